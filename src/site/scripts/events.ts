// Server Scripts of document events: which label a document method has, and running its scripts.
import type { Context } from '../context.ts';
import type { Document } from '../documents/document.ts';
import { findScript, scriptMap } from './registry.ts';
import { safeExec } from './safe-exec.ts';

/** The label of each document method that scripts can hang on. */
export const eventLabels: ReadonlyMap<string, string> = new Map([
  ['before_insert', 'Before Insert'],
  ['before_validate', 'Before Validate'],
  ['validate', 'Before Save'],
  ['after_insert', 'After Insert'],
  ['on_update', 'After Save'],
  ['before_rename', 'Before Rename'],
  ['after_rename', 'After Rename'],
  ['before_submit', 'Before Submit'],
  ['on_submit', 'After Submit'],
  ['before_cancel', 'Before Cancel'],
  ['on_cancel', 'After Cancel'],
  ['before_discard', 'Before Discard'],
  ['on_discard', 'After Discard'],
  ['on_trash', 'Before Delete'],
  ['after_delete', 'After Delete'],
  ['before_update_after_submit', 'Before Save (Submitted Document)'],
  ['on_update_after_submit', 'After Save (Submitted Document)'],
  ['before_print', 'Before Print'],
  ['on_payment_authorized', 'On Payment Authorization'],
  ['on_payment_paid', 'On Payment Paid'],
  ['on_payment_failed', 'On Payment Failed'],
  ['on_payment_charge_processed', 'On Payment Charge Processed'],
  ['on_payment_mandated_charge_processed', 'On Payment Mandate Charge Processed'],
  ['on_payment_mandate_acquisition_processed', 'On Payment Mandate Acquisition Processed'],
]);

const onlyIn16: ReadonlySet<string> = new Set([
  'before_discard',
  'on_discard',
  'on_payment_paid',
  'on_payment_failed',
  'on_payment_charge_processed',
  'on_payment_mandated_charge_processed',
  'on_payment_mandate_acquisition_processed',
]);

/** Runs the enabled scripts of the label that belongs to a document method, in list order. */
export function runDocumentEvent(context: Context, doc: Document, method: string): void {
  const label = eventLabels.get(method);
  if (label === undefined || (context.is15 && onlyIn16.has(method))) return;
  const names = scriptMap(context).events.get(doc.doctype)?.get(label);
  if (names === undefined) return;
  for (const name of names) {
    const script = findScript(context, name);
    if (script === undefined) continue;
    safeExec(context, { text: script.text, name, locals: [['doc', doc]], restrictCommit: true });
  }
}
