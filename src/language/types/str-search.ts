// Methods of str that look for one text in another: find, count, startswith, partition, replace.

import { type Declaration, method } from '../runtime/declare.ts';
import { raise } from '../runtime/errors.ts';
import type { Run } from '../runtime/run.ts';
import { PyTuple, type PyValue, textOf, typeOf } from '../runtime/values.ts';
import { worded } from '../runtime/wording.ts';
import { codePointLength, hasPairs, pointAt, splitsPair, unitAt } from './code-points.ts';
import { searchMethod, searchRange } from './search-range.ts';
import { replaceText } from './text-replace.ts';
import { finder } from './text-search.ts';

/** A search range in UTF-16 units; `empty` when it holds nothing, not even the empty text. */
interface UnitRange {
  readonly start: number;
  readonly end: number;
  readonly pairs: boolean;
  readonly empty: boolean;
}

function unitRange(run: Run, text: string, start: PyValue | undefined, end: PyValue | undefined): UnitRange {
  const pairs = hasPairs(run, text);
  if (!pairs) {
    const range = searchRange(run, text.length, start, end);
    return { ...range, pairs, empty: range.start > range.end };
  }
  const range = searchRange(run, codePointLength(run, text), start, end);
  const empty = range.start > range.end;
  return { start: unitAt(run, text, range.start), end: unitAt(run, text, range.end), pairs, empty };
}

function textToFind(run: Run, method: string, value: PyValue): string {
  return textOf(value) ?? raise('TypeError', worded(run, 'searchText', typeOf(value).name, method));
}

/** The methods that look for a text, and from where. */
const DIRECTIONS = { find: 'first', index: 'first', rfind: 'last', rindex: 'last' } as const;

type Direction = 'first' | 'last';

function search(
  run: Run,
  method: keyof typeof DIRECTIONS,
  text: string,
  wanted: PyValue,
  start: PyValue | undefined,
  end: PyValue | undefined,
): number {
  // CPython reads the bounds first.
  const range = unitRange(run, text, start, end);
  const needle = textToFind(run, method, wanted);
  const last = range.end - needle.length;
  if (range.empty || last < range.start) return -1;
  const look = finder(run, text, needle);
  const at = DIRECTIONS[method] === 'first' ? look.first(range.start) : look.last(last);
  if (at < range.start || at > last) return -1;
  return range.pairs ? pointAt(run, text, at) : at;
}

function found(at: number): number {
  return at < 0 ? raise('ValueError', 'substring not found') : at;
}

function count(run: Run, text: string, wanted: PyValue, start: PyValue | undefined, end: PyValue | undefined): number {
  const range = unitRange(run, text, start, end);
  const needle = textToFind(run, 'count', wanted);
  if (range.empty) return 0;
  if (needle === '') return codePointLength(run, text.slice(range.start, range.end)) + 1;
  const look = finder(run, text, needle);
  let total = 0;
  for (
    let at = look.first(range.start);
    at >= 0 && at + needle.length <= range.end;
    at = look.first(at + needle.length)
  )
    total += 1;
  return total;
}

type End = 'startswith' | 'endswith';

function matchesEnd(
  run: Run,
  text: string,
  wanted: PyValue,
  start: PyValue | undefined,
  end: PyValue | undefined,
  which: End,
): boolean {
  const part = textOf(wanted);
  if (!(part !== undefined || wanted instanceof PyTuple)) {
    // CPython reads the bounds first.
    searchRange(run, 0, start, end);
    return raise('TypeError', `${which} first arg must be str or a tuple of str, not ${typeOf(wanted).name}`);
  }
  const range = unitRange(run, text, start, end);
  if (!(wanted instanceof PyTuple)) return standsAtEnd(run, text, range, part as string, which);
  for (const item of wanted.items) {
    const one = textOf(item);
    if (one === undefined)
      return raise('TypeError', `tuple for ${which} must only contain str, not ${typeOf(item).name}`);
    if (standsAtEnd(run, text, range, one, which)) return true;
  }
  return false;
}

function standsAtEnd(run: Run, text: string, range: UnitRange, part: string, which: End): boolean {
  run.work(part.length);
  if (range.empty || range.end - range.start < part.length) return false;
  const at = which === 'startswith' ? range.start : range.end - part.length;
  return text.startsWith(part, at) && (!range.pairs || !(splitsPair(text, at) || splitsPair(text, at + part.length)));
}

function separatorAt(run: Run, text: string, separator: PyValue, direction: Direction): { at: number; size: number } {
  const needle = textOf(separator) ?? raise('TypeError', `must be str, not ${typeOf(separator).name}`);
  if (needle === '') raise('ValueError', 'empty separator');
  const look = finder(run, text, needle);
  run.charge(128);
  return { at: direction === 'first' ? look.first(0) : look.last(text.length - needle.length), size: needle.length };
}

