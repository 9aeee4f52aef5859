// A document: its values, its rows, its flags, and how a script sees them as a Python object.
import '../../language/types/load.ts';
import { genericAttribute } from '../../language/runtime/attributes.ts';
import { PyDict } from '../../language/runtime/containers.ts';
import { raise } from '../../language/runtime/errors.ts';
import type { Run } from '../../language/runtime/run.ts';
import { HashTable } from '../../language/runtime/table.ts';
import { defineType, type PyType } from '../../language/runtime/type.ts';
import { builtin, PyFloat, PyList, type PyValue } from '../../language/runtime/values.ts';
import { attributeDict } from '../dictionary.ts';
import { docStatus, statusNumber } from './docstatus.ts';
import type { Meta } from './meta.ts';

/** Keys that `set` and `update` ignore silently. */
export const reservedKeys: ReadonlySet<string> = new Set([
  'doctype',
  'meta',
  'flags',
  'parent_doc',
  '_table_fields',
  '_valid_columns',
  '_doc_before_save',
  '_table_fieldnames',
  '_reserved_keywords',
  'permitted_fieldnames',
  'dont_update_if_missing',
]);

/** The Python type of every document; methods are added by the files that implement them. */
export const documentType: PyType = defineType({
  name: 'Document',
  module: 'frappe.model.document',
  bases: [builtin.object],
  subclassable: false,
  slots: {
    getAttribute: (run, self: Document, name) => self.attribute(run, name),
    setAttribute: (run, self: Document, name, value) => self.assign(run, name, value),
    deleteAttribute(_run, self: Document, name) {
      if (!self.values.delete(name)) raise('AttributeError', name);
    },
    repr: (_run, self: Document) => describe(self),
    str: (_run, self: Document) =>
      `${self.meta.flag('custom') ? 'Document' : className(self.doctype)} (${nameOrUnsaved(self)})`,
  },
});

/** How `context.saving` knows a document. */
export function saveKey(doc: Document): string {
  return `${doc.doctype}/${doc.text('name')}`;
}

/** The name of the Python class that stands for a DocType. */
export function className(doctype: string): string {
  return doctype.replaceAll(' ', '').replaceAll('-', '');
}

function nameOrUnsaved(doc: Document): string {
  return doc.name === null || doc.name === '' ? 'unsaved' : String(doc.name);
}

function describe(doc: Document): string {
  const status = doc.docstatus === 0 ? '' : ` docstatus=${doc.docstatus}`;
  const parent = doc.text('parent') === '' ? '' : ` parent=${doc.text('parent')}`;
  const word = doc.meta.flag('custom') ? 'Document' : className(doc.doctype);
  return `<${word}: doctype=${doc.doctype} ${nameOrUnsaved(doc)}${status}${parent}>`;
}

const DOCUMENT_BYTES = 600;
const COLUMN_BYTES = 48;

/** A document or a row of one. */
export class Document {
  readonly doctype: string;
  readonly meta: Meta;
  /** Python's instance attributes: columns, tables (PyList of rows), and whatever a script has set. */
  readonly values = new Map<string, PyValue>();
  flags: PyValue = new PyDict(new HashTable(), attributeDict);
  /** The in-memory parent of a row. */
  parentDocument: Document | undefined;
  /** The stored state during a save: `null` on insert, `undefined` before any save. */
  before: Document | null | undefined;

  /** A document with every column present: None, or 0 for docstatus and idx. */
  constructor(meta: Meta) {
    this.meta = meta;
    this.doctype = meta.name;
    for (const column of meta.columns) this.values.set(column, null);
    this.values.set('docstatus', 0);
    this.values.set('idx', 0);
    for (const table of meta.tables) this.values.set(table.fieldname, new PyList([]));
  }

  get type(): PyType {
    return documentType;
  }

  get name(): PyValue {
    return this.values.get('name') ?? null;
  }

  set name(name: PyValue) {
    this.values.set('name', name);
  }

