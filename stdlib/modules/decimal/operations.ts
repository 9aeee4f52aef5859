// The operations that decimals have as methods and contexts have as functions: name, what they do, an example.
import {
  add,
  divide,
  divideWhole,
  fusedMultiplyAdd,
  multiply,
  remainder,
  remainderNear,
  subtract,
} from './arithmetic.ts';
import { choose, compare, compareSignal, compareTotal, compareTotalSizes } from './comparing.ts';
import type { Operation } from './context.ts';
import { adjusted, compareNumbers, isNoNumber, isZero, type Num } from './numbers.ts';
import { finalize } from './rounding.ts';
import {
  exponentOf,
  logical,
  logicalInvert,
  moveDigits,
  neighbour,
  nextToward,
  normalize,
  quantize,
  scaleBy,
  toIntegral,
} from './steps.ts';
import { decimalLog, exponential, naturalLog, squareRoot } from './transcendental.ts';
import type { Work } from './work.ts';

/** An operation with one to three operands. */
export interface Row {
  readonly name: string;
  readonly doc: string;
  /** Of the method of Decimal. */
  readonly example?: string;
  readonly run: Operation;
}

function zeroWithoutSign(work: Work, number: Num): Num {
  return isZero(number) && work.settings.rounding !== 'ROUND_FLOOR' ? { ...number, negative: false } : number;
}

/** `+number`: rounded, and without the sign of a zero. */
export const plus: Operation = (work, number: Num) => {
  if (isNoNumber(number)) return add(work, number, number);
  return finalize(work, zeroWithoutSign(work, number));
};

/** `-number` */
export const minus: Operation = (work, number: Num) => {
  if (isNoNumber(number)) return add(work, number, number);
  return finalize(work, zeroWithoutSign(work, { ...number, negative: !number.negative }));
};

/** `abs(number)` */
export const absolute: Operation = (work, number: Num) =>
  number.negative && !isNoNumber(number) ? minus(work, number) : plus(work, number);

/** Operations on one number. */
export const unaryRows: readonly Row[] = [
  {
    name: 'exp',
    doc: 'e to the power of the number.',
    example: "decimal.Decimal(1).exp()  #> Decimal('2.718281828459045235360287471')",
    run: exponential,
  },
  {
    name: 'ln',
    doc: 'The natural logarithm.',
    example: "decimal.Decimal(10).ln()  #> Decimal('2.302585092994045684017991455')",
    run: naturalLog,
  },
  {
    name: 'log10',
    doc: 'The logarithm to base ten.',
    example: "decimal.Decimal(1000).log10()  #> Decimal('3')",
    run: decimalLog,
  },
  {
    name: 'logb',
    doc: 'The exponent of the first digit.',
    example: "decimal.Decimal('123.45').logb()  #> Decimal('2')",
    run: exponentOf,
  },
  { name: 'logical_invert', doc: 'All digits, which are zeros and ones, turned.', run: logicalInvert },
  {
    name: 'next_minus',
    doc: 'The largest number below.',
    example: "decimal.Decimal(1).next_minus()  #> Decimal('0.9999999999999999999999999999')",
    run: (work, number) => neighbour(work, number, 'ROUND_FLOOR'),
  },
  {
    name: 'next_plus',
    doc: 'The smallest number above.',
    run: (work, number) => neighbour(work, number, 'ROUND_CEILING'),
  },
  {
    name: 'normalize',
    doc: 'The number without zeros at its end.',
    example: "decimal.Decimal('120.00').normalize()  #> Decimal('1.2E+2')",
    run: normalize,
  },
  {
    name: 'sqrt',
    doc: 'The square root.',
    example: "decimal.Decimal(2).sqrt()  #> Decimal('1.414213562373095048801688724')",
    run: squareRoot,
  },
];

/** Operations on two numbers. */
export const binaryRows: readonly Row[] = [
  {
    name: 'compare',
    doc: '-1, 0 or 1 as a Decimal, NaN if one is NaN.',
    example: "decimal.Decimal(1).compare(2)  #> Decimal('-1')",
    run: compare,
  },
  { name: 'compare_signal', doc: 'The same, where NaN is invalid.', run: compareSignal },
  {
    name: 'logical_and',
    doc: 'Digits that are one in both.',
    example: "decimal.Decimal(1101).logical_and(1011)  #> Decimal('1001')",
    run: (work, left, right) => logical(work, left, right, (one, other) => one && other),
  },
  {
    name: 'logical_or',
    doc: 'Digits that are one in either.',
    run: (work, left, right) => logical(work, left, right, (one, other) => one || other),
  },
  {
    name: 'logical_xor',
    doc: 'Digits that are one in one only.',
    run: (work, left, right) => logical(work, left, right, (one, other) => one !== other),
  },
  {
    name: 'max',
    doc: 'The greater; a number rather than NaN.',
    example: "decimal.Decimal('NaN').max(1)  #> Decimal('1')",
    run: (work, left, right) => choose(work, left, right, { greater: true, bySize: false }),
  },
  {
    name: 'max_mag',
    doc: 'The greater without regard to sign.',
    run: (work, left, right) => choose(work, left, right, { greater: true, bySize: true }),
  },
  {
    name: 'min',
    doc: 'The smaller; a number rather than NaN.',
    run: (work, left, right) => choose(work, left, right, { greater: false, bySize: false }),
  },
  {
    name: 'min_mag',
    doc: 'The smaller without regard to sign.',
    run: (work, left, right) => choose(work, left, right, { greater: false, bySize: true }),
  },
  {
    name: 'next_toward',
    doc: 'The next number towards another.',
    run: (work, left, right) =>
      nextToward(work, left, right, isNoNumber(left) || isNoNumber(right) ? 0 : compareNumbers(work.run, left, right)),
  },
  {
    name: 'remainder_near',
    doc: 'What is left of the nearest multiple.',
    example: "decimal.Decimal(18).remainder_near(10)  #> Decimal('-2')",
    run: remainderNear,
  },
  {
    name: 'rotate',
    doc: 'The digits within the precision, turned round.',
    run: (work, left, right) => moveDigits(work, left, right, 'rotate'),
  },
  {
    name: 'scaleb',
    doc: 'The number times a power of ten.',
    example: "decimal.Decimal('1.5').scaleb(3)  #> Decimal('1.5E+3')",
    run: scaleBy,
  },
  {
    name: 'shift',
    doc: 'The digits within the precision, moved.',
    run: (work, left, right) => moveDigits(work, left, right, 'shift'),
  },
];

