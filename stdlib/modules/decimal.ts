// The decimal module: numbers in decimal digits, as CPython's own library calculates them.
import { PyModule, type PyValue } from '../../src/language/runtime/values.ts';
import { basicContext, defaultContext, extendedContext } from './decimal/context.ts';
import { contextType, FARTHEST } from './decimal/context-type.ts';
import { decimalTupleType } from './decimal/decimal-methods.ts';
import { decimalType } from './decimal/decimal-type.ts';
import { contextFunctions } from './decimal/local-context.ts';
import { signalTypes } from './decimal/signals.ts';
import { roundings } from './decimal/work.ts';

/** The decimal module. A run has a context of its own; those that the module names cannot be changed. */
export const decimalModule = new PyModule(
  'decimal',
  new Map<string, PyValue>([
    ['Decimal', decimalType],
    ['Context', contextType],
    ['DecimalTuple', decimalTupleType],
    ['DefaultContext', defaultContext],
    ['BasicContext', basicContext],
    ['ExtendedContext', extendedContext],
    ...Object.entries(signalTypes),
    ...roundings.map((name) => [name, name] as const),
    ...contextFunctions.map((made) => [made.name, made] as const),
    ['MAX_PREC', FARTHEST],
    ['MAX_EMAX', FARTHEST],
    ['MIN_EMIN', -FARTHEST],
    ['MIN_ETINY', -2n * FARTHEST + 1n],
    ['HAVE_THREADS', true],
    ['HAVE_CONTEXTVAR', true],
  ]),
);
