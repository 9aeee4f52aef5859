// The distributions of the random module, drawn as CPython draws them: the same numbers for the same seed.
import { pythonFunction } from '../../src/language/runtime/declare.ts';
import { raise } from '../../src/language/runtime/errors.ts';
import { getItem } from '../../src/language/runtime/items.ts';
import { toArray } from '../../src/language/runtime/iteration.ts';
import { float } from '../../src/language/runtime/numbers.ts';
import { asNumber, binary, index, length } from '../../src/language/runtime/operators.ts';
import type { Run } from '../../src/language/runtime/run.ts';
import { PyList, type PyValue, typeOf } from '../../src/language/runtime/values.ts';
import { cos, exp, log, sin } from '../../src/language/types/elementary.ts';
import { acos } from '../../src/language/types/inverse-functions.ts';
import { generator } from './random-state.ts';

const CIRCLE = 2 * Math.PI;
const NORMAL = (4 * exp(-0.5)) / Math.sqrt(2);
const GAMMA = 1 + log(4.5);

function draw(run: Run): number {
  run.tick();
  return generator(run).float();
}

function real(value: PyValue): number {
  return asNumber(value) ?? raise('TypeError', `must be real number, not ${typeOf(value).name}`);
}

function quotient(left: number, right: number): number {
  return right === 0 ? raise('ZeroDivisionError', 'float division by zero') : left / right;
}

/** Two at a time are made; the second waits for the next call. */
function gauss(run: Run, mu: number, sigma: number): number {
  const source = generator(run);
  let spare = source.spare;
  source.spare = undefined;
  if (spare === undefined) {
    const angle = draw(run) * CIRCLE;
    const radius = Math.sqrt(-2 * log(1 - draw(run)));
    spare = cos(angle) * radius;
    source.spare = sin(angle) * radius;
  }
  return mu + spare * sigma;
}

function normal(run: Run, mu: number, sigma: number): number {
  for (;;) {
    const first = draw(run);
    const second = 1 - draw(run);
    const found = (NORMAL * (first - 0.5)) / second;
    if ((found * found) / 4 <= -log(second)) return mu + found * sigma;
  }
}

function gamma(run: Run, alpha: number, beta: number): number {
  if (!(alpha > 0 && beta > 0)) return raise('ValueError', 'gammavariate: alpha and beta must be > 0.0');
  if (alpha === 1) return -log(1 - draw(run)) * beta;
  return (alpha > 1 ? largeGamma(run, alpha) : smallGamma(run, alpha)) * beta;
}

function largeGamma(run: Run, alpha: number): number {
  const root = Math.sqrt(2 * alpha - 1);
  for (;;) {
    const first = draw(run);
    if (!(first > 1e-7 && first < 0.9999999)) continue;
    const second = 1 - draw(run);
    const ratio = log(first / (1 - first)) / root;
    const found = alpha * exp(ratio);
    const bound = first * first * second;
    const rest = alpha - log(4) + (alpha + root) * ratio - found;
    if (rest + GAMMA - 4.5 * bound >= 0 || rest >= log(bound)) return found;
  }
}

function smallGamma(run: Run, alpha: number): number {
  for (;;) {
    const width = (Math.E + alpha) / Math.E;
    const part = width * draw(run);
    const found = part <= 1 ? part ** (1 / alpha) : -log((width - part) / alpha);
    const test = draw(run);
    if (part > 1 ? test <= found ** (alpha - 1) : test <= exp(-found)) return found;
  }
}

function vonMises(run: Run, mu: number, kappa: number): number {
  if (kappa <= 1e-6) return CIRCLE * draw(run);
  const half = 0.5 / kappa;
  const radius = half + Math.sqrt(1 + half * half);
  let cosine: number;
  for (;;) {
    cosine = cos(Math.PI * draw(run));
    const ratio = cosine / (radius + cosine);
    const test = draw(run);
    if (test < 1 - ratio * ratio || test <= (1 - ratio) * exp(ratio)) break;
  }
  const inverse = 1 / radius;
  const angle = acos((inverse + cosine) / (1 + inverse * cosine));
  const turned = (draw(run) > 0.5 ? mu + angle : mu - angle) % CIRCLE;
  return turned < 0 ? turned + CIRCLE : turned;
}

