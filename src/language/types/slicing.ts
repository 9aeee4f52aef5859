// Index and slice arithmetic shared by all sequences.
import { raise } from '../runtime/errors.ts';
import { asInt, int } from '../runtime/numbers.ts';
import type { Run } from '../runtime/run.ts';
import { type PyInt, type PySlice, type PyValue, typeOf } from '../runtime/values.ts';

/** The positions that a slice picks from a sequence: `count` of them, `start`, `start + step`, … */
export interface SliceRange {
  readonly start: number;
  /** Where a run of step 1 ends; never before `start` then. */
  readonly stop: number;
  readonly step: number;
  readonly count: number;
}

/** Beyond every length; bounds are clipped to it, as CPython clips to its index size. */
const FAR = Number.MAX_SAFE_INTEGER;

/** An int or an object with `__index__` as an int; `undefined` for anything else. */
export function indexOrNothing(run: Run, value: PyValue): PyInt | undefined {
  const known = asInt(value);
  return known === undefined ? typeOf(value).slots.index?.(run, value) : known;
}

/** The offset that an index means, -1 if it is outside, `undefined` if `key` is no index at all. */
export function offsetOf(run: Run, key: PyValue, length: number): number | undefined {
  const at = indexOrNothing(run, key);
  if (at === undefined) return undefined;
  const near = typeof at === 'bigint' ? nearIndex(at) : at;
  // Python: a negative index counts from the end.
  const offset = near < 0 ? near + length : near;
  return offset >= 0 && offset < length ? offset : -1;
}

const BEYOND_SIZE = 2n ** 63n;

function nearIndex(at: bigint): number {
  if (at >= BEYOND_SIZE || at < -BEYOND_SIZE)
    return raise('IndexError', "cannot fit 'int' into an index-sized integer");
  return clip(at);
}

function clip(at: PyInt): number {
  if (typeof at === 'number') return at;
  return at > 0n ? FAR : -FAR;
}

/** What a slice means for a sequence of `length` items. */
export function sliceIndices(run: Run, slice: PySlice, length: number): SliceRange {
  const step = slice.step === null ? 1 : clip(sliceInt(run, slice.step));
  if (step === 0) return raise('ValueError', 'slice step cannot be zero');
  const low = step < 0 ? -1 : 0;
  const high = step < 0 ? length - 1 : length;
  const start = slice.start === null ? (step < 0 ? high : 0) : bound(run, slice.start, length, low, high);
  const stop = slice.stop === null ? (step < 0 ? -1 : high) : bound(run, slice.stop, length, low, high);
  const span = step < 0 ? start - stop : stop - start;
  const count = span <= 0 ? 0 : Math.floor((span - 1) / Math.abs(step)) + 1;
  return { start, stop: step === 1 && stop < start ? start : stop, step, count };
}

function bound(run: Run, value: PyValue, length: number, low: number, high: number): number {
  const near = typeof value === 'number' ? value : clip(sliceInt(run, value));
  const at = near < 0 ? near + length : near;
  return Math.min(Math.max(at, low), high);
}

function sliceInt(run: Run, value: PyValue): PyInt {
  const at = indexOrNothing(run, value);
  if (at !== undefined) return at;
  return raise('TypeError', 'slice indices must be integers or None or have an __index__ method');
}

/** A start or stop as `index()` takes it: clipped, negative ones counted from the end. */
export function searchBound(run: Run, value: PyValue, length: number): number {
  const at = indexOrNothing(run, value);
  if (at === undefined) return raise('TypeError', 'slice indices must be integers or have an __index__ method');
  const near = clip(at);
  return near < 0 ? Math.max(0, near + length) : near;
}

/** Start, stop and step of a slice for any length, without clipping to what fits an index. */
export function longIndices(run: Run, slice: PySlice, length: PyInt): { start: PyInt; stop: PyInt; step: PyInt } {
  const step = slice.step === null ? 1n : BigInt(sliceInt(run, slice.step));
  if (step === 0n) return raise('ValueError', 'slice step cannot be zero');
  const size = BigInt(length);
  const low = step < 0n ? -1n : 0n;
  const high = step < 0n ? size - 1n : size;
  const start = slice.start === null ? (step < 0n ? high : low) : longBound(run, slice.start, size, low, high);
  const stop = slice.stop === null ? (step < 0n ? low : high) : longBound(run, slice.stop, size, low, high);
  return { start: int(start), stop: int(stop), step: int(step) };
}

function longBound(run: Run, value: PyValue, size: bigint, low: bigint, high: bigint): bigint {
  const given = BigInt(sliceInt(run, value));
  const at = given < 0n ? given + size : given;
  return at < low ? low : at > high ? high : at;
}

/** The items that a slice picks, in a new array; charged before it is made. */
export function sliceItems(run: Run, items: readonly PyValue[], slice: PySlice): PyValue[] {
  const { start, stop, step, count } = sliceIndices(run, slice, items.length);
  run.work(count);
  run.chargeEntries(count, count);
  if (step === 1) return items.slice(start, stop);
  const picked = new Array<PyValue>(count);
  for (let at = 0, from = start; at < count; at += 1, from += step) picked[at] = items[from] as PyValue;
  return picked;
}

/** How often a sequence is to be repeated: TypeError for what is no int, never negative. */
export function repeatCount(run: Run, value: PyValue): number {
  const times = indexOrNothing(run, value);
  if (times === undefined)
    return raise('TypeError', `can't multiply sequence by non-int of type '${typeOf(value).name}'`);
  if (typeof times === 'number') return Math.max(0, times);
  if (times >= BEYOND_SIZE || times < -BEYOND_SIZE)
    raise('OverflowError', "cannot fit 'int' into an index-sized integer");
  return Math.max(0, clip(times));
}

/** Items repeated `times` over, in a new array whose size is checked first. */
export function repeatItems(run: Run, items: readonly PyValue[], times: number): PyValue[] {
  const size = items.length * times;
  run.chargeEntries(size, size);
  run.work(size);
  const repeated = new Array<PyValue>(size);
  for (let at = 0; at < size; ) for (const item of items) repeated[at++] = item;
  return repeated;
}
