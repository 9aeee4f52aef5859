// Hashes of numbers: equal numbers of any type have equal hashes, CPython's.
import { int } from '../runtime/numbers.ts';
import type { PyInt } from '../runtime/values.ts';
import { floatParts } from './rounding.ts';

/** Every number is reduced modulo this prime. */
const PRIME_BITS = 61n;
const PRIME = (1n << PRIME_BITS) - 1n;
const INFINITE = 314159;
const IMAGINARY_FACTOR = 1000003n;

/** Python: -1 means failure inside, so no hash is -1. */
function known(hash: PyInt): PyInt {
  return hash === -1 ? -2 : hash;
}

/** The hash of an int. */
export function intHash(value: PyInt): PyInt {
  return known(typeof value === 'number' ? value : int(value % PRIME));
}

/** The hash of a float; `nan` is the hash of a NaN, which equals only itself. */
export function floatHash(value: number, nan: PyInt): PyInt {
  if (Number.isSafeInteger(value)) return known(value + 0);
  if (Number.isNaN(value)) return nan;
  if (!Number.isFinite(value)) return value > 0 ? INFINITE : -INFINITE;
  const { mantissa, exponent } = floatParts(value);
  // Doubling modulo this prime is a rotation of 61 bits.
  const turns = ((BigInt(exponent) % PRIME_BITS) + PRIME_BITS) % PRIME_BITS;
  const size = (mantissa << turns) % PRIME;
  return known(int(value < 0 ? -size : size));
}

/** The hash of a complex from those of its parts. */
export function complexHash(real: PyInt, imaginary: PyInt): PyInt {
  return known(int(BigInt.asIntN(64, BigInt(real) + IMAGINARY_FACTOR * BigInt(imaginary))));
}
