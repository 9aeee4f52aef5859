// Naming a new document: documents.md §6.
import type { PyValue } from '../../language/runtime/values.ts';
import { cint, cstr } from '../casts.ts';
import type { Context } from '../context.ts';
import { throwMessage } from '../messages.ts';
import { quoted } from '../query/dialects.ts';
import { toSql } from '../values.ts';
import type { Document } from './document.ts';
import { runMethod } from './hooks.ts';
import { findMeta, getMeta } from './meta-loader.ts';
import { randomName } from './names.ts';
import { nameByNamingRules } from './naming-rules.ts';
import { joinParts, nextNumber, seriesName } from './series.ts';
import { singleValues } from './singles.ts';

/** Names a document and its rows, unless it was named already. */
export function nameDocument(context: Context, doc: Document, setName: PyValue): void {
  if (doc.flagged('name_set')) return;
  if (setName !== null && setName !== '') doc.name = validName(context, doc.doctype, setName);
  else giveName(context, doc);
  for (const row of doc.allRows()) if (row.name === null || row.name === '') row.name = randomName(context);
  doc.setFlag(context.run, 'name_set', true);
}

function giveName(context: Context, doc: Document): void {
  const { autoname } = doc.meta;
  const keeps = ['prompt', 'uuid'].includes(autoname.toLowerCase()) || context.switches.inImport;
  if (!keeps) doc.name = null;
  if (autoname === 'autoincrement') {
    doc.name = nextRowNumber(context, doc);
    return;
  }
  if (doc.meta.isSingle) doc.name = doc.doctype;
  else if (doc.text('amended_from') !== '' && countsAmendments(context, doc)) doc.name = amendedName(context, doc);
  if (isUnnamed(doc)) nameByNamingRules(context, doc);
  if (isUnnamed(doc)) runMethod(context, doc, 'autoname');
  if (autoname === 'UUID') doc.name = uuidName(context, doc);
  if (isUnnamed(doc)) nameByRule(context, doc, autoname);
  if (isUnnamed(doc)) doc.name = randomName(context);
  doc.name = validName(context, doc.doctype, doc.name);
}

const uuidForm = /^[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}$/i;

/** The client's UUID, checked, or a new one of version 7. */
function uuidName(context: Context, doc: Document): string {
  if (isUnnamed(doc)) return newUuid(context);
  const given = cstr(context.run, doc.name);
  if (uuidForm.test(given)) return given;
  return throwMessage(context, `Invalid value specified for UUID: ${given}`, 'InvalidUUIDValue');
}

/** Version 7: milliseconds, then randomness. */
function newUuid({ host }: Context): string {
  const time = Math.floor(host.now() / 1000)
    .toString(16)
    .padStart(12, '0');
  const random = host.random(10);
  const variant = ((Number.parseInt(random.slice(3, 4), 16) & 3) | 8).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(0, 3)}-${variant}${random.slice(4, 7)}-${random.slice(7, 19)}`;
}

function isUnnamed(doc: Document): boolean {
  return doc.name === null || doc.name === '';
}

function nextRowNumber(context: Context, doc: Document): number {
  const last = context.database.scalar(`SELECT MAX(\`name\`) FROM ${quoted(doc.meta.table)}`);
  return Number(last ?? 0) + 1;
}

/** Whether amended documents are named after the original: a setting of the DocType, else of the site. */
function countsAmendments(context: Context, doc: Document): boolean {
  if (findMeta(context, 'Amended Document Naming Settings') === undefined) return true;
  const { database } = context;
  const own = database.scalar('SELECT `action` FROM `tabAmended Document Naming Settings` WHERE `document_type` = ?', [
    doc.doctype,
  ]);
  const action = own ?? singleValues(context, 'Document Naming Settings').get('default_amend_naming');
  return action !== 'Default Naming';
}

