// Floats as texts and texts as floats: repr, the conversions e, f, g and r, and what float() reads.
import { raise } from '../runtime/errors.ts';
import type { Run } from '../runtime/run.ts';
import { repr } from '../runtime/text.ts';
import type { PyValue } from '../runtime/values.ts';
import { asciiNumber, plainDigits } from './number-text.ts';
import { fixedDigits, type SignificantDigits, shortestDigits, significantDigits } from './rounding.ts';

/** Python's repr of a float: the shortest text that reads back as the same float. */
export function floatRepr(value: number): string {
  const size = Math.abs(value);
  // In this range JavaScript writes the same digits, but leaves out the `.0`.
  if (size >= 1e-4 && size < 1e16) return Number.isInteger(value) ? `${value}.0` : `${value}`;
  return shortest(value, true);
}

/** A float as a part of a complex is shown: its repr, but without `.0`. */
export function partRepr(value: number): string {
  return shortest(value, false);
}

function shortest(value: number, pointed: boolean): string {
  const sign = isNegative(value) ? '-' : '';
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'nan' : `${sign}inf`;
  return sign + assemble(shortestDigits(value), 16, { pointed, alternate: false });
}

/** Whether a sign is shown: negative zero has one, NaN has none. */
export function isNegative(value: number): boolean {
  return value < 0 || Object.is(value, -0);
}

/** How C's `printf` (and `float.__format__`) shows a float. */
export interface FloatStyle {
  /** `r`: as repr does. Capitals give capitals. */
  readonly conversion: string;
  readonly precision: number;
  /** `#`: the point always stands, and `g` keeps its zeros. */
  readonly alternate?: boolean;
  /** A whole number keeps `.0`. */
  readonly pointed?: boolean;
  /** `z`: what rounds to zero has no sign. */
  readonly unsignedZero?: boolean;
}

/** A float shown in a style, with `-` if it is negative. */
export function floatText(run: Run, value: number, style: FloatStyle): string {
  const kind = style.conversion.toLowerCase();
  const shown = Number.isFinite(value) ? finite(run, value, kind, style) : Number.isNaN(value) ? 'nan' : 'inf';
  const signed = isNegative(value) && !(style.unsignedZero === true && /^[0.]+(e|$)/.test(shown));
  const text = signed ? `-${shown}` : shown;
  return kind === style.conversion ? text : text.toUpperCase();
}

function finite(run: Run, value: number, kind: string, style: FloatStyle): string {
  const { precision, alternate = false, pointed = false } = style;
  if (kind === 'f') return fixedDigits(run, value, precision) + (alternate && precision === 0 ? '.' : '');
  if (kind === 'e') return withExponent(significantDigits(run, value, precision + 1), alternate);
  if (kind === 'r') return assemble(shortestDigits(value), 16, { pointed, alternate });
  const wanted = precision === 0 ? 1 : precision;
  const { digits, exponent } = significantDigits(run, value, wanted);
  const kept = alternate ? digits : withoutZeros(digits);
  return assemble({ digits: kept, exponent }, pointed ? wanted - 1 : wanted, { pointed, alternate });
}

/** Digits with their point, or in exponent form when the first one stands too far from it. */
function assemble(
  number: SignificantDigits,
  largest: number,
  options: { readonly pointed: boolean; readonly alternate: boolean },
): string {
  const { digits, exponent } = number;
  if (exponent < -4 || exponent >= largest) return withExponent(number, options.alternate);
  if (exponent < 0) return `0.${'0'.repeat(-exponent - 1)}${digits}`;
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0');
  const rest = digits.slice(exponent + 1);
  if (rest !== '') return `${whole}.${rest}`;
  return options.pointed ? `${whole}.0` : whole + (options.alternate ? '.' : '');
}

function withExponent({ digits, exponent }: SignificantDigits, alternate: boolean): string {
  const point = digits.length > 1 || alternate ? '.' : '';
  const power = Math.abs(exponent).toString().padStart(2, '0');
  return `${digits.charAt(0)}${point}${digits.slice(1)}e${exponent < 0 ? '-' : '+'}${power}`;
}

function withoutZeros(digits: string): string {
  let end = digits.length;
  while (end > 1 && digits.charAt(end - 1) === '0') end -= 1;
  return digits.slice(0, end);
}

/** Texts of this form are read by JavaScript exactly as by Python. */
const decimal = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;
const special = /^([+-]?)(inf|infinity|nan)$/i;

/** The float that a plain ASCII text without spaces and underscores stands for; `undefined` if none. */
export function readFloat(text: string): number | undefined {
  if (decimal.test(text)) return Number(text);
  const match = special.exec(text);
  if (match === null) return undefined;
  if (match[2]?.toLowerCase() === 'nan') return Number.NaN;
  return match[1] === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}

/** What float() makes of a text (or of the text of some bytes); ValueError shows the value `given`. */
export function parseFloatText(run: Run, text: string, given: PyValue): number {
  const plain = plainDigits(asciiNumber(run, text));
  const value = plain === undefined ? undefined : readFloat(plain);
  return value ?? raise('ValueError', `could not convert string to float: ${repr(run, given)}`);
}
