// The tables of one query: the DocType's own, and those joined for child and linked fields.
import type { Context } from '../context.ts';
import type { Field } from '../documents/field.ts';
import type { Meta } from '../documents/meta.ts';
import { findMeta, getMeta } from '../documents/meta-loader.ts';
import { raiseFrappe } from '../frappe/exceptions.ts';
import { quoted } from './dialects.ts';

/** A column of a query. */
export interface SelectedColumn {
  readonly sql: string;
  readonly name: string;
  readonly meta: Meta;
  /** `undefined` for standard columns and unknown ones. */
  readonly field: Field | undefined;
}

/** Resolves field names to columns and collects the joins they need. */
export class Selection {
  readonly context: Context;
  readonly meta: Meta;
  readonly #joins = new Map<string, string>();

  constructor(context: Context, meta: Meta) {
    this.context = context;
    this.meta = meta;
  }

  /** The text behind FROM. */
  get from(): string {
    return [quoted(this.meta.table), ...this.#joins.values()].join(' ');
  }

  get joined(): boolean {
    return this.#joins.size > 0;
  }

  /** DocTypes of the joined tables. */
  get joinedDoctypes(): readonly string[] {
    return [...this.#joins.keys()].map((table) => table.slice(3));
  }

  /** The column that a name means: `f`, `link.f`, `table.f`, `` `tabX`.`f` ``, or a field of one of the child tables. */
  column(name: string, doctype: string = this.meta.name): SelectedColumn {
    const qualified = /^`?tab([^`.]+)`?\.`?([^`]+)`?$/.exec(name);
    if (qualified !== null) return this.#inTable(qualified[1] ?? '', qualified[2] ?? '');
    const bare = name.replaceAll('`', '');
    if (doctype !== this.meta.name) return this.#inTable(doctype, bare);
    const dot = bare.indexOf('.');
    if (dot > 0) return this.#through(bare.slice(0, dot), bare.slice(dot + 1));
    if (this.meta.hasColumn(bare)) return columnOf(this.meta, bare, this.meta.table);
    const table = this.meta.tables.find((candidate) => findMeta(this.context, candidate.options)?.field(bare)?.stored);
    return table === undefined ? columnOf(this.meta, bare, this.meta.table) : this.#child(table, bare);
  }

  #inTable(doctype: string, name: string): SelectedColumn {
    if (doctype === this.meta.name) return columnOf(this.meta, name, this.meta.table);
    const table = this.meta.tables.find((candidate) => candidate.options === doctype);
    if (table !== undefined) return this.#child(table, name);
    const link = this.meta.links.find((candidate) => candidate.options === doctype);
    if (link !== undefined) return this.#link(link, name);
    return columnOf(getMeta(this.context, doctype), name, `tab${doctype}`);
  }

  #through(fieldname: string, name: string): SelectedColumn {
    const field = this.meta.field(fieldname);
    if (field?.table) return this.#child(field, name);
    if (field?.fieldtype === 'Link') return this.#link(field, name);
    return columnOf(this.meta, `${fieldname}.${name}`, this.meta.table);
  }

  #child(table: Field, name: string): SelectedColumn {
    const meta = getMeta(this.context, table.options);
    const alias = meta.table;
    const parent = quoted(this.meta.table);
    const field = this.context.is15 ? '' : ` AND ${quoted(alias)}.\`parentfield\` = '${table.fieldname}'`;
    const type = this.meta.name.replaceAll("'", "''");
    const on = `${quoted(alias)}.\`parenttype\` = '${type}' AND ${quoted(alias)}.\`parent\` = ${parent}.\`name\`${field}`;
    if (!this.#joins.has(alias)) this.#joins.set(alias, `LEFT JOIN ${quoted(alias)} ON ${on}`);
    return columnOf(meta, name, alias);
  }

  #link(link: Field, name: string): SelectedColumn {
    const meta = getMeta(this.context, link.options);
    const taken =
      meta.table === this.meta.table ||
      (this.#joins.has(meta.table) && !this.#joins.get(meta.table)?.endsWith(`.${quoted(link.fieldname)}`));
    const alias = taken ? `${meta.table}_${link.fieldname}` : meta.table;
    const on = `${quoted(alias)}.\`name\` = ${quoted(this.meta.table)}.${quoted(link.fieldname)}`;
    if (!this.#joins.has(alias)) this.#joins.set(alias, `LEFT JOIN ${quoted(meta.table)} ${quoted(alias)} ON ${on}`);
    return columnOf(meta, name, alias);
  }
}

function columnOf(meta: Meta, name: string, table: string): SelectedColumn {
  if (!/^[\p{L}\p{N}_.]+$/u.test(name) && !meta.hasColumn(name))
    return raiseFrappe('DataError', `Invalid field name: ${name}`);
  return { sql: `${quoted(table)}.${quoted(name)}`, name, meta, field: meta.field(name) };
}
