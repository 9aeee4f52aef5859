// The error function and the gamma function with their kin: the algorithms of the C library and of CPython, to the last bit.

import { nativeFunction } from '../../src/language/runtime/declare.ts';
import { raise } from '../../src/language/runtime/errors.ts';
import { float } from '../../src/language/runtime/numbers.ts';
import type { Run } from '../../src/language/runtime/run.ts';
import { worded } from '../../src/language/runtime/wording.ts';
import { cos, exp, log, sin } from '../../src/language/types/elementary.ts';
import { floatRepr } from '../../src/language/types/float-text.ts';

/** A quotient of polynomials, the constant terms first. */
interface Rational {
  readonly over: readonly number[];
  readonly under: readonly number[];
}

const BELOW_ONE: Rational = {
  over: [
    0.12837916709551256, -0.3250421072470015, -0.02848174957559851, -0.005770270296489442, -0.000023763016656650163,
  ],
  under: [
    1, 0.39791722395915535, 0.0650222499887673, 0.005081306281875766, 0.00013249473800432164, -0.000003960228278775368,
  ],
};

const AROUND_ONE: Rational = {
  over: [
    -0.0023621185607526594, 0.41485611868374833, -0.3722078760357013, 0.31834661990116175, -0.11089469428239668,
    0.035478304325618236, -0.002166375594868791,
  ],
  under: [
    1, 0.10642088040084423, 0.540397917702171, 0.07182865441419627, 0.12617121980876164, 0.01363708391202905,
    0.011984499846799107,
  ],
};

const MIDDLE: Rational = {
  over: [
    -0.009864944034847148, -0.6938585727071818, -10.558626225323291, -62.375332450326006, -162.39666946257347,
    -184.60509290671104, -81.2874355063066, -9.814329344169145,
  ],
  under: [
    1, 19.651271667439257, 137.65775414351904, 434.56587747522923, 645.3872717332679, 429.00814002756783,
    108.63500554177944, 6.570249770319282, -0.0604244152148581,
  ],
};

const FAR: Rational = {
  over: [
    -0.0098649429247001, -0.799283237680523, -17.757954917754752, -160.63638485582192, -637.5664433683896,
    -1025.0951316110772, -483.5191916086514,
  ],
  under: [
    1, 30.33806074348246, 325.7925129965739, 1536.729586084437, 3199.8582195085955, 2553.0504064331644,
    474.52854120695537, -22.44095244658582,
  ],
};

const AT_ONE = 0.8450629115104675;
const SLOPE = 0.1283791670955126;
const NEAR_LIMIT = 0.84375;
const ONE_LIMIT = 1.25;
const MIDDLE_LIMIT = 1 / 0.35;

/** Terms two by two, as the C library adds them: the rounding depends on the order. */
function polynomial(x: number, terms: readonly number[]): number {
  const square = x * x;
  const fourth = square * square;
  const factors = [1, square, fourth, fourth * square, fourth * fourth];
  const pairs = factors.slice(0, (terms.length + 1) >> 1).map((factor, at) => {
    const [low, high] = [terms[2 * at] ?? 0, terms[2 * at + 1]];
    return factor * (high === undefined ? low : low + x * high);
  });
  return pairs.reduce((sum, pair) => sum + pair);
}

function rational(x: number, { over, under }: Rational): number {
  return polynomial(x, over) / polynomial(x, under);
}

/** `erfc(x)` for an x of at least 1.25. */
function tail(x: number): number {
  // The lower half of x is left out, so that its square is exact.
  const short = truncated(x);
  const quotient = rational(1 / (x * x), x < MIDDLE_LIMIT ? MIDDLE : FAR);
  return (exp(-short * short - 0.5625) * exp((short - x) * (short + x) + quotient)) / x;
}

const words = new DataView(new ArrayBuffer(8));

function truncated(x: number): number {
  words.setFloat64(0, x);
  words.setUint32(4, 0);
  return words.getFloat64(0);
}

function erf(x: number): number {
  const size = Math.abs(x);
  const sign = x < 0 ? -1 : 1;
  if (Number.isNaN(x)) return x;
  if (size < NEAR_LIMIT) {
    if (size < 2 ** -28) return size < 2 ** -1015 ? 0.0625 * (16 * x + 16 * SLOPE * x) : x + SLOPE * x;
    return x + x * rational(x * x, BELOW_ONE);
  }
  if (size < ONE_LIMIT) return sign * (AT_ONE + rational(size - 1, AROUND_ONE));
  return size >= 6 ? sign : sign * (1 - tail(size));
}

function erfc(x: number): number {
  const size = Math.abs(x);
  if (Number.isNaN(x)) return x;
  if (size < NEAR_LIMIT) {
    if (size < 2 ** -56) return 1 - x;
    const ratio = rational(x * x, BELOW_ONE);
    return x < 0.25 ? 1 - (x + x * ratio) : 0.5 - (x * ratio + (x - 0.5));
  }
  if (size < ONE_LIMIT) {
    const ratio = rational(size - 1, AROUND_ONE);
    return x >= 0 ? 1 - AT_ONE - ratio : 1 + (AT_ONE + ratio);
  }
  if (x < -6) return 2;
  if (size >= 28) return 0;
  return x > 0 ? tail(size) : 2 - tail(size);
}