  get docstatus(): number {
    const value = this.values.get('docstatus');
    return statusNumber(value) ?? toInt(value);
  }

  set docstatus(status: number) {
    this.values.set('docstatus', status);
  }

  /** What it takes of memory beside what its values are, in bytes. */
  get weight(): number {
    return DOCUMENT_BYTES + COLUMN_BYTES * this.values.size;
  }

  /** The values that it holds, for the memory's survey. */
  *held(): Iterable<PyValue> {
    yield* this.values.values();
    yield this.flags;
    if (this.parentDocument !== undefined) yield this.parentDocument;
  }

  /** Marked as not yet in the database. */
  get isLocal(): boolean {
    return isTrue(this.values.get('__islocal'));
  }

  /** A value, None when there is none. */
  value(key: string): PyValue {
    if (key === 'doctype') return this.doctype;
    if (key === 'flags') return this.flags;
    return this.values.get(key) ?? null;
  }

  /** A value as text, '' when it is not text. */
  text(key: string): string {
    const value = this.values.get(key);
    if (typeof value === 'string') return value;
    return typeof value === 'number' || typeof value === 'bigint' ? String(value) : '';
  }

  /** The rows of a table; what is no document (a script's own list) is left out. */
  rows(field: string): Document[] {
    const list = this.values.get(field);
    return list instanceof PyList ? list.items.filter((row) => row instanceof Document) : [];
  }

  /** The rows of all tables. */
  allRows(): Document[] {
    return this.meta.tables.flatMap((table) => this.rows(table.fieldname));
  }

  /** A flag of `doc.flags`. */
  flag(name: string): PyValue {
    return this.flags instanceof PyDict ? (this.flags.table.map.get(name) ?? null) : null;
  }

  /** Whether a flag of `doc.flags` is set. */
  flagged(name: string): boolean {
    return isTrue(this.flag(name));
  }

  setFlag(run: Run, name: string, value: PyValue): void {
    if (this.flags instanceof PyDict) this.flags.table.set(run, name, value);
  }

  /** What `doc.x` gives; `undefined` when there is nothing of the name. */
  attribute(run: Run, name: string): PyValue | undefined {
    if (name === 'docstatus') return docStatus(this.docstatus);
    const own = this.values.get(name);
    if (own !== undefined) return own;
    const get = computed.get(name);
    if (get !== undefined) return get(this);
    return properties.get(name)?.(run, this) ?? genericAttribute(run, this, name);
  }

  /** What `doc.x = value` does: any name is kept in memory. */
  assign(run: Run, name: string, value: PyValue): void {
    if (name === 'flags') this.flags = value;
    else if (name === 'docstatus') this.docstatus = statusNumber(value) ?? toInt(value);
    else {
      if (!this.values.has(name)) run.chargeEntries(this.values.size + 1, 4);
      this.values.set(name, value);
    }
  }
}

const computed: ReadonlyMap<string, (doc: Document) => PyValue> = new Map<string, (doc: Document) => PyValue>([
  ['doctype', (doc) => doc.doctype],
  ['flags', (doc) => doc.flags],
  ['meta', (doc) => doc.meta],
  ['parent_doc', (doc) => doc.parentDocument ?? null],
  ['_doc_before_save', (doc) => doc.before ?? null],
]);

/** Attributes that ask the database, by name; filled while the files of document methods are loaded. */
const properties = new Map<string, (run: Run, doc: Document) => PyValue>();

/** Declares an attribute of every document. */
export function defineProperty(name: string, read: (run: Run, doc: Document) => PyValue): void {
  properties.set(name, read);
}

function toInt(value: PyValue | undefined): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value instanceof PyFloat) return Math.trunc(value.value) || 0;
  return typeof value === 'string' ? Math.trunc(Number(value)) || 0 : 0;
}

/** Truth of a plain value, for flags: containers count when they are there. */
export function isTrue(value: PyValue | undefined): boolean {
  if (value === undefined || value === null || value === false || value === 0 || value === '') return false;
  return !(value instanceof PyFloat && value.value === 0);
}
