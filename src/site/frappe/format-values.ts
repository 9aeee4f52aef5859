// Values as people read them, by the type of their field: frappe-namespace.md §1.1.
import { PyDate, PyDateTime, PyTimeDelta } from '../../../stdlib/modules/datetime-values.ts';
import { PyDict } from '../../language/runtime/containers.ts';
import { equal, truth } from '../../language/runtime/operators.ts';
import { str } from '../../language/runtime/text.ts';
import { PyFloat, PyList, type PyValue } from '../../language/runtime/values.ts';
import { cint, cstr } from '../casts.ts';
import type { Context } from '../context.ts';
import { textEntries } from '../dictionary.ts';
import { Document } from '../documents/document.ts';
import { Field } from '../documents/field.ts';
import { findMeta } from '../documents/meta-loader.ts';
import { defaultFor } from '../documents/user-defaults.ts';
import { getValue } from '../query/value-engine.ts';
import { searchedText } from './utils/attribute-of.ts';
import { formatDate, formatDatetime, formatDuration, formatTime } from './utils/date-formats.ts';
import { isParserError } from './utils/lenient-dates.ts';
import { markdownToHtml } from './utils/markdown.ts';
import { formatMoney } from './utils/money.ts';
import { toFloat, toInt } from './utils/rounding.ts';

/** What is to be shown, and how. */
export interface Formatting {
  readonly field: Field;
  readonly doc?: PyValue;
  readonly currency?: PyValue;
  readonly format?: PyValue;
}

type Format = (context: Context, value: PyValue, formatting: Formatting) => PyValue;

const numeric: ReadonlySet<string> = new Set(['Int', 'Float', 'Currency', 'Percent']);

/** The field that a script describes by a type, a dict or a DocField; without one the value decides. */
export function fieldFrom(given: PyValue, value: PyValue): Field {
  if (given instanceof Field) return given;
  if (given instanceof Document) return new Field(given.values);
  if (given instanceof PyDict) return new Field(new Map(textEntries(given)));
  const fieldtype = typeof given === 'string' && given !== '' ? given : fieldtypeOf(value);
  return new Field(new Map([['fieldtype', fieldtype]]));
}

function fieldtypeOf(value: PyValue): string {
  if (value instanceof PyDateTime) return 'Datetime';
  if (value instanceof PyDate) return 'Date';
  if (value instanceof PyTimeDelta) return 'Time';
  if (value instanceof PyFloat) return 'Float';
  return typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean' ? 'Int' : 'Data';
}

/** `frappe.format_value` of one value. */
export function formatValue(context: Context, given: PyValue, formatting: Formatting): PyValue {
  const { field } = formatting;
  const value = given ?? '';
  const hides = numeric.has(field.fieldtype) && field.flag('print_hide_if_no_value');
  if (hides && equal(context.run, value, 0)) return '';
  const format = formats.get(field.fieldtype);
  return format === undefined ? value : format(context, value, formatting);
}

/** The number under a setting; `null` leaves the choice to what is formatted. */
function precisionOf(context: Context, field: Field, setting: string): number | null {
  const own = field.text('precision');
  if (own !== '') return Number(own);
  return Number(cint(context.site.caches.settings.get(setting) ?? 0)) || null;
}

function valueIn(doc: PyValue, key: string): PyValue {
  if (doc instanceof Document) return doc.value(key);
  return doc instanceof PyDict ? (doc.table.map.get(key) ?? null) : null;
}

/** The currency that `options` of a field leads to: a field of the document, or of a record that it links to. */
function currencyFrom(context: Context, { field, doc = null }: Formatting): PyValue {
  const [doctype = '', link, source] = field.options.split(':');
  if (doctype === '' || doc === null) return null;
  if (link !== undefined && source !== undefined) {
    const name = valueIn(doc, link);
    return name === null ? null : getValue(context, doctype, { filters: name, fieldname: source });
  }
  const own = valueIn(doc, doctype);
  if (own !== null && own !== '') return own;
  const parent = doc instanceof Document ? doc.parentDocument : undefined;
  return parent === undefined ? null : parent.value(doctype);
}

