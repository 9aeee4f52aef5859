// Formatting numbers by a specification: int, float and complex.
import { raise } from '../runtime/errors.ts';
import { asInt } from '../runtime/numbers.ts';
import type { Run } from '../runtime/run.ts';
import { str } from '../runtime/text.ts';
import type { PyFloat, PyInt } from '../runtime/values.ts';
import type { PyComplex } from './complex-number.ts';
import { type FloatStyle, floatText, isNegative } from './float-text.ts';
import { type FormatSpec, padText, parseFormatSpec, refuseConversion } from './format-spec.ts';
import { intInBase, intRepr } from './int-text.ts';
import { intToFloat } from './number-operands.ts';

/** The pieces of a number that is about to be padded. */
interface NumberText {
  readonly negative: boolean;
  /** `0x` and its kin. */
  readonly prefix: string;
  /** The digits before the point, which are grouped and filled with zeros. */
  readonly whole: string;
  /** All that follows: point, fraction, exponent, percent sign; all of `inf` and `nan`. */
  readonly rest: string;
}

/** Python's `format(value, spec)` for an int or bool. */
export function formatInt(run: Run, value: PyInt | boolean, written: string): string {
  if (written === '') return str(run, value);
  const spec = parseFormatSpec(run, value, written, { align: '>', conversion: 'd' });
  const whole = asInt(value) ?? 0;
  const kind = spec.conversion;
  if (kind.length === 1 && 'eEfFgG%'.includes(kind)) return formatReal(run, intToFloat(whole), spec);
  if (kind.length !== 1 || !'bcdoxXn'.includes(kind)) return refuseConversion(value, kind);
  refuseForInt(spec, kind);
  if (kind === 'c') return layOut(run, { negative: false, prefix: '', whole: '', rest: character(whole) }, spec);
  const base = bases.get(kind);
  const text = base === undefined ? intRepr(run, whole) : intInBase(run, whole, base);
  const digits = whole < 0 ? text.slice(1) : text;
  const prefix = spec.alternate && base !== undefined ? `0${kind}` : '';
  const shown = kind === 'X' ? digits.toUpperCase() : digits;
  return layOut(run, { negative: whole < 0, prefix, whole: shown, rest: '' }, spec);
}

const bases: ReadonlyMap<string, 2 | 8 | 16> = new Map<string, 2 | 8 | 16>([
  ['b', 2],
  ['o', 8],
  ['x', 16],
  ['X', 16],
]);

function refuseForInt(spec: FormatSpec, kind: string): void {
  if (spec.precision >= 0) raise('ValueError', 'Precision not allowed in integer format specifier');
  if (spec.unsignedZero) raise('ValueError', 'Negative zero coercion (z) not allowed in integer format specifier');
  if (kind !== 'c') return;
  if (spec.sign !== '') raise('ValueError', "Sign not allowed with integer format specifier 'c'");
  if (spec.alternate) raise('ValueError', "Alternate form (#) not allowed with integer format specifier 'c'");
}

function character(value: PyInt): string {
  if (typeof value === 'bigint' && BigInt.asIntN(64, value) !== value) {
    return raise('OverflowError', 'Python int too large to convert to C long');
  }
  if (value < 0 || value > 0x10ffff) return raise('OverflowError', '%c arg not in range(0x110000)');
  return String.fromCodePoint(Number(value));
}

/** Python's `format(value, spec)` for a float. */
export function formatFloat(run: Run, value: PyFloat, written: string): string {
  if (written === '') return str(run, value);
  const spec = parseFormatSpec(run, value, written, { align: '>', conversion: '' });
  const known = spec.conversion === '' || spec.conversion === '\0' || 'eEfFgGn%'.includes(spec.conversion);
  return known ? formatReal(run, value.value, spec) : refuseConversion(value, spec.conversion);
}

/** C's largest int. */
const LARGEST_PRECISION = 0x7fffffff;

function checkPrecision(spec: FormatSpec): void {
  if (spec.precision > LARGEST_PRECISION) raise('ValueError', 'precision too big');
}

function styleOf(spec: FormatSpec, pointed: boolean): FloatStyle {
  const { alternate, unsignedZero } = spec;
  const bare = spec.conversion === '' || spec.conversion === '\0';
  const conversion = bare ? (spec.precision < 0 ? 'r' : 'g') : (renamed.get(spec.conversion) ?? spec.conversion);
  const precision = spec.precision < 0 ? 6 : spec.precision;
  return { conversion, precision, alternate, unsignedZero, pointed: bare && pointed };
}

