// The `%` operator of bytes and bytearray, on texts of one-byte units.
import { call } from '../runtime/call.ts';
import { raise } from '../runtime/errors.ts';
import { getItem } from '../runtime/items.ts';
import { asInt } from '../runtime/numbers.ts';
import type { Run } from '../runtime/run.ts';
import { type PyValue, typeOf } from '../runtime/values.ts';
import { asBytes, bytesOf, PyBytes, unitsOf } from './bytes.ts';
import { padNumber, padText } from './percent.ts';
import { numberText } from './percent-numbers.ts';
import { type Conversion, FormatReader, Values, type Wording } from './percent-parse.ts';
import { indexOrNothing } from './slicing.ts';
import { ascii } from './str-repr.ts';
import { TextBuilder } from './text-builder.ts';

const wording: Wording = {
  all: 'not all arguments converted during bytes formatting',
  precision: 'prec too big',
  real: 'float argument required',
};

/** `format % value`, from units to units. */
export function percentBytes(run: Run, format: string, value: PyValue): string {
  run.work(format.length);
  const values = new Values(value);
  if (asBytes(value) !== undefined) values.forgetMapping();
  const reader = new FormatReader(run, format, values, wording, (key) => {
    return getItem(run, values.mapping as PyValue, new PyBytes(bytesOf(run, key)));
  });
  const builder = new TextBuilder(run);
  for (let text = reader.literal(); text !== undefined; text = reader.literal()) {
    const conversion = reader.conversion();
    const piece = conversion === undefined ? '' : converted(run, conversion, values);
    builder.add(text + piece);
  }
  values.finish(wording);
  return builder.finish();
}

function converted(run: Run, conversion: Conversion, values: Values): string {
  const { letter, precision } = conversion;
  if (conversion.escaped) return '%';
  const value = values.next();
  const text = texts.get(letter)?.(run, value);
  if (text !== undefined) return padText(run, conversion, precision < 0 ? text : text.slice(0, precision));
  if (letter === 'c') return padText(run, conversion, singleByte(run, value));
  const number = numberText(run, spelled(conversion), value, wording);
  if (number !== undefined) return padNumber(run, conversion, number);
  const code = letter.charCodeAt(0);
  if (code > 127) raise('OverflowError', 'character argument not in range(0x110000)');
  return raise(
    'ValueError',
    `unsupported format character '${letter}' (0x${code.toString(16)}) at index ${conversion.at}`,
  );
}

/** Python: bytes call `%i` by its other name in errors. */
function spelled(conversion: Conversion): Conversion {
  return conversion.letter === 'i' ? { ...conversion, letter: 'd' } : conversion;
}

const texts: ReadonlyMap<string, (run: Run, value: PyValue) => string> = new Map([
  ['s', contents],
  ['b', contents],
  ['r', ascii],
  ['a', ascii],
]);

function contents(run: Run, value: PyValue): string {
  const bytes = asBytes(value);
  if (bytes !== undefined) return unitsOf(run, bytes.value);
  const found = typeOf(value).lookup('__bytes__');
  const made = found === undefined ? undefined : asBytes(call(run, found, [value]));
  if (made !== undefined) return unitsOf(run, made.value);
  return raise(
    'TypeError',
    `%b requires a bytes-like object, or an object that implements __bytes__, not '${typeOf(value).name}'`,
  );
}

function singleByte(run: Run, value: PyValue): string {
  const bytes = asBytes(value)?.value;
  if (bytes !== undefined && bytes.length === 1) return String.fromCharCode(bytes[0] as number);
  const int = asInt(value) ?? indexOrNothing(run, value);
  if (int === undefined) return raise('TypeError', '%c requires an integer in range(256) or a single byte');
  return int >= 0 && int <= 255 ? String.fromCharCode(Number(int)) : raise('OverflowError', '%c arg not in range(256)');
}
