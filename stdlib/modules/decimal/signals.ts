// Signals and conditions: what can happen in a calculation, and the exceptions of what is trapped.
import '../../../src/language/types/load.ts';
import { exceptionTypes, Raise } from '../../../src/language/runtime/errors.ts';
import type { Run } from '../../../src/language/runtime/run.ts';
import type { PyType } from '../../../src/language/runtime/type.ts';
import { builtin, PyList } from '../../../src/language/runtime/values.ts';
import { defineException, newException } from '../../../src/language/types/exception-base.ts';

/** Bits of conditions; the first five are all signalled as InvalidOperation. */
export const INVALID_OPERATION = 1;
export const CONVERSION_SYNTAX = 2;
export const DIVISION_IMPOSSIBLE = 4;
export const DIVISION_UNDEFINED = 8;
export const INVALID_CONTEXT = 16;
export const FLOAT_OPERATION = 32;
export const DIVISION_BY_ZERO = 64;
export const OVERFLOW = 128;
export const UNDERFLOW = 256;
export const SUBNORMAL = 512;
export const INEXACT = 1024;
export const ROUNDED = 2048;
export const CLAMPED = 4096;

/** All that InvalidOperation stands for. */
export const INVALID =
  INVALID_OPERATION | CONVERSION_SYNTAX | DIVISION_IMPOSSIBLE | DIVISION_UNDEFINED | INVALID_CONTEXT;

const arithmetic = exceptionTypes.get('ArithmeticError') ?? builtin.BaseException;
const zeroDivision = exceptionTypes.get('ZeroDivisionError') ?? builtin.BaseException;
const typeError = exceptionTypes.get('TypeError') ?? builtin.BaseException;

function define(name: string, bases: PyType | readonly PyType[], doc: string): PyType {
  return defineException(name, bases, { module: 'decimal', doc });
}

const base = define('DecimalException', arithmetic, 'The base of what decimal raises.');
const inexact = define('Inexact', base, 'The result is not exact.');
const rounded = define('Rounded', base, 'The result was rounded.');
const subnormal = define('Subnormal', base, 'The exponent was lower than Emin before rounding.');
const invalid = define('InvalidOperation', base, 'An operation that has no result.');

/** Exceptions by the names of the module. */
export const signalTypes = {
  DecimalException: base,
  Clamped: define('Clamped', base, 'The exponent was changed to fit.'),
  InvalidOperation: invalid,
  ConversionSyntax: define('ConversionSyntax', invalid, 'A text that is no number.'),
  DivisionByZero: define('DivisionByZero', [base, zeroDivision], 'A number that is not zero was divided by zero.'),
  DivisionImpossible: define('DivisionImpossible', invalid, 'The whole quotient has too many digits.'),
  DivisionUndefined: define('DivisionUndefined', [invalid, zeroDivision], 'Zero was divided by zero.'),
  Inexact: inexact,
  InvalidContext: define('InvalidContext', invalid, 'The context does not allow the operation.'),
  Rounded: rounded,
  Subnormal: subnormal,
  Overflow: define('Overflow', [inexact, rounded], 'The result is too large.'),
  Underflow: define('Underflow', [inexact, rounded, subnormal], 'The result is too small, and inexact.'),
  FloatOperation: define('FloatOperation', [base, typeError], 'Floats and decimals were mixed.'),
} as const;

/** The signals that a context knows, in the order in which it shows them. */
export const signals: readonly (readonly [type: PyType, bits: number])[] = [
  [invalid, INVALID],
  [signalTypes.FloatOperation, FLOAT_OPERATION],
  [signalTypes.DivisionByZero, DIVISION_BY_ZERO],
  [signalTypes.Overflow, OVERFLOW],
  [signalTypes.Underflow, UNDERFLOW],
  [subnormal, SUBNORMAL],
  [inexact, INEXACT],
  [rounded, ROUNDED],
  [signalTypes.Clamped, CLAMPED],
];

const conditions: readonly (readonly [type: PyType, bit: number])[] = [
  [invalid, INVALID_OPERATION],
  [signalTypes.ConversionSyntax, CONVERSION_SYNTAX],
  [signalTypes.DivisionImpossible, DIVISION_IMPOSSIBLE],
  [signalTypes.DivisionUndefined, DIVISION_UNDEFINED],
  [signalTypes.InvalidContext, INVALID_CONTEXT],
];

/** Raises what is trapped: the first of the signals, with a list of all conditions. */
export function raiseTrapped(run: Run, trapped: number): never {
  const [type = invalid] = signals.find(([, bits]) => (bits & trapped) !== 0) ?? [];
  const names = [...conditions, ...signals.slice(1)].flatMap(([one, bits]) => ((bits & trapped) === 0 ? [] : [one]));
  throw new Raise(newException(run, type, [new PyList(names)]));
}

/** CPython's library numbers conditions in another order, in which a context shows their signals. */
const numbered: readonly (readonly [bit: number, name: string])[] = [
  [CLAMPED, 'Clamped'],
  [CONVERSION_SYNTAX, 'InvalidOperation'],
  [DIVISION_BY_ZERO, 'DivisionByZero'],
  [DIVISION_IMPOSSIBLE | DIVISION_UNDEFINED, 'InvalidOperation'],
  [INEXACT, 'Inexact'],
  [INVALID_CONTEXT | INVALID_OPERATION, 'InvalidOperation'],
  [FLOAT_OPERATION, 'FloatOperation'],
  [OVERFLOW, 'Overflow'],
  [ROUNDED, 'Rounded'],
  [SUBNORMAL, 'Subnormal'],
  [UNDERFLOW, 'Underflow'],
];

/** The names of the signals of conditions, as a context shows them. */
export function shownSignals(conditionBits: number): string[] {
  return [...new Set(numbered.flatMap(([bit, name]) => ((bit & conditionBits) === 0 ? [] : [name])))];
}
