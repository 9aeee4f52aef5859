// Elementary functions rounded to the nearest float, as C's library gives them (JavaScript's miss the last digit).
import {
  add,
  type DoubleDouble,
  divide,
  exactly,
  multiply,
  negate,
  polynomial,
  productOf,
  scale,
  squareRoot,
  subtract,
  sumOf,
} from './double-double.ts';
import { floatParts } from './rounding.ts';

/** Pieces of constants, each short enough that its product with a small whole number is exact. */
const LN2_PIECES = [0.6931471805592082, 7.371002565161996e-13, 5.80298898359054e-25, 5.150243707130549e-37];
const HALF_PI_PIECES = [
  1.5707963267341256, 6.077100506303966e-11, 2.0222662487111665e-21, 8.478427660348229e-32, 2.0670321098263988e-43,
];
const HALF_PI: DoubleDouble = { high: 1.5707963267948966, low: 6.123233995736766e-17 };
/** 2/π in 1184 bits: enough for the largest float. */
const TWO_OVER_PI = BigInt(
  [
    '0xa2f9836e4e441529fc2757d1f534ddc0db6295993c439041fe5163abdebbc561b7246e3a424dd2e006492eea09d1921cfe1deb1c',
    'b129a73ee88235f52ebb4484e99c7026b45f7e413991d639835339f49c845f8bbdf9283b1ff897ffde05980fef2f118b5a0a6d1f6d',
    '367ecf27cb09b74f463f669e5fea2d7527bac7ebe5f17b3d0739f78a5292ea6bfb5fb11f8d5d0856033046',
  ].join(''),
);
const TWO_OVER_PI_BITS = 1184;

/** `value - times * constant`. */
function reduced(value: DoubleDouble, times: number, pieces: readonly number[]): DoubleDouble {
  let rest = value;
  for (const piece of pieces) rest = subtract(rest, productOf(times, piece));
  return rest;
}

/** 1/0!, 1/1!, 1/2!, … */
const inverseFactorials: readonly DoubleDouble[] = Array.from({ length: 30 }, (_, count) => {
  let value = exactly(1);
  for (let n = 2; n <= count; n += 1) value = divide(value, exactly(n));
  return value;
});

/** Every second inverse factorial from `first`, with alternating signs, the highest first. */
function alternating(first: number): readonly DoubleDouble[] {
  const chosen = inverseFactorials.filter((_, n) => n % 2 === first);
  return chosen.map((value, at) => (at % 2 === 0 ? value : negate(value))).reverse();
}

const exponentialSeries = inverseFactorials.slice(0, 11).reverse();
const sineSeries = alternating(1);
const cosineSeries = alternating(0);
/** The series is taken of the 2 ** 9th part, which is then squared nine times. */
const SQUARINGS = 9;

/** `e ** value`, with the power of two that is still to be applied. */
function exponential(value: DoubleDouble): { readonly part: DoubleDouble; readonly power: number } {
  const power = Math.round(value.high / Math.LN2);
  const rest = scale(reduced(value, power, LN2_PIECES), -SQUARINGS);
  // Squaring only what exceeds 1 keeps the digits that squaring the whole would lose.
  let beyond = subtract(polynomial(exponentialSeries, rest), exactly(1));
  for (let turn = 0; turn < SQUARINGS; turn += 1) beyond = add(scale(beyond, 1), multiply(beyond, beyond));
  return { part: add(beyond, exactly(1)), power };
}

/** `e ** value`. */
export function exp(value: number): number {
  if (!(Math.abs(value) < 746)) return Math.exp(value);
  const { part, power } = exponential(exactly(value));
  return scaleFloat(part.high, power);
}

function scaleFloat(value: number, power: number): number {
  const half = Math.trunc(power / 2);
  return value * 2 ** half * 2 ** (power - half);
}

/** The natural logarithm of a positive, finite float as a sum. */
export function logarithm(value: number): DoubleDouble {
  if (Math.abs(value - 1) < 1 / 1024) return nearOne(value);
  const shift = Math.floor(Math.log2(value));
  // A part between 1/2 and 2 keeps the correction exact; its power of two is added as a multiple of ln 2.
  const part = scaleFloat(value, -shift);
  const guess = Math.log(part);
  const inverse = exponential(exactly(-guess));
  const beyond = subtract(multiply(scale(inverse.part, inverse.power), exactly(part)), exactly(1));
  const correction = subtract(beyond, scale(multiply(beyond, beyond), -1));
  return negate(reduced(negate(add(exactly(guess), correction)), shift, LN2_PIECES));
}

