// Templates of replacements: `\1`, `\g<name>` and escapes.
import { raise } from '../../../src/language/runtime/errors.ts';
import type { Run } from '../../../src/language/runtime/run.ts';
import { repr } from '../../../src/language/runtime/text.ts';
import { type PyValue, textOf, typeOf } from '../../../src/language/runtime/values.ts';
import { asBytes, bytesOf, PyBytes } from '../../../src/language/types/bytes.ts';
import { isDigit, isLetter, isOctal, octalCode, simpleEscapes } from './escapes.ts';
import { groupNumber } from './group-parser.ts';
import { MOST_GROUPS } from './reader.ts';
import { isIdentifier, lengthOf, Source } from './source.ts';
import type { PyPattern } from './values.ts';

/** Texts and, as numbers, groups. */
export type Template = readonly (PyValue | { readonly group: number })[];

type Piece = string | { readonly group: number };

/** Reads a template for a pattern. */
export function readTemplate(run: Run, pattern: PyPattern, given: PyValue): Template {
  checkKind(given);
  const source = new Source(run, given);
  const pieces: Piece[] = [];
  for (let piece = source.take(); piece !== undefined; piece = source.take()) {
    pieces.push(piece.startsWith('\\') ? readEscape(source, pattern, piece) : piece);
  }
  return joined(run, pieces, source.isText);
}

function checkKind(given: PyValue): void {
  if (textOf(given) !== undefined || asBytes(given) !== undefined) return;
  raise('TypeError', `decoding to str: need a bytes-like object, ${typeOf(given).name} found`);
}

function joined(run: Run, pieces: readonly Piece[], isText: boolean): Template {
  const template: (PyValue | { readonly group: number })[] = [];
  let literal = '';
  const end = () => {
    if (literal !== '') template.push(isText ? literal : new PyBytes(bytesOf(run, literal)));
    literal = '';
  };
  for (const piece of pieces) {
    if (typeof piece === 'string') literal += piece;
    else {
      end();
      template.push(piece);
    }
  }
  end();
  return template;
}

function readEscape(source: Source, pattern: PyPattern, piece: string): Piece {
  const letter = piece.slice(1);
  if (letter === 'g') return namedGroup(source, pattern);
  if (letter === '0') return String.fromCharCode(Number.parseInt(letter + source.takeWhile(2, isOctal), 8) & 0xff);
  if (isDigit(letter)) return numbered(source, pattern, piece);
  const simple = simpleEscapes.get(piece);
  if (simple !== undefined) return String.fromCharCode(simple);
  if (isLetter(letter)) source.refuse(`bad escape ${piece}`, piece.length);
  return piece;
}

function group(source: Source, pattern: PyPattern, number: number, back: number): Piece {
  if (number > pattern.groups) source.refuse(`invalid group reference ${number}`, back);
  return { group: number };
}

function numbered(source: Source, pattern: PyPattern, piece: string): Piece {
  let whole = piece;
  if (isDigit(source.next)) {
    whole += source.take();
    if (isOctal(whole[1]) && isOctal(whole[2]) && isOctal(source.next)) {
      whole += source.take();
      return String.fromCharCode(octalCode(source, whole));
    }
  }
  return group(source, pattern, Number(whole.slice(1)), whole.length - 1);
}

function namedGroup(source: Source, pattern: PyPattern): Piece {
  if (!source.accept('<')) source.refuse('missing <');
  const name = source.takeUntil('>', 'group name');
  const back = lengthOf(name) + 1;
  const shown = repr(source.run, name);
  if (isIdentifier(name)) {
    const number = pattern.names.get(name);
    return number === undefined
      ? raise('IndexError', `unknown group name ${shown}`)
      : group(source, pattern, number, back);
  }
  const number = groupNumber(name);
  if (number === undefined) return source.refuse(`bad character in group name ${shown}`, back);
  if (number >= MOST_GROUPS) source.refuse(`invalid group reference ${number}`, back);
  return group(source, pattern, number, back);
}
