// Error Log rows.
import type { PyValue } from '../language/runtime/values.ts';
import type { Context } from './context.ts';
import { Document } from './documents/document.ts';
import { getMeta } from './documents/meta-loader.ts';
import { randomName } from './documents/names.ts';
import { insertRow } from './documents/rows.ts';

/** What is logged. */
export interface LoggedError {
  readonly title: string;
  readonly text: string;
  /** The text was given by the caller, not taken from the exception under way. */
  readonly given: boolean;
  readonly doctype: string;
  readonly name: string;
}

/** Inserts an Error Log in the current transaction and answers it. */
export function logError(context: Context, error: LoggedError): Document {
  const swapped = error.given && error.title.includes('\n');
  const title = swapped ? error.text : error.title;
  const text = swapped ? error.title : error.text;
  const now = context.now();
  const doc = new Document(getMeta(context, 'Error Log'));
  const values: readonly (readonly [string, PyValue])[] = [
    ['name', randomName(context)],
    ['owner', context.user],
    ['modified_by', context.user],
    ['creation', now],
    ['modified', now],
    ['method', [...title].slice(0, 140).join('')],
    ['error', [...title].length > 140 ? `${title}\n${text}` : text],
    ['reference_doctype', error.doctype === '' ? null : error.doctype],
    ['reference_name', error.name === '' ? null : error.name],
  ];
  for (const [key, value] of values) doc.values.set(key, value);
  insertRow(context, doc);
  return doc;
}
