// Finding one text in another in linear time, by whole code points.
import type { Run } from '../runtime/run.ts';
import { splitsPair } from './code-points.ts';

/** Products of lengths up to here are left to the engine, whose search is quadratic at worst but fast. */
const ENGINE_SEARCH = 1 << 24;

/** Looks for one needle in one text, forwards or backwards; -1 means not found. */
export interface Finder {
  /** The first occurrence that begins at or after `from`. */
  first(from: number): number;
  /** The last occurrence that begins at or before `from`. */
  last(from: number): number;
}

/** Prepares the search for a needle; its work is charged here, once for passing over the text. */
export function finder(run: Run, text: string, needle: string): Finder {
  run.work(text.length + needle.length);
  const stands = mayCutPairs(needle) ? (at: number) => !cutsPairs(text, at, at + needle.length) : () => true;
  const long = needle.length > 16 && needle.length * text.length > ENGINE_SEARCH;
  return long ? linearFinder(run, text, needle, stands) : engineFinder(text, needle, stands);
}

/** Whether a text contains another. */
export function includesText(run: Run, text: string, needle: string): boolean {
  return finder(run, text, needle).first(0) >= 0;
}

/** A needle that begins or ends with half a code point must not match inside a whole one. */
function mayCutPairs(needle: string): boolean {
  const last = needle.charCodeAt(needle.length - 1);
  const first = needle.charCodeAt(0);
  return (first >= 0xdc00 && first <= 0xdfff) || (last >= 0xd800 && last <= 0xdbff);
}

function cutsPairs(text: string, start: number, end: number): boolean {
  return splitsPair(text, start) || splitsPair(text, end);
}

/** Whether a place where all units match is an occurrence. */
type Stands = (at: number) => boolean;

function engineFinder(text: string, needle: string, stands: Stands): Finder {
  return {
    first(from) {
      let at = text.indexOf(needle, from);
      while (at >= 0 && !stands(at)) at = text.indexOf(needle, at + 1);
      return at;
    },
    last(from) {
      let at = from < 0 ? -1 : text.lastIndexOf(needle, from);
      while (at >= 0 && !stands(at)) at = at === 0 ? -1 : text.lastIndexOf(needle, at - 1);
      return at;
    },
  };
}

/** Knuth, Morris and Pratt: never looks at a unit of the text twice. */
function linearFinder(run: Run, text: string, needle: string, stands: Stands): Finder {
  run.charge(needle.length * 8);
  let forwards: Int32Array | undefined;
  let backwards: Int32Array | undefined;
  const size = needle.length;
  const ahead = (at: number) => needle.charCodeAt(at);
  const behind = (at: number) => needle.charCodeAt(size - 1 - at);
  return {
    first(from) {
      forwards ??= borders(ahead, size);
      const unit = (at: number) => text.charCodeAt(from + at);
      const end = advance(forwards, ahead, unit, text.length - from, (read) => stands(from + read - size));
      return end < 0 ? -1 : from + end - size;
    },
    last(from) {
      backwards ??= borders(behind, size);
      const stop = Math.min(from + size, text.length);
      const unit = (at: number) => text.charCodeAt(stop - 1 - at);
      const end = advance(backwards, behind, unit, stop, (read) => stands(stop - read));
      return end < 0 ? -1 : stop - end;
    },
  };
}

/** For each prefix of the needle, the length of its longest proper border. */
function borders(unit: (at: number) => number, size: number): Int32Array {
  const table = new Int32Array(size);
  for (let at = 1, matched = 0; at < size; at += 1) {
    while (matched > 0 && unit(at) !== unit(matched)) matched = table[matched - 1] as number;
    if (unit(at) === unit(matched)) matched += 1;
    table[at] = matched;
  }
  return table;
}

/** How many units were read when the needle was complete at a place that `stands`, or -1. */
function advance(
  table: Int32Array,
  needle: (at: number) => number,
  text: (at: number) => number,
  length: number,
  stands: Stands,
): number {
  for (let at = 0, matched = 0; at < length; at += 1) {
    const unit = text(at);
    while (matched > 0 && unit !== needle(matched)) matched = table[matched - 1] as number;
    if (unit === needle(matched)) matched += 1;
    if (matched < table.length) continue;
    if (stands(at + 1)) return at + 1;
    matched = table[matched - 1] as number;
  }
  return -1;
}
