// The checks of field values, in the order and with the messages of documents.md §4.1.
import { PyFloat, type PyValue } from '../../language/runtime/values.ts';
import { cint, cstr, flt } from '../casts.ts';
import type { Context } from '../context.ts';
import { raiseFrappe } from '../frappe/exceptions.ts';
import { bold, queueMessage, throwMessage } from '../messages.ts';
import { sameValue } from './changes.ts';
import type { Document } from './document.ts';
import type { Field } from './field.ts';
import { columnTypes } from './fieldtypes.ts';
import { hasCountryCode, isEmail, isIban, isPersonName, isPhone, isUrl } from './formats.ts';
import { cleanHtml } from './html.ts';
import { checkMandatory } from './mandatory.ts';
import { moveSecrets } from './secrets.ts';

type Check = (context: Context, doc: Document, parent: Document) => void;

/** Per document, in order; each runs for the parent, then for its rows. */
const checks: readonly Check[] = [
  checkFormats,
  checkSelects,
  checkNonNegative,
  checkLengths,
  clampRatings,
  checkCode,
  copyNameIntoField,
  cleanHtml,
  moveSecrets,
];

/** Validates every value of a document and its rows. */
export function validateFields(context: Context, doc: Document): void {
  checkMandatory(context, doc);
  for (const check of checks) {
    check(context, doc, doc);
    for (const row of doc.allRows()) check(context, row, doc);
  }
  checkSetOnlyOnce(context, doc);
}

type FormatCheck = readonly [exception: string, holds: (text: string) => boolean, message: (text: string) => string];

const dataFormats: ReadonlyMap<string, FormatCheck> = new Map<string, FormatCheck>([
  [
    'Email',
    [
      'InvalidEmailAddressError',
      (text) => text.split(',').every((part) => isEmail(part)),
      (text) => `${text} is not a valid Email Address`,
    ],
  ],
  ['Name', ['InvalidNameError', isPersonName, (text) => `${text} is not a valid Name`]],
  ['Phone', ['InvalidPhoneNumberError', isPhone, (text) => `${text} is not a valid Phone Number`]],
  ['URL', ['ValidationError', isUrl, (text) => `'${bold(text)}' is not a valid URL`]],
  ['IBAN', ['ValidationError', isIban, (text) => `'${bold(text)}' is not a valid IBAN`]],
]);

function checkFormats(context: Context, doc: Document): void {
  for (const field of doc.meta.stored) {
    const text = doc.text(field.fieldname).trim();
    if (text === '') continue;
    if (field.fieldtype === 'Phone') checkPhoneField(context, field, text);
    const format = field.fieldtype === 'Data' ? dataFormats.get(field.options) : undefined;
    if (format === undefined || isBuiltInUser(doc, field)) continue;
    const [exception, holds, message] = format;
    if (!holds(text)) throwMessage(context, message(text), exception);
  }
}

function isBuiltInUser(doc: Document, field: Field): boolean {
  return field.options === 'Email' && ['Administrator', 'Guest'].includes(String(doc.name)) && doc.doctype === 'User';
}

function checkPhoneField(context: Context, field: Field, text: string): void {
  if (!hasCountryCode(text)) {
    throwMessage(context, `Please select a country code for field ${bold(field.label)}.`, 'InvalidPhoneNumberError', {
      title: 'Country Code Required',
    });
  }
  if (!isPhone(text)) {
    throwMessage(
      context,
      `Phone Number ${bold(text)} set in field ${bold(field.label)} is not valid.`,
      'InvalidPhoneNumberError',
      {
        title: 'Invalid Phone Number',
      },
    );
  }
}

function checkSelects(context: Context, doc: Document): void {
  if (context.switches.inImport) return;
  for (const field of doc.meta.stored) {
    if (field.fieldtype !== 'Select' || field.fieldname === 'naming_series' || field.options === '') continue;
    const value = doc.values.get(field.fieldname) ?? null;
    if (value === null || value === '' || value === 0) continue;
    const text = cstr(context.run, value).trim();
    const options = field.options.split('\n');
    if (options.every((option) => option === '')) continue;
    doc.values.set(field.fieldname, text);
    if (options.includes(text)) continue;
    const prefix = doc.text('parentfield') === '' ? '' : `Row #${doc.text('idx')}:`;
    const listed = options
      .filter((option) => option !== '')
      .map((option) => `"${option}"`)
      .join(', ');
    throwMessage(context, `${prefix} ${field.label} cannot be "${text}". It should be one of ${listed}`);
  }
}

