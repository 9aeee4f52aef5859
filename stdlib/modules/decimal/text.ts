// Decimals as texts: reading and writing.
import type { Run } from '../../../src/language/runtime/run.ts';
import { asciiNumber } from '../../../src/language/types/number-text.ts';
import { chargeDigits, finite, infinity, type Num } from './numbers.ts';

const written = /^([+-]?)(?:([0-9]+)(?:\.([0-9]*))?|\.([0-9]+))(?:[eE]([+-]?[0-9]+))?$/;
const special = /^([+-]?)(?:inf(?:inity)?|(s?)nan([0-9]*))$/i;

/** Beyond this no exponent is kept. */
const FARTHEST = 9e15;

/** The number that a text says; undefined when it says none, 'beyond' when its exponent is beyond all limits. */
export function readDecimal(run: Run, text: string): Num | 'beyond' | undefined {
  const plain = asciiNumber(run, text).replaceAll('_', '');
  const found = written.exec(plain);
  if (found === null) return readSpecial(run, plain);
  const [, sign, whole = '', part = '', bare = '', power = '0'] = found;
  const fraction = part + bare;
  const digits = whole + fraction;
  const exponent = Number(power) - fraction.length;
  if (Math.abs(exponent) > FARTHEST) return 'beyond';
  return finite(sign === '-', readDigits(run, digits), exponent);
}

function readSpecial(run: Run, plain: string): Num | undefined {
  const found = special.exec(plain);
  if (found === null) return undefined;
  const [, sign, signal, payload] = found;
  const negative = sign === '-';
  if (payload === undefined) return infinity(negative);
  const kind = signal === '' ? 'quiet' : 'signaling';
  return { kind, negative, coefficient: readDigits(run, payload), exponent: 0 };
}

function readDigits(run: Run, digits: string): bigint {
  if (digits.length > 64) chargeDigits(run, digits.length);
  return BigInt(digits);
}

/** The decimal digits of a coefficient. */
export function digitsOf(run: Run, coefficient: bigint): string {
  const text = coefficient.toString();
  run.work(text.length * (1 + text.length / 4096));
  run.chargeText(text.length);
  return text;
}

/** How a number is written. */
export interface Notation {
  /** Where the point goes: by the rules, in threes, never with an exponent, or always with one. */
  readonly form: 'scientific' | 'engineering' | 'fixed' | 'exponent';
  readonly letter: 'e' | 'E';
  /** With `exponent`: how many digits stand before the point. */
  readonly before?: number;
}

const scientific: Notation = { form: 'scientific', letter: 'E' };

/** A number as a text. */
export function decimalText(run: Run, number: Num, notation: Notation = scientific): string {
  const sign = number.negative ? '-' : '';
  return number.kind === 'finite' ? sign + finiteText(run, number, notation) : sign + specialText(run, number);
}

function specialText(run: Run, { kind, coefficient }: Num): string {
  if (kind === 'infinite') return 'Infinity';
  return `${kind === 'quiet' ? 'NaN' : 'sNaN'}${coefficient === 0n ? '' : digitsOf(run, coefficient)}`;
}

function finiteText(run: Run, { coefficient, exponent }: Num, notation: Notation): string {
  const digits = digitsOf(run, coefficient);
  const left = digits.length + exponent;
  const point = pointOf(digits, exponent, left, notation);
  if (point - digits.length > 0 || point < 0) run.chargeText(Math.abs(point) + digits.length);
  const shown = pointed(digits, point);
  if (left === point && notation.form !== 'exponent') return shown;
  const power = left - point;
  return `${shown}${notation.letter}${power < 0 ? '' : '+'}${power}`;
}

/** How many digits stand before the point. */
function pointOf(digits: string, exponent: number, left: number, { form, before = 1 }: Notation): number {
  if (form === 'exponent') return before;
  if (form === 'fixed' || (exponent <= 0 && left > -6)) return left;
  if (form === 'scientific') return 1;
  // Engineering: the exponent is a multiple of three.
  if (digits === '0') return -1 + modulo(exponent + 2, 3);
  return 1 + modulo(left - 1, 3);
}

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by;
}

function pointed(digits: string, point: number): string {
  if (point <= 0) return `0.${'0'.repeat(-point)}${digits}`;
  if (point >= digits.length) return digits + '0'.repeat(point - digits.length);
  return `${digits.slice(0, point)}.${digits.slice(point)}`;
}
