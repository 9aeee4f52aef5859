// Locks on documents: taken while a queued action waits, told to every worker through a row.
import type { Context } from '../context.ts';
import { raiseFrappe } from '../frappe/exceptions.ts';
import { throwMessage } from '../messages.ts';
import type { Document } from './document.ts';

const OWNER = '__lock';

function key(doc: Document) {
  return [
    { column: 'doctype', operator: '=', value: OWNER },
    { column: 'field', operator: '=', value: `${doc.doctype}/${String(doc.name)}` },
  ] as const;
}

/** Whether a document is locked. */
export function isLocked(context: Context, doc: Document): boolean {
  const [owner, document] = key(doc);
  const sql = 'SELECT `value` FROM `tabSingles` WHERE `doctype` = ? AND `field` = ?';
  return context.database.scalar(sql, [owner.value, document.value]) !== undefined;
}

/** Locks a document; DocumentLockedError when it is locked already. */
export function lockAgainstSaving(context: Context, doc: Document): void {
  if (isLocked(context, doc)) raiseFrappe('DocumentLockedError');
  const [owner, document] = key(doc);
  context.database.insert('tabSingles', ['doctype', 'field', 'value'], [[owner.value, document.value, context.now()]]);
}

/** Releases a lock, if there is one. */
export function unlock(context: Context, doc: Document): void {
  context.database.delete('tabSingles', key(doc));
}

/** Refuses to save a locked document. */
export function checkUnlocked(context: Context, doc: Document): void {
  if (!isLocked(context, doc)) return;
  const text = 'This document is currently locked and queued for execution. Please try again after some time.';
  throwMessage(context, text, 'DocumentLockedError', { title: 'Document Queued' });
}
