// Escapes in patterns: what a backslash and the characters after it stand for.
import { characterNamed } from '../../../grammar/unicode-names.ts';
import { repr } from '../../../src/language/runtime/text.ts';
import { lengthOf, type Source } from './source.ts';
import type { Category, Place } from './tree.ts';

/** A character, a class or a place. */
export type Escape =
  | { readonly kind: 'literal'; readonly code: number }
  | { readonly kind: 'category'; readonly category: Category }
  | { readonly kind: 'place'; readonly place: Place };

/** Escapes of single characters. */
export const simpleEscapes: ReadonlyMap<string, number> = new Map([
  ['\\a', 7],
  ['\\b', 8],
  ['\\f', 12],
  ['\\n', 10],
  ['\\r', 13],
  ['\\t', 9],
  ['\\v', 11],
  ['\\\\', 92],
]);

const categories = 'dDsSwW';
const places = 'AbBZ';

export const isOctal = (piece: string | undefined): boolean => piece !== undefined && /^[0-7]$/.test(piece);
export const isDigit = (piece: string | undefined): boolean => piece !== undefined && /^[0-9]$/.test(piece);
export const isLetter = (piece: string): boolean => /^[A-Za-z]$/.test(piece);
const isHexadecimal = (piece: string): boolean => /^[0-9a-fA-F]$/.test(piece);

/** The class that an escape names, if it does. */
function categoryOf(letter: string): Escape | undefined {
  return categories.includes(letter) ? { kind: 'category', category: letter as Category } : undefined;
}

function literal(code: number): Escape {
  return { kind: 'literal', code };
}

const hexadecimalDigits: ReadonlyMap<string, number> = new Map([
  ['x', 2],
  ['u', 4],
  ['U', 8],
]);

/** An escape by number or name: `\x41`, `\u0041`, `\U00000041`, `\N{LATIN CAPITAL LETTER A}`; undefined: none of these. */
function numbered(source: Source, written: string): Escape | undefined {
  const letter = written.slice(1);
  if (letter !== 'x' && !source.isText) return undefined;
  if (letter === 'N') return named(source);
  const count = hexadecimalDigits.get(letter);
  if (count === undefined) return undefined;
  const digits = source.takeWhile(count, isHexadecimal);
  const whole = written + digits;
  if (digits.length !== count) source.refuse(`incomplete escape ${whole}`, whole.length);
  const code = Number.parseInt(digits, 16);
  return code > 0x10ffff ? source.refuse(`bad escape ${whole}`, whole.length) : literal(code);
}

function named(source: Source): Escape {
  if (!source.accept('{')) source.refuse('missing {');
  const name = source.takeUntil('}', 'character name');
  const found = characterNamed(name)?.codePointAt(0);
  if (found !== undefined) return literal(found);
  return source.refuse(`undefined character name ${repr(source.run, name)}`, lengthOf(name) + 4);
}

/** What an octal escape stands for; re.error beyond a byte. */
export function octalCode(source: Source, written: string): number {
  const code = Number.parseInt(written.slice(1), 8);
  if (code <= 0o377) return code;
  return source.refuse(`octal escape value ${written} outside of range 0-0o377`, written.length);
}

/** What an escape with no meaning of its own stands for: the character, unless that is a letter. */
function plain(source: Source, written: string): Escape {
  const letter = written.slice(1);
  if (isLetter(letter)) source.refuse(`bad escape ${written}`, lengthOf(written));
  return literal(letter.codePointAt(0) ?? 0);
}

/** An escape inside a class. */
export function classEscape(source: Source, written: string): Escape {
  const simple = simpleEscapes.get(written);
  if (simple !== undefined) return literal(simple);
  const letter = written.slice(1);
  const found = categoryOf(letter) ?? numbered(source, written);
  if (found !== undefined) return found;
  if (isOctal(letter)) return literal(octalCode(source, written + source.takeWhile(2, isOctal)));
  if (isDigit(letter)) source.refuse(`bad escape ${written}`, written.length);
  return plain(source, written);
}

/** What a backslash and a digit stand for outside a class. */
export type Numbered = { readonly code: number } | { readonly group: number; readonly size: number };

/** `\0…` and three octal digits are a character, other digits the number of a group. */
export function numberEscape(source: Source, written: string): Numbered {
  if (written === '\\0') return { code: Number.parseInt(written.slice(1) + source.takeWhile(2, isOctal), 8) };
  let whole = written;
  if (isDigit(source.next)) {
    whole += source.take();
    if (isOctal(whole[1]) && isOctal(whole[2]) && isOctal(source.next)) {
      whole += source.take();
      return { code: octalCode(source, whole) };
    }
  }
  return { group: Number.parseInt(whole.slice(1), 10), size: whole.length };
}

/** An escape outside a class that does not begin with a digit. */
export function patternEscape(source: Source, written: string): Escape {
  const letter = written.slice(1);
  if (places.includes(letter)) return { kind: 'place', place: letter as Place };
  const category = categoryOf(letter);
  if (category !== undefined) return category;
  const simple = simpleEscapes.get(written);
  if (simple !== undefined) return literal(simple);
  return numbered(source, written) ?? plain(source, written);
}
