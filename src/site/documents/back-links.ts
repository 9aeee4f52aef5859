// Documents that link to one that is to be cancelled or deleted.
import type { Context } from '../context.ts';
import { throwMessage } from '../messages.ts';
import { quoted } from '../query/dialects.ts';
import { toSql } from '../values.ts';
import type { Document } from './document.ts';
import { findMeta } from './meta-loader.ts';

/** DocTypes whose links never keep a document. */
const ignored: ReadonlySet<string> = new Set([
  'Comment',
  'Version',
  'ToDo',
  'DocShare',
  'Communication',
  'File',
  'Activity Log',
  'Error Log',
  'Email Queue',
  'Deleted Document',
  'Scheduled Job Log',
  'User Permission',
  'Note Seen By',
]);

interface LinkField {
  readonly doctype: string;
  readonly fieldname: string;
}

/** Raises LinkExistsError if a document (for a cancel: a submitted one) links here. */
export function checkBackLinks(context: Context, doc: Document, purpose: 'cancel' | 'delete'): void {
  for (const link of linksTo(context, doc.doctype)) {
    if (ignored.has(link.doctype)) continue;
    checkLink(context, doc, link, purpose);
  }
  for (const link of dynamicLinks(context)) {
    if (!ignored.has(link.doctype)) checkDynamicLink(context, doc, link, purpose);
  }
}

/** The Link fields that point to a DocType. */
export function linksTo(context: Context, doctype: string): readonly LinkField[] {
  const sql =
    "SELECT `parent`, `fieldname` FROM `tabDocField` WHERE `options` = ? AND `fieldtype` = 'Link' AND `parenttype` = 'DocType'";
  const custom = "SELECT `dt`, `fieldname` FROM `tabCustom Field` WHERE `options` = ? AND `fieldtype` = 'Link'";
  const rows = [...context.database.table(sql, [doctype]).rows, ...context.database.table(custom, [doctype]).rows];
  return rows.map(([parent, fieldname]) => ({ doctype: String(parent), fieldname: String(fieldname) }));
}

/** Every Dynamic Link with the field that holds its DocType. */
export function dynamicLinks(context: Context): readonly (LinkField & { readonly typeField: string })[] {
  const sql = "SELECT `parent`, `fieldname`, `options` FROM `tabDocField` WHERE `fieldtype` = 'Dynamic Link'";
  return context.database.table(sql).rows.map(([parent, fieldname, options]) => ({
    doctype: String(parent),
    fieldname: String(fieldname),
    typeField: String(options),
  }));
}

function checkLink(context: Context, doc: Document, link: LinkField, purpose: 'cancel' | 'delete'): void {
  const meta = findMeta(context, link.doctype);
  if (meta === undefined || meta.isVirtual) return;
  if (meta.isSingle) {
    const sql = 'SELECT `value` FROM `tabSingles` WHERE `doctype` = ? AND `field` = ? AND `value` = ?';
    const value = context.database.scalar(sql, [link.doctype, link.fieldname, toSql(context.run, doc.name)]);
    if (value !== undefined && purpose === 'delete') refuse(context, doc, link.doctype, link.doctype, '');
    return;
  }
  findLinking(context, doc, { ...link, condition: '', parameters: [] }, purpose);
}

function checkDynamicLink(
  context: Context,
  doc: Document,
  link: LinkField & { readonly typeField: string },
  purpose: 'cancel' | 'delete',
): void {
  const meta = findMeta(context, link.doctype);
  if (meta === undefined || meta.isSingle || meta.isVirtual) return;
  findLinking(
    context,
    doc,
    { ...link, condition: ` AND ${quoted(link.typeField)} = ?`, parameters: [doc.doctype] },
    purpose,
  );
}

interface Search extends LinkField {
  readonly condition: string;
  readonly parameters: readonly string[];
}

function findLinking(context: Context, doc: Document, search: Search, purpose: 'cancel' | 'delete'): void {
  const meta = findMeta(context, search.doctype);
  if (meta === undefined) return;
  const columns = meta.isTable ? '`name`, `parent`, `parenttype`, `idx`, `docstatus`' : '`name`, `docstatus`';
  const sql = `SELECT ${columns} FROM ${quoted(meta.table)} WHERE ${quoted(search.fieldname)} = ?${search.condition}`;
  const { columns: names, rows } = context.database.table(sql, [toSql(context.run, doc.name), ...search.parameters]);
  for (const row of rows) {
    const at = (column: string) => row[names.indexOf(column)] ?? null;
    const [linkType, linkName] = meta.isTable
      ? [String(at('parenttype')), String(at('parent'))]
      : [meta.name, String(at('name'))];
    if (linkType === doc.doctype && linkName === String(doc.name)) continue;
    if (
      ignored.has(linkType) ||
      (purpose === 'cancel' && at('docstatus') !== 1) ||
      (purpose === 'delete' && at('docstatus') === 2)
    )
      continue;
    refuse(context, doc, linkType, linkName, meta.isTable ? `at Row: ${String(at('idx'))}` : '');
  }
}

function refuse(context: Context, doc: Document, linkType: string, linkName: string, row: string): never {
  const meta = findMeta(context, doc.doctype);
  const [here, there] = [pageLink(doc.doctype, String(doc.name)), pageLink(linkType, linkName)];
  const switched = meta?.field('disabled') !== undefined || meta?.field('enabled') !== undefined;
  const advice = switched ? `<br><br>You can disable this ${doc.doctype} instead of deleting it.` : '';
  const message = `Cannot delete or cancel because ${doc.doctype} ${here} is linked with ${linkType} ${there} ${row}${advice}`;
  return throwMessage(context, message.trim(), 'LinkExistsError');
}

/** A link to a document's page in the desk. */
export function pageLink(doctype: string, name: string): string {
  const path = doctype.toLowerCase().replaceAll(' ', '-');
  return `<a href="/app/${path}/${encodeURIComponent(name)}">${name}</a>`;
}
