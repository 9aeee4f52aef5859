// Numbered names: the counters of tabSeries and the parts of a naming series.

import { isInt } from '../../language/runtime/numbers.ts';
import { PyFloat, type PyValue } from '../../language/runtime/values.ts';
import { cstr } from '../casts.ts';
import type { Context } from '../context.ts';
import { bold, throwMessage } from '../messages.ts';
import { forUpdate } from '../query/dialects.ts';
import type { Document } from './document.ts';
import { randomName } from './names.ts';

/** A name from a key such as `INV-.YYYY.-.####`, `hash` or a naming series. */
export function seriesName(context: Context, key: string, doc: Document | undefined): string {
  if (key === 'hash') return randomName(context);
  const series = key.includes('#') ? key : `${key}.#####`;
  if (!series.includes('.'))
    return throwMessage(context, `Invalid naming series ${bold(series)}: dot (.) missing`, 'InvalidNamingSeriesError');
  if (!/^[\p{L}\p{N}_\- /.#{}]+$/u.test(series))
    return throwMessage(
      context,
      `Special Characters except '-', '#', '.', '/', '{{' and '}}' not allowed in naming series ${bold(series)}`,
      'InvalidNamingSeriesError',
    );
  return joinParts(context, series.split('.'), doc, (prefix, digits) => nextNumber(context, prefix, digits));
}

/** The text that parts give: `#` runs are numbered, date codes and fields replaced, the rest literal. */
export function joinParts(
  context: Context,
  parts: readonly string[],
  doc: Document | undefined,
  number: (prefix: string, digits: number) => string,
): string {
  let name = '';
  let numbered = false;
  for (const part of parts) {
    if (part.startsWith('#')) {
      if (!numbered) name += number(name, part.length);
      numbered = true;
    } else if (part !== '') name += partText(context, part, doc);
  }
  return name;
}

function partText(context: Context, part: string, doc: Document | undefined): string {
  const code = dateCodes.get(part);
  if (code !== undefined) return code(context.now());
  const field = part.replaceAll('{', '').replaceAll('}', '');
  if (doc !== undefined && (part.startsWith('{') || doc.values.has(part))) return valueText(context, doc.value(field));
  return part;
}

function valueText(context: Context, value: PyValue): string {
  if (typeof value === 'string') return value;
  return isInt(value) || value instanceof PyFloat || typeof value === 'boolean' ? cstr(context.run, value).trim() : '';
}

const dateCodes: ReadonlyMap<string, (now: string) => string> = new Map<string, (now: string) => string>([
  ['YYYY', (now) => now.slice(0, 4)],
  ['YY', (now) => now.slice(2, 4)],
  ['MM', (now) => now.slice(5, 7)],
  ['DD', (now) => now.slice(8, 10)],
  ['WW', (now) => weekNumber(now)],
  ['JJJ', (now) => String(dateOf(now).dayOfYear).padStart(3, '0')],
  ['timestamp', (now) => now],
]);

function dateOf(now: string): Temporal.PlainDate {
  return Temporal.PlainDate.from(now.slice(0, 10));
}

/** The ISO week, kept consecutive within the year. */
function weekNumber(now: string): string {
  const date = dateOf(now);
  const week = date.weekOfYear ?? 0;
  if (date.month === 1 && week >= 52) return '00';
  return date.month === 12 && week <= 1 ? '53' : String(week).padStart(2, '0');
}

/** The next number of a prefix, padded; the counter is a row locked until the transaction ends. */
export function nextNumber(context: Context, prefix: string, digits: number): string {
  const { database } = context;
  database.lockRow('tabSeries', prefix);
  const current = database.scalar(
    `SELECT \`current\` FROM \`tabSeries\` WHERE \`name\` = ?${forUpdate(database.dialect)}`,
    [prefix],
  );
  const next = current === undefined ? 1 : Number(current) + 1;
  if (current === undefined) database.insert('tabSeries', ['name', 'current'], [[prefix, next]]);
  else database.update('tabSeries', { current: next }, [{ column: 'name', operator: '=', value: prefix }]);
  return String(next).padStart(digits, '0');
}

/** Steps a counter back when the deleted document had its last number. */
export function revertSeries(context: Context, doc: Document): void {
  const { autoname } = doc.meta;
  const series = autoname.startsWith('naming_series:')
    ? doc.text('naming_series')
    : /^(prompt|field:|hash|autoincrement|format:|uuid)/i.test(autoname)
      ? ''
      : autoname;
  if (series === '' || doc.name === null) return;
  const at = series.lastIndexOf('.#');
  const prefix = at < 0 ? series : joinParts(context, series.slice(0, at).split('.'), doc, () => '');
  const count = Number(String(doc.name).startsWith(prefix) ? String(doc.name).slice(prefix.length) : Number.NaN);
  const current = context.database.scalar('SELECT `current` FROM `tabSeries` WHERE `name` = ?', [prefix]);
  if (current !== undefined && Number(current) === count) {
    context.database.update('tabSeries', { current: count - 1 }, [{ column: 'name', operator: '=', value: prefix }]);
  }
}