function triangular(run: Run, low: PyValue, high: PyValue, mode: PyValue): PyValue {
  const [from, to] = [real(low), real(high)];
  const drawn = draw(run);
  if (mode !== null && from === to) return low;
  const top = mode === null ? 0.5 : (real(mode) - from) / (to - from);
  if (drawn > top) return float(to + (from - to) * Math.sqrt((1 - drawn) * (1 - top)));
  return float(from + (to - from) * Math.sqrt(drawn * top));
}

function running(run: Run, weights: PyValue): number[] {
  let sum: PyValue = null;
  return toArray(run, weights).map((weight) => {
    sum = sum === null ? weight : binary(run, '+', sum, weight);
    return real(sum);
  });
}

function choices(run: Run, population: PyValue, weights: PyValue, cumulative: PyValue, count: PyValue): PyValue {
  const size = length(run, population);
  const wanted = Number(index(run, count));
  run.chargeEntries(Math.max(wanted, 0), Math.max(wanted, 0) + 2);
  const pick = picker(run, size, weights, cumulative);
  return new PyList(Array.from({ length: Math.max(wanted, 0) }, () => getItem(run, population, pick(draw(run)))));
}

function picker(run: Run, size: number, weights: PyValue, cumulative: PyValue): (drawn: number) => number {
  if (cumulative === null && weights === null) return (drawn) => Math.floor(drawn * size);
  if (cumulative !== null && weights !== null)
    return raise('TypeError', 'Cannot specify both weights and cumulative weights');
  const sums = cumulative === null ? running(run, weights) : toArray(run, cumulative).map(real);
  if (sums.length !== size) return raise('ValueError', 'The number of weights does not match the population');
  const total = sums.at(-1) ?? raise('IndexError', 'list index out of range');
  if (total <= 0) return raise('ValueError', 'Total of weights must be greater than zero');
  if (!Number.isFinite(total)) return raise('ValueError', 'Total of weights must be finite');
  return (drawn) => bisected(sums, drawn * total);
}

/** How many of the sums are not above a number; the last one is not looked at. */
function bisected(sums: readonly number[], wanted: number): number {
  let [low, high] = [0, sums.length - 1];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (wanted < (sums[middle] as number)) high = middle;
    else low = middle + 1;
  }
  return low;
}

type Two = (run: Run, first: number, second: number) => number;

function ofTwo(signature: string, doc: string, compute: Two) {
  return pythonFunction(signature, {
    doc,
    run: (run, first: PyValue, second: PyValue) => float(compute(run, real(first), real(second))),
  });
}

function ofOne(signature: string, doc: string, compute: (run: Run, only: number) => number) {
  return pythonFunction(signature, { doc, run: (run, only: PyValue) => float(compute(run, real(only))) });
}

/** Functions of the random module that draw from a distribution. */
export const distributions = [
  pythonFunction('choices(population, weights=None, *, cum_weights=None, k=1)', {
    doc: 'Return k items of a sequence, any of them several times, by their weights.',
    run: choices,
  }),
  pythonFunction('triangular(low=0, high=1, mode=None)', {
    doc: 'Return a float between two numbers, most likely near the mode.',
    run: triangular,
  }),
  ofTwo('gauss(mu=0, sigma=1)', 'Return a float of a normal distribution.', gauss),
  ofTwo('normalvariate(mu=0, sigma=1)', 'Return a float of a normal distribution.', normal),
  ofTwo('lognormvariate(mu, sigma)', 'Return a float whose logarithm is normal.', (run, mu, sigma) =>
    exp(normal(run, mu, sigma)),
  ),
  ofOne('expovariate(lambd)', 'Return a float of an exponential distribution.', (run, rate) =>
    quotient(-log(1 - draw(run)), rate),
  ),
  ofTwo('gammavariate(alpha, beta)', 'Return a float of a gamma distribution.', gamma),
  ofTwo('betavariate(alpha, beta)', 'Return a float of a beta distribution.', (run, alpha, beta) => {
    const first = gamma(run, alpha, 1);
    return first === 0 ? 0 : first / (first + gamma(run, beta, 1));
  }),
  ofOne('paretovariate(alpha)', 'Return a float of a Pareto distribution.', (run, alpha) => {
    const drawn = 1 - draw(run);
    return drawn ** quotient(-1, alpha);
  }),
  ofTwo('weibullvariate(alpha, beta)', 'Return a float of a Weibull distribution.', (run, alpha, beta) => {
    const drawn = -log(1 - draw(run));
    return alpha * drawn ** quotient(1, beta);
  }),
  ofTwo('vonmisesvariate(mu, kappa)', 'Return an angle of a circular distribution.', vonMises),
];
