// Methods of str that cut, trim and join: split, splitlines, strip, join.
import { type Declaration, method } from '../runtime/declare.ts';
import { raise } from '../runtime/errors.ts';
import { iterate, toArray } from '../runtime/iteration.ts';
import type { Run } from '../runtime/run.ts';
import { PyList, type PyValue, textOf, typeOf } from '../runtime/values.ts';
import { characters, hasPairs, splitsPair } from './code-points.ts';
import { skip, skipBack, splitAt, splitFromEnd, splitLines, splitWords, splitWordsFromEnd } from './text-split.ts';

/** Python's str.isspace for one UTF-16 unit; no white space lies beyond the first plane. */
export function isSpaceUnit(unit: number): boolean {
  if (unit < 0x80) return unit === 32 || (unit >= 9 && unit <= 13) || (unit >= 0x1c && unit <= 0x1f);
  if (unit < 0x1680) return unit === 0x85 || unit === 0xa0;
  return unit === 0x1680 || (unit >= 0x2000 && unit <= 0x200a) || farSpaces.has(unit);
}

const farSpaces: ReadonlySet<number> = new Set([0x2028, 0x2029, 0x202f, 0x205f, 0x3000]);

function isLineBoundary(unit: number): boolean {
  if (unit < 0x80) return (unit >= 10 && unit <= 13) || (unit >= 0x1c && unit <= 0x1e);
  return unit === 0x85 || unit === 0x2028 || unit === 0x2029;
}

function separatorOf(value: PyValue): string | null {
  return value === null ? null : (textOf(value) ?? refuseSeparator(value));
}

function refuseSeparator(value: PyValue): never {
  return raise('TypeError', `must be str or None, not ${typeOf(value).name}`);
}

type Side = 'both' | 'left' | 'right';

function strip(run: Run, text: string, given: PyValue, side: Side, name: string): string {
  const chars = given === null ? null : textOf(given);
  if (chars === undefined) return raise('TypeError', `${name} arg must be None or str`);
  run.work(text.length);
  if (chars !== null && (hasPairs(run, text) || hasPairs(run, chars))) return stripPoints(run, text, chars, side);
  const units = chars === null ? undefined : unitSet(run, chars);
  const drop = units === undefined ? isSpaceUnit : (unit: number) => units.has(unit);
  const start = side === 'right' ? 0 : skip(text, 0, drop);
  const end = side === 'left' ? text.length : skipBack(text, text.length, drop);
  if (start === 0 && end === text.length) return text;
  run.charge(32);
  return start < end ? text.slice(start, end) : '';
}

function unitSet(run: Run, chars: string): ReadonlySet<number> {
  run.work(chars.length);
  const units = new Set<number>();
  for (let at = 0; at < chars.length; at += 1) units.add(chars.charCodeAt(at));
  return units;
}

function stripPoints(run: Run, text: string, chars: string, side: Side): string {
  const drop = new Set(characters(run, chars));
  let start = 0;
  let end = text.length;
  while (side !== 'right' && start < end) {
    const size = splitsPair(text, start + 1) ? 2 : 1;
    if (!drop.has(text.slice(start, start + size))) break;
    start += size;
  }
  while (side !== 'left' && end > start) {
    const size = splitsPair(text, end - 1) ? 2 : 1;
    if (!drop.has(text.slice(end - size, end))) break;
    end -= size;
  }
  return text.slice(start, end);
}

function join(run: Run, separator: string, iterable: PyValue): string {
  if (typeOf(iterable).slots.iter === undefined) checkIterable(run, iterable);
  const items = toArray(run, iterable);
  let length = separator.length * Math.max(items.length - 1, 0);
  for (const [at, item] of items.entries()) {
    const text = textOf(item);
    if (text === undefined)
      return raise('TypeError', `sequence item ${at}: expected str instance, ${typeOf(item).name} found`);
    length += text.length;
    items[at] = text;
  }
  run.chargeText(length);
  run.work(length);
  return items.length === 1 ? (items[0] as string) : items.join(separator);
}

/** Python: join has its own words for what cannot be iterated. */
function checkIterable(run: Run, value: PyValue): void {
  if (typeOf(value).slots.getItem === undefined) raise('TypeError', 'can only join an iterable');
  iterate(run, value);
}

/** Rows of str: splitting, trimming and joining. */
export const splitMethods: readonly Declaration[] = [
  method('split(sep=None, maxsplit: size = -1)', {
    doc: 'Return the pieces between separators; without one, the words between white space.',
    examples: ["'a,b,,c'.split(',')  #> ['a', 'b', '', 'c']", "'  a  b '.split()  #> ['a', 'b']"],
    run(run, self: string, sep: PyValue, most: number) {
      const separator = separatorOf(sep);
      return new PyList(
        separator === null ? splitWords(run, self, most, isSpaceUnit) : splitAt(run, self, separator, most),
      );
    },
  }),
  method('rsplit(sep=None, maxsplit: size = -1)', {
    doc: 'As split, but counts the splits from the end.',
    examples: ["'a,b,c'.rsplit(',', 1)  #> ['a,b', 'c']"],
    run(run, self: string, sep: PyValue, most: number) {
      const separator = separatorOf(sep);
      return new PyList(
        separator === null ? splitWordsFromEnd(run, self, most, isSpaceUnit) : splitFromEnd(run, self, separator, most),
      );
    },
  }),
  method('splitlines(keepends: int = False)', {
    newer: { since: '3.13', signature: 'splitlines(keepends: bool = False)' },
    doc: 'Return the lines, without their ends unless keepends is true.',
    examples: ["'a\\nb\\r\\n'.splitlines()  #> ['a', 'b']"],
    run: (run, self: string, keepEnds: number | bigint) =>
      new PyList(splitLines(run, self, Boolean(keepEnds), isLineBoundary)),
  }),
  method('strip(chars=None, /)', {
    doc: 'Return the text without white space, or without the given characters, at both ends.',
    examples: ["'  a '.strip()  #> a", "'--a-'.strip('-')  #> a"],
    run: (run, self: string, chars: PyValue) => strip(run, self, chars, 'both', 'strip'),
  }),
  method('lstrip(chars=None, /)', {
    doc: 'Return the text without white space, or without the given characters, at its start.',
    examples: ["'007'.lstrip('0')  #> 7"],
    run: (run, self: string, chars: PyValue) => strip(run, self, chars, 'left', 'lstrip'),
  }),
  method('rstrip(chars=None, /)', {
    doc: 'Return the text without white space, or without the given characters, at its end.',
    examples: ["'a\\n'.rstrip()  #> a"],
    run: (run, self: string, chars: PyValue) => strip(run, self, chars, 'right', 'rstrip'),
  }),
  method('join(iterable, /)', {
    doc: 'Return the texts of an iterable with this one between them.',
    examples: [
      "', '.join(['a', 'b'])  #> a, b",
      "''.join([1])  #! TypeError: sequence item 0: expected str instance, int found",
    ],
    run: (run, self: string, iterable: PyValue) => join(run, self, iterable),
  }),
];
