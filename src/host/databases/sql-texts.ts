// MariaDB's functions of texts and numbers that SQLite lacks or has with another meaning.
import { createHash, randomInt, randomUUID } from 'node:crypto';
import type { SQLOutputValue } from 'node:sqlite';
import type { SqlFunction } from './sqlite-functions.ts';

/** By name, in lower case. */
export const textFunctions: Readonly<Record<string, SqlFunction>> = {
  concat: strict((...parts) => parts.map(text).join('')),
  left: strict((value, count) => characters(value).slice(0, positive(count)).join('')),
  right: strict((value, count) => lastOf(characters(value), positive(count)).join('')),
  lpad: strict((value, width, fill) => pad(value, width, fill) + characters(value).slice(0, positive(width)).join('')),
  rpad: strict((value, width, fill) => characters(value).slice(0, positive(width)).join('') + pad(value, width, fill)),
  repeat: strict((value, count) => text(value).repeat(bounded(text(value).length, positive(count)))),
  space: strict((count) => ' '.repeat(bounded(1, positive(count)))),
  reverse: strict((value) => characters(value).reverse().join('')),
  mid: strict((value, from, count) => middle(value, from, count)),
  locate: strict((part, value, from) => position(text(value), text(part), from === undefined ? 1 : positive(from))),
  position: strict((part, value) => position(text(value), text(part), 1)),
  substring_index: strict((value, separator, count) => beforeNth(text(value), text(separator), whole(count))),
  find_in_set: strict((value, list) => (text(list) === '' ? 0 : placeIn(text(list).split(','), value))),
  field: (value, ...list) => (value === null ? 0 : placeIn(list, value)),
  elt: (at, ...list) => (at === null ? null : (list[whole(at) - 1] ?? null)),
  greatest: strict((...list) => list.reduce((best, value) => (compare(value, best) > 0 ? value : best))),
  least: strict((...list) => list.reduce((best, value) => (compare(value, best) < 0 ? value : best))),
  char_length: strict((value) => characters(value).length),
  character_length: strict((value) => characters(value).length),
  ucase: strict((value) => text(value).toUpperCase()),
  lcase: strict((value) => text(value).toLowerCase()),
  ascii: strict((value) => Buffer.from(text(value))[0] ?? 0),
  truncate: strict((value, digits) => truncated(Number(value), whole(digits))),
  format: strict((value, digits) => Number(value).toLocaleString('en-US', decimals(digits))),
  md5: strict((value) => createHash('md5').update(text(value)).digest('hex')),
  sha1: strict((value) => createHash('sha1').update(text(value)).digest('hex')),
  rand: () => randomInt(2 ** 47) / 2 ** 47,
  uuid: () => randomUUID(),
};

/** A function that gives NULL when any argument is NULL, as most of SQL's do. */
export function strict(run: SqlFunction): SqlFunction {
  return (...values) => (values.some((value) => value === null) ? null : run(...values));
}

/** A value as SQL shows it. */
export function text(value: SQLOutputValue | undefined): string {
  return value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value ?? '');
}

/** A value as a whole number; what is none counts as 0. */
export function whole(value: SQLOutputValue | undefined): number {
  const number = Number(value);
  return Number.isFinite(number) ? Math.trunc(number) : 0;
}

function positive(value: SQLOutputValue | undefined): number {
  return Math.max(0, whole(value));
}

function characters(value: SQLOutputValue | undefined): string[] {
  return Array.from(text(value));
}

function lastOf(list: string[], count: number): string[] {
  return count === 0 ? [] : list.slice(-count);
}

const LONGEST = 8 * 1024 * 1024;

/** How often a text is repeated; an error beyond what a text may hold. */
function bounded(length: number, count: number): number {
  if (length * count > LONGEST) throw new RangeError('the text would be too long');
  return length === 0 ? 0 : count;
}

function pad(
  value: SQLOutputValue | undefined,
  width: SQLOutputValue | undefined,
  fill: SQLOutputValue | undefined,
): string {
  const missing = Math.min(LONGEST, positive(width)) - characters(value).length;
  const filling = fill === undefined ? [' '] : characters(fill);
  if (missing <= 0 || filling.length === 0) return '';
  return Array.from({ length: missing }, (_, at) => filling[at % filling.length]).join('');
}

function middle(
  value: SQLOutputValue | undefined,
  from: SQLOutputValue | undefined,
  count: SQLOutputValue | undefined,
): string {
  const start = whole(from);
  const all = characters(value);
  const at = start < 0 ? all.length + start : start - 1;
  return start === 0 || at < 0 ? '' : all.slice(at, count === undefined ? undefined : at + positive(count)).join('');
}

function position(value: string, part: string, from: number): number {
  return value.toLowerCase().indexOf(part.toLowerCase(), Math.max(0, from - 1)) + 1;
}

function beforeNth(value: string, separator: string, count: number): string {
  if (separator === '' || count === 0) return '';
  const parts = value.split(separator);
  return (count > 0 ? parts.slice(0, count) : parts.slice(count)).join(separator);
}

function same(left: SQLOutputValue, right: SQLOutputValue | undefined): boolean {
  return text(left).toLowerCase() === text(right).toLowerCase();
}

/** 1 for the first entry, 0 if there is none such. */
function placeIn(list: readonly SQLOutputValue[], value: SQLOutputValue | undefined): number {
  return list.findIndex((entry) => entry !== null && same(entry, value)) + 1;
}

function compare(left: SQLOutputValue, right: SQLOutputValue): number {
  const numbers = typeof left !== 'string' && typeof right !== 'string';
  if (numbers) return Number(left) - Number(right);
  const [first, second] = [text(left).toLowerCase(), text(right).toLowerCase()];
  return first < second ? -1 : first > second ? 1 : 0;
}

function truncated(value: number, digits: number): number {
  const scale = 10 ** digits;
  return Math.trunc(value * scale) / scale;
}

function decimals(digits: SQLOutputValue | undefined): {
  minimumFractionDigits: number;
  maximumFractionDigits: number;
} {
  const count = Math.min(20, positive(digits));
  return { minimumFractionDigits: count, maximumFractionDigits: count };
}
