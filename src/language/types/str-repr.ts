// How texts and bytes are shown as literals: repr and ascii.
import type { Run } from '../runtime/run.ts';
import { repr } from '../runtime/text.ts';
import type { PyValue } from '../runtime/values.ts';
import { splitsPair } from './code-points.ts';
import { printable } from './str-predicates.ts';

/** Texts are shown in pieces of this many units, so that a limit is noticed before all is made. */
const PIECE = 1 << 16;

/** The escapes of two characters, by code point. */
export const shortEscapes: ReadonlyMap<number, string> = new Map([
  [9, '\\t'],
  [10, '\\n'],
  [13, '\\r'],
  [92, '\\\\'],
]);

/** A text as a Python literal. */
export function textRepr(run: Run, text: string): string {
  run.work(text.length);
  const quote = quoteFor(text);
  if (text.length <= PIECE && !text.includes('\\') && !text.includes(quote) && printable.test(text)) {
    run.chargeText(text.length + 2);
    return quote + text + quote;
  }
  return quote + escaped(run, text, (point, character) => escapePoint(point, character, quote)) + quote;
}

/** Python's ascii(value): its repr, with escapes for all that is not ASCII. */
export function ascii(run: Run, value: PyValue): string {
  const shown = repr(run, value);
  run.work(shown.length);
  if (/^[\0-\x7f]*$/.test(shown)) return shown;
  return escaped(run, shown, (point, character) => (point < 0x80 ? character : escapeCode(point)));
}

/** Python prefers single quotes unless only those occur. */
export function quoteFor(text: string): string {
  return text.includes("'") && !text.includes('"') ? '"' : "'";
}

/** What stands for itself in every literal. */
const unescaped = /^[ !#-&(-[\]-~]*$/;

type Show = (point: number, character: string) => string;

/** What characters below this show is made once a text. */
const REMEMBERED = 0x800;

function escapedPiece(part: string, known: string[], show: Show): string {
  let piece = '';
  for (let at = 0; at < part.length; at += 1) {
    const code = part.charCodeAt(at);
    if (code < REMEMBERED) {
      known[code] ??= show(code, String.fromCharCode(code));
      piece += known[code];
      continue;
    }
    const point = part.codePointAt(at) as number;
    if (point > 0xffff) at += 1;
    piece += show(point, String.fromCodePoint(point));
  }
  return piece;
}

function escaped(run: Run, text: string, show: Show): string {
  const pieces: string[] = [];
  const known: string[] = [];
  let length = 0;
  for (let start = 0; start < text.length; ) {
    let end = Math.min(start + PIECE, text.length);
    if (splitsPair(text, end)) end -= 1;
    const part = text.slice(start, end);
    const piece = unescaped.test(part) ? part : escapedPiece(part, known, show);
    length += piece.length;
    if (length > run.limits.textLength) run.chargeText(length);
    pieces.push(piece);
    start = end;
  }
  run.chargeText(length + 2);
  return pieces.join('');
}

function escapePoint(point: number, character: string, quote: string): string {
  if (character === quote) return `\\${quote}`;
  const short = shortEscapes.get(point);
  if (short !== undefined) return short;
  if (point >= 0x20 && point < 0x7f) return character;
  return printable.test(character) ? character : escapeCode(point);
}

/** `\xNN`, `\uNNNN` or `\UNNNNNNNN`, whichever is long enough. */
export function escapeCode(point: number): string {
  const digits = point.toString(16);
  if (point < 0x100) return `\\x${digits.padStart(2, '0')}`;
  return point < 0x10000 ? `\\u${digits.padStart(4, '0')}` : `\\U${digits.padStart(8, '0')}`;
}

/** Bytes, given as a text of one-byte units, as a Python literal. */
export function bytesRepr(run: Run, units: string): string {
  const quote = quoteFor(units);
  return unitsRepr(run, units, quote, quote);
}

/** The bytes of a bytearray: CPython escapes the single quote whichever quotes it uses. */
export function byteArrayRepr(run: Run, units: string): string {
  return `bytearray(${unitsRepr(run, units, quoteFor(units), "'")})`;
}

function unitsRepr(run: Run, units: string, quote: string, escapedQuote: string): string {
  run.work(units.length);
  const body = escaped(run, units, (point, character) => {
    if (character === escapedQuote) return `\\${character}`;
    if (point >= 0x20 && point < 0x7f && point !== 92) return character;
    return shortEscapes.get(point) ?? escapeCode(point);
  });
  return `b${quote}${body}${quote}`;
}
