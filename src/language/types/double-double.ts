// Numbers of about 106 bits as unevaluated sums of two floats, for functions that have to be right to the last digit.

/** `high + low`, where `high` is the float nearest to the sum. */
export interface DoubleDouble {
  readonly high: number;
  readonly low: number;
}

/** A float as a sum. */
export function exactly(value: number): DoubleDouble {
  return { high: value, low: 0 };
}

/** Sum of two floats of which the first is the larger. */
function quickSum(high: number, low: number): DoubleDouble {
  const sum = high + low;
  return { high: sum, low: low - (sum - high) };
}

/** Exact sum of two floats. */
export function sumOf(left: number, right: number): DoubleDouble {
  const sum = left + right;
  const part = sum - left;
  return { high: sum, low: left - (sum - part) + (right - part) };
}

const SPLITTER = 2 ** 27 + 1;

/** Exact product of two floats of moderate size. */
export function productOf(left: number, right: number): DoubleDouble {
  const product = left * right;
  const leftScaled = SPLITTER * left;
  const leftHigh = leftScaled - (leftScaled - left);
  const leftLow = left - leftHigh;
  const rightScaled = SPLITTER * right;
  const rightHigh = rightScaled - (rightScaled - right);
  const rightLow = right - rightHigh;
  const low = leftHigh * rightHigh - product + leftHigh * rightLow + leftLow * rightHigh + leftLow * rightLow;
  return { high: product, low };
}

/** `left + right`. */
export function add(left: DoubleDouble, right: DoubleDouble): DoubleDouble {
  const high = sumOf(left.high, right.high);
  const low = sumOf(left.low, right.low);
  const middle = quickSum(high.high, high.low + low.high);
  return quickSum(middle.high, middle.low + low.low);
}

/** `left - right`. */
export function subtract(left: DoubleDouble, right: DoubleDouble): DoubleDouble {
  return add(left, negate(right));
}

/** `-value`. */
export function negate(value: DoubleDouble): DoubleDouble {
  return { high: -value.high, low: -value.low };
}

/** `left * right`. */
export function multiply(left: DoubleDouble, right: DoubleDouble): DoubleDouble {
  const product = productOf(left.high, right.high);
  return quickSum(product.high, product.low + (left.high * right.low + left.low * right.high));
}

/** `left / right`. */
export function divide(left: DoubleDouble, right: DoubleDouble): DoubleDouble {
  const first = left.high / right.high;
  const rest = subtract(left, multiply(right, exactly(first)));
  const second = rest.high / right.high;
  const last = subtract(rest, multiply(right, exactly(second)));
  const sum = quickSum(first, second);
  return quickSum(sum.high, sum.low + last.high / right.high);
}

/** `value * 2 ** power`, while nothing overflows or vanishes. */
export function scale(value: DoubleDouble, power: number): DoubleDouble {
  const factor = 2 ** power;
  return { high: value.high * factor, low: value.low * factor };
}

/** The square root of a positive sum. */
export function squareRoot(value: DoubleDouble): DoubleDouble {
  const root = Math.sqrt(value.high);
  const rest = subtract(value, productOf(root, root));
  return quickSum(root, rest.high / (2 * root));
}

/** `((c0 * x + c1) * x + c2) …`: a polynomial, its highest coefficient first. */
export function polynomial(coefficients: readonly DoubleDouble[], x: DoubleDouble): DoubleDouble {
  let sum = exactly(0);
  for (const coefficient of coefficients) sum = add(multiply(sum, x), coefficient);
  return sum;
}
