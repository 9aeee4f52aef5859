// The type of tables: any attribute that is no method is a column.
import { genericAttribute } from '../../../language/runtime/attributes.ts';
import { method } from '../../../language/runtime/declare.ts';
import { raise } from '../../../language/runtime/errors.ts';
import { str } from '../../../language/runtime/text.ts';
import { defineType, type PyType } from '../../../language/runtime/type.ts';
import { builtin, type PyValue } from '../../../language/runtime/values.ts';
import { definePython } from '../../python-methods.ts';
import { PyTable, PyTerm } from './nodes.ts';
import { sqlOf } from './render-query.ts';
import { fieldOf, types } from './terms.ts';

/** The type of tables. */
export const tableType = defineType({
  name: 'Table',
  module: 'pypika.queries',
  bases: [builtin.object],
  subclassable: false,
  slots: {
    str: (run, self: PyTable) => sqlOf(run, self).replaceAll('`', '"'),
    repr: (_run, self: PyTable) => `Table('${self.name}')`,
    hash: () => 0,
    bool: () => true,
    compare(_run, op, self: PyTable, other) {
      if (op !== '==' && op !== '!=') return undefined;
      const equal = other instanceof PyTable && other.name === self.name && other.alias === self.alias;
      return equal === (op === '==');
    },
    getAttribute(run, self: PyTable, name) {
      if (name === 'star') return new PyTerm(types.Star, { kind: 'star', table: self });
      if (name === 'alias') return self.alias ?? null;
      if (tableType.lookup(name) !== undefined) return genericAttribute(run, self, name);
      return name.startsWith('_') ? undefined : fieldOf(name, self);
    },
    getItem(run, self: PyTable, key) {
      return typeof key === 'string'
        ? fieldOf(key, self)
        : raise('TypeError', `field names are text, not ${str(run, key)}`);
    },
  },
});

definePython(tableType, [
  method('as_(self, alias)', {
    doc: 'The table under another name.',
    run: (run, self: PyTable, alias: PyValue) =>
      new PyTable(tableType, self.name, {
        alias: str(run, alias),
        ...(self.schema === undefined ? {} : { schema: self.schema }),
      }),
  }),
  method('get_table_name(self)', {
    doc: 'The name that columns are written with.',
    run: (_run, self: PyTable) => self.alias ?? self.name,
  }),
  method('get_sql(self, **kwargs)', { doc: 'The table as SQL.', run: (run, self: PyTable) => sqlOf(run, self) }),
]);

/** A schema, whose attributes are its tables. */
export class PySchema {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
  get type(): PyType {
    return schemaType;
  }
}

const schemaType = defineType({
  name: 'Schema',
  module: 'pypika.queries',
  bases: [builtin.object],
  subclassable: false,
  slots: {
    getAttribute: (_run, self: PySchema, name) => (name.startsWith('_') ? undefined : rawTable(name, self.name)),
  },
});

/** A table by its name in the database. */
export function rawTable(name: string, schema?: string): PyTable {
  return new PyTable(tableType, name, schema === undefined ? {} : { schema });
}

/** The table of a DocType; names that begin with two underscores stand as they are. */
export function docTypeTable(name: string): PyTable {
  return rawTable(name.startsWith('__') || name.startsWith('tab') ? name : `tab${name}`);
}
