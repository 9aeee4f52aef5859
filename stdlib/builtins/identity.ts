// What id() says: numbers that agree with `is` and tell nothing of the machine.
import { hash, identical } from '../../src/language/runtime/operators.ts';
import type { Run } from '../../src/language/runtime/run.ts';
import { ellipsis, notImplemented, type PyInt, PyTuple, type PyValue } from '../../src/language/runtime/values.ts';

/** Singletons and values without an object of their own: numbers below those of all objects. */
const fixed: ReadonlyMap<PyValue, number> = new Map<PyValue, number>([
  [null, 0x5500_0000_0010],
  [true, 0x5500_0000_0020],
  [false, 0x5500_0000_0040],
  [ellipsis, 0x5500_0000_0060],
  [notImplemented, 0x5500_0000_0070],
]);

const EMPTY_TUPLE = new PyTuple([]);
const EMPTY_TUPLE_ID = 0x5500_0000_0080;

const FIRST_INT = 0x5600_0000_0000;
const LARGEST_SPACED_INT = 0x0100_0000;

/** The identity of a value, the same all through the run. */
export function identityOf(run: Run, value: PyValue): PyInt {
  const known = fixed.get(value);
  if (known !== undefined) return known;
  if (identical(value, EMPTY_TUPLE)) return EMPTY_TUPLE_ID;
  if (typeof value === 'object' && value !== null) return run.identity(value);
  // Python's small ints lie 32 bytes apart.
  if (typeof value === 'number' && value >= 0 && value < LARGEST_SPACED_INT) return FIRST_INT + value * 32;
  const code = Number(hash(run, value)) % 0x0100_0000_0000;
  return FIRST_INT + LARGEST_SPACED_INT * 64 + Math.abs(code) * 16 + (code < 0 ? 8 : 0);
}
