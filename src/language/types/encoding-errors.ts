// What to do with a character that an encoding lacks, or with bytes that mean nothing: the `errors` argument.
import { raise, raiseWith } from '../runtime/errors.ts';
import type { Run } from '../runtime/run.ts';
import { PyBytes } from './bytes.ts';
import { pointAt } from './code-points.ts';
import { escapeCode } from './str-repr.ts';

/** A stretch of text that cannot be encoded, in UTF-16 units. */
export interface EncodeFailure {
  readonly encoding: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly reason: string;
}

/** A stretch of bytes that cannot be decoded. */
export interface DecodeFailure {
  readonly encoding: string;
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
  readonly reason: string;
}

/** A text still to be encoded, or finished bytes; `taken` units of the failure are dealt with. */
export interface Substitute {
  readonly text?: string;
  readonly bytes?: readonly number[];
  readonly taken: number;
}

type EncodeHandler = (run: Run, failure: EncodeFailure) => Substitute;
type DecodeHandler = (run: Run, failure: DecodeFailure) => { text: string; taken: number };

function refuseEncoding(run: Run, failure: EncodeFailure): never {
  const { encoding, text, start, end, reason } = failure;
  return raiseWith('UnicodeEncodeError', encoding, text, pointAt(run, text, start), pointAt(run, text, end), reason);
}

function refuseDecoding(failure: DecodeFailure): never {
  const { encoding, bytes, start, end, reason } = failure;
  return raiseWith('UnicodeDecodeError', encoding, new PyBytes(bytes), start, end, reason);
}

function substituteEach(replace: (point: number) => string): EncodeHandler {
  return (run, { text, start, end }) => {
    run.work(end - start);
    let result = '';
    for (const character of text.slice(start, end)) result += replace(character.codePointAt(0) as number);
    return { text: result, taken: end - start };
  };
}

/** Lone surrogates as the bytes that UTF-8, UTF-16 or UTF-32 would give them. */
const passSurrogates: EncodeHandler = (run, failure) => {
  const encode = surrogateBytes.get(failure.encoding);
  const point = failure.text.charCodeAt(failure.start);
  if (encode === undefined || point < 0xd800 || point > 0xdfff) return refuseEncoding(run, failure);
  return { bytes: encode(point), taken: 1 };
};

/** The encodings in which half a code point has bytes of its own. */
const surrogateBytes: ReadonlyMap<string, (point: number) => number[]> = new Map([
  ['utf-8', (point: number) => [0xe0 | (point >> 12), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63)]],
  ['utf-16', (point: number) => [point & 255, point >> 8]],
  ['utf-16-le', (point: number) => [point & 255, point >> 8]],
  ['utf-16-be', (point: number) => [point >> 8, point & 255]],
  ['utf-32', (point: number) => [point & 255, point >> 8, 0, 0]],
  ['utf-32-le', (point: number) => [point & 255, point >> 8, 0, 0]],
  ['utf-32-be', (point: number) => [0, 0, point >> 8, point & 255]],
]);

const escapeToBytes: EncodeHandler = (run, failure) => {
  const point = failure.text.charCodeAt(failure.start);
  // One byte alone would break the rhythm of UTF-16 and UTF-32.
  const fits = point >= 0xdc80 && point <= 0xdcff && !/^utf-(16|32)/.test(failure.encoding);
  return fits ? { bytes: [point - 0xdc00], taken: 1 } : refuseEncoding(run, failure);
};

const encodeHandlers: ReadonlyMap<string, EncodeHandler> = new Map<string, EncodeHandler>([
  ['strict', refuseEncoding],
  ['ignore', (_run, { start, end }) => ({ text: '', taken: end - start })],
  ['replace', substituteEach(() => '?')],
  ['xmlcharrefreplace', substituteEach((point) => `&#${point};`)],
  ['backslashreplace', substituteEach(escapeCode)],
  ['surrogatepass', passSurrogates],
  ['surrogateescape', escapeToBytes],
]);

function decodeAll(replace: (bytes: Uint8Array) => string): DecodeHandler {
  return (run, { bytes, start, end }) => {
    run.work(end - start);
    return { text: replace(bytes.subarray(start, end)), taken: end - start };
  };
}

const escapeFromBytes: DecodeHandler = (_run, failure) => {
  let text = '';
  for (const byte of failure.bytes.subarray(failure.start, failure.end)) {
    if (byte < 0x80) break;
    text += String.fromCharCode(0xdc00 + byte);
  }
  return text === '' ? refuseDecoding(failure) : { text, taken: text.length };
};

const readSurrogates: DecodeHandler = (_run, failure) => {
  const { bytes, start } = failure;
  const decode = surrogateUnits.get(failure.encoding);
  const read = decode?.(Array.from(bytes.subarray(start, start + 4)));
  if (read === undefined || read.unit < 0xd800 || read.unit > 0xdfff || start + read.size > bytes.length)
    return refuseDecoding(failure);
  return { text: String.fromCharCode(read.unit), taken: read.size };
};

const surrogateUnits: ReadonlyMap<string, (bytes: number[]) => { unit: number; size: number }> = new Map([
  ['utf-8', ([a = 0, b = 0, c = 0]: number[]) => ({ unit: ((a & 15) << 12) | ((b & 63) << 6) | (c & 63), size: 3 })],
  ['utf-16-le', ([a = 0, b = 0]: number[]) => ({ unit: a | (b << 8), size: 2 })],
  ['utf-16-be', ([a = 0, b = 0]: number[]) => ({ unit: b | (a << 8), size: 2 })],
  ['utf-32-le', ([a = 0, b = 0]: number[]) => ({ unit: a | (b << 8), size: 4 })],
  ['utf-32-be', ([, , c = 0, d = 0]: number[]) => ({ unit: d | (c << 8), size: 4 })],
]);

const decodeHandlers: ReadonlyMap<string, DecodeHandler> = new Map<string, DecodeHandler>([
  ['strict', (_run, failure) => refuseDecoding(failure)],
  ['ignore', (_run, { start, end }) => ({ text: '', taken: end - start })],
  ['replace', (_run, { start, end }) => ({ text: '\ufffd', taken: end - start })],
  [
    'backslashreplace',
    decodeAll((bytes) => Array.from(bytes, (byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('')),
  ],
  ['surrogateescape', escapeFromBytes],
  ['surrogatepass', readSurrogates],
  ['xmlcharrefreplace', () => raise('TypeError', "don't know how to handle UnicodeDecodeError in error callback")],
]);

/** Asks the named handler about a text that cannot be encoded. */
export function onEncodeFailure(run: Run, errors: string, failure: EncodeFailure): Substitute {
  const handler = encodeHandlers.get(errors) ?? unknownHandler(errors);
  return handler(run, failure);
}

/** Asks the named handler about bytes that cannot be decoded. */
export function onDecodeFailure(run: Run, errors: string, failure: DecodeFailure): { text: string; taken: number } {
  const handler = decodeHandlers.get(errors) ?? unknownHandler(errors);
  return handler(run, failure);
}

function unknownHandler(name: string): never {
  return raise('LookupError', `unknown error handler name '${name}'`);
}
