// The stored state before a save: concurrency and docstatus, documents.md §5.
import type { PyValue } from '../../language/runtime/values.ts';
import { cstr } from '../casts.ts';
import type { Context } from '../context.ts';
import { raiseFrappe } from '../frappe/exceptions.ts';
import { throwMessage } from '../messages.ts';
import { checkPermission } from '../permissions/check.ts';
import { momentText } from './changes.ts';
import type { Document } from './document.ts';
import { lockDocument } from './stored.ts';

/** What a save does, by stored and new docstatus. */
export type Action = 'save' | 'submit' | 'cancel' | 'update_after_submit';

const words = ['Draft', 'Submitted', 'Cancelled'] as const;

/** Loads the stored state into `doc.before`, checks the timestamp `seen` and the transition, and tells the action. */
export function checkLatest(context: Context, doc: Document, seen?: PyValue): Action {
  if (doc.isLocal) return transition(context, doc, 0);
  const stored = lockDocument(context, doc.doctype, doc.name);
  if (stored === undefined) throwMessage(context, `${doc.doctype} ${String(doc.name)} not found`, 'DoesNotExistError');
  doc.before = stored;
  if (doc.meta.isSingle) return 'save';
  checkTimestamp(context, doc, stored.values.get('modified') ?? null, seen ?? null);
  return transition(context, doc, stored.docstatus);
}

function checkTimestamp(context: Context, doc: Document, stored: PyValue, seen: PyValue): void {
  if (momentText(context, stored) === momentText(context, seen)) return;
  const times = `(${cstr(context.run, stored)}, ${doc.text('modified')})`;
  const head = context.is15 ? 'Error: Document' : `Error: ${String(doc.name)} (${doc.doctype})`;
  const message = `${head} has been modified after you have opened it ${times}. Please refresh to get the latest document.`;
  throwMessage(context, message, 'TimestampMismatchError');
}

function transition(context: Context, doc: Document, stored: number): Action {
  const wanted = doc.docstatus;
  if (stored === 2) return throwMessage(context, 'Cannot edit cancelled document');
  if (wanted !== 0 && wanted !== 1 && wanted !== 2) return raiseFrappe('ValidationError', 'Invalid docstatus');
  if (stored === 0 && wanted === 2) return refuse(0, 2);
  if (stored === 1 && wanted === 0) return refuse(1, 0);
  if (wanted === 0) return 'save';
  const action: Action = stored === 0 ? 'submit' : wanted === 2 ? 'cancel' : 'update_after_submit';
  checkPermission(context, doc, action === 'cancel' ? 'cancel' : 'submit');
  return action;
}

function refuse(stored: 0 | 1, wanted: 0 | 2): never {
  return raiseFrappe(
    'DocstatusTransitionError',
    `Cannot change docstatus from ${stored} (${words[stored]}) to ${wanted} (${words[wanted]})`,
  );
}