/** Rows of str: searching and replacing. */
export const searchMethods: readonly Declaration[] = [
  searchMethod('find(sub, start=None, end=None, /)', {
    doc: 'Return the lowest index where sub is found, or -1.',
    examples: ["'banana'.find('an')  #> 1", "'abc'.find('z')  #> -1"],
    run: (run, self: string, sub: PyValue, start?: PyValue, end?: PyValue) =>
      search(run, 'find', self, sub, start, end),
  }),
  searchMethod('rfind(sub, start=None, end=None, /)', {
    doc: 'Return the highest index where sub is found, or -1.',
    examples: ["'banana'.rfind('an')  #> 3"],
    run: (run, self: string, sub: PyValue, start?: PyValue, end?: PyValue) =>
      search(run, 'rfind', self, sub, start, end),
  }),
  searchMethod('index(sub, start=None, end=None, /)', {
    doc: 'Return the lowest index where sub is found; ValueError when it is not.',
    examples: ["'banana'.index('an')  #> 1", "'abc'.index('z')  #! ValueError: substring not found"],
    run: (run, self: string, sub: PyValue, start?: PyValue, end?: PyValue) =>
      found(search(run, 'index', self, sub, start, end)),
  }),
  searchMethod('rindex(sub, start=None, end=None, /)', {
    doc: 'Return the highest index where sub is found; ValueError when it is not.',
    examples: ["'banana'.rindex('an')  #> 3"],
    run: (run, self: string, sub: PyValue, start?: PyValue, end?: PyValue) =>
      found(search(run, 'rindex', self, sub, start, end)),
  }),
  searchMethod('count(sub, start=None, end=None, /)', {
    doc: 'Return how often sub occurs without overlaps.',
    examples: ["'aaa'.count('aa')  #> 1", "'abc'.count('')  #> 4"],
    run: (run, self: string, sub: PyValue, start?: PyValue, end?: PyValue) => count(run, self, sub, start, end),
  }),
  searchMethod('startswith(prefix, start=None, end=None, /)', {
    doc: 'Return whether the text begins with prefix, or with one of a tuple of prefixes.',
    examples: ["'SINV-001'.startswith(('SINV', 'PINV'))  #> True"],
    run: (run, self: string, prefix: PyValue, start?: PyValue, end?: PyValue) =>
      matchesEnd(run, self, prefix, start, end, 'startswith'),
  }),
  searchMethod('endswith(suffix, start=None, end=None, /)', {
    doc: 'Return whether the text ends with suffix, or with one of a tuple of suffixes.',
    examples: ["'report.pdf'.endswith('.pdf')  #> True"],
    run: (run, self: string, suffix: PyValue, start?: PyValue, end?: PyValue) =>
      matchesEnd(run, self, suffix, start, end, 'endswith'),
  }),
  method('partition(sep, /)', {
    doc: 'Split at the first occurrence of sep: what is before it, the separator, what is after it.',
    examples: ["'a.b.c'.partition('.')  #> ('a', '.', 'b.c')", "'abc'.partition('.')  #> ('abc', '', '')"],
    run(run, self: string, sep: PyValue) {
      const { at, size } = separatorAt(run, self, sep, 'first');
      return new PyTuple(at < 0 ? [self, '', ''] : [self.slice(0, at), sep, self.slice(at + size)]);
    },
  }),
  method('rpartition(sep, /)', {
    doc: 'Split at the last occurrence of sep: what is before it, the separator, what is after it.',
    examples: ["'a.b.c'.rpartition('.')  #> ('a.b', '.', 'c')", "'abc'.rpartition('.')  #> ('', '', 'abc')"],
    run(run, self: string, sep: PyValue) {
      const { at, size } = separatorAt(run, self, sep, 'last');
      return new PyTuple(at < 0 ? ['', '', self] : [self.slice(0, at), sep, self.slice(at + size)]);
    },
  }),
  method('replace(old: str, new: str, count: size = -1, /)', {
    newer: { since: '3.13', signature: 'replace(old: str, new: str, /, count: size = -1)' },
    doc: 'Return a copy with occurrences of old replaced by new, all of them or the first count.',
    examples: ["'aaa'.replace('a', 'b', 2)  #> bba"],
    run: (run, self: string, old: string, fresh: string, most: number) => replaceText(run, self, old, fresh, most),
  }),
  method('removeprefix(prefix: str, /)', {
    doc: 'Return the text without prefix, if it begins with it.',
    examples: ["'HR-EMP-1'.removeprefix('HR-')  #> EMP-1"],
    run(run, self: string, prefix: string) {
      const range = { start: 0, end: self.length, pairs: true, empty: false };
      return standsAtEnd(run, self, range, prefix, 'startswith') ? self.slice(prefix.length) : self;
    },
  }),
  method('removesuffix(suffix: str, /)', {
    doc: 'Return the text without suffix, if it ends with it.',
    examples: ["'report.pdf'.removesuffix('.pdf')  #> report"],
    run(run, self: string, suffix: string) {
      const range = { start: 0, end: self.length, pairs: true, empty: false };
      return standsAtEnd(run, self, range, suffix, 'endswith') ? self.slice(0, self.length - suffix.length) : self;
    },
  }),
];
