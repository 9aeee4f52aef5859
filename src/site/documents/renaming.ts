// Renaming and merging documents: documents.md §1.3.
import { PyDict } from '../../language/runtime/containers.ts';
import type { PyValue } from '../../language/runtime/values.ts';
import type { Context } from '../context.ts';
import { item } from '../dictionary.ts';
import { bold, queueMessage, throwMessage } from '../messages.ts';
import { hasPermission } from '../permissions/check.ts';
import { forgetCached } from './after-write.ts';
import { dynamicLinks, linksTo } from './back-links.ts';
import { addComment } from './comments.ts';
import { deleteDocument } from './deletion.ts';
import type { Document } from './document.ts';
import { runMethod } from './hooks.ts';
import { getDocument } from './make.ts';
import { findMeta, getMeta } from './meta-loader.ts';
import { nameExists, validName } from './naming.ts';
import { moveSecretsOf } from './secrets.ts';

/** Keyword arguments of `frappe.rename_doc`. */
export interface RenameOptions {
  readonly force?: boolean;
  readonly merge?: boolean;
  readonly ignorePermissions?: boolean;
  readonly ignoreIfExists?: boolean;
  readonly showAlert?: boolean;
}

/** Renames a document (or merges it into another) with its events; answers the new name. */
export function renameDocument(
  context: Context,
  doctype: string,
  old: string,
  wanted: string,
  options: RenameOptions = {},
): string {
  const meta = getMeta(context, doctype);
  if (options.ignoreIfExists && nameExists(context, doctype, wanted)) return wanted;
  if (!nameExists(context, doctype, old))
    throwMessage(context, `Can't rename ${old} to ${wanted} because ${old} doesn't exist.`);
  if (old === wanted) throwMessage(context, 'No changes made because old and new name are the same.');
  const doc = getDocument(context, doctype, old);
  context.run.spend('writes');
  const replaced = runMethod(context, doc, 'before_rename', [old, wanted, options.merge === true]);
  const name = checkRename(context, doc, newName(replaced, wanted), options);
  moveRows(context, doc, old, name, options);
  if (meta.autoname.startsWith('field:')) setNameField(context, doc, name);
  const renamed = getDocument(context, doctype, name);
  forgetCached(context, doctype);
  runMethod(context, renamed, 'after_rename', [old, name, options.merge === true]);
  if (!options.merge)
    addComment(context, renamed, 'Edit', `renamed from ${bold(old)} to ${bold(name)}`.replaceAll('strong>', 'b>'));
  if (options.merge) deleteDocument(context, doctype, old, { force: true, ignorePermissions: true });
  if (options.showAlert !== false) {
    queueMessage(context, `Document renamed from ${bold(old)} to ${bold(name)}`, { alert: true, indicator: 'green' });
  }
  return name;
}

function newName(replaced: PyValue, wanted: string): string {
  if (typeof replaced === 'string' && replaced !== '') return replaced;
  const given = replaced instanceof PyDict ? item(replaced, 'new') : null;
  return typeof given === 'string' ? given : wanted;
}

function checkRename(context: Context, doc: Document, name: string, options: RenameOptions): string {
  const { doctype, meta } = doc;
  const exists = nameExists(context, doctype, name);
  if (options.merge && !exists)
    throwMessage(context, `${doctype} ${name} does not exist, select a new target to merge`);
  if (exists && !options.merge && name !== doc.name) {
    // Only the case changes: the same row on a database that compares without regard to case.
    if (name.toLowerCase() !== String(doc.name).toLowerCase())
      throwMessage(context, `Another ${doctype} with name ${name} exists, select another name`);
  }
  const allowed =
    options.ignorePermissions ||
    doc.flagged('ignore_permissions') ||
    hasPermission(context, { doctype, right: 'write', doc, explain: false });
  if (!allowed)
    throwMessage(
      context,
      `You need write permission on ${doctype} ${options.merge ? name : String(doc.name)} to ${options.merge ? 'merge' : 'rename'}`,
    );
  if (!options.force && !options.ignorePermissions && !meta.allowRename)
    throwMessage(context, `${doctype} not allowed to be renamed`);
  return String(validName(context, doctype, name));
}

function moveRows(context: Context, doc: Document, old: string, name: string, options: RenameOptions): void {
  const { database } = context;
  const { doctype, meta } = doc;
  if (!options.merge) database.update(meta.table, { name }, [{ column: 'name', operator: '=', value: old }]);
  for (const table of meta.tables) {
    if (options.merge) continue;
    database.update(getMeta(context, table.options).table, { parent: name }, [
      { column: 'parent', operator: '=', value: old },
      { column: 'parenttype', operator: '=', value: doctype },
    ]);
  }
  for (const link of linksTo(context, doctype)) replaceLink(context, link.doctype, link.fieldname, old, name, []);
  for (const link of dynamicLinks(context)) {
    replaceLink(context, link.doctype, link.fieldname, old, name, [
      { column: link.typeField, operator: '=', value: doctype },
    ]);
  }
  for (const [table, type, column] of references) {
    database.update(table, { [column]: name }, [
      { column: type, operator: '=', value: doctype },
      { column, operator: '=', value: old },
    ]);
  }
  if (!options.merge) moveSecretsOf(context, doctype, old, name);
}

const references = [
  ['tabVersion', 'ref_doctype', 'docname'],
  ['tabFile', 'attached_to_doctype', 'attached_to_name'],
] as const;

type Extra = readonly { readonly column: string; readonly operator: '='; readonly value: string }[];

function replaceLink(
  context: Context,
  doctype: string,
  fieldname: string,
  old: string,
  name: string,
  extra: Extra,
): void {
  const meta = findMeta(context, doctype);
  if (meta === undefined || meta.isVirtual || meta.field(fieldname)?.virtual) return;
  if (!meta.isSingle) {
    context.database.update(meta.table, { [fieldname]: name }, [
      { column: fieldname, operator: '=', value: old },
      ...extra,
    ]);
    return;
  }
  if (extra.length > 0) return;
  context.database.update('tabSingles', { value: name }, [
    { column: 'doctype', operator: '=', value: doctype },
    { column: 'field', operator: '=', value: fieldname },
    { column: 'value', operator: '=', value: old },
  ]);
}

function setNameField(context: Context, doc: Document, name: string): void {
  const fieldname = doc.meta.autoname.slice('field:'.length);
  if (!doc.meta.hasColumn(fieldname)) return;
  context.database.update(doc.meta.table, { [fieldname]: name }, [{ column: 'name', operator: '=', value: name }]);
}
