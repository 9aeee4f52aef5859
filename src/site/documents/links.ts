// Link checks and the fields fetched through links: documents.md §4.2.
import type { PyValue } from '../../language/runtime/values.ts';
import type { Context } from '../context.ts';
import { throwMessage } from '../messages.ts';
import { quoted } from '../query/dialects.ts';
import { toSql } from '../values.ts';
import type { Document } from './document.ts';
import { isTrue } from './document.ts';
import type { Field } from './field.ts';
import type { Meta } from './meta.ts';
import { findMeta } from './meta-loader.ts';

/** What was found wrong, collected over the document and its rows. */
interface Findings {
  readonly missing: string[];
  readonly cancelled: string[];
}

/** Checks every link, rewrites it as the target is stored, and copies what is fetched through it. */
export function validateLinks(context: Context, doc: Document): void {
  if (doc.flagged('ignore_links') || doc.docstatus === 2) return;
  const findings: Findings = { missing: [], cancelled: [] };
  const options = { cancelling: doc.docstatus === 2, submittable: doc.meta.isSubmittable };
  checkLinks(context, doc, '', findings, options.submittable);
  for (const row of doc.allRows()) checkLinks(context, row, `Row #${row.text('idx')}: `, findings, options.submittable);
  if (findings.missing.length > 0)
    throwMessage(context, `Could not find ${findings.missing.join(', ')}`, 'LinkValidationError');
  if (findings.cancelled.length > 0)
    throwMessage(context, `Cannot link cancelled document: ${findings.cancelled.join(', ')}`, 'CancelledLinkError');
}

function checkLinks(context: Context, doc: Document, prefix: string, findings: Findings, submittable: boolean): void {
  for (const field of [...doc.meta.links, ...doc.meta.dynamicLinks]) {
    const value = doc.values.get(field.fieldname) ?? null;
    if (!isTrue(value) || field.virtual) continue;
    const target = targetOf(context, doc, field);
    if (target === undefined) continue;
    checkLink(context, doc, field, target, value, { prefix, findings, submittable });
  }
}

function targetOf(context: Context, doc: Document, field: Field): Meta | undefined {
  let doctype = field.options;
  if (field.fieldtype === 'Dynamic Link') {
    doctype = doc.text(field.options);
    if (doctype === '')
      throwMessage(context, `${doc.meta.field(field.options)?.label ?? field.options} must be set first`);
  }
  const meta = findMeta(context, doctype);
  return meta?.isVirtual
    ? undefined
    : (meta ?? throwMessage(context, `DocType ${doctype} not found`, 'DoesNotExistError'));
}

interface LinkCheck {
  readonly prefix: string;
  readonly findings: Findings;
  readonly submittable: boolean;
}

function checkLink(
  context: Context,
  doc: Document,
  field: Field,
  target: Meta,
  value: PyValue,
  check: LinkCheck,
): void {
  const fetched = doc.meta.fields.filter((other) => other.fetchFrom.startsWith(`${field.fieldname}.`));
  const found = readTarget(context, target, value, fetched, check.submittable);
  doc.values.set(field.fieldname, found?.name ?? null);
  const shown = `${check.prefix}${field.label}: ${String(value)}`;
  if (found === undefined) {
    check.findings.missing.push(shown);
    return;
  }
  if (found.cancelled && field.fieldname !== 'amended_from') check.findings.cancelled.push(shown);
  for (const [at, other] of fetched.entries()) fetch(doc, other, found.values[at] ?? null);
}

interface Target {
  readonly name: PyValue;
  readonly cancelled: boolean;
  readonly values: readonly PyValue[];
}

function readTarget(
  context: Context,
  target: Meta,
  value: PyValue,
  fetched: readonly Field[],
  submittable: boolean,
): Target | undefined {
  if (target.isSingle) return { name: target.name, cancelled: false, values: [] };
  const sources = fetched.map((field) => field.fetchFrom.slice(field.fetchFrom.indexOf('.') + 1));
  const columns = ['name', 'docstatus', ...sources.map((source) => (target.hasColumn(source) ? source : 'name'))];
  const sql = `SELECT ${columns.map(quoted).join(', ')} FROM ${quoted(target.table)} WHERE \`name\` = ?`;
  const [row] = context.database.table(sql, [toSql(context.run, value)]).rows;
  if (row === undefined) return undefined;
  const [name = null, docstatus = 0, ...values] = row;
  return { name, cancelled: submittable && target.isSubmittable && docstatus === 2, values };
}

function fetch(doc: Document, field: Field, value: PyValue): void {
  if (field.flag('fetch_if_empty') && isTrue(doc.values.get(field.fieldname))) return;
  if (doc.docstatus === 1 && !field.flag('allow_on_submit') && doc.before?.docstatus === 1) return;
  doc.values.set(field.fieldname, value);
}
