// The `%` operator of str.

import { raise } from '../runtime/errors.ts';
import { getItem } from '../runtime/items.ts';
import { asInt } from '../runtime/numbers.ts';
import { index } from '../runtime/operators.ts';
import type { Run } from '../runtime/run.ts';
import { repr, str } from '../runtime/text.ts';
import { type PyValue, typeOf } from '../runtime/values.ts';
import { worded } from '../runtime/wording.ts';
import { codePointLength, pointAt, singlePoint, unitAt } from './code-points.ts';
import { numberText } from './percent-numbers.ts';
import { type Conversion, FormatReader, Values, type Wording } from './percent-parse.ts';
import { ascii } from './str-repr.ts';
import { TextBuilder } from './text-builder.ts';

const wording: Wording = {
  all: 'not all arguments converted during string formatting',
  precision: 'precision too big',
  real: 'must be real number',
};

/** `format % value`. */
export function percentText(run: Run, format: string, value: PyValue): string {
  run.work(format.length);
  const values = new Values(value);
  const reader = new FormatReader(run, format, values, wording, (key) => getItem(run, values.mapping as PyValue, key));
  const builder = new TextBuilder(run);
  for (let text = reader.literal(); text !== undefined; text = reader.literal()) {
    const conversion = reader.conversion();
    const piece = conversion === undefined ? '' : converted(run, format, conversion, values);
    builder.add(text + piece);
  }
  values.finish(wording);
  return builder.finish();
}

type Text = (run: Run, value: PyValue) => string;

const texts: ReadonlyMap<string, Text> = new Map<string, Text>([
  ['s', str],
  ['r', repr],
  ['a', ascii],
]);

function converted(run: Run, format: string, conversion: Conversion, values: Values): string {
  const { letter } = conversion;
  if (conversion.escaped) return '%';
  const value = values.next();
  const text = texts.get(letter);
  if (text !== undefined) return padText(run, conversion, shortened(run, text(run, value), conversion.precision));
  if (letter === 'c') return padText(run, conversion, character(run, value));
  const number = numberText(run, conversion, value, wording);
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
  if (typeof value === 'string') {
    if (singlePoint(value) !== undefined) return value;
    const shown = `a string of length ${codePointLength(run, value)}`;
    return raise('TypeError', worded(run, 'percentCharacter', shown));
  }
  if (asInt(value) === undefined && typeOf(value).slots.index === undefined)
    raise('TypeError', worded(run, 'percentCharacter', typeOf(value).fullName));
  const point = index(run, value);
  if (point < 0 || point > 0x10ffff) raise('OverflowError', '%c arg not in range(0x110000)');
  return String.fromCodePoint(Number(point));
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
