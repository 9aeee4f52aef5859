// Comparing numbers of different types by their exact values.
import { compareInts } from '../runtime/numbers.ts';
import type { RichOperator } from '../runtime/type.ts';
import type { PyInt } from '../runtime/values.ts';

const verdicts: Readonly<Record<RichOperator, (order: number) => boolean>> = {
  '==': (order) => order === 0,
  '!=': (order) => order !== 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

/** `left op right` for real numbers: JavaScript compares a number with a bigint exactly. NaN is unordered. */
export function compareReals(op: RichOperator, left: PyInt, right: PyInt): boolean {
  if (Number.isNaN(left) || Number.isNaN(right)) return op === '!=';
  return verdicts[op](compareInts(left, right));
}
