// Writing without a save: db_set, db_get, db_insert, db_update and discard.
import { PyDict } from '../../language/runtime/containers.ts';
import type { PyValue } from '../../language/runtime/values.ts';
import type { Context } from '../context.ts';
import { textEntries } from '../dictionary.ts';
import type { SqlValue } from '../host.ts';
import { throwMessage } from '../messages.ts';
import { checkPermission } from '../permissions/check.ts';
import { checkGuarded } from '../permissions/guarded.ts';
import { quoted } from '../query/dialects.ts';
import { toSql } from '../values.ts';
import { forgetCached } from './after-write.ts';
import { type Document, saveKey } from './document.ts';
import { runMethod } from './hooks.ts';
import { castStored, setSingleValue } from './singles.ts';
import { storedField } from './stored.ts';
import { checkLatest } from './transitions.ts';

/** `doc.db_set`: sets in memory and writes those columns at once; no validation, no script events. */
export function setDirectly(
  context: Context,
  doc: Document,
  field: PyValue,
  value: PyValue,
  updateModified: boolean,
): void {
  checkGuarded(context, doc.doctype);
  context.run.spend('writes');
  const entries: [string, PyValue][] = field instanceof PyDict ? textEntries(field) : [[String(field), value]];
  for (const [key, item] of entries) doc.assign(context.run, key, item);
  if (updateModified && !context.saving.has(saveKey(doc))) {
    entries.push(['modified', context.now()], ['modified_by', context.user]);
    for (const [key, item] of entries.slice(-2)) doc.values.set(key, item);
  }
  runMethod(context, doc, 'before_change');
  writeColumns(context, doc, entries);
  forgetCached(context, doc.doctype);
  runMethod(context, doc, 'on_change');
}

function writeColumns(context: Context, doc: Document, entries: readonly (readonly [string, PyValue])[]): void {
  if (doc.meta.isSingle) {
    for (const [key, value] of entries) setSingleValue(context, doc.doctype, key, value);
    return;
  }
  const values: Record<string, SqlValue> = {};
  for (const [key, value] of entries) {
    const meta = doc.meta.field(key);
    values[key] = meta === undefined || value === null ? toSql(context.run, value) : storedField(context, meta, value);
  }
  context.database.update(doc.meta.table, values, [
    { column: 'name', operator: '=', value: toSql(context.run, doc.name) },
  ]);
}

/** `doc.db_get`: the stored value of a field. */
export function storedValue(context: Context, doc: Document, field: string): PyValue {
  if (doc.meta.isSingle) {
    const sql = 'SELECT `value` FROM `tabSingles` WHERE `doctype` = ? AND `field` = ?';
    const value = context.database.scalar(sql, [doc.doctype, field]) ?? null;
    return value === null ? null : castStored(doc.meta.field(field)?.fieldtype ?? 'Data', value);
  }
  return (
    context.database.scalar(`SELECT ${quoted(field)} FROM ${quoted(doc.meta.table)} WHERE \`name\` = ?`, [
      toSql(context.run, doc.name),
    ]) ?? null
  );
}

/** `doc.discard`: a draft becomes cancelled without having been submitted. */
export function discardDocument(context: Context, doc: Document): void {
  if (doc.docstatus !== 0) throwMessage(context, 'Only draft documents can be discarded');
  checkLatest(context, doc, doc.values.get('modified') ?? null);
  checkPermission(context, doc, 'write');
  runMethod(context, doc, 'before_discard');
  setDirectly(context, doc, 'docstatus', 2, true);
  runMethod(context, doc, 'on_discard');
}
