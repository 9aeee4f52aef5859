// Frappe's forgiving conversions: cint, flt and cstr, over Python values.
import { isInt } from '../language/runtime/numbers.ts';
import type { Run } from '../language/runtime/run.ts';
import { str } from '../language/runtime/text.ts';
import { PyFloat, type PyInt, type PyValue } from '../language/runtime/values.ts';

/** A value as an int; what cannot be one is 0. */
export function cint(value: PyValue): PyInt {
  if (isInt(value)) return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  const number = numberOf(value);
  if (number === undefined || !Number.isFinite(number)) return 0;
  const whole = Math.trunc(number) + 0;
  return Number.isSafeInteger(whole) ? whole : BigInt(whole);
}

/** A value as a JavaScript number; what cannot be one is 0. */
export function flt(value: PyValue): number {
  return numberOf(value) ?? 0;
}

function numberOf(value: PyValue): number | undefined {
  if (value instanceof PyFloat) return value.value;
  if (isInt(value)) return Number(value);
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value !== 'string') return undefined;
  const text = value.trim().replaceAll(',', '');
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : undefined;
}

/** A value as text; None is ''. */
export function cstr(run: Run, value: PyValue): string {
  return value === null ? '' : str(run, value);
}
