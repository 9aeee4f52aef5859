// Comparing and searching sequences item by item.
import { raise } from '../runtime/errors.ts';
import { compare, equal, less, same } from '../runtime/operators.ts';
import type { Run } from '../runtime/run.ts';
import type { RichOperator } from '../runtime/type.ts';
import type { PyValue } from '../runtime/values.ts';
import { compareTexts } from './code-points.ts';

/** Counts one more level of values compared inside values; leave it with `run.depth -= 1`. */
export function enterComparison(run: Run): void {
  if (run.depth >= run.limits.depth) raise('RecursionError', 'maximum recursion depth exceeded in comparison');
  run.enter();
}

/** `left op right` for two sequences; the first pair of unequal items decides, else the lengths. */
export function compareSequences(
  run: Run,
  op: RichOperator,
  left: readonly PyValue[],
  right: readonly PyValue[],
): PyValue {
  if (left.length !== right.length) {
    if (op === '==') return false;
    if (op === '!=') return true;
  }
  enterComparison(run);
  const at = firstDifference(run, left, right);
  const result =
    at < 0 ? byLength[op](left.length, right.length) : decide(run, op, left[at] as PyValue, right[at] as PyValue);
  run.depth -= 1;
  return result;
}

function decide(run: Run, op: RichOperator, left: PyValue, right: PyValue): PyValue {
  if (op === '==') return false;
  if (op === '!=') return true;
  return compare(run, op, left, right);
}

/** The first offset at which both have an item and the two differ, -1 if there is none. */
function firstDifference(run: Run, left: readonly PyValue[], right: readonly PyValue[]): number {
  for (let at = 0; at < left.length && at < right.length; at += 1) {
    run.tick();
    if (!same(run, left[at] as PyValue, right[at] as PyValue)) return at;
  }
  return -1;
}

/** Whether the first of two sequences is less: what sorting tuples asks, without values of any type between. */
export function precedes(run: Run, left: readonly PyValue[], right: readonly PyValue[]): boolean {
  const shared = Math.min(left.length, right.length);
  for (let at = 0; at < shared; at += 1) {
    const mine = left[at] as PyValue;
    const other = right[at] as PyValue;
    if (mine === other) continue;
    if (typeof mine === 'number' && typeof other === 'number') return mine < other;
    if (typeof mine === 'string' && typeof other === 'string') return compareTexts(run, mine, other) < 0;
    if (!equal(run, mine, other)) return less(run, mine, other);
  }
  return left.length < right.length;
}

/** How two numbers (lengths, sizes) compare. */
export const byLength: Readonly<Record<RichOperator, (left: number, right: number) => boolean>> = {
  '==': (left, right) => left === right,
  '!=': (left, right) => left !== right,
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
};

/** The offset of the first item equal to `wanted` in `[start, stop)`, -1 if there is none. The items may change meanwhile. */
export function findItem(
  run: Run,
  items: readonly PyValue[],
  wanted: PyValue,
  start = 0,
  stop = Number.POSITIVE_INFINITY,
): number {
  for (let at = start; at < items.length && at < stop; at += 1) {
    if ((at & 15) === 0) run.tick();
    if (same(run, items[at] as PyValue, wanted)) return at;
  }
  return -1;
}

/** How many items equal `wanted`. */
export function countItem(run: Run, items: readonly PyValue[], wanted: PyValue): number {
  let count = 0;
  for (let at = 0; at < items.length; at += 1) {
    if ((at & 15) === 0) run.tick();
    if (same(run, items[at] as PyValue, wanted)) count += 1;
  }
  return count;
}