/** log(x) = 2 artanh((x - 1) / (x + 1)), a series that needs few terms here. */
function nearOne(value: number): DoubleDouble {
  const ratio = divide(exactly(value - 1), sumOf(value, 1));
  const square = multiply(ratio, ratio);
  let sum = exactly(0);
  for (let n = 13; n >= 1; n -= 2) sum = add(multiply(sum, square), divide(exactly(1), exactly(n)));
  return scale(multiply(ratio, sum), 1);
}

/** The natural logarithm. */
export function log(value: number): number {
  return value > 0 && value < Number.POSITIVE_INFINITY ? logarithm(value).high : Math.log(value);
}

/** An angle as a quarter turn and a rest of at most an eighth. */
interface Turned {
  readonly quarter: number;
  readonly rest: DoubleDouble;
}

function turned(angle: number): Turned {
  if (Math.abs(angle) > 1e6) return farTurned(angle);
  const quarter = Math.round(angle / HALF_PI.high);
  return { quarter, rest: reduced(exactly(angle), quarter, HALF_PI_PIECES) };
}

/** The same for large angles: all digits of 2/π count. */
function farTurned(angle: number): Turned {
  const { mantissa, exponent } = floatParts(angle);
  const shift = BigInt(TWO_OVER_PI_BITS - exponent);
  const turns = mantissa * TWO_OVER_PI;
  const quarter = (turns + (1n << (shift - 1n))) >> shift;
  const rest = (turns - (quarter << shift)) >> (shift - 120n);
  const high = Number(rest);
  const fraction = scale(sumOf(high, Number(rest - BigInt(high))), -120);
  const size = multiply(fraction, HALF_PI);
  return angle < 0
    ? { quarter: -Number(quarter & 3n), rest: negate(size) }
    : { quarter: Number(quarter & 3n), rest: size };
}

/** Sine and cosine of a finite angle as sums. */
export function sineAndCosine(angle: number): { readonly sine: DoubleDouble; readonly cosine: DoubleDouble } {
  const { quarter, rest } = turned(angle);
  const square = multiply(rest, rest);
  const sine = multiply(rest, polynomial(sineSeries, square));
  const cosine = polynomial(cosineSeries, square);
  const turns = ((quarter % 4) + 4) % 4;
  if (turns === 0) return { sine, cosine };
  if (turns === 1) return { sine: cosine, cosine: negate(sine) };
  return turns === 2 ? { sine: negate(sine), cosine: negate(cosine) } : { sine: negate(cosine), cosine: sine };
}

/** The sine. */
export function sin(angle: number): number {
  // So close to zero the sine is the angle itself.
  if (!Number.isFinite(angle) || Math.abs(angle) < 1e-9) return Math.sin(angle);
  return sineAndCosine(angle).sine.high;
}

/** The cosine. */
export function cos(angle: number): number {
  return Number.isFinite(angle) ? sineAndCosine(angle).cosine.high : Math.cos(angle);
}

/** The tangent. */
export function tan(angle: number): number {
  if (!Number.isFinite(angle) || Math.abs(angle) < 1e-9) return Math.tan(angle);
  const { sine, cosine } = sineAndCosine(angle);
  return divide(sine, cosine).high;
}

/** The angle of the point (x, y). */
export function atan2(y: number, x: number): number {
  const guess = Math.atan2(y, x);
  const plain = Number.isFinite(y) && Number.isFinite(x) && x !== 0 && y !== 0 && Math.abs(guess) > 1e-300;
  if (!plain) return guess;
  // Both parts are brought near 1, so that their products neither overflow nor vanish.
  const power = -Math.floor(Math.log2(Math.max(Math.abs(x), Math.abs(y))));
  const [across, up] = [scaleFloat(x, power), scaleFloat(y, power)];
  const { sine, cosine } = sineAndCosine(guess);
  const off = subtract(multiply(cosine, exactly(up)), multiply(sine, exactly(across)));
  const along = add(multiply(cosine, exactly(across)), multiply(sine, exactly(up)));
  return add(exactly(guess), divide(off, along)).high;
}

/** The length of the hypotenuse. */
export function hypot(x: number, y: number): number {
  return vectorLength([x, y]);
}

/** The length of a vector. */
export function vectorLength(coordinates: readonly number[]): number {
  const largest = coordinates.reduce((most, one) => Math.max(most, Math.abs(one)), 0);
  if (coordinates.some((one) => Math.abs(one) === Number.POSITIVE_INFINITY)) return Number.POSITIVE_INFINITY;
  if (Number.isNaN(largest) || largest === 0) return largest;
  const power = -Math.floor(Math.log2(largest));
  let sum = exactly(0);
  for (const one of coordinates) {
    const part = scaleFloat(one, power);
    sum = add(sum, productOf(part, part));
  }
  return scaleFloat(squareRoot(sum).high, -power);
}
