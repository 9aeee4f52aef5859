// How numbers are represented: the one module that knows. Ints are numbers while safe and bigints beyond.
import type { Run } from './run.ts';
import { PyFloat, type PyInt, type PyValue } from './values.ts';

/** Whether a value is an int; a bool is one too in Python, but not here. */
export function isInt(value: PyValue): value is PyInt {
  return typeof value === 'number' || typeof value === 'bigint';
}

/** An int or bool as an int; `undefined` for anything else. */
export function asInt(value: PyValue): PyInt | undefined {
  if (typeof value === 'number' || typeof value === 'bigint') return value;
  return typeof value === 'boolean' ? Number(value) : undefined;
}

// Named, since a literal with a minus is computed anew each time.
const LARGEST_SAFE = 9007199254740991n;
const SMALLEST_SAFE = -LARGEST_SAFE;

/** A bigint brought back to the one form its value has. */
export function int(value: bigint): PyInt {
  return value <= LARGEST_SAFE && value >= SMALLEST_SAFE ? Number(value) : value;
}

/** Bits of the magnitude of an int, cheaply: exact for large ones, below that perhaps one too many. */
export function bitsOf(value: PyInt): number {
  if (typeof value === 'number') return value === 0 ? 0 : Math.floor(Math.log2(Math.abs(value))) + 1;
  // A double holds the magnitude of anything below 2**1000: a few shifts bring moderate ints there.
  let head = value;
  let shifted = 0;
  while ((head >= DOUBLE_RANGE || head <= MINUS_RANGE) && shifted < 16 * SHIFT) {
    head >>= BigInt(SHIFT);
    shifted += SHIFT;
  }
  if (head < DOUBLE_RANGE && head > MINUS_RANGE) return Math.floor(Math.log2(Math.abs(Number(head)))) + 1 + shifted;
  const digits = value.toString(16);
  const sign = value < 0n ? 1 : 0;
  return (digits.length - sign) * 4 - (Math.clz32(Number.parseInt(digits.charAt(sign), 16)) - 28);
}

const SHIFT = 960;
const DOUBLE_RANGE = 2n ** 1000n;
const MINUS_RANGE = -DOUBLE_RANGE;

/** A float. */
export function float(value: number): PyFloat {
  return new PyFloat(value);
}

/** Exact sum of two ints. */
export function addInts(run: Run, left: PyInt, right: PyInt): PyInt {
  if (typeof left === 'number' && typeof right === 'number') {
    const sum = left + right;
    if (Number.isSafeInteger(sum)) return sum;
  }
  return big(run, BigInt(left) + BigInt(right));
}

/** Exact difference of two ints. */
export function subtractInts(run: Run, left: PyInt, right: PyInt): PyInt {
  if (typeof left === 'number' && typeof right === 'number') {
    const difference = left - right;
    if (Number.isSafeInteger(difference)) return difference;
  }
  return big(run, BigInt(left) - BigInt(right));
}

/** Exact product of two ints; its size and work are charged before it is made. */
export function multiplyInts(run: Run, left: PyInt, right: PyInt): PyInt {
  if (typeof left === 'number' && typeof right === 'number') {
    const product = left * right;
    // A product of safe ints is exact only while it is safe itself; -0 must not be seen.
    if (Number.isSafeInteger(product)) return product + 0;
  }
  const leftBits = roomFor(left);
  const rightBits = roomFor(right);
  const most = leftBits + rightBits;
  run.work((leftBits * rightBits) / 4096);
  if (most <= run.limits.intBits) {
    run.charge(most >>> 3);
    return int(BigInt(left) * BigInt(right));
  }
  // The product has as many bits or one less; the limit holds exactly.
  run.chargeInt(bitsOf(left) + bitsOf(right) - 3);
  return big(run, BigInt(left) * BigInt(right));
}

function big(run: Run, value: bigint): PyInt {
  const result = int(value);
  if (typeof result === 'bigint') {
    const room = roomFor(result);
    run.chargeInt(room <= run.limits.intBits ? room : bitsOf(result));
  }
  return result;
}

/** Sizes by which ints are charged, in bits, and the ints that no longer fit in each. */
const ROOMS = Array.from({ length: 12 }, (_, at) => ((at & 1) === 0 ? 128 : 192) * 2 ** (at >>> 1));
const ABOVE = ROOMS.map((bits) => 2n ** BigInt(bits));
const BELOW = ABOVE.map((bound) => -bound);

/** Bits that an int may take, rounded up generously: what charging needs, without measuring. */
export function roomFor(value: PyInt): number {
  if (typeof value === 'number') return 64;
  const bounds = value < 0n ? BELOW : ABOVE;
  for (let at = 0; at < bounds.length; at += 1) {
    const bound = bounds[at] as bigint;
    if (value < 0n ? value > bound : value < bound) return ROOMS[at] as number;
  }
  return bitsOf(value);
}

/** Compares two ints: negative, zero or positive. */
export function compareInts(left: PyInt, right: PyInt): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
