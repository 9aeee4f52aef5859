// The format mini-language for decimals.
import { raise } from '../../../src/language/runtime/errors.ts';
import type { Run } from '../../../src/language/runtime/run.ts';
import { padText } from '../../../src/language/types/format-spec.ts';
import { rescaled } from './arithmetic.ts';
import { digitCount, finite, isZero, type Num } from './numbers.ts';
import { cutDigits } from './rounding.ts';
import { decimalText, type Notation } from './text.ts';
import { type Rounding, unlimited, Work } from './work.ts';

const specification = /^(?:(.)?([<>=^]))?([ +-])?(z)?(0)?([0-9]+)?(,)?(?:\.([0-9]+))?([eEfFgGn%])?$/su;

interface Spec {
  readonly fill: string;
  /** `0`: zeros between sign and digits. */
  readonly align: '<' | '>' | '=' | '^' | '0';
  readonly sign: string;
  readonly coercesZero: boolean;
  readonly width: number;
  readonly grouped: boolean;
  /** Undefined where none is written. */
  readonly precision: number | undefined;
  readonly type: string;
}

const LARGEST = 999999999;

function readSpec(run: Run, text: string, capitals: boolean): Spec {
  run.work(text.length);
  const found = text.length > 256 ? null : specification.exec(text);
  if (found === null) return raise('ValueError', 'invalid format string');
  const [, fill, align, sign = '-', coerces, zero, width = '0', comma, precision, type] = found;
  if (zero !== undefined && align !== undefined) return raise('ValueError', 'invalid format string');
  if (type === 'n' && comma !== undefined) return raise('ValueError', 'invalid format string');
  if (Number(width) > LARGEST || Number(precision ?? 0) > LARGEST) return raise('ValueError', 'invalid format string');
  const general = capitals ? 'G' : 'g';
  return {
    fill: fill ?? ' ',
    align: zero === undefined ? ((align ?? '>') as Spec['align']) : '0',
    sign,
    coercesZero: coerces !== undefined,
    width: Number(width),
    grouped: comma !== undefined,
    precision: precision === undefined ? undefined : Number(precision),
    type: type === 'n' ? 'g' : (type ?? general),
  };
}

/** How the context rounds and writes. */
export interface Style {
  readonly rounding: Rounding;
  readonly capitals: boolean;
}

/** Python's `format(decimal, spec)`. */
export function formatDecimal(run: Run, number: Num, text: string, style: Style): string {
  const spec = readSpec(run, text, style.capitals);
  const rounded =
    number.kind === 'finite' ? prepared(run, number, spec, style.rounding) : { number, notation: general };
  const shown = decimalText(run, rounded.number, rounded.notation);
  const negative = shown.startsWith('-');
  const body = (negative ? shown.slice(1) : shown) + (spec.type === '%' ? '%' : '');
  const sign = negative ? '-' : spec.sign === '-' ? '' : spec.sign;
  return laidOut(
    run,
    sign,
    body,
    number.kind === 'finite' ? spec : { ...spec, align: spec.align === '0' ? '>' : spec.align, grouped: false },
  );
}

const general: Notation = { form: 'scientific', letter: 'E' };

/** The number as it will be written, and how. */
interface Prepared {
  readonly number: Num;
  readonly notation: Notation;
}

function prepared(run: Run, number: Num, spec: Spec, rounding: Rounding): Prepared {
  const work = new Work(run, { ...unlimited, rounding });
  const lower = spec.type.toLowerCase();
  const letter = spec.type === lower ? 'e' : 'E';
  const scaled = lower === '%' ? { ...number, exponent: number.exponent + 2 } : number;
  const made = preparers[lower === '%' ? 'f' : (lower as 'e' | 'f' | 'g')](work, scaled, spec.precision, letter);
  // CPython: with F only what was zero before it was rounded.
  const isNothing = isZero(spec.type === 'F' ? number : made.number);
  const coerced = spec.coercesZero && isNothing ? { ...made.number, negative: false } : made.number;
  return { ...made, number: coerced };
}

type Prepare = (work: Work, number: Num, precision: number | undefined, letter: 'e' | 'E') => Prepared;

const preparers: Readonly<Record<'e' | 'f' | 'g', Prepare>> = {
  e(work, number, precision, letter) {
    if (precision === undefined) return { number, notation: { form: 'exponent', letter } };
    if (isZero(number)) return { number, notation: { form: 'exponent', letter, before: 1 - precision } };
    const rounded = toDigits(work, number, precision + 1);
    return { number: padded(work, rounded, precision + 1), notation: { form: 'exponent', letter } };
  },
  f(work, number, precision, letter) {
    const fixed = precision === undefined ? number : rescaled(work, number, -precision);
    const shown = isZero(fixed) && fixed.exponent > 0 ? { ...fixed, exponent: 0 } : fixed;
    return { number: shown, notation: { form: 'fixed', letter } };
  },
  g(work, number, precision, letter) {
    const rounded = precision === undefined ? number : toDigits(work, number, Math.max(1, precision));
    return { number: rounded, notation: { form: 'scientific', letter } };
  },
};

/** Rounded to so many digits, if there are more. */
function toDigits(work: Work, number: Num, digits: number): Num {
  const excess = digitCount(work.run, number.coefficient) - digits;
  if (excess <= 0) return number;
  const { coefficient } = cutDigits(work, number, excess, work.settings.rounding);
  const longer = digitCount(work.run, coefficient) > digits;
  return finite(number.negative, longer ? coefficient / 10n : coefficient, number.exponent + excess + Number(longer));
}

/** With zeros behind, up to so many digits. */
function padded(work: Work, number: Num, digits: number): Num {
  const missing = digits - digitCount(work.run, number.coefficient);
  return missing <= 0 ? number : rescaled(work, number, number.exponent - missing);
}

function laidOut(run: Run, sign: string, body: string, spec: Spec): string {
  const [, whole = '', rest = ''] = /^([0-9]*)(.*)$/s.exec(body) ?? [];
  run.chargeText(spec.width + body.length * 2);
  if (spec.align === '0') {
    const least = spec.width - sign.length - rest.length;
    return sign + (spec.grouped ? groupedTo(whole, least) : whole.padStart(least, '0')) + rest;
  }
  const digits = spec.grouped ? groupedTo(whole, 0) : whole;
  if (spec.align !== '=') return padText(run, sign + digits + rest, { ...spec, align: spec.align });
  const inner = padText(run, digits + rest, { ...spec, align: '>', width: spec.width - sign.length });
  return sign + inner;
}

/** Digits in threes, with zeros before them until they are as wide as wanted. */
function groupedTo(digits: string, least: number): string {
  const groups: string[] = [];
  let left = digits;
  let width = 0;
  while (left.length > 3) {
    groups.unshift(left.slice(-3));
    left = left.slice(0, -3);
    width += 4;
  }
  while (width + left.length < least) {
    const missing = least - width;
    if (missing <= 3) {
      left = left.padStart(missing, '0');
      break;
    }
    groups.unshift(left.padStart(3, '0'));
    left = '0';
    width += 4;
  }
  return [left, ...groups].join(',');
}
