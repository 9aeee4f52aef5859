// The names of the ways to round, as scripts give them.
import { raise } from '../../../src/language/runtime/errors.ts';
import { type PyValue, textOf } from '../../../src/language/runtime/values.ts';
import { type Rounding, roundings } from './work.ts';

const VALID = `valid values for rounding are:
  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,
   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,
   ROUND_05UP]`;

/** The way to round that a script names. */
export function roundingOf(value: PyValue): Rounding {
  const name = textOf(value);
  return roundings.find((one) => one === name) ?? raise('TypeError', VALID);
}
