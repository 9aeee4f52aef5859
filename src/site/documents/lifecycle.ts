// Inserting and saving: the exact order of documents.md §1.
import type { PyValue } from '../../language/runtime/values.ts';
import type { Context } from '../context.ts';
import { checkPermission } from '../permissions/check.ts';
import { afterWrite } from './after-write.ts';
import { checkBackLinks } from './back-links.ts';
import { fillDefaults } from './defaults.ts';
import { type Document, saveKey } from './document.ts';
import { runMethod } from './hooks.ts';
import { validateLinks } from './links.ts';
import { checkUnlocked } from './locks.ts';
import { nameDocument } from './naming.ts';
import { resetForbiddenFields } from './permlevels.ts';
import { insertRow, placeRow } from './rows.ts';
import { updateRow } from './stored.ts';
import { syncRows } from './tables.ts';
import { fillTitle } from './title.ts';
import { type Action, checkLatest } from './transitions.ts';
import { checkUpdateAfterSubmit } from './update-after-submit.ts';
import { validateFields } from './validation.ts';

/** Keyword arguments of insert; what is given sticks to `doc.flags`. */
export interface InsertOptions {
  readonly ignorePermissions?: PyValue;
  readonly ignoreLinks?: PyValue;
  readonly ignoreIfDuplicate?: boolean;
  readonly ignoreMandatory?: PyValue;
  readonly setName?: PyValue;
}

/** Keyword arguments of save. */
export interface SaveOptions {
  readonly ignorePermissions?: PyValue;
  readonly ignoreVersion?: PyValue;
}

/** Inserts a new document with all its events. */
export function insertDocument(context: Context, doc: Document, options: InsertOptions = {}): Document {
  if (doc.flagged('in_print')) return doc;
  context.run.spend('writes');
  keepFlag(context, doc, 'ignore_permissions', options.ignorePermissions);
  keepFlag(context, doc, 'ignore_links', options.ignoreLinks);
  keepFlag(context, doc, 'ignore_mandatory', options.ignoreMandatory);
  doc.values.set('__islocal', true);
  doc.before = null;
  for (const row of doc.allRows()) if (row.name === null) row.values.set('__islocal', 1);
  fillDefaults(context, doc);
  stamp(context, doc);
  copyDocstatus(doc);
  if (!context.is15) checkPermission(context, doc, 'create');
  const action = checkLatest(context, doc);
  validateLinks(context, doc);
  if (context.is15) checkPermission(context, doc, 'create');
  runMethod(context, doc, 'before_insert');
  nameDocument(context, doc, options.setName ?? null);
  context.saving.add(saveKey(doc));
  placeRows(doc);
  resetForbiddenFields(context, doc);
  doc.setFlag(context.run, 'in_insert', true);
  runBefore(context, doc, action);
  validateFields(context, doc);
  forgetOptionalColumns(doc);
  doc.setFlag(context.run, 'in_insert', false);
  insertRow(context, doc, { ignoreDuplicate: options.ignoreIfDuplicate === true });
  insertChildren(context, doc);
  doc.values.set('__islocal', false);
  doc.setFlag(context.run, 'in_insert', true);
  runMethod(context, doc, 'after_insert');
  runAfter(context, doc, action);
  afterWrite(context, doc, { inserted: true });
  doc.setFlag(context.run, 'in_insert', false);
  context.saving.delete(saveKey(doc));
  settle(doc);
  return doc;
}

/** Saves a document with all its events; a new one is inserted. */
export function saveDocument(context: Context, doc: Document, options: SaveOptions = {}): Document {
  keepFlag(context, doc, 'ignore_permissions', options.ignorePermissions);
  doc.setFlag(context.run, 'ignore_version', options.ignoreVersion ?? false);
  if (doc.isLocal || doc.name === null || doc.name === '') return insertDocument(context, doc);
  context.run.spend('writes');
  if (!doc.meta.isSingle) checkUnlocked(context, doc);
  for (const row of doc.allRows()) if (row.name === null || row.name === '') row.values.set('__islocal', 1);
  fillDefaults(context, doc);
  checkPermission(context, doc, 'write');
  const seen = doc.values.get('modified') ?? null;
  stamp(context, doc);
  copyDocstatus(doc);
  const action = checkLatest(context, doc, seen);
  context.saving.add(saveKey(doc));
  placeRows(doc);
  nameRows(context, doc);
  resetForbiddenFields(context, doc);
  if (action !== 'cancel') validateLinks(context, doc);
  runBefore(context, doc, action);
  if (action !== 'cancel') validateFields(context, doc);
  if (action === 'update_after_submit') checkUpdateAfterSubmit(context, doc);
  updateRow(context, doc);
  syncRows(context, doc);
  runAfter(context, doc, action);
  afterWrite(context, doc, { inserted: false });
  context.saving.delete(saveKey(doc));
  settle(doc);
  return doc;
}

