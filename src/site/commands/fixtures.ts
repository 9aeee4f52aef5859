// Importing and exporting documents in Frappe's own JSON.
import { PyDict } from '../../language/runtime/containers.ts';
import { PyList, type PyValue } from '../../language/runtime/values.ts';
import { cstr } from '../casts.ts';
import type { Context } from '../context.ts';
import { item } from '../dictionary.ts';
import type { Document } from '../documents/document.ts';
import { documentValues } from '../documents/export.ts';
import { insertDocument, saveDocument } from '../documents/lifecycle.ts';
import { documentFromDict, getDocument, updateDocument } from '../documents/make.ts';
import { findMeta, getMeta } from '../documents/meta-loader.ts';
import { nameExists } from '../documents/naming.ts';
import { dumpFrappeJson } from '../frappe/json-text.ts';
import { parseJson } from '../json.ts';
import { quoted } from '../query/dialects.ts';
import { actAsGiven, type Payload, textOf } from './command.ts';

/** A JSON value of the payload as a Python value. */
function python(context: Context, value: unknown): PyValue {
  return parseJson(context.run, JSON.stringify(value ?? null)) ?? null;
}

/** What a document says as plain JSON. */
function plain(context: Context, doc: Document): unknown {
  return JSON.parse(dumpFrappeJson(context.run, documentValues(context, doc, { noNulls: true })));
}

/** Imports documents: new ones are inserted, known ones replaced. Answers warnings. */
export function importDocuments(context: Context, payload: Payload): unknown {
  const documents = python(context, payload['documents']);
  if (!(documents instanceof PyList)) throw new TypeError('documents has to be a list');
  const warnings: string[] = [];
  const entries = documents.items.filter((entry) => entry instanceof PyDict);
  // DocTypes first, so that documents of theirs in the same file find their tables.
  const isType = (entry: PyDict) => item(entry, 'doctype') === 'DocType';
  for (const entry of [...entries.filter(isType), ...entries.filter((other) => !isType(other))])
    importOne(context, entry, warnings);
  return { imported: entries.length, warnings };
}

function importOne(context: Context, values: PyDict, warnings: string[]): void {
  const doctype = cstr(context.run, item(values, 'doctype'));
  const name = item(values, 'name');
  for (const key of ['creation', 'modified', 'modified_by', 'owner']) values.table.delete(context.run, key);
  const exists = name !== null && findMeta(context, doctype) !== undefined && nameExists(context, doctype, name);
  const doc = exists ? getDocument(context, doctype, name) : documentFromDict(context, values);
  if (exists) updateDocument(context, doc, values);
  for (const row of doc.allRows()) row.name = null;
  forgetUnknownTrigger(context, doc, warnings);
  doc.setFlag(context.run, 'ignore_permissions', true);
  if (exists) saveDocument(context, doc);
  else insertDocument(context, doc, { ...(name === null ? {} : { setName: name }) });
}

/** A script for a DocType that is not here is kept, without its link, and never fires. */
function forgetUnknownTrigger(context: Context, doc: Document, warnings: string[]): void {
  if (doc.doctype !== 'Server Script') return;
  const target = doc.text('reference_doctype');
  if (target !== '' && findMeta(context, target) === undefined) {
    doc.setFlag(context.run, 'ignore_links', true);
    warnings.push(`script "${doc.text('name')}": there is no DocType "${target}" here, so it will never run`);
  }
  const module = doc.text('module');
  if (module !== '' && !nameExists(context, 'Module Def', module)) doc.values.set('module', null);
}

/** Documents of a DocType as fixtures; Server Scripts unless another is named. */
export function exportDocuments(context: Context, payload: Payload): unknown {
  const doctype = textOf(payload, 'doctype') || 'Server Script';
  const meta = getMeta(context, doctype);
  if (meta.isSingle) return [plain(context, getDocument(context, doctype, doctype))];
  const { rows } = context.database.table(`SELECT \`name\` FROM ${quoted(meta.table)} ORDER BY \`name\``);
  return rows.map(([name]) => plain(context, getDocument(context, doctype, name ?? null)));
}

/** Inserts one document as a user; answers it. */
export function insertOne(context: Context, payload: Payload): unknown {
  actAsGiven(context, payload);
  const values = python(context, payload['doc']);
  if (!(values instanceof PyDict)) throw new TypeError('doc has to be an object');
  return plain(context, insertDocument(context, documentFromDict(context, values)));
}
