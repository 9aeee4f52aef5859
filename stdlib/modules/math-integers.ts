// The integer functions of the math module: factorial, gcd, lcm, comb, perm, isqrt.
import { nativeFunction } from '../../src/language/runtime/declare.ts';
import { raise } from '../../src/language/runtime/errors.ts';
import { bitsOf, int, multiplyInts } from '../../src/language/runtime/numbers.ts';
import type { Run } from '../../src/language/runtime/run.ts';
import type { PyInt, PyValue } from '../../src/language/runtime/values.ts';

type Index = (run: Run, value: PyValue) => PyInt;

/** The functions; `index` turns an argument into an int or raises TypeError. */
export function integralFunctions(index: Index) {
  return [
    nativeFunction(
      'factorial(x, /)',
      {
        doc: 'Return x!.',
        examples: ['math.factorial(5)  #> 120'],
        run: (run, x: PyValue) => factorial(run, index(run, x)),
      },
      'math',
    ),
    nativeFunction(
      'gcd(*integers)',
      {
        doc: 'Return the greatest common divisor.',
        run: (run, all: PyValue[]) => all.reduce<PyInt>((sum, one) => gcd(run, sum, index(run, one)), 0),
      },
      'math',
    ),
    nativeFunction(
      'lcm(*integers)',
      {
        doc: 'Return the least common multiple.',
        run: (run, all: PyValue[]) => all.reduce<PyInt>((sum, one) => lcm(run, sum, index(run, one)), 1),
      },
      'math',
    ),
    nativeFunction(
      'comb(n, k, /)',
      {
        doc: 'Return the number of ways to choose k items from n.',
        run: (run, n: PyValue, k: PyValue) => choose(run, index(run, n), index(run, k)),
      },
      'math',
    ),
    nativeFunction(
      'perm(n, k=None, /)',
      {
        doc: 'Return the number of ways to arrange k items of n.',
        run: (run, n: PyValue, k: PyValue) => arrange(run, index(run, n), k === null ? undefined : index(run, k)),
      },
      'math',
    ),
    nativeFunction(
      'isqrt(n, /)',
      {
        doc: 'Return the integer part of the square root.',
        examples: ['math.isqrt(17)  #> 4'],
        run: (run, n: PyValue) => squareRoot(run, index(run, n)),
      },
      'math',
    ),
  ];
}

const LARGEST_LONG = 2n ** 63n - 1n;

function factorial(run: Run, x: PyInt): PyInt {
  if (x < 0) return raise('ValueError', 'factorial() not defined for negative values');
  if (x > LARGEST_LONG) return raise('OverflowError', `factorial() argument should not exceed ${LARGEST_LONG}`);
  return product(run, 1, Number(x));
}

/** from · … · to, halved again and again so that the factors stay of one size. */
function product(run: Run, from: number, to: number): PyInt {
  run.tick();
  if (from > to) return 1;
  if (to - from < 4) {
    let result: PyInt = from;
    for (let factor = from + 1; factor <= to; factor += 1) result = multiplyInts(run, result, factor);
    return result;
  }
  // The size of the result is known beforehand, and refused before the work.
  run.chargeInt(Math.floor((to - from) * Math.log2(Math.max(from, (from + to) / 4))));
  const middle = Math.floor((from + to) / 2);
  return multiplyInts(run, product(run, from, middle), product(run, middle + 1, to));
}

function gcd(run: Run, left: PyInt, right: PyInt): PyInt {
  let a = BigInt(left);
  let b = BigInt(right);
  if (a < 0n) a = -a;
  if (b < 0n) b = -b;
  while (b !== 0n) {
    run.work(bitsOf(int(b)));
    [a, b] = [b, a % b];
  }
  return int(a);
}

function lcm(run: Run, left: PyInt, right: PyInt): PyInt {
  if (left === 0 || right === 0) return 0;
  const divisor = gcd(run, left, right);
  const result = multiplyInts(run, int(BigInt(left) / BigInt(divisor)), right);
  return result < 0 ? int(-BigInt(result)) : result;
}

function choose(run: Run, n: PyInt, k: PyInt): PyInt {
  refuseNegative(n, k);
  if (k > n) return 0;
  const fewer = BigInt(k) * 2n > BigInt(n) ? BigInt(n) - BigInt(k) : BigInt(k);
  let result: PyInt = 1;
  for (let at = 1n; at <= fewer; at += 1n) {
    run.tick();
    result = int(BigInt(multiplyInts(run, result, int(BigInt(n) - fewer + at))) / at);
  }
  return result;
}

function arrange(run: Run, n: PyInt, k: PyInt | undefined): PyInt {
  if (k === undefined) return factorial(run, n);
  refuseNegative(n, k);
  if (k > n) return 0;
  let result: PyInt = 1;
  for (let at = 0n; at < BigInt(k); at += 1n) {
    run.tick();
    result = multiplyInts(run, result, int(BigInt(n) - at));
  }
  return result;
}

function refuseNegative(n: PyInt, k: PyInt): void {
  if (n < 0) raise('ValueError', 'n must be a non-negative integer');
  if (k < 0) raise('ValueError', 'k must be a non-negative integer');
}

function squareRoot(run: Run, n: PyInt): PyInt {
  if (n < 0) return raise('ValueError', 'isqrt() argument must be nonnegative');
  if (typeof n === 'number') return exactRoot(BigInt(n), BigInt(Math.floor(Math.sqrt(n))));
  let guess = 1n << BigInt(Math.ceil(bitsOf(n) / 2) + 1);
  for (;;) {
    run.work(bitsOf(n));
    const next = (guess + n / guess) >> 1n;
    if (next >= guess) return int(guess);
    guess = next;
  }
}

function exactRoot(n: bigint, guess: bigint): PyInt {
  let root = guess;
  while (root * root > n) root -= 1n;
  while ((root + 1n) * (root + 1n) <= n) root += 1n;
  return int(root);
}
