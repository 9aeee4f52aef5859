// The description of a DocType: typed for the site, a Meta object for scripts (methods in meta-methods.ts).
import '../../language/types/load.ts';
import { genericAttribute } from '../../language/runtime/attributes.ts';
import { defineType, type PyType } from '../../language/runtime/type.ts';
import { builtin, PyList, type PyValue } from '../../language/runtime/values.ts';
import { Field } from './field.ts';
import { childColumns, standardColumns } from './fieldtypes.ts';

/** The Python type of what `frappe.get_meta` returns. */
export const metaType: PyType = defineType({
  name: 'Meta',
  module: 'frappe.model.meta',
  bases: [builtin.object],
  subclassable: false,
  slots: {
    getAttribute(run, self: Meta, name) {
      return self.attribute(name) ?? genericAttribute(run, self, name) ?? (name.startsWith('__') ? undefined : null);
    },
    repr: (_run, self: Meta) => `<Meta: doctype=DocType ${self.name}>`,
  },
});

/** The rights of a permission row, in Frappe's order. */
export const rights = [
  'select',
  'read',
  'write',
  'create',
  'delete',
  'submit',
  'cancel',
  'amend',
  'print',
  'email',
  'report',
  'import',
  'export',
  'share',
] as const;

/** One DocPerm or Custom DocPerm row. */
export interface Permission {
  readonly role: string;
  readonly permlevel: number;
  readonly ifOwner: boolean;
  readonly rights: ReadonlySet<string>;
}

/** The rows a Meta is made of, as plain maps from property to value. */
export interface MetaParts {
  readonly values: ReadonlyMap<string, PyValue>;
  readonly fields: readonly ReadonlyMap<string, PyValue>[];
  readonly permissions: readonly ReadonlyMap<string, PyValue>[];
}

/** A DocType with its custom fields, property setters and permissions applied. */
export class Meta {
  readonly values: ReadonlyMap<string, PyValue>;
  readonly name: string;
  readonly fields: readonly Field[];
  readonly permissions: readonly Permission[];
  readonly permissionRows: readonly Field[];
  readonly isSingle: boolean;
  readonly isTable: boolean;
  readonly isSubmittable: boolean;
  readonly isVirtual: boolean;
  readonly trackChanges: boolean;
  readonly allowRename: boolean;
  readonly autoname: string;
  readonly titleField: string;
  /** Fields with a column of their own. */
  readonly stored: readonly Field[];
  readonly tables: readonly Field[];
  readonly links: readonly Field[];
  readonly dynamicLinks: readonly Field[];
  /** All columns of the table that documents write. */
  readonly columns: readonly string[];
  readonly #byName: ReadonlyMap<string, Field>;

  constructor(parts: MetaParts) {
    this.values = parts.values;
    this.name = this.text('name');
    this.fields = parts.fields.map((values) => new Field(values));
    this.permissionRows = parts.permissions.map((values) => new Field(values));
    this.permissions = this.permissionRows.map(readPermission);
    this.#byName = new Map(this.fields.map((field) => [field.fieldname, field]));
    this.isSingle = this.flag('issingle');
    this.isTable = this.flag('istable');
    this.isSubmittable = this.flag('is_submittable');
    this.isVirtual = this.flag('is_virtual');
    this.trackChanges = this.flag('track_changes');
    this.allowRename = this.flag('allow_rename');
    this.autoname = this.text('autoname');
    this.titleField = this.text('title_field');
    this.stored = this.fields.filter((field) => field.stored);
    this.tables = this.fields.filter((field) => field.table);
    this.links = this.fields.filter((field) => field.fieldtype === 'Link' && field.options !== '[Select]');
    this.dynamicLinks = this.fields.filter((field) => field.fieldtype === 'Dynamic Link');
    const own = this.stored.map((field) => field.fieldname);
    this.columns = [...standardColumns, ...own, ...(this.isTable ? childColumns : [])];
  }

  get type(): PyType {
    return metaType;
  }

  /** The table's name. */
  get table(): string {
    return tableName(this.name);
  }

  /** The field of that name; standard columns are no fields. */
  field(name: string): Field | undefined {
    return this.#byName.get(name);
  }

  /** Whether documents of this type have such a column. */
  hasColumn(name: string): boolean {
    return this.columns.includes(name) || (name.startsWith('_') && !this.isTable);
  }

  text(key: string): string {
    const value = this.values.get(key);
    return typeof value === 'string' ? value : '';
  }

  flag(key: string): boolean {
    const value = this.values.get(key);
    return value === 1 || value === true || value === '1';
  }

  /** What a script reads; `undefined` for a name that is neither a property nor a table of the definition. */
  attribute(name: string): PyValue | undefined {
    if (name === 'fields') return new PyList([...this.fields]);
    if (name === 'permissions') return new PyList([...this.permissionRows]);
    if (name === 'doctype') return 'DocType';
    return this.values.get(name);
  }

  /** Default ordering of lists. */
  ordering(profile: 'frappe-15' | 'frappe-16'): { readonly fields: readonly string[]; readonly direction: string } {
    const fallback = profile === 'frappe-15' ? 'modified' : 'creation';
    const sortField = this.text('sort_field') || fallback;
    return { fields: sortField.split(',').map((field) => field.trim()), direction: this.text('sort_order') || 'DESC' };
  }
}

function readPermission(row: Field): Permission {
  return {
    role: row.text('role'),
    permlevel: row.permlevel,
    ifOwner: row.flag('if_owner'),
    rights: new Set([...rights, 'mask'].filter((right) => row.flag(right))),
  };
}

/** The table of a DocType. */
export function tableName(doctype: string): string {
  return `tab${doctype}`;
}
