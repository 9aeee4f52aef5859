// A field of a DocType: typed for the site, a DocField object for scripts.
import '../../language/types/load.ts';
import { genericAttribute } from '../../language/runtime/attributes.ts';
import { define, method } from '../../language/runtime/declare.ts';
import { defineType, type PyType } from '../../language/runtime/type.ts';
import { builtin, PyList, type PyValue } from '../../language/runtime/values.ts';
import { columnTypes, tableTypes } from './fieldtypes.ts';

/** The Python type of a row of `meta.fields`. */
export const fieldType: PyType = defineType({
  name: 'DocField',
  module: 'frappe.core.doctype.docfield.docfield',
  bases: [builtin.object],
  subclassable: false,
  slots: {
    getAttribute(run, self: Field, name) {
      return self.values.get(name) ?? genericAttribute(run, self, name) ?? (name.startsWith('__') ? undefined : null);
    },
    repr: (_run, self: Field) => {
      const parent = self.parent === '' ? '' : ` parent=${self.parent}`;
      return `<${self.fieldtype}DocField: ${self.fieldname}${parent}>`;
    },
  },
});

define(fieldType, [
  method('get(key: str, default=None, /)', {
    doc: 'Return a property of the field, or the default.',
    run: (_run, self: Field, key: string, fallback: PyValue) => self.values.get(key) ?? fallback,
  }),
  method('get_link_doctype()', {
    doc: 'Return the DocType that a Link field points to.',
    run: (_run, self: Field) => (self.fieldtype === 'Link' ? self.options : null),
  }),
  method('get_select_options()', {
    doc: 'Return the non-empty options of a Select field.',
    run: (_run, self: Field) => new PyList(self.optionLines.filter((line) => line !== '')),
  }),
]);

/** One field; what the site asks for often is typed, everything is in `values`. */
export class Field {
  readonly values: ReadonlyMap<string, PyValue>;
  readonly fieldname: string;
  readonly fieldtype: string;
  readonly label: string;
  readonly options: string;
  readonly parent: string;
  readonly permlevel: number;
  readonly length: number;
  readonly fetchFrom: string;
  readonly required: boolean;
  readonly unique: boolean;
  readonly virtual: boolean;
  /** The default as text; `undefined` when there is none. */
  readonly fallback: string | undefined;

  constructor(values: ReadonlyMap<string, PyValue>) {
    this.values = values;
    this.fieldname = this.text('fieldname');
    this.fieldtype = this.text('fieldtype');
    this.label = this.text('label') || this.fieldname;
    this.options = this.text('options');
    this.parent = this.text('parent');
    this.permlevel = this.number('permlevel');
    this.length = this.number('length');
    this.fetchFrom = this.text('fetch_from');
    this.required = this.flag('reqd');
    this.unique = this.flag('unique');
    this.virtual = this.flag('is_virtual');
    const fallback = values.get('default');
    this.fallback = fallback === undefined || fallback === null || fallback === '' ? undefined : this.text('default');
  }

  get type(): PyType {
    return fieldType;
  }

  /** A property as text, '' when missing. */
  text(key: string): string {
    const value = this.values.get(key);
    if (typeof value === 'string') return value;
    return typeof value === 'number' ? String(value) : '';
  }

  /** A property as a number, 0 when missing. */
  number(key: string): number {
    const value = this.values.get(key);
    return typeof value === 'number' ? value : Number(value ?? 0) || 0;
  }

  /** Whether a Check property is set. */
  flag(key: string): boolean {
    return this.number(key) !== 0 || this.values.get(key) === true;
  }

  /** The lines of `options`. */
  get optionLines(): string[] {
    return this.options === '' ? [] : this.options.split('\n').map((line) => line.trim());
  }

  /** Has a column of its own. */
  get stored(): boolean {
    return columnTypes.has(this.fieldtype) && !this.virtual;
  }

  /** Holds child rows. */
  get table(): boolean {
    return tableTypes.has(this.fieldtype);
  }
}
