// Ints as texts and texts as ints, in any base, within CPython's limit of 4300 digits.
import { raise } from '../runtime/errors.ts';
import { bitsOf, int } from '../runtime/numbers.ts';
import type { Run } from '../runtime/run.ts';
import { repr } from '../runtime/text.ts';
import type { PyInt, PyValue } from '../runtime/values.ts';
import { asciiNumber } from './number-text.ts';

const MOST_DIGITS = 4300;
/** An int of more bits than this has more than 4300 decimal digits. */
const MOST_BITS = 14_288;
/** What CPython shows of a text that is no int. */
const SHOWN = 200;

function refuseLength(value = ''): never {
  const limit = `Exceeds the limit (${MOST_DIGITS} digits) for integer string conversion`;
  return raise('ValueError', `${limit}${value}; use sys.set_int_max_str_digits() to increase the limit`);
}

/** An int in decimal digits; ValueError beyond 4300 of them. */
export function intRepr(run: Run, value: PyInt): string {
  if (typeof value === 'number') return `${value}`;
  const bits = bitsOf(value);
  if (bits > MOST_BITS) return refuseLength();
  run.work((bits * bits) >>> 12);
  const text = value.toString();
  return text.length - (value < 0n ? 1 : 0) > MOST_DIGITS ? refuseLength() : text;
}

const bitsPerDigit: ReadonlyMap<number, number> = new Map([
  [2, 1],
  [4, 2],
  [8, 3],
  [16, 4],
  [32, 5],
]);

/** An int in base 2, 8 or 16, with `-` if it is negative and without prefix. */
export function intInBase(run: Run, value: PyInt, base: 2 | 8 | 16): string {
  const digits = Math.ceil(bitsOf(value) / (bitsPerDigit.get(base) as number));
  run.chargeText(digits);
  run.work(digits);
  return value.toString(base);
}

/** What int() makes of a text (or of the text of some bytes) in base 0 or 2 to 36; errors show the value `given`. */
export function readInt(run: Run, text: string, base: number, given: PyValue): PyInt {
  if (base === 10 && text.length < 16 && isPlain(text)) return Number(text);
  const plain = asciiNumber(run, text);
  const invalid = () => raise('ValueError', `invalid literal for int() with base ${base}: ${shownStart(run, given)}`);
  const start = plain.startsWith('-') || plain.startsWith('+') ? 1 : 0;
  const marked =
    plain.charCodeAt(start) === 48 ? prefixRadix.get(plain.slice(start, start + 2).toLowerCase()) : undefined;
  const radix = base === 0 ? (marked ?? 10) : base;
  const from = marked === radix ? start + 2 + (plain.charAt(start + 2) === '_' ? 1 : 0) : start;
  const to = digitsEnd(plain, from, radix);
  const written = plain.slice(from, to);
  if (written === '') return invalid();
  if (written.includes('_') && /^_|__|_$/.test(written)) return invalid();
  const digits = written.replaceAll('_', '');
  if (!bitsPerDigit.has(radix) && digits.length > MOST_DIGITS) refuseLength(`: value has ${digits.length} digits`);
  // Python: base 0 reads texts as source code does, where 010 is no number.
  if (to < plain.length || (base === 0 && marked === undefined && /^0.*[1-9]/.test(digits))) return invalid();
  const size = sizeOf(run, digits, radix);
  return plain.startsWith('-') && size !== 0 ? negated(size) : size;
}

/** Nothing but ASCII digits, at least one. */
function isPlain(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if ((text.charCodeAt(at) ^ 48) > 9) return false;
  return text !== '';
}

const prefixRadix: ReadonlyMap<string, number> = new Map([
  ['0b', 2],
  ['0o', 8],
  ['0x', 16],
]);

function negated(value: PyInt): PyInt {
  return typeof value === 'number' ? -value : int(-value);
}

/** `%.200R`: the beginning of a repr. */
function shownStart(run: Run, value: PyValue): string {
  const text = repr(run, typeof value === 'string' ? shortened(value) : value);
  return text.length <= SHOWN
    ? text
    : Array.from(text.slice(0, 2 * SHOWN))
        .slice(0, SHOWN)
        .join('');
}

/** Enough of a long text for its repr to begin as that of the whole: the quotes depend on all of it. */
function shortened(text: string): string {
  if (text.length <= 4 * SHOWN) return text;
  const quotes = ["'", '"'].filter((quote) => text.includes(quote)).join('');
  return text.slice(0, 2 * SHOWN) + quotes;
}

/** Digits and underscores, for each radix from 2 to 36. */
const digitRuns: readonly RegExp[] = Array.from({ length: 37 }, (_, radix) => {
  const letters = radix > 10 ? `a-${(radix - 1).toString(36)}` : '';
  return new RegExp(`[0-${Math.min(Math.max(radix, 1), 10) - 1}${letters}_]*`, 'iy');
});

function digitsEnd(text: string, from: number, radix: number): number {
  const run = digitRuns[radix] as RegExp;
  run.lastIndex = from;
  return run.test(text) ? run.lastIndex : from;
}

function sizeOf(run: Run, digits: string, radix: number): PyInt {
  if (digits.length * Math.log2(radix) <= 53) return Number.parseInt(digits, radix);
  const bits = bitsPerDigit.get(radix);
  if (bits !== undefined) return binarySize(run, digits.replace(/^0+/, ''), radix, bits);
  run.work((digits.length * digits.length) >>> 6);
  return int(radix === 10 ? BigInt(digits) : chunkedSize(digits, radix));
}

function binarySize(run: Run, digits: string, radix: number, bits: number): PyInt {
  if (digits === '') return 0;
  run.chargeInt((digits.length - 1) * bits + 32 - Math.clz32(Number.parseInt(digits.charAt(0), radix)));
  if (radix === 2) return int(BigInt(`0b${digits}`));
  if (radix === 8) return int(BigInt(`0o${digits}`));
  if (radix === 16) return int(BigInt(`0x${digits}`));
  run.chargeText(digits.length * bits);
  const units = Array.from(digits, (digit) => Number.parseInt(digit, radix).toString(2).padStart(bits, '0'));
  return int(BigInt(`0b${units.join('')}`));
}

/** Digits that are read at once: 36 ** 10 is still a safe number. */
const CHUNK = 10;

function chunkedSize(digits: string, radix: number): bigint {
  let size = 0n;
  for (let at = 0; at < digits.length; at += CHUNK) {
    const chunk = digits.slice(at, at + CHUNK);
    size = size * BigInt(radix ** chunk.length) + BigInt(Number.parseInt(chunk, radix));
  }
  return size;
}
