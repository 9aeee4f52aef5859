// Flags within a pattern: `(?i)` for all of it, `(?i-m:…)` for a part.
import { flagLetters, TYPE_FLAGS } from './flags.ts';
import type { Reader } from './reader.ts';
import { lengthOf, type Source } from './source.ts';

/** Flags of a part of a pattern. */
export interface Scoped {
  readonly added: number;
  readonly removed: number;
}

const letter = /^\p{L}$/u;

/** Reads flags whose first character has been taken; undefined when they hold for the whole pattern. */
export function readFlags(reader: Reader, first: string): Scoped | undefined {
  const { source } = reader;
  const { flags: added, end } = first === '-' ? { flags: 0, end: '-' } : readAdded(source, first);
  if (end === ')') {
    reader.flags |= added;
    return undefined;
  }
  const removed = end === '-' ? readRemoved(source) : 0;
  if ((added & removed) !== 0) source.refuse('bad inline flags: flag turned on and off', 1);
  return { added, removed };
}

function readAdded(source: Source, first: string): { readonly flags: number; readonly end: string } {
  let flags = 0;
  for (let piece = first; ; ) {
    const flag = flagLetters.get(piece) ?? 0;
    checkKind(source, piece);
    flags |= flag;
    if ((flag & TYPE_FLAGS) !== 0 && (flags & TYPE_FLAGS) !== flag)
      source.refuse("bad inline flags: flags 'a', 'u' and 'L' are incompatible");
    piece = nextPiece(source, ')-:', 'missing -, : or )');
    if (!flagLetters.has(piece)) return { flags, end: piece };
  }
}

function readRemoved(source: Source): number {
  let flags = 0;
  let piece = nextPiece(source, '', 'missing flag');
  while (piece !== ':') {
    const flag = flagLetters.get(piece) ?? 0;
    if ((flag & TYPE_FLAGS) !== 0) source.refuse("bad inline flags: cannot turn off flags 'a', 'u' and 'L'");
    flags |= flag;
    piece = nextPiece(source, ':', 'missing :');
  }
  return flags;
}

/** A flag, or one of the characters that may end them. */
function nextPiece(source: Source, ends: string, missing: string): string {
  const piece = source.take();
  if (piece === undefined) return source.refuse(missing);
  if (flagLetters.has(piece) || (piece.length === 1 && ends.includes(piece))) return piece;
  return source.refuse(letter.test(piece) ? 'unknown flag' : missing, lengthOf(piece));
}

function checkKind(source: Source, piece: string): void {
  if (source.isText && piece === 'L') source.refuse("bad inline flags: cannot use 'L' flag with a str pattern");
  if (!source.isText && piece === 'u') source.refuse("bad inline flags: cannot use 'u' flag with a bytes pattern");
}