const money: Format = (context, value, formatting) => {
  const { currency = null, format = null, field } = formatting;
  const known = truth(context.run, currency) ? currency : currencyFrom(context, formatting);
  const chosen = truth(context.run, known) ? known : siteCurrency(context);
  return formatMoney(context, value, {
    precision: precisionOf(context, field, 'currency_precision'),
    currency: chosen,
    format,
  });
};

function siteCurrency(context: Context): PyValue {
  return context.setting('currency', '') || (defaultFor(context, 'currency', context.user) ?? null);
}

const float: Format = (context, value, formatting) => {
  const { currency = null, field } = formatting;
  const decimals = cstr(context.run, value).split('.')[1] ?? '';
  // Without options, a number that looks whole is shown whole.
  const whole = field.options === '' && Number(cint(decimals)) === 0;
  const precision = whole ? 0 : (precisionOf(context, field, 'float_precision') ?? 3);
  const chosen = truth(context.run, currency) ? currency : currencyFrom(context, formatting);
  return formatMoney(context, value, { precision, currency: chosen, format: null });
};

const time: Format = (context, value) => {
  try {
    return formatTime(context, value, null);
  } catch (thrown) {
    if (!isParserError(thrown)) throw thrown;
    // What is no time counts as seconds.
    return clockText(Number(toInt(context.run, value)));
  }
};

/** Seconds as hours, minutes and seconds. */
function clockText(total: number): string {
  const hours = Math.floor(total / 3600);
  const rest = total - hours * 3600;
  const two = (part: number) => String(part).padStart(2, '0');
  return `${hours}:${two(Math.floor(rest / 60))}:${two(rest % 60)}`;
}

/** A link shows the title that its document keeps for it. */
const link: Format = (context, value, { field, doc = null }) => {
  const titles = doc === null || field.options === '' ? null : valueIn(doc, '__link_titles');
  if (!(titles instanceof PyDict)) return value;
  const doctype = field.fieldtype === 'Link' ? field.options : dynamicTarget(context, field);
  return titles.table.map.get(`${doctype}::${cstr(context.run, value)}`) ?? value;
};

/** The DocType that the field with the name of the DocType is a link to. */
function dynamicTarget(context: Context, field: Field): string {
  return findMeta(context, field.text('parent'))?.field(field.options)?.options ?? '';
}

const lines: Format = (context, value) => {
  const text = searchedText(value);
  if (/<(?:br|div|p)/.test(text)) return value;
  context.run.chargeText(text.length * 2);
  return text.replaceAll('\n', '<br>');
};

const rows: Format = (context, value, { doc = null }) => {
  if (!(value instanceof PyList)) return value;
  const links = value.items.map((row) => {
    const found = row instanceof Document ? row.meta.fields.find(({ fieldtype }) => fieldtype === 'Link') : undefined;
    const shown = found === undefined ? null : valueIn(row, found.fieldname);
    if (found === undefined) return '';
    return cstr(context.run, formatValue(context, shown ?? '', { field: found, doc }));
  });
  return links.join(', ');
};

const formats: ReadonlyMap<string, Format> = new Map<string, Format>(
  Object.entries({
    Date: (context, value) => formatDate(context, value, null),
    Datetime: (context, value) => formatDatetime(context, value, null),
    Time: time,
    Link: link,
    'Dynamic Link': link,
    Currency: money,
    Float: float,
    Percent: (context, value) => `${str(context.run, toFloat(context, value, 2))}%`,
    Text: lines,
    'Small Text': lines,
    'Markdown Editor': (context, value) => markdownToHtml(context.run, cstr(context.run, value)),
    'Text Editor': (context, value) => `<div class='ql-snow'>${cstr(context.run, value)}</div>`,
    Duration: (context, value, { field }) => formatDuration(context.run, value, field.flag('hide_days')),
    'Table MultiSelect': rows,
  } satisfies Record<string, Format>),
);