/** Sets docstatus 1 and saves. */
export function submitDocument(context: Context, doc: Document): Document {
  doc.docstatus = 1;
  return saveDocument(context, doc);
}

/** Sets docstatus 2 and saves. */
export function cancelDocument(context: Context, doc: Document): Document {
  doc.docstatus = 2;
  return saveDocument(context, doc);
}

function keepFlag(context: Context, doc: Document, name: string, value: PyValue | undefined): void {
  if (value !== undefined && value !== null) doc.setFlag(context.run, name, value);
}

function stamp(context: Context, doc: Document): void {
  const now = context.now();
  const fresh = doc.isLocal;
  doc.values.set('modified', now);
  doc.values.set('modified_by', context.user);
  if (fresh) {
    doc.values.set('owner', context.user);
    doc.values.set('creation', now);
  }
  for (const row of doc.allRows()) {
    row.values.set('modified', now);
    row.values.set('modified_by', context.user);
    if ((row.values.get('owner') ?? null) === null) row.values.set('owner', doc.values.get('owner') ?? null);
    if ((row.values.get('creation') ?? null) === null) row.values.set('creation', doc.values.get('creation') ?? null);
  }
}

function copyDocstatus(doc: Document): void {
  for (const row of doc.allRows()) row.docstatus = doc.docstatus;
}

function placeRows(doc: Document): void {
  for (const table of doc.meta.tables) {
    for (const row of doc.rows(table.fieldname)) {
      const idx = row.values.get('idx');
      placeRow(row, doc, table.fieldname, typeof idx === 'number' ? idx : 0);
    }
  }
}

function nameRows(context: Context, doc: Document): void {
  doc.setFlag(context.run, 'name_set', true);
  for (const row of doc.allRows()) if (row.name === null || row.name === '') nameDocument(context, row, null);
}

function insertChildren(context: Context, doc: Document): void {
  for (const table of doc.meta.tables) {
    for (const row of doc.rows(table.fieldname)) {
      row.values.set('parent', doc.name);
      insertRow(context, row);
    }
  }
}

const beforeMethods: Readonly<Record<Action, readonly string[]>> = {
  save: ['validate', 'before_save'],
  submit: ['validate', 'before_submit'],
  cancel: ['before_cancel'],
  update_after_submit: ['before_update_after_submit'],
};

const afterMethods: Readonly<Record<Action, readonly string[]>> = {
  save: ['on_update'],
  submit: ['on_update', 'on_submit'],
  cancel: ['on_cancel'],
  update_after_submit: ['on_update_after_submit'],
};

function runBefore(context: Context, doc: Document, action: Action): void {
  if (action === 'save' || action === 'submit') runMethod(context, doc, 'before_validate');
  if (doc.flagged('ignore_validate')) return;
  for (const method of beforeMethods[action]) runMethod(context, doc, method);
  fillTitle(context, doc);
}

function runAfter(context: Context, doc: Document, action: Action): void {
  for (const method of afterMethods[action]) runMethod(context, doc, method);
  if (action === 'cancel' && !doc.flagged('ignore_links')) checkBackLinks(context, doc, 'cancel');
}

function forgetOptionalColumns(doc: Document): void {
  for (const column of ['_user_tags', '_comments', '_assign', '_liked_by', '_seen']) {
    if (doc.values.has(column)) doc.values.set(column, null);
  }
}

function settle(doc: Document): void {
  for (const each of [doc, ...doc.allRows()]) {
    each.values.delete('__islocal');
    each.values.delete('__unsaved');
  }
}
