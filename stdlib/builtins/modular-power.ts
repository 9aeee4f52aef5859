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
  // One squaring and perhaps one product for each bit of the exponent.
  const bits = bitsOf(third);
  run.work((bitsOf(second) * bits * bits) / 2048);
  return int(compute(BigInt(first), BigInt(second), BigInt(third)));
}

function refuse(run: Run, base: PyValue, exponent: PyValue, modulus: PyValue): PyValue {
  const result = callSpecial(run, base, '__pow__', [exponent, modulus]);
  if (result !== undefined && result !== notImplemented) return result;
  const values = [base, exponent, modulus];
  if (values.some((value) => typeOf(value) === builtin.complex)) return raise('ValueError', 'complex modulo');
  if (values.every((value) => asNumber(value) !== undefined)) {
    return raise('TypeError', 'pow() 3rd argument not allowed unless all arguments are integers');
  }
  const types = values.map((value) => `'${typeOf(value).name}'`).join(', ');
  return raise('TypeError', `unsupported operand type(s) for ** or pow(): ${types}`);
}

/** Python: the result has the sign of the modulus. */
function compute(base: bigint, exponent: bigint, modulus: bigint): bigint {
  const size = modulus < 0n ? -modulus : modulus;
  const start = exponent < 0n ? inverse(base, size) : base;
  const result = raised(residue(start, size), exponent < 0n ? -exponent : exponent, size);
  return modulus < 0n && result !== 0n ? result + modulus : result;
}

function residue(value: bigint, size: bigint): bigint {
  const rest = value % size;
  return rest < 0n ? rest + size : rest;
}

function raised(base: bigint, exponent: bigint, size: bigint): bigint {
  let result = 1n % size;
  let square = base;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if ((rest & 1n) === 1n) result = (result * square) % size;
    square = (square * square) % size;
  }
  return result;
}

function inverse(value: bigint, size: bigint): bigint {
  let [previous, current] = [size, residue(value, size)];
  let [before, coefficient] = [0n, 1n];
  while (current !== 0n) {
    const quotient = previous / current;
    [previous, current] = [current, previous - quotient * current];
    [before, coefficient] = [coefficient, before - quotient * coefficient];
  }
  return previous === 1n ? before : raise('ValueError', 'base is not invertible for the given modulus');
}
