// Deleting documents: documents.md §1.3.
import { PyFloat, type PyValue } from '../../language/runtime/values.ts';
import { cstr } from '../casts.ts';
import type { Context } from '../context.ts';
import { dumpFrappeJson } from '../frappe/json-text.ts';
import { throwMessage } from '../messages.ts';
import { checkPermission } from '../permissions/check.ts';
import { checkGuarded } from '../permissions/guarded.ts';
import { toSql } from '../values.ts';
import { forgetCached } from './after-write.ts';
import { checkBackLinks, pageLink } from './back-links.ts';
import { Document } from './document.ts';
import { documentValues } from './export.ts';
import { runMethod } from './hooks.ts';
import { getDocument } from './make.ts';
import { getMeta } from './meta-loader.ts';
import { randomName } from './names.ts';
import { nameExists } from './naming.ts';
import { insertRow } from './rows.ts';
import { moveSecretsOf } from './secrets.ts';
import { revertSeries } from './series.ts';

/** Keyword arguments of `frappe.delete_doc`. */
export interface DeleteOptions {
  readonly force?: boolean;
  readonly ignorePermissions?: boolean;
  readonly ignoreOnTrash?: boolean;
  /** False raises DoesNotExistError for a missing document. */
  readonly ignoreMissing?: boolean;
  readonly permanently?: boolean;
}

/** Deletes a document with its events; false when there was none. */
export function deleteDocument(context: Context, doctype: string, name: PyValue, options: DeleteOptions = {}): boolean {
  const meta = getMeta(context, doctype);
  if (!nameExists(context, doctype, name)) {
    if (options.ignoreMissing === false)
      throwMessage(context, `${doctype} ${cstr(context.run, name)} not found`, 'DoesNotExistError');
    return false;
  }
  context.run.spend('writes');
  const doc = getDocument(context, doctype, name, { lock: true });
  doc.setFlag(context.run, 'in_delete', true);
  if (options.ignorePermissions) checkGuarded(context, doctype);
  if (options.ignorePermissions) doc.setFlag(context.run, 'ignore_permissions', true);
  checkPermission(context, doc, 'delete');
  refuseSubmitted(context, doc, options);
  if (!options.ignoreOnTrash) {
    runMethod(context, doc, 'on_trash');
    doc.setFlag(context.run, 'in_delete', true);
    runMethod(context, doc, 'on_change');
    if (!options.force) checkBackLinks(context, doc, 'delete');
  }
  revertSeries(context, doc);
  removeRows(context, doc);
  runMethod(context, doc, 'after_delete');
  moveSecretsOf(context, doctype, cstr(context.run, doc.name), undefined);
  forgetCached(context, doctype);
  if (!options.permanently && !meta.isTable) keepCopy(context, doc);
  removeDependents(context, doc);
  return true;
}

function refuseSubmitted(context: Context, doc: Document, options: DeleteOptions): void {
  if (doc.docstatus !== 1 || options.force || !doc.meta.isSubmittable) return;
  const link =
    '<a href="https://docs.erpnext.com//docs/user/manual/en/setting-up/articles/delete-submitted-document" target="_blank">Cancel</a>';
  throwMessage(
    context,
    `${doc.doctype} ${pageLink(doc.doctype, cstr(context.run, doc.name))}: Submitted Record cannot be deleted. You must ${link} it first.`,
  );
}

function removeRows(context: Context, doc: Document): void {
  const name = toSql(context.run, doc.name);
  if (doc.meta.isSingle)
    context.database.delete('tabSingles', [{ column: 'doctype', operator: '=', value: doc.doctype }]);
  else context.database.delete(doc.meta.table, [{ column: 'name', operator: '=', value: name }]);
  for (const table of doc.meta.tables) {
    context.database.delete(getMeta(context, table.options).table, [
      { column: 'parent', operator: '=', value: name },
      { column: 'parenttype', operator: '=', value: doc.doctype },
    ]);
  }
}

const uncopied: ReadonlySet<string> = new Set([
  'Deleted Document',
  'Version',
  'Error Log',
  'Comment',
  'Activity Log',
  'Scheduled Job Log',
  'Email Queue',
]);

function keepCopy(context: Context, doc: Document): void {
  if (uncopied.has(doc.doctype)) return;
  const now = context.now();
  const copy = new Document(getMeta(context, 'Deleted Document'));
  copy.name = randomName(context);
  const values: readonly (readonly [string, PyValue])[] = [
    ['deleted_doctype', doc.doctype],
    ['deleted_name', cstr(context.run, doc.name)],
    ['data', dumpFrappeJson(context.run, documentValues(context, doc, {}))],
    ['owner', context.user],
    ['modified_by', context.user],
    ['creation', now],
    ['modified', now],
  ];
  for (const [key, value] of values) copy.values.set(key, value);
  insertRow(context, copy);
}

/** What hangs on a document by name only. */
const dependents: readonly (readonly [table: string, typeColumn: string, nameColumn: string])[] = [
  ['tabComment', 'reference_doctype', 'reference_name'],
  ['tabToDo', 'reference_type', 'reference_name'],
  ['tabVersion', 'ref_doctype', 'docname'],
  ['tabDocShare', 'share_doctype', 'share_name'],
  ['tabFile', 'attached_to_doctype', 'attached_to_name'],
];

function removeDependents(context: Context, doc: Document): void {
  if (uncopied.has(doc.doctype)) return;
  const name = doc.name instanceof PyFloat ? '' : cstr(context.run, doc.name);
  for (const [table, typeColumn, nameColumn] of dependents) {
    context.database.delete(table, [
      { column: typeColumn, operator: '=', value: doc.doctype },
      { column: nameColumn, operator: '=', value: name },
    ]);
  }
}
