// The functions of the math module about a float's nearest neighbours: ulp, nextafter, remainder.
import { nativeFunction } from '../../src/language/runtime/declare.ts';
import { raise } from '../../src/language/runtime/errors.ts';
import { float } from '../../src/language/runtime/numbers.ts';

/** The float that follows a positive one (or zero). */
function following(size: number): number {
  return neighbour(size, 1n);
}

function neighbour(size: number, step: bigint): number {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, size);
  bits.setBigUint64(0, bits.getBigUint64(0) + step);
  return bits.getFloat64(0);
}

function ulp(x: number): number {
  const size = Math.abs(x);
  if (!Number.isFinite(size)) return size;
  const next = following(size);
  return Number.isFinite(next) ? next - size : size - neighbour(size, -1n);
}

function nextAfter(x: number, y: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  if (x === y) return y;
  if (x === 0) return y > 0 ? Number.MIN_VALUE : -Number.MIN_VALUE;
  const size = neighbour(Math.abs(x), x < y === x > 0 ? 1n : -1n);
  return x < 0 ? -size : size;
}

/** IEEE 754: what is left of x after the nearest multiple of y, a tie going to the even multiple. */
function remainder(x: number, y: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  if (!Number.isFinite(x) || y === 0) return raise('ValueError', 'math domain error');
  if (!Number.isFinite(y)) return x;
  const [dividend, divisor] = [Math.abs(x), Math.abs(y)];
  const below = dividend % divisor;
  const above = divisor - below;
  const tie = below - 2 * ((0.5 * (dividend - below)) % divisor);
  const rest = below < above ? below : below > above ? -above : tie;
  return (x < 0 || Object.is(x, -0) ? -1 : 1) * rest;
}

/** The functions about neighbours. */
export const neighbourFunctions = [
  nativeFunction(
    'ulp(x: float, /)',
    { doc: 'Return the value of the least significant bit of x.', run: (_run, x: number) => float(ulp(x)) },
    'math',
  ),
  nativeFunction(
    'nextafter(x: float, y: float, /)',
    {
      doc: 'Return the next float after x towards y.',
      examples: ['math.nextafter(1.0, 2.0)  #> 1.0000000000000002'],
      run: (_run, x: number, y: number) => float(nextAfter(x, y)),
    },
    'math',
  ),
  nativeFunction(
    'remainder(x: float, y: float, /)',
    {
      doc: 'Return the difference between x and the closest multiple of y.',
      examples: ['math.remainder(5, 3)  #> -1.0'],
      run: (_run, x: number, y: number) => float(remainder(x, y)),
    },
    'math',
  ),
];
