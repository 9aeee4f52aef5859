// The encoding unicode_escape: ASCII with the escapes of Python's string literals.
import type { Run } from '../runtime/run.ts';
import { decodePoints, type Found, type PointReader } from './decoders.ts';
import { escapeCode, shortEscapes } from './str-repr.ts';

/** Writes one code point, escaped unless it is printable ASCII. */
export function writeEscaped(writer: { add(byte: number): void }, point: number): true {
  const plain = point >= 0x20 && point < 0x7f && point !== 92;
  const shown = plain ? String.fromCharCode(point) : (shortEscapes.get(point) ?? escapeCode(point));
  for (let at = 0; at < shown.length; at += 1) writer.add(shown.charCodeAt(at));
  return true;
}

/** Reads Latin-1 with escapes. */
export function decodeEscapes(run: Run, bytes: Uint8Array, errors: string): string {
  return decodePoints(run, bytes, 0, 'unicodeescape', errors, readEscaped);
}

const BACKSLASH = 92;

const readEscaped: PointReader = (bytes, at) => {
  const byte = bytes[at] as number;
  if (byte !== BACKSLASH) return { point: byte, size: 1 };
  const letter = bytes[at + 1];
  if (letter === undefined) return { reason: '\\ at end of string', size: 1 };
  if (letter === 10) return { nothing: true, size: 2 };
  const known = letters.get(String.fromCharCode(letter));
  if (known !== undefined) return { point: known, size: 2 };
  const digits = hexDigits.get(String.fromCharCode(letter));
  if (digits !== undefined) return hexadecimal(bytes, at, digits);
  if (letter >= 0x30 && letter <= 0x37) return octal(bytes, at);
  // Python: what is no escape keeps its backslash.
  return letter === 0x4e ? named(bytes, at) : { point: BACKSLASH, size: 1 };
};

const letters: ReadonlyMap<string, number> = new Map([
  ['\\', 92],
  ["'", 39],
  ['"', 34],
  ['a', 7],
  ['b', 8],
  ['f', 12],
  ['n', 10],
  ['r', 13],
  ['t', 9],
  ['v', 11],
]);

const hexDigits: ReadonlyMap<string, number> = new Map([
  ['x', 2],
  ['u', 4],
  ['U', 8],
]);

function hexadecimal(bytes: Uint8Array, at: number, wanted: number): Found {
  const text = String.fromCharCode(...bytes.subarray(at + 2, at + 2 + wanted));
  const digits = /^[0-9a-fA-F]*/.exec(text)?.[0] ?? '';
  const letter = String.fromCharCode(bytes[at + 1] as number);
  if (digits.length < wanted) {
    return { reason: `truncated \\${letter}${'X'.repeat(wanted)} escape`, size: 2 + digits.length };
  }
  const point = Number.parseInt(digits, 16);
  return point > 0x10ffff ? { reason: 'illegal Unicode character', size: 10 } : { point, size: 2 + wanted };
}

function octal(bytes: Uint8Array, at: number): Found {
  const text = String.fromCharCode(...bytes.subarray(at + 1, at + 4));
  const digits = /^[0-7]+/.exec(text)?.[0] ?? '';
  return { point: Number.parseInt(digits, 8), size: 1 + digits.length };
}

/** Names of characters are not kept here. */
function named(bytes: Uint8Array, at: number): Found {
  const close = bytes.indexOf(0x7d, at);
  if (bytes[at + 2] !== 0x7b || close < 0) return { reason: 'malformed \\N character escape', size: 2 };
  return { reason: 'unknown Unicode character name', size: close + 1 - at };
}
