// Reading a character class: `[a-z\d]`, `[^…]`.
import { classEscape, type Escape } from './escapes.ts';
import { lengthOf, type Source } from './source.ts';
import type { ClassPart, Tree } from './tree.ts';

/** What a part of a class takes. */
const PART_BYTES = 48;

/** Reads a class whose bracket has been taken. */
export function readClass(source: Source): Tree {
  const here = source.position - 1;
  const negated = source.accept('^');
  const parts: ClassPart[] = [];
  for (;;) {
    const piece = source.take();
    source.run.charge(PART_BYTES);
    if (piece === undefined) return unterminated(source, here);
    if (piece === ']' && parts.length > 0) break;
    const first = partOf(source, piece);
    if (!source.accept('-')) {
      parts.push(first);
      continue;
    }
    const other = source.take();
    if (other === undefined) return unterminated(source, here);
    if (other === ']') {
      parts.push(first, { kind: 'literal', code: 45 });
      break;
    }
    parts.push(rangeOf(source, [piece, first], [other, partOf(source, other)]));
  }
  return classOf(parts, negated);
}

/** A class of one character is that character. */
function classOf(parts: readonly ClassPart[], negated: boolean): Tree {
  const [first] = parts;
  const same = first?.kind === 'literal' && parts.every((part) => part.kind === 'literal' && part.code === first.code);
  return same ? { kind: 'literal', code: first.code, negated } : { kind: 'class', parts, negated };
}

function unterminated(source: Source, here: number): never {
  return source.refuse('unterminated character set', source.position - here);
}

function partOf(source: Source, piece: string): ClassPart {
  if (!piece.startsWith('\\')) return { kind: 'literal', code: piece.codePointAt(0) ?? 0 };
  return classEscape(source, piece) as Exclude<Escape, { kind: 'place' }>;
}

type Read = readonly [piece: string, part: ClassPart];

function rangeOf(source: Source, [low, first]: Read, [high, last]: Read): ClassPart {
  if (first.kind === 'literal' && last.kind === 'literal' && first.code <= last.code)
    return { kind: 'range', low: first.code, high: last.code };
  return source.refuse(`bad character range ${low}-${high}`, lengthOf(low) + 1 + lengthOf(high));
}
