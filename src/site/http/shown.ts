// Documents as the API shows them: nulls by version, fields that the user may not read left out, links expanded on demand.
import { PyDict } from '../../language/runtime/containers.ts';
import type { PyValue } from '../../language/runtime/values.ts';
import { cstr } from '../casts.ts';
import type { Context } from '../context.ts';
import { item } from '../dictionary.ts';
import type { Document } from '../documents/document.ts';
import { documentValues } from '../documents/export.ts';
import type { Field } from '../documents/field.ts';
import type { Meta } from '../documents/meta.ts';
import { findMeta } from '../documents/meta-loader.ts';
import { findDocument } from '../documents/stored.ts';
import { hasPermission } from '../permissions/check.ts';
import { permissionLevels } from '../permissions/role-permissions.ts';

/** Whether fields without a value are shown as null. */
export interface Nulls {
  readonly noNulls: boolean;
}

/** A document without what the user may not read. */
export function shownDocument(context: Context, doc: Document, { noNulls }: Nulls): PyDict {
  const dict = documentValues(context, doc, { noNulls });
  if (context.user === 'Administrator' || doc.meta.isTable) return dict;
  const levels = permissionLevels(context, doc.meta, 'read', context.user);
  for (const field of doc.meta.fields) {
    if (field.permlevel > 0 && !levels.has(field.permlevel)) dict.table.delete(context.run, field.fieldname);
  }
  return dict;
}

/** Replaces the names in link fields, of a document and of its rows, by the documents that they name. */
export function expandLinks(context: Context, dict: PyDict, meta: Meta): void {
  for (const field of [...meta.links, ...meta.dynamicLinks]) expandLink(context, dict, field);
  for (const table of meta.tables) {
    const rowMeta = findMeta(context, table.options);
    const rows = item(dict, table.fieldname);
    if (rowMeta === undefined || rows === null || typeof rows !== 'object' || !('items' in rows)) continue;
    for (const row of Array.isArray(rows.items) ? rows.items : [])
      if (row instanceof PyDict) expandLinks(context, row, rowMeta);
  }
}

/** Replaces one link's name by the document, if the user may read it. */
export function expandLink(context: Context, dict: PyDict, field: Field): void {
  const name = item(dict, field.fieldname);
  const doctype = field.fieldtype === 'Link' ? field.options : cstr(context.run, item(dict, field.options));
  const linked = linkedDocument(context, doctype, name);
  if (linked !== undefined)
    dict.table.set(context.run, field.fieldname, shownDocument(context, linked, { noNulls: true }));
}

function linkedDocument(context: Context, doctype: string, name: PyValue): Document | undefined {
  if (name === null || name === '' || findMeta(context, doctype) === undefined) return undefined;
  const doc = findDocument(context, doctype, name);
  if (doc === undefined) return undefined;
  return hasPermission(context, { doctype, right: 'read', doc, explain: false }) ? doc : undefined;
}
