// orjson as scripts find it: loads, dumps and the options.

import { decodeError, decodeJson } from '../../../stdlib/modules/json-decode.ts';
import { Raise, raise } from '../../language/runtime/errors.ts';
import { int } from '../../language/runtime/numbers.ts';
import type { Run } from '../../language/runtime/run.ts';
import { PyFloat, type PyValue } from '../../language/runtime/values.ts';
import { asBytes, PyBytes } from '../../language/types/bytes.ts';
import { decode } from '../../language/types/encodings.ts';
import { bytesFromText } from '../base64.ts';
import { constant, declare } from './declared.ts';
import { encodeOrjson, orjsonOptions } from './orjson-encode.ts';

const LARGEST = 2n ** 64n;
const SMALLEST = -(2n ** 63n);

/** What a JSON text says, more strictly than `json.loads`: no NaN, no numbers beyond floats, no halves of characters. */
export function decodeOrjson(run: Run, text: string): PyValue {
  if (text === '') return refuse('Input is a zero-length, empty document', text);
  if (hasHalf(text)) return refuse('no low surrogate in string', text);
  return decodeJson(run, text, {
    int: wholeNumber,
    float: (number) => finite(Number(number), text),
    constant: () => refuse('unexpected character, expected a JSON value', text),
  });
}

function refuse(message: string, text: string): never {
  throw new Raise(decodeError(message, text, 0));
}

function wholeNumber(text: string): PyValue {
  const value = BigInt(text);
  return value >= LARGEST || value < SMALLEST ? new PyFloat(Number(text)) : int(value);
}

function finite(value: number, text: string): PyValue {
  return Number.isFinite(value) ? new PyFloat(value) : refuse('number is infinity when parsed as double', text);
}

/** Whether an escape names half of a character, without the other half. */
function hasHalf(text: string): boolean {
  let open = -1;
  for (const { 1: digits, index } of text.matchAll(/\\(?:u([0-9a-f]{4})|.)/gis)) {
    const half = digits === undefined ? '' : digits.toLowerCase();
    const follows = open >= 0 && index === open + 6 && /^d[c-f]/.test(half);
    if ((open >= 0 && !follows) || (open < 0 && /^d[c-f]/.test(half))) return true;
    open = /^d[89ab]/.test(half) ? index : -1;
  }
  return open >= 0;
}

function optionsOf(given: PyValue): number {
  if (given === null) return 0;
  return typeof given === 'number' && given >= 0 && given < 4096 ? given : raise('TypeError', 'Invalid opts');
}

/** The names of this file. */
export const orjsonNames = [
  declare('orjson.loads(obj)', {
    doc: 'Return what a JSON text or its bytes say.',
    examples: ['orjson.loads("[1, 2.0, null]")  #> [1, 2.0, None]'],
    run({ run }, value: PyValue) {
      const bytes = asBytes(value)?.value;
      if (bytes !== undefined) return decodeOrjson(run, decode(run, bytes, 'utf-8', 'strict'));
      return typeof value === 'string'
        ? decodeOrjson(run, value)
        : refuse('Input must be bytes, bytearray, memoryview, or str', '');
    },
  }),
  declare('orjson.dumps(obj, default=None, option=None)', {
    doc: 'Return a value as the bytes of its JSON text.',
    run: ({ run }, value: PyValue, fallback: PyValue, option: PyValue) =>
      new PyBytes(bytesFromText(encodeOrjson(run, value, fallback, optionsOf(option)))),
  }),
  ...Object.entries(orjsonOptions).map(([name, value]) => constant(`orjson.OPT_${name}`, value)),
];
