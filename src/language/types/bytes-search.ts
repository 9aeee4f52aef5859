// Methods of bytes and bytearray that look for some bytes in others: find, count, startswith, partition, replace.
import { type Declaration, method } from '../runtime/declare.ts';
import { raise } from '../runtime/errors.ts';
import type { Run } from '../runtime/run.ts';
import { PyTuple, type PyValue, typeOf } from '../runtime/values.ts';
import { asBytes, type BytesLike, unitsOf } from './bytes.ts';
import { needBytes, needleOf } from './bytes-arguments.ts';
import { type BytesKind, made, unchanged } from './bytes-kind.ts';
import { searchMethod, searchRange } from './search-range.ts';
import { replaceText } from './text-replace.ts';
import { finder } from './text-search.ts';

type Bound = PyValue | undefined;
type Direction = 'first' | 'last';

function search(run: Run, self: BytesLike, wanted: PyValue, start: Bound, end: Bound, direction: Direction): number {
  const range = searchRange(run, self.value.length, start, end);
  const needle = unitsOf(run, needleOf(run, wanted));
  const last = range.end - needle.length;
  if (last < range.start) return -1;
  const look = finder(run, unitsOf(run, self.value), needle);
  const at = direction === 'first' ? look.first(range.start) : look.last(last);
  return at < range.start || at > last ? -1 : at;
}

function found(at: number): number {
  return at < 0 ? raise('ValueError', 'subsection not found') : at;
}

function count(run: Run, self: BytesLike, wanted: PyValue, start: Bound, end: Bound): number {
  const range = searchRange(run, self.value.length, start, end);
  const needle = unitsOf(run, needleOf(run, wanted));
  if (range.start > range.end) return 0;
  if (needle === '') return range.end - range.start + 1;
  const look = finder(run, unitsOf(run, self.value), needle);
  let total = 0;
  let at = look.first(range.start);
  for (; at >= 0 && at + needle.length <= range.end; at = look.first(at + needle.length)) total += 1;
  return total;
}

type End = 'startswith' | 'endswith';

function matchesEnd(run: Run, self: BytesLike, wanted: PyValue, start: Bound, end: Bound, which: End): boolean {
  const { start: first, end: last } = searchRange(run, self.value.length, start, end);
  const stands = (part: Uint8Array) => {
    run.work(part.length);
    if (first > last || last - first < part.length) return false;
    const at = which === 'startswith' ? first : last - part.length;
    return part.every((byte, offset) => self.value[at + offset] === byte);
  };
  if (wanted instanceof PyTuple) return wanted.items.some((item) => stands(needBytes(item)));
  const part = asBytes(wanted);
  if (part !== undefined) return stands(part.value);
  return raise('TypeError', `${which} first arg must be bytes or a tuple of bytes, not ${typeOf(wanted).name}`);
}

function partition(run: Run, kind: BytesKind, self: BytesLike, separator: PyValue, direction: Direction): PyTuple {
  const needle = unitsOf(run, needBytes(separator));
  if (needle === '') raise('ValueError', 'empty separator');
  const units = unitsOf(run, self.value);
  const look = finder(run, units, needle);
  const at = direction === 'first' ? look.first(0) : look.last(units.length - needle.length);
  const empty = () => kind.make(new Uint8Array(0));
  if (at < 0) {
    const whole = unchanged(kind, self);
    return new PyTuple(direction === 'first' ? [whole, empty(), empty()] : [empty(), empty(), whole]);
  }
  return new PyTuple(
    [units.slice(0, at), needle, units.slice(at + needle.length)].map((part) => made(run, kind, part)),
  );
}

