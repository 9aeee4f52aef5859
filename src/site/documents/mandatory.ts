// The check for missing values: documents.md §4.1, first row of the table.
import { PyList, type PyValue } from '../../language/runtime/values.ts';
import type { Context } from '../context.ts';
import { raiseFrappe } from '../frappe/exceptions.ts';
import { bold, queueMessage } from '../messages.ts';
import type { Document } from './document.ts';
import type { Field } from './field.ts';

/** Reports every missing value of a document and its rows, then raises MandatoryError. */
export function checkMandatory(context: Context, doc: Document): void {
  if (doc.flagged('ignore_mandatory')) return;
  const missing = [...missingIn(context, doc), ...doc.allRows().flatMap((row) => missingIn(context, row))];
  if (missing.length === 0) return;
  for (const [, message] of missing) queueMessage(context, message);
  raiseFrappe('MandatoryError', `[${doc.doctype}, ${String(doc.name)}]: ${missing.map(([field]) => field).join(', ')}`);
}

function missingIn(context: Context, doc: Document): [field: string, message: string][] {
  const missing: [string, string][] = doc.meta.fields
    .filter((field) => field.required && isMissing(doc, field))
    .map((field) => [field.fieldname, messageFor(context, doc, field)]);
  if (!doc.meta.isTable) return missing;
  for (const column of ['parent', 'parenttype']) {
    if (doc.text(column) === '') missing.push([column, `Error: Value missing for ${doc.doctype}: ${column}`]);
  }
  return missing;
}

function messageFor(context: Context, doc: Document, field: Field): string {
  if (field.table)
    return context.is15
      ? `Error: Data missing in table: ${field.label}`
      : `Error: Data missing in table ${field.label}`;
  if (doc.text('parentfield') !== '')
    return `Error: ${bold(doc.doctype)} Row #${doc.text('idx')}: Value missing for: ${field.label}`;
  return `Error: Value missing for ${doc.doctype}: ${field.label}`;
}

function isMissing(doc: Document, field: Field): boolean {
  const value: PyValue = doc.values.get(field.fieldname) ?? null;
  if (value === null) return true;
  if (value instanceof PyList) return value.items.length === 0;
  if (typeof value !== 'string') return false;
  const image = field.fieldtype === 'Text Editor' || (field.fieldtype === 'Code' && field.options === 'HTML');
  if (image && value.includes('<img')) return false;
  return value.replaceAll(/<[^>]*>/g, '').trim() === '';
}