/** Operations on two numbers that no limit touches. */
export const totalRows: readonly Row[] = [
  {
    name: 'compare_total',
    doc: 'The order in which also exponents and NaNs count.',
    example: "decimal.Decimal('1.0').compare_total(decimal.Decimal('1.00'))  #> Decimal('1')",
    run: compareTotal,
  },
  { name: 'compare_total_mag', doc: 'The same without regard to signs.', run: compareTotalSizes },
  {
    name: 'copy_sign',
    doc: 'The number with the sign of another.',
    example: "decimal.Decimal(2).copy_sign(-1)  #> Decimal('-2')",
    run: (_work, left, right) => ({ ...left, negative: right.negative }),
  },
];

/** What only contexts have by name; decimals have operators. */
export const contextRows: readonly Row[] = [
  { name: 'abs', doc: 'The number without its sign.', run: absolute },
  { name: 'minus', doc: 'The number with the other sign.', run: minus },
  { name: 'plus', doc: 'The number, rounded.', run: plus },
  {
    name: 'to_integral_exact',
    doc: 'A whole number, rounded; what is lost is signalled.',
    run: (work, number) => toIntegral(work, number, 'exact'),
  },
  {
    name: 'to_integral_value',
    doc: 'A whole number, rounded.',
    run: (work, number) => toIntegral(work, number, 'quiet'),
  },
  { name: 'to_integral', doc: 'A whole number, rounded.', run: (work, number) => toIntegral(work, number, 'quiet') },
];

/** The same with two operands. */
export const contextPairs: readonly Row[] = [
  { name: 'add', doc: 'The sum.', run: add },
  { name: 'subtract', doc: 'The difference.', run: subtract },
  { name: 'multiply', doc: 'The product.', run: multiply },
  { name: 'divide', doc: 'The quotient.', run: divide },
  { name: 'divide_int', doc: 'The quotient without its fraction.', run: divideWhole },
  { name: 'remainder', doc: 'What a division leaves.', run: remainder },
  { name: 'quantize', doc: 'The number with the exponent of another.', run: quantize },
];

export const fused: Row = {
  name: 'fma',
  doc: 'The product with the second, plus the third, rounded once.',
  example: "decimal.Decimal(2).fma(3, 5)  #> Decimal('11')",
  run: fusedMultiplyAdd,
};

/** A question about a number. */
export interface Question {
  readonly name: string;
  readonly doc: string;
  readonly holds: (work: Work, number: Num) => boolean;
}

/** Questions that need no context. */
export const questions: readonly Question[] = [
  { name: 'is_canonical', doc: 'True: every Decimal is.', holds: () => true },
  { name: 'is_finite', doc: 'Whether it is neither infinite nor NaN.', holds: (_work, { kind }) => kind === 'finite' },
  { name: 'is_infinite', doc: 'Whether it is infinite.', holds: (_work, { kind }) => kind === 'infinite' },
  { name: 'is_nan', doc: 'Whether it is NaN.', holds: (_work, number) => isNoNumber(number) },
  { name: 'is_qnan', doc: 'Whether it is a quiet NaN.', holds: (_work, { kind }) => kind === 'quiet' },
  { name: 'is_signed', doc: 'Whether its sign is negative.', holds: (_work, { negative }) => negative },
  { name: 'is_snan', doc: 'Whether it is a signaling NaN.', holds: (_work, { kind }) => kind === 'signaling' },
  { name: 'is_zero', doc: 'Whether it is zero.', holds: (_work, number) => isZero(number) },
];

/** Questions whose answer depends on the limits. */
export const limitQuestions: readonly Question[] = [
  {
    name: 'is_normal',
    doc: 'Whether it is finite, not zero and not subnormal.',
    holds: (work, number) =>
      number.kind === 'finite' && !isZero(number) && adjusted(work.run, number) >= work.settings.lowest,
  },
  {
    name: 'is_subnormal',
    doc: 'Whether its exponent is below Emin.',
    holds: (work, number) =>
      number.kind === 'finite' && !isZero(number) && adjusted(work.run, number) < work.settings.lowest,
  },
];
