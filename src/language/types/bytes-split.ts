// Methods of bytes and bytearray that cut, trim and join: split, splitlines, strip, join.
import { type Declaration, method } from '../runtime/declare.ts';
import { raise } from '../runtime/errors.ts';
import { iterate, toArray } from '../runtime/iteration.ts';
import type { Run } from '../runtime/run.ts';
import { type PyInt, PyList, type PyValue, typeOf } from '../runtime/values.ts';
import { asBytes, type BytesLike, unitsOf } from './bytes.ts';
import { needBytes } from './bytes-arguments.ts';
import { type BytesKind, made, unchanged } from './bytes-kind.ts';
import { skip, skipBack, splitAt, splitFromEnd, splitLines, splitWords, splitWordsFromEnd } from './text-split.ts';

/** ASCII white space. */
export function isSpaceByte(unit: number): boolean {
  return unit === 32 || (unit >= 9 && unit <= 13);
}

function isLineBoundary(unit: number): boolean {
  return unit === 10 || unit === 13;
}

function pieces(run: Run, kind: BytesKind, texts: readonly string[]): PyList {
  return new PyList(texts.map((text) => made(run, kind, text)));
}

type Side = 'both' | 'left' | 'right';

function strip(run: Run, kind: BytesKind, self: BytesLike, chars: PyValue, side: Side): PyValue {
  const dropped = chars === null ? undefined : new Set(needBytes(chars));
  const drop = dropped === undefined ? isSpaceByte : (unit: number) => dropped.has(unit);
  const units = unitsOf(run, self.value);
  const start = side === 'right' ? 0 : skip(units, 0, drop);
  const end = side === 'left' ? units.length : skipBack(units, units.length, drop);
  if (start === 0 && end === units.length) return unchanged(kind, self);
  return made(run, kind, start < end ? units.slice(start, end) : '');
}

function join(run: Run, kind: BytesKind, self: BytesLike, iterable: PyValue): PyValue {
  const { slots } = typeOf(iterable);
  if (slots.iter === undefined && slots.getItem === undefined) raise('TypeError', 'can only join an iterable');
  if (slots.iter === undefined) iterate(run, iterable);
  const items = toArray(run, iterable);
  let length = self.value.length * Math.max(0, items.length - 1);
  for (const [at, item] of items.entries()) {
    const bytes = asBytes(item);
    if (bytes === undefined) {
      return raise('TypeError', `sequence item ${at}: expected a bytes-like object, ${typeOf(item).name} found`);
    }
    length += bytes.value.length;
  }
  run.chargeText(length);
  const separator = unitsOf(run, self.value);
  return made(run, kind, items.map((item) => unitsOf(run, needBytes(item))).join(separator));
}

function stripMethodsOf(kind: BytesKind): readonly Declaration[] {
  return [
    method('strip(bytes=None, /)', {
      doc: 'Return the bytes without white space, or without the given ones, at both ends.',
      examples: ["b' a '.strip()  #> b'a'"],
      run: (run, self: BytesLike, chars: PyValue) => strip(run, kind, self, chars, 'both'),
    }),
    method('lstrip(bytes=None, /)', {
      doc: 'Return the bytes without white space, or without the given ones, at the start.',
      examples: ["b'007'.lstrip(b'0')  #> b'7'"],
      run: (run, self: BytesLike, chars: PyValue) => strip(run, kind, self, chars, 'left'),
    }),
    method('rstrip(bytes=None, /)', {
      doc: 'Return the bytes without white space, or without the given ones, at the end.',
      examples: ["b'a\\n'.rstrip()  #> b'a'"],
      run: (run, self: BytesLike, chars: PyValue) => strip(run, kind, self, chars, 'right'),
    }),
  ];
}

/** Rows of bytes or bytearray: splitting, trimming and joining. */
export function splitMethodsOf(kind: BytesKind): readonly Declaration[] {
  return [
    method('split(sep=None, maxsplit: size = -1)', {
      doc: 'Return the pieces between separators; without one, the words between white space.',
      examples: ["b'a,b'.split(b',')  #> [b'a', b'b']"],
      run(run, self: BytesLike, sep: PyValue, most: number) {
        const separator = sep === null ? null : unitsOf(run, needBytes(sep));
        const units = unitsOf(run, self.value);
        return pieces(
          run,
          kind,
          separator === null ? splitWords(run, units, most, isSpaceByte) : splitAt(run, units, separator, most),
        );
      },
    }),
    method('rsplit(sep=None, maxsplit: size = -1)', {
      doc: 'As split, but counts the splits from the end.',
      examples: ["b'a,b,c'.rsplit(b',', 1)  #> [b'a,b', b'c']"],
      run(run, self: BytesLike, sep: PyValue, most: number) {
        const separator = sep === null ? null : unitsOf(run, needBytes(sep));
        const units = unitsOf(run, self.value);
        return pieces(
          run,
          kind,
          separator === null
            ? splitWordsFromEnd(run, units, most, isSpaceByte)
            : splitFromEnd(run, units, separator, most),
        );
      },
    }),
    method('splitlines(keepends: int = False)', {
      doc: 'Return the lines, without their ends unless keepends is true.',
      examples: ["b'a\\nb'.splitlines()  #> [b'a', b'b']"],
      run: (run, self: BytesLike, keepEnds: PyInt) =>
        pieces(run, kind, splitLines(run, unitsOf(run, self.value), Boolean(keepEnds), isLineBoundary)),
    }),
    ...stripMethodsOf(kind),
    method('join(iterable_of_bytes, /)', {
      doc: 'Return the bytes of an iterable with these between them.',
      examples: ["b','.join([b'a', b'b'])  #> b'a,b'"],
      run: (run, self: BytesLike, iterable: PyValue) => join(run, kind, self, iterable),
    }),
  ];
}
