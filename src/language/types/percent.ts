// The `%` operator of str.
import { call } from '../runtime/call.ts';
import { caught, raise } from '../runtime/errors.ts';
import { getItem } from '../runtime/items.ts';
import { asInt, int } from '../runtime/numbers.ts';
import { asNumber, index } from '../runtime/operators.ts';
import type { Run } from '../runtime/run.ts';
import { repr, str } from '../runtime/text.ts';
import { PyFloat, type PyInt, type PyValue, typeOf } from '../runtime/values.ts';
import { codePointLength, pointAt, singlePoint, unitAt } from './code-points.ts';
import { floatText, integerText } from './percent-numbers.ts';
import { type Conversion, FormatReader, Values } from './percent-parse.ts';
import { ascii } from './str-repr.ts';

const wording = { all: 'not all arguments converted during string formatting', precision: 'precision too big' };

/** `format % value`. */
export function percentText(run: Run, format: string, value: PyValue): string {
  run.work(format.length);
  const values = new Values(value);
  const reader = new FormatReader(run, format, values, wording, (key) => getItem(run, values.mapping as PyValue, key));
  let result = '';
  for (let text = reader.literal(); text !== undefined; text = reader.literal()) {
    const conversion = reader.conversion();
    const piece = conversion === undefined ? '' : converted(run, format, conversion, values);
    const length = result.length + text.length + piece.length;
    if (length > run.limits.textLength) run.chargeText(length);
    result += text + piece;
  }
  values.finish(wording);
  run.chargeText(result.length);
  return result;
}

type Text = (run: Run, value: PyValue) => string;

const texts: ReadonlyMap<string, Text> = new Map<string, Text>([
  ['s', str],
  ['r', repr],
  ['a', ascii],
]);

function converted(run: Run, format: string, conversion: Conversion, values: Values): string {
  const { letter } = conversion;
  if (letter === '%') return '%';
  const value = values.next();
  const text = texts.get(letter);
  if (text !== undefined) return padText(run, conversion, shortened(run, text(run, value), conversion.precision));
  if (letter === 'c') return padText(run, conversion, character(run, value));
  const number = numberText(run, conversion, value);
  if (number !== undefined) return padNumber(run, conversion, number);
  const code = letter.codePointAt(0) as number;
  const shown = code >= 31 && code < 127 ? letter : '?';
  const at = pointAt(run, format, conversion.at);
  return raise('ValueError', `unsupported format character '${shown}' (0x${code.toString(16)}) at index ${at}`);
}

function shortened(run: Run, text: string, precision: number): string {
  if (precision < 0 || text.length <= precision) return text;
  return text.slice(0, unitAt(run, text, precision));
}

function character(run: Run, value: PyValue): string {
  if (typeof value === 'string')
    return singlePoint(value) === undefined ? raise('TypeError', '%c requires int or char') : value;
  if (asInt(value) === undefined && typeOf(value).slots.index === undefined)
    raise('TypeError', '%c requires int or char');
  const point = index(run, value);
  if (typeof point === 'bigint' && (point >= 2n ** 63n || point < -(2n ** 63n)))
    raise('OverflowError', 'Python int too large to convert to C long');
  if (point < 0 || point > 0x10ffff) raise('OverflowError', '%c arg not in range(0x110000)');
  return String.fromCodePoint(Number(point));
}

/** The digits of a number; `undefined` when the letter is no conversion of numbers. */
export function numberText(run: Run, conversion: Conversion, value: PyValue): string | undefined {
  const { letter, precision, alternate } = conversion;
  if ('diuoxX'.includes(letter))
    return integerText(run, integerOf(run, letter, value), letter, Math.max(precision, 0), alternate);
  if ('eEfFgG'.includes(letter))
    return floatText(run, realOf(run, value), letter, precision < 0 ? 6 : precision, alternate);
  return undefined;
}

function integerOf(run: Run, letter: string, value: PyValue): PyInt {
  const known = asInt(value);
  if (known !== undefined) return known;
  const slot = typeOf(value).slots.index;
  if ('oxX'.includes(letter)) {
    if (slot === undefined)
      return raise('TypeError', `%${letter} format: an integer is required, not ${typeOf(value).name}`);
    return slot(run, value);
  }
  if (value instanceof PyFloat) return truncated(value.value);
  const whole = special(run, value, '__int__') ?? slot?.(run, value);
  const result = whole === undefined ? undefined : asInt(whole);
  return result ?? raise('TypeError', `%${letter} format: a real number is required, not ${typeOf(value).name}`);
}

function truncated(value: number): PyInt {
  if (Number.isNaN(value)) return raise('ValueError', 'cannot convert float NaN to integer');
  if (!Number.isFinite(value)) return raise('OverflowError', 'cannot convert float infinity to integer');
  return int(BigInt(Math.trunc(value)));
}

/** Calls a special method of a value's type that has no slot; a TypeError of its own counts as having none. */
function special(run: Run, value: PyValue, name: string): PyValue | undefined {
  const found = typeOf(value).lookup(name);
  if (found === undefined) return undefined;
  try {
    return call(run, found, [value]);
  } catch (thrown) {
    if (caught(thrown, 'TypeError')) return undefined;
    throw thrown;
  }
}

function realOf(run: Run, value: PyValue): number {
  const known = asNumber(value);
  if (known !== undefined)
    return Number.isFinite(known) || value instanceof PyFloat
      ? known
      : raise('OverflowError', 'int too large to convert to float');
  const found = typeOf(value).lookup('__float__');
  const real = found === undefined ? undefined : call(run, found, [value]);
  if (real instanceof PyFloat) return real.value;
  const slot = typeOf(value).slots.index;
  return slot === undefined
    ? raise('TypeError', `must be real number, not ${typeOf(value).name}`)
    : Number(slot(run, value));
}

/** Filled with blanks up to the width. */
export function padText(run: Run, conversion: Conversion, text: string): string {
  const { width, left } = conversion;
  if (width <= 0) return text;
  const missing = width - codePointLength(run, text);
  if (missing <= 0) return text;
  run.chargeText(text.length + missing);
  return left ? text + ' '.repeat(missing) : ' '.repeat(missing) + text;
}

/** Sign and prefix, then zeros if asked for, then the digits; blanks around. */
export function padNumber(run: Run, conversion: Conversion, number: string): string {
  const signed = number.startsWith('-');
  const sign = signed ? '-' : conversion.sign ? '+' : conversion.blank ? ' ' : '';
  const prefixed = conversion.alternate && 'oxX'.includes(conversion.letter);
  const unsigned = signed ? number.slice(1) : number;
  const head = sign + (prefixed ? unsigned.slice(0, 2) : '');
  const digits = prefixed ? unsigned.slice(2) : unsigned;
  if (!conversion.zero || conversion.left) return padText(run, conversion, head + digits);
  const missing = Math.max(0, conversion.width - head.length - digits.length);
  run.chargeText(number.length + missing + 2);
  return head + '0'.repeat(missing) + digits;
}
