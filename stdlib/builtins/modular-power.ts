// pow() with three arguments: modular exponentiation of ints.
import { raise } from '../../src/language/runtime/errors.ts';
import { asInt, bitsOf, int } from '../../src/language/runtime/numbers.ts';
import { asNumber } from '../../src/language/runtime/operators.ts';
import type { Run } from '../../src/language/runtime/run.ts';
import { callSpecial } from '../../src/language/runtime/special.ts';
import { builtin, notImplemented, type PyValue, typeOf } from '../../src/language/runtime/values.ts';

/** Python's `pow(base, exponent, modulus)`. */
export function modularPower(run: Run, base: PyValue, exponent: PyValue, modulus: PyValue): PyValue {
  const ints = [asInt(base), asInt(exponent), asInt(modulus)];
  const [first, second, third] = ints;
  if (first === undefined || second === undefined || third === undefined) return refuse(run, base, exponent, modulus);
  if (Number(third) === 0) return raise('ValueError', 'pow() 3rd argument cannot be 0');
  run.charge(bitsOf(third) >>> 2);
  return int(compute(run, BigInt(first), BigInt(second), BigInt(third)));
}

/** Asks the types of the arguments in order, as CPython does. */
function refuse(run: Run, base: PyValue, exponent: PyValue, modulus: PyValue): PyValue {
  const result = callSpecial(run, base, '__pow__', [exponent, modulus]);
  if (result !== undefined && result !== notImplemented) return result;
  const values = [base, exponent, modulus];
  for (const { name } of values.map(typeOf)) {
    if (name === 'float') raise('TypeError', 'pow() 3rd argument not allowed unless all arguments are integers');
    if (name === 'complex' && isNumber(base) && isNumber(exponent)) raise('ValueError', 'complex modulo');
  }
  const types = values.map((value) => `'${typeOf(value).name}'`).join(', ');
  return raise('TypeError', `unsupported operand type(s) for ** or pow(): ${types}`);
}

function isNumber(value: PyValue): boolean {
  return asNumber(value) !== undefined || typeOf(value) === builtin.complex;
}

/** Python: the result has the sign of the modulus. */
function compute(run: Run, base: bigint, exponent: bigint, modulus: bigint): bigint {
  const size = modulus < 0n ? -modulus : modulus;
  const start = exponent < 0n ? inverse(run, base, size) : base;
  const result = raised(run, residue(start, size), exponent < 0n ? -exponent : exponent, size);
  return modulus < 0n && result !== 0n ? result + modulus : result;
}

function residue(value: bigint, size: bigint): bigint {
  const rest = value % size;
  return rest < 0n ? rest + size : rest;
}

function raised(run: Run, base: bigint, exponent: bigint, size: bigint): bigint {
  const whole = bitsOf(int(base)) * Number(exponent);
  // A power of moderate size is made whole and reduced once: two operations instead of two for each bit.
  if (whole <= 4096) {
    run.work(whole);
    return base ** exponent % size;
  }
  const cost = bitsOf(size) ** 2 / 1024;
  const bits = exponent.toString(2);
  let result = 1n % size;
  for (const bit of bits) {
    run.work(cost);
    result = (result * result) % size;
    if (bit === '1') result = (result * base) % size;
  }
  return result;
}

function inverse(run: Run, value: bigint, size: bigint): bigint {
  const cost = bitsOf(size) / 8;
  let [previous, current] = [size, residue(value, size)];
  let [before, coefficient] = [0n, 1n];
  while (current !== 0n) {
    run.work(cost);
    const quotient = previous / current;
    [previous, current] = [current, previous - quotient * current];
    [before, coefficient] = [coefficient, before - quotient * coefficient];
  }
  return previous === 1n ? before : raise('ValueError', 'base is not invertible for the given modulus');
}