function checkNonNegative(context: Context, doc: Document): void {
  const types = context.is15 ? ['Int', 'Float', 'Currency'] : ['Int', 'Float', 'Currency', 'Percent'];
  for (const field of doc.meta.stored) {
    if (!types.includes(field.fieldtype) || !field.flag('non_negative')) continue;
    if (flt(doc.values.get(field.fieldname) ?? null) >= 0) continue;
    const row = doc.text('parentfield') !== '';
    const message = row
      ? `${bold(doc.doctype)} Row #${doc.text('idx')}: Value cannot be negative for ${bold(field.label)}`
      : `Value cannot be negative for ${doc.doctype}: ${bold(field.label)}`;
    throwMessage(context, message, 'NonNegativeError', { title: 'Negative Value' });
  }
}

const LARGEST_INT = 2_147_483_647;
const LARGEST_BIGINT = 2n ** 63n - 1n;

function checkLengths(context: Context, doc: Document): void {
  if (doc.meta.isSingle) return;
  for (const field of doc.meta.stored) {
    const value = doc.values.get(field.fieldname) ?? null;
    if (field.fieldtype === 'Int') checkIntSize(context, doc, field, value);
    else if (columnTypes.get(field.fieldtype)?.startsWith('varchar')) {
      const most = field.length || 140;
      const text = cstr(context.run, value);
      if ([...text].length > most) refuseLength(context, doc, field, text, String(most));
    }
  }
}

function checkIntSize(context: Context, doc: Document, field: Field, value: PyValue): void {
  const int = cint(value);
  const wide = field.length > 11;
  const most = wide ? LARGEST_BIGINT : BigInt(LARGEST_INT);
  const size = BigInt(int);
  if (size > most || size < -most)
    refuseLength(context, doc, field, cstr(context.run, value), wide ? '9223372036854775807' : String(LARGEST_INT));
}

function refuseLength(context: Context, doc: Document, field: Field, value: string, most: string): void {
  const place =
    doc.text('parentfield') === '' ? `${doc.doctype} ${String(doc.name)}` : `${doc.doctype}, Row ${doc.text('idx')}`;
  const message = `${place}: '${bold(field.label)}' (${value}) will get truncated, as max characters allowed is ${most}`;
  throwMessage(context, message, 'CharacterLengthExceededError', { title: 'Value too big' });
}

function clampRatings(_context: Context, doc: Document): void {
  for (const field of doc.meta.stored) {
    if (field.fieldtype !== 'Rating') continue;
    const value = flt(doc.values.get(field.fieldname) ?? null);
    doc.values.set(field.fieldname, new PyFloat(Math.min(1, Math.max(0, value))));
  }
}

/** Python's plain syntax check of Code fields; what the policy says is the controller's to report. */
function checkCode(context: Context, doc: Document): void {
  for (const field of doc.meta.stored) {
    if (field.fieldtype !== 'Code' || !['Python', 'PythonExpression'].includes(field.options)) continue;
    const text = doc.text(field.fieldname);
    if (text === '') continue;
    const error = context.site.parts.syntaxError(text, field.options === 'PythonExpression' ? 'expression' : 'script');
    if (error === undefined) continue;
    const caret = ' '.repeat(Math.max(0, error.column - 1));
    const message = `${field.label}: Invalid python code on line ${error.line}<br><pre>${error.text}</pre><pre>${caret}^</pre>`;
    throwMessage(context, message, 'ValidationError', { title: 'Syntax Error' });
  }
}

function copyNameIntoField(_context: Context, doc: Document): void {
  const { autoname } = doc.meta;
  if (autoname.startsWith('field:')) doc.values.set(autoname.slice('field:'.length), doc.name);
}

function checkSetOnlyOnce(context: Context, doc: Document): void {
  const { before } = doc;
  if (before === undefined || before === null) return;
  for (const field of doc.meta.fields) {
    if (!field.flag('set_only_once') || field.table) continue;
    const stored = before.values.get(field.fieldname) ?? null;
    if (sameValue(context, field, stored, doc.values.get(field.fieldname) ?? null)) continue;
    queueMessage(context, `Value cannot be changed for ${bold(field.label)}`, { raising: true, indicator: 'red' });
    raiseFrappe('CannotChangeConstantError', `Value cannot be changed for ${bold(field.label)}`);
  }
}
