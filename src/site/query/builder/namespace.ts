// frappe.qb: the query builder as scripts find it.
import './joins.ts';
import './running.ts';
import { type Keywords, keyword } from '../../../language/runtime/call.ts';
import { raise } from '../../../language/runtime/errors.ts';
import { str } from '../../../language/runtime/text.ts';
import { defineType } from '../../../language/runtime/type.ts';
import { builtin, PyInstance, type PyValue } from '../../../language/runtime/values.ts';
import type { Context } from '../../context.ts';
import { declare } from '../../frappe/declared.ts';
import { raiseFrappe } from '../../frappe/exceptions.ts';
import { isInternalTable } from '../readable.ts';
import { aggregateNames } from './aggregates.ts';
import { callTerm, orders, termNames } from './constructors.ts';
import { PyTable } from './nodes.ts';
import { changed, emptyQuery, sourceOf, withColumns, withSource } from './queries.ts';
import { docTypeTable, PySchema, rawTable } from './tables.ts';
import { fieldOf, types } from './terms.ts';

/** The table of a DocType by name; the site's own bookkeeping is refused. */
function docType(context: Context, name: PyValue): PyValue {
  const table = docTypeTable(str(context.run, name));
  if (isInternalTable(table.name)) return raiseFrappe('PermissionError', `${table.name} cannot be read by scripts`);
  return table;
}

/** The functions of `frappe.qb`. */
export const builderNames = [
  ...aggregateNames,
  declare('frappe.qb.DocType(name)', {
    doc: 'Return the table of a DocType.',
    examples: ['frappe.qb.from_(frappe.qb.DocType("User")).select("name").get_sql()  #> SELECT `name` FROM `tabUser`'],
    run: docType,
  }),
  declare('frappe.qb.Table(name)', {
    doc: 'Return a table by its name in the database.',
    run: (context, name: PyValue) => rawTable(str(context.run, name)),
  }),
  declare('frappe.qb.Schema(name)', {
    doc: 'Return a schema, whose attributes are tables.',
    run: (context, name: PyValue) => new PySchema(str(context.run, name)),
  }),
  declare('frappe.qb.Field(name)', {
    doc: 'Return a column of whatever table there is.',
    run: (context, name: PyValue) => fieldOf(str(context.run, name)),
  }),
  declare('frappe.qb.from_(table)', {
    doc: 'Start a query that reads a table, a DocType by name, or another query.',
    run: (_context, table: PyValue) => withSource(emptyQuery(), sourceOf(table)),
  }),
  declare('frappe.qb.into(table)', {
    doc: 'Start an insertion, whose text can be read.',
    run(_context, table: PyValue) {
      const into = sourceOf(table);
      return into instanceof PyTable ? changed(emptyQuery(), { into }) : raise('TypeError', 'a table is needed');
    },
  }),
  declare('frappe.qb.update(table)', {
    doc: 'Start an update, whose text can be read.',
    run: (_context, table: PyValue) => changed(emptyQuery(), { update: sourceOf(table) }),
  }),
  declare('frappe.qb.with_(query, name)', {
    doc: 'Start a query that reads another one by a name.',
    run: (context, query: PyValue, name: PyValue) =>
      changed(emptyQuery(), { common: [[str(context.run, name), sourceOf(query)]] }),
  }),
  declare('frappe.qb.select(*terms)', {
    doc: 'Start a query without a table.',
    run: (context, terms: PyValue[]) => withColumns(context.run, emptyQuery(), terms),
  }),
  declare('frappe.qb.functions(name, *args, **kwargs)', {
    doc: 'Return a call of an SQL function.',
    run: (context, name: PyValue, args: PyValue[], keywords: Keywords | undefined) => {
      const alias = keyword(keywords, 'alias');
      const term = callTerm(context.run, types.Function, name, args);
      return alias === undefined ? term : callTerm(context.run, types.Function, name, args, keywords);
    },
  }),
];

type Entries = readonly (readonly [string, PyValue])[];

const builderType = defineType({
  name: 'MariaDB',
  module: 'frappe.query_builder.builder',
  bases: [builtin.object],
  subclassable: false,
  slots: {
    repr: () => "<class 'frappe.query_builder.builder.MariaDB'>",
    getAttribute: (_run, self: PyInstance, name) => self.attributes.get(name),
  },
});

/** The value of `frappe.qb`; `namespaceOf` makes the kind of namespace that its terms are in. */
export function builderValue(namespaceOf: (entries: Entries) => PyValue): PyValue {
  const builder = new PyInstance(builderType);
  for (const { dotted, value } of builderNames) builder.attributes.set(dotted.slice('frappe.qb.'.length), value);
  builder.attributes.set('desc', orders.desc);
  builder.attributes.set('asc', orders.asc);
  builder.attributes.set('terms', namespaceOf(termNames));
  return builder;
}