/** What gives the same for both kinds. */
const questions: readonly Declaration[] = [
  searchMethod('find(sub, start=None, end=None, /)', {
    doc: 'Return the lowest index where sub is found, or -1.',
    examples: ["b'banana'.find(b'an')  #> 1"],
    run: (run, self: BytesLike, sub: PyValue, start?: PyValue, end?: PyValue) =>
      search(run, self, sub, start, end, 'first'),
  }),
  searchMethod('rfind(sub, start=None, end=None, /)', {
    doc: 'Return the highest index where sub is found, or -1.',
    examples: ["b'banana'.rfind(b'an')  #> 3"],
    run: (run, self: BytesLike, sub: PyValue, start?: PyValue, end?: PyValue) =>
      search(run, self, sub, start, end, 'last'),
  }),
  searchMethod('index(sub, start=None, end=None, /)', {
    doc: 'Return the lowest index where sub is found; ValueError when it is not.',
    examples: ["b'abc'.index(b'z')  #! ValueError: subsection not found"],
    run: (run, self: BytesLike, sub: PyValue, start?: PyValue, end?: PyValue) =>
      found(search(run, self, sub, start, end, 'first')),
  }),
  searchMethod('rindex(sub, start=None, end=None, /)', {
    doc: 'Return the highest index where sub is found; ValueError when it is not.',
    examples: ["b'banana'.rindex(b'an')  #> 3"],
    run: (run, self: BytesLike, sub: PyValue, start?: PyValue, end?: PyValue) =>
      found(search(run, self, sub, start, end, 'last')),
  }),
  searchMethod('count(sub, start=None, end=None, /)', {
    doc: 'Return how often sub occurs without overlaps.',
    examples: ["b'aaa'.count(b'aa')  #> 1"],
    run: (run, self: BytesLike, sub: PyValue, start?: PyValue, end?: PyValue) => count(run, self, sub, start, end),
  }),
  searchMethod('startswith(prefix, start=None, end=None, /)', {
    doc: 'Return whether the bytes begin with prefix, or with one of a tuple of prefixes.',
    examples: ["b'abc'.startswith(b'a')  #> True"],
    run: (run, self: BytesLike, prefix: PyValue, start?: PyValue, end?: PyValue) =>
      matchesEnd(run, self, prefix, start, end, 'startswith'),
  }),
  searchMethod('endswith(suffix, start=None, end=None, /)', {
    doc: 'Return whether the bytes end with suffix, or with one of a tuple of suffixes.',
    examples: ["b'abc'.endswith(b'c')  #> True"],
    run: (run, self: BytesLike, suffix: PyValue, start?: PyValue, end?: PyValue) =>
      matchesEnd(run, self, suffix, start, end, 'endswith'),
  }),
];

/** Rows of bytes or bytearray: searching. */
export function searchMethodsOf(kind: BytesKind): readonly Declaration[] {
  return [
    ...questions,
    method('partition(sep, /)', {
      doc: 'Split at the first occurrence of sep: what is before it, the separator, what is after it.',
      examples: ["b'a.b.c'.partition(b'.')  #> (b'a', b'.', b'b.c')"],
      run: (run, self: BytesLike, sep: PyValue) => partition(run, kind, self, sep, 'first'),
    }),
    method('rpartition(sep, /)', {
      doc: 'Split at the last occurrence of sep: what is before it, the separator, what is after it.',
      examples: ["b'a.b.c'.rpartition(b'.')  #> (b'a.b', b'.', b'c')"],
      run: (run, self: BytesLike, sep: PyValue) => partition(run, kind, self, sep, 'last'),
    }),
    method('replace(old, new, count: size = -1, /)', {
      doc: 'Return a copy with occurrences of old replaced by new, all of them or the first count.',
      examples: ["b'aaa'.replace(b'a', b'b', 2)  #> b'bba'"],
      run(run, self: BytesLike, old: PyValue, fresh: PyValue, most: number) {
        const from = unitsOf(run, needBytes(old));
        const to = unitsOf(run, needBytes(fresh));
        return made(run, kind, replaceText(run, unitsOf(run, self.value), from, to, most));
      },
    }),
    method('removeprefix(prefix, /)', {
      doc: 'Return the bytes without prefix, if they begin with it.',
      examples: ["b'HR-1'.removeprefix(b'HR-')  #> b'1'"],
      run(run, self: BytesLike, prefix: PyValue) {
        const part = needBytes(prefix);
        if (!matchesEnd(run, self, prefix, null, null, 'startswith')) return unchanged(kind, self);
        return kind.make(self.value.slice(part.length));
      },
    }),
    method('removesuffix(suffix, /)', {
      doc: 'Return the bytes without suffix, if they end with it.',
      examples: ["b'a.pdf'.removesuffix(b'.pdf')  #> b'a'"],
      run(run, self: BytesLike, suffix: PyValue) {
        const part = needBytes(suffix);
        if (part.length === 0 || !matchesEnd(run, self, suffix, null, null, 'endswith')) return unchanged(kind, self);
        return kind.make(self.value.slice(0, self.value.length - part.length));
      },
    }),
  ];
}
