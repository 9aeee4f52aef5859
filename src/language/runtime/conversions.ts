// What an annotation in a declared signature does to an argument, and CPython's error when it cannot.
import { raise } from './errors.ts';
import { asInt } from './numbers.ts';
import { index, truth } from './operators.ts';
import type { Run } from './run.ts';
import { PyFloat, type PyValue, textOf, typeOf } from './values.ts';

/** Where an argument stands, for the error text. */
export interface ArgumentPlace {
  readonly name: string;
  readonly position: number;
  /** The function has this one parameter only: CPython then leaves the number out. */
  readonly only: boolean;
  /** Set when the parameter may also be given by name. */
  readonly parameter?: string | undefined;
}

export type Converter = (run: Run, value: PyValue, place: ArgumentPlace) => unknown;

/** The argument in CPython's words: `argument`, `argument 2` or `argument 'sep'`. */
export function describeArgument(place: ArgumentPlace): string {
  if (place.parameter !== undefined) return `argument '${place.parameter}'`;
  return place.only ? 'argument' : `argument ${place.position}`;
}

const SMALLEST_INDEX = -(2n ** 63n);
const LARGEST_INDEX = 2n ** 63n - 1n;

const converters: ReadonlyMap<string, Converter> = new Map<string, Converter>([
  ['int', (run, value) => index(run, refuseFloat(value))],
  ['size', (run, value) => size(run, value)],
  ['str', (_run, value, place) => textOf(value) ?? refuse(value, place, 'str')],
  [
    'str | None',
    (_run, value, place) => (value === null ? null : (textOf(value) ?? refuse(value, place, 'str or None'))),
  ],
  ['bool', (run, value) => truth(run, value)],
  ['float', (run, value) => realNumber(run, value)],
]);

function refuse(value: PyValue, place: ArgumentPlace, wanted: string): never {
  return raise(
    'TypeError',
    `${place.name}() ${describeArgument(place)} must be ${wanted}, not ${value === null ? 'None' : typeOf(value).name}`,
  );
}

function refuseFloat(value: PyValue): PyValue {
  return value instanceof PyFloat ? raise('TypeError', "'float' object cannot be interpreted as an integer") : value;
}

/** An index-sized int as a JavaScript number (magnitudes beyond 2**53 lose digits, which no size ever needs). */
function size(run: Run, value: PyValue): number {
  const int = index(run, refuseFloat(value));
  if (typeof int === 'bigint' && (int < SMALLEST_INDEX || int > LARGEST_INDEX)) {
    return raise('OverflowError', 'Python int too large to convert to C ssize_t');
  }
  return Number(int);
}

function realNumber(run: Run, value: PyValue): number {
  if (value instanceof PyFloat) return value.value;
  const whole = asInt(value) ?? typeOf(value).slots.index?.(run, value);
  if (whole === undefined) return raise('TypeError', `must be real number, not ${typeOf(value).name}`);
  const number = Number(whole);
  return Number.isFinite(number) ? number : raise('OverflowError', 'int too large to convert to float');
}

/** The conversion of an annotation; `undefined` when values go through as they are. */
export function converterFor(annotation: string): Converter | undefined {
  return converters.get(annotation);
}