const renamed: ReadonlyMap<string, string> = new Map([
  ['n', 'g'],
  ['%', 'f'],
]);

function formatReal(run: Run, value: number, spec: FormatSpec): string {
  checkPrecision(spec);
  const percent = spec.conversion === '%';
  const text = floatText(run, percent ? value * 100 : value, styleOf(spec, true));
  return layOut(run, split(percent ? `${text}%` : text), spec);
}

function split(text: string): NumberText {
  const negative = text.startsWith('-');
  const size = negative ? text.slice(1) : text;
  const whole = /^\d*/.exec(size)?.[0] ?? '';
  return { negative, prefix: '', whole, rest: size.slice(whole.length) };
}

function signOf(negative: boolean, spec: FormatSpec): string {
  if (negative) return '-';
  return spec.sign === '-' ? '' : spec.sign;
}

/** Puts sign, prefix, grouped digits and the rest together, and pads them. */
function layOut(run: Run, number: NumberText, spec: FormatSpec): string {
  const front = signOf(number.negative, spec) + number.prefix;
  const zeros = spec.fill === '0' && spec.align === '=' ? spec.width - front.length - lengthOf(number.rest) : 0;
  const whole = number.whole === '' ? '' : groupDigits(run, number.whole, spec, zeros);
  const body = whole + number.rest;
  if (spec.align !== '=') return padText(run, front + body, spec);
  return front + padText(run, body, { ...spec, width: spec.width - front.length });
}

/** In code points; `c` may show one of two units. */
function lengthOf(text: string): number {
  return text.length === 2 && (text.codePointAt(0) as number) > 0xffff ? 1 : text.length;
}

/** The digits with zeros in front up to `width`, marks included, which then stand among the zeros too. */
function groupDigits(run: Run, digits: string, spec: FormatSpec, width: number): string {
  run.chargeText(Math.max(digits.length * 2, width));
  if (spec.grouping === '') return digits.padStart(width, '0');
  const size = bases.has(spec.conversion) ? 4 : 3;
  run.work(digits.length);
  const groups: string[] = [];
  let missing = width;
  for (let end = digits.length; end > 0; end -= size) {
    const group = digits.slice(Math.max(end - size, 0), end);
    const length = Math.min(size, Math.max(end, missing));
    groups.push(group.padStart(length, '0'));
    missing -= length + 1;
  }
  const grouped = groups.reverse().join(spec.grouping);
  return missing < 0 ? grouped : leadingZeros(missing, size, spec.grouping) + grouped;
}

/** Groups of zeros for so many more columns, each with the mark behind it; a mark is never the first character. */
function leadingZeros(width: number, size: number, mark: string): string {
  const whole = width > size ? Math.floor(width / (size + 1)) : 0;
  const first = Math.max(width - whole * (size + 1), 1);
  return '0'.repeat(first) + mark + ('0'.repeat(size) + mark).repeat(whole);
}

/** Python's `format(value, spec)` for a complex. */
export function formatComplex(run: Run, value: PyComplex, written: string): string {
  if (written === '') return str(run, value);
  const spec = parseFormatSpec(run, value, written, { align: '>', conversion: '' });
  const { conversion } = spec;
  const bare = conversion === '' || conversion === '\0';
  if (!bare && !'eEfFgGn'.includes(conversion)) return refuseConversion(value, conversion);
  checkPrecision(spec);
  if (spec.fill === '0') return raise('ValueError', 'Zero padding is not allowed in complex format specifier');
  if (spec.align === '=') {
    return raise('ValueError', "'=' alignment flag is not allowed in complex format specifier");
  }
  const style = styleOf(spec, false);
  const narrow = { ...spec, width: -1 };
  const imag = layOut(run, split(floatText(run, value.imag, style)), { ...narrow, sign: '+' });
  // As in repr, a real part of (positive) zero is left out where no presentation type was asked for.
  if (bare && value.real === 0 && !isNegative(value.real)) {
    return padText(run, `${layOut(run, split(floatText(run, value.imag, style)), narrow)}j`, spec);
  }
  const real = layOut(run, split(floatText(run, value.real, style)), narrow);
  return padText(run, bare ? `(${real}${imag}j)` : `${real}${imag}j`, spec);
}