const LANCZOS = 6.02468004077673;
const LANCZOS_LESS_HALF = 5.52468004077673;
const LANCZOS_OVER = [
  23531376880.41076, 42919803642.6491, 35711959237.35567, 17921034426.03721, 6039542586.352028, 1439720407.3117216,
  248874557.86205417, 31426415.585400194, 2876370.6289353725, 186056.26539522348, 8071.672002365816, 210.82427775157936,
  2.5066282746310002,
];
const LANCZOS_UNDER = [
  0, 39916800, 120543840, 150917976, 105258076, 45995730, 13339535, 2637558, 357423, 32670, 1925, 66, 1,
];
const LARGEST_EXACT = 23;
const LOG_PI = 1.1447298858494002;

function lanczosSum(x: number): number {
  const horner = (terms: readonly number[]) =>
    x < 5 ? terms.reduceRight((sum, term) => sum * x + term, 0) : terms.reduce((sum, term) => sum / x + term, 0);
  return horner(LANCZOS_OVER) / horner(LANCZOS_UNDER);
}

/** `sin(pi * x)`, exact where it is zero. */
function sinePi(x: number): number {
  const turned = Math.abs(x) % 2;
  const parts = [
    () => sin(Math.PI * turned),
    () => cos(Math.PI * (turned - 0.5)),
    () => sin(Math.PI * (1 - turned)),
    () => -cos(Math.PI * (turned - 1.5)),
    () => sin(Math.PI * (turned - 2)),
  ];
  const found = parts[Math.round(2 * turned)]?.() ?? Number.NaN;
  return x < 0 ? -found : found;
}

function factorial(x: number): number {
  let product = 1;
  for (let factor = 2; factor < x; factor += 1) product *= factor;
  return product;
}

function gamma(x: number, run: Run): number {
  if (Number.isNaN(x) || x === Number.POSITIVE_INFINITY) return x;
  if (x === Number.NEGATIVE_INFINITY || (x <= 0 && Number.isInteger(x))) return domainError(run, x);
  if (Number.isInteger(x) && x <= LARGEST_EXACT) return factorial(x);
  const size = Math.abs(x);
  if (size < 1e-20) return inRange(1 / x);
  if (size > 200) return x < 0 ? 0 / sinePi(x) : rangeError();
  return inRange(lanczosGamma(x, size));
}

function lanczosGamma(x: number, size: number): number {
  const shifted = size + LANCZOS_LESS_HALF;
  const lost = size > LANCZOS_LESS_HALF ? shifted - size - LANCZOS_LESS_HALF : shifted - LANCZOS_LESS_HALF - size;
  const correction = (lost * LANCZOS) / shifted;
  const start =
    x < 0 ? ((-Math.PI / sinePi(size) / size) * exp(shifted)) / lanczosSum(size) : lanczosSum(size) / exp(shifted);
  const corrected = x < 0 ? start - correction * start : start + correction * start;
  const scaled = (value: number, factor: number) => (x < 0 ? value / factor : value * factor);
  if (size < 140) return scaled(corrected, shifted ** (size - 0.5));
  const root = shifted ** (size / 2 - 0.25);
  return scaled(scaled(corrected, root), root);
}

function logGamma(x: number, run: Run): number {
  if (!Number.isFinite(x)) return Number.isNaN(x) ? x : Number.POSITIVE_INFINITY;
  if (Number.isInteger(x) && x <= 2) return x <= 0 ? domainError(run, x) : 0;
  const size = Math.abs(x);
  if (size < 1e-20) return -log(size);
  const positive = log(lanczosSum(size)) - LANCZOS + (size - 0.5) * (log(size + LANCZOS - 0.5) - 1);
  return inRange(x < 0 ? LOG_PI - log(Math.abs(sinePi(size))) - log(size) - positive : positive);
}

function domainError(run: Run, x: number): never {
  const expected = 'expected a noninteger or positive integer';
  return raise('ValueError', worded(run, 'mathDomainOf', floatRepr(x), expected));
}

function rangeError(): never {
  return raise('OverflowError', 'math range error');
}

function inRange(value: number): number {
  return Number.isFinite(value) || Number.isNaN(value) ? value : rangeError();
}

function real(name: string, doc: string, example: string, compute: (x: number, run: Run) => number) {
  return nativeFunction(
    `${name}(x: float, /)`,
    { doc, examples: [example], run: (run, x: number) => float(compute(x, run)) },
    'math',
  );
}

/** `erf`, `erfc`, `gamma` and `lgamma`. */
export const gammaFunctions = [
  real('erf', 'Return the error function at x.', 'math.erf(0.5)  #> 0.5204998778130465', erf),
  real('erfc', 'Return the complementary error function at x.', 'math.erfc(2)  #> 0.004677734981047265', erfc),
  real('gamma', 'Return the gamma function at x.', 'math.gamma(5)  #> 24.0', gamma),
  real(
    'lgamma',
    'Return the logarithm of the absolute value of the gamma function at x.',
    'math.lgamma(1)  #> 0.0',
    logGamma,
  ),
];