function amendedName(context: Context, doc: Document): string {
  const original = doc.text('amended_from');
  const sql = `SELECT \`amended_from\` FROM ${quoted(doc.meta.table)} WHERE \`name\` = ?`;
  const earlier = context.database.scalar(sql, [original]);
  if (earlier === undefined || earlier === null || earlier === '') return `${original}-1`;
  const at = original.lastIndexOf('-');
  return `${original.slice(0, Math.max(at, 0))}-${Number(cint(original.slice(at + 1))) + 1}`;
}

type Rule = readonly [
  applies: (lower: string, autoname: string) => boolean,
  name: (context: Context, doc: Document, autoname: string) => PyValue,
];

const rules: readonly Rule[] = [
  [(lower) => lower.startsWith('field:'), byField],
  [(lower) => lower.startsWith('naming_series:'), byNamingSeries],
  [(lower) => lower.startsWith('prompt'), byPrompt],
  [(lower) => lower.startsWith('format:'), byFormat],
  [(_lower, autoname) => autoname.includes('#'), (context, doc, autoname) => seriesName(context, autoname, doc)],
];

function nameByRule(context: Context, doc: Document, autoname: string): void {
  const lower = autoname.toLowerCase();
  const rule = rules.find(([applies]) => applies(lower, autoname));
  if (rule !== undefined) doc.name = rule[1](context, doc, autoname);
}

function byField(context: Context, doc: Document, autoname: string): PyValue {
  const fieldname = autoname.slice('field:'.length);
  const name = cstr(context.run, doc.value(fieldname)).trim();
  if (name !== '') return name;
  return throwMessage(context, `${doc.meta.field(fieldname)?.label ?? fieldname} is required`);
}

function byNamingSeries(context: Context, doc: Document): PyValue {
  if (doc.text('naming_series') === '') {
    const first = doc.meta.field('naming_series')?.optionLines.find((line) => line !== '');
    if (first === undefined) return throwMessage(context, 'Naming Series mandatory');
    doc.values.set('naming_series', first);
  }
  return seriesName(context, doc.text('naming_series'), doc);
}

function byPrompt(context: Context, doc: Document): PyValue {
  return isUnnamed(doc) ? throwMessage(context, 'Please set the document name') : doc.name;
}

function byFormat(context: Context, doc: Document, autoname: string): PyValue {
  const pattern = autoname.slice(autoname.indexOf(':') + 1);
  let name = '';
  for (const piece of pattern.split(/(\{[\w |#]+\})/g)) {
    const braced = /^\{(.*)\}$/.exec(piece)?.[1];
    // Frappe 15: the counter's key is the text before the braces; 16: empty, shared by the whole site.
    const before = context.is15 ? name : '';
    name +=
      braced === undefined
        ? piece
        : joinParts(context, [braced], doc, (_prefix, digits) => nextNumber(context, before, digits));
  }
  return name;
}

/** A name that may be stored, stripped; the errors are those of documents.md §6. */
export function validName(context: Context, doctype: string, name: PyValue): PyValue {
  if (name === null || name === '') return throwMessage(context, `No Name Specified for ${doctype}`, 'NameError');
  if (typeof name !== 'string') return name;
  if (name.startsWith(`New ${doctype}`)) {
    return throwMessage(
      context,
      'There were some errors setting the name, please contact the administrator',
      'NameError',
    );
  }
  const stripped = name.trim();
  if (doctype === stripped && doctype !== 'DocType' && !getMeta(context, doctype).isSingle) {
    return throwMessage(context, `Name of ${doctype} cannot be ${stripped}`, 'NameError');
  }
  // A name stands between backticks in SQL of scripts.
  if (stripped.includes('`')) return throwMessage(context, 'Name cannot contain `');
  if (/[<>]/.test(stripped))
    return throwMessage(context, "Name cannot contain special characters like '<', '>'", 'NameError');
  return stripped;
}

/** Whether a document of that name is stored. */
export function nameExists(context: Context, doctype: string, name: PyValue): boolean {
  const meta = getMeta(context, doctype);
  if (meta.isSingle) return true;
  return (
    context.database.scalar(`SELECT \`name\` FROM ${quoted(meta.table)} WHERE \`name\` = ?`, [
      toSql(context.run, name),
    ]) !== undefined
  );
}
