// The methods of Decimal.

import { call } from '../../../src/language/runtime/call.ts';
import { type Declaration, define, method } from '../../../src/language/runtime/declare.ts';
import { classMethod, getter } from '../../../src/language/runtime/descriptors.ts';
import { raise } from '../../../src/language/runtime/errors.ts';
import { asInt, float, int } from '../../../src/language/runtime/numbers.ts';
import type { Run } from '../../../src/language/runtime/run.ts';
import type { PyType } from '../../../src/language/runtime/type.ts';
import { notImplemented, PyFloat, PyTuple, type PyValue, textOf } from '../../../src/language/runtime/values.ts';
import { PyComplex } from '../../../src/language/types/complex-number.ts';
import { namedTupleType } from '../collections/namedtuple.ts';
import { plainMethod } from './arguments.ts';
import { divideBoth } from './arithmetic.ts';
import { calculate, currentContext, decimalTypes, givenContext, type PyContext } from './context.ts';
import { argument, checkFinite, decimal, fromFloat, fromInt, operand, toFloat, toInt } from './conversions.ts';
import { decimalType } from './decimal-type.ts';
import { adjusted, finite, isZero, type Num, type PyDecimal, powerOfTen } from './numbers.ts';
import {
  absolute,
  binaryRows,
  fused,
  limitQuestions,
  questions,
  type Row,
  totalRows,
  unaryRows,
} from './operations.ts';
import { power, powerModulo } from './power.ts';
import { roundingOf } from './rounding-names.ts';
import { classOf, quantize, sameQuantum, toIntegral, wholeBy } from './steps.ts';
import { decimalText, digitsOf } from './text.ts';
import type { Rounding, Work } from './work.ts';

/** `decimal.DecimalTuple` */
export const decimalTupleType = namedTupleType(undefined, {
  name: 'DecimalTuple',
  module: 'decimal',
  names: ['sign', 'digits', 'exponent'],
  defaults: [],
});

function answered(run: Run, context: PyContext, operation: (work: Work) => Num): PyDecimal {
  return decimal(run, calculate(run, context, operation));
}

function unaryMethod({ name, doc, example, run: operation }: Row): Declaration {
  return plainMethod(`${name}(context=None)`, {
    doc,
    examples: example === undefined ? [] : [example],
    run: (run, self: PyDecimal, context: PyValue) =>
      answered(run, givenContext(run, context), (work) => operation(work, self.number)),
  });
}

function binaryMethod({ name, doc, example, run: operation }: Row): Declaration {
  return plainMethod(`${name}(other, context=None)`, {
    doc,
    examples: example === undefined ? [] : [example],
    run(run, self: PyDecimal, other: PyValue, context: PyValue) {
      const given = givenContext(run, context);
      const right = argument(run, other);
      return answered(run, given, (work) => operation(work, self.number, right));
    },
  });
}

/** The context with another rounding, if one is given. */
function withRounding(work: Work, rounding: Rounding | undefined): Work {
  return rounding === undefined ? work : work.within({ rounding });
}

function rounded(run: Run, rounding: PyValue, context: PyValue, operation: (work: Work) => Num): PyDecimal {
  const mode = rounding === null ? undefined : roundingOf(rounding);
  return answered(run, givenContext(run, context), (work) => {
    const inner = withRounding(work, mode);
    const result = operation(inner);
    work.note(inner.status);
    return result;
  });
}

function asTuple(run: Run, { kind, negative, coefficient, exponent }: Num): PyTuple {
  const forms = { finite: exponent, infinite: 'F', quiet: 'n', signaling: 'N' } as const;
  const none = (kind === 'quiet' || kind === 'signaling') && coefficient === 0n;
  const digits = none ? '' : digitsOf(run, coefficient);
  run.chargeEntries(digits.length, digits.length);
  return new PyTuple([Number(negative), new PyTuple(Array.from(digits, Number)), forms[kind]], decimalTupleType);
}

function ratio(run: Run, number: Num): PyTuple {
  checkFinite(number, 'integer ratio');
  if (isZero(number)) return new PyTuple([0, 1]);
  const { negative, coefficient, exponent } = number;
  if (exponent >= 0) return new PyTuple([toInt(run, number), 1]);
  const unit = powerOfTen(run, -exponent);
  const common = greatestCommonDivisor(run, coefficient, unit);
  return new PyTuple([int((negative ? -coefficient : coefficient) / common), int(unit / common)]);
}

function greatestCommonDivisor(run: Run, first: bigint, second: bigint): bigint {
  let [left, right] = [first, second];
  while (right !== 0n) {
    run.work(64);
    [left, right] = [right, left % right];
  }
  return left;
}

function round(run: Run, self: PyDecimal, places: PyValue | undefined): PyValue {
  if (places === undefined) return whole(run, self, 'ROUND_HALF_EVEN');
  const digits = asInt(places);
  if (digits === undefined) return raise('TypeError', 'optional arg must be an integer');
  const like = finite(false, 1n, -Number(digits));
  return answered(run, currentContext(run), (work) => quantize(work, self.number, like));
}

function whole(run: Run, { number }: PyDecimal, rounding: Rounding): PyValue {
  checkFinite(number, 'integer');
  return calculate(run, currentContext(run), (work) => int(wholeBy(work, number, rounding)));
}

function divmodOf(run: Run, left: PyValue, right: PyValue): PyValue {
  const [first, second] = [operand(run, left), operand(run, right)];
  if (first === undefined || second === undefined) return notImplemented;
  const parts = calculate(run, currentContext(run), (work) => divideBoth(work, first, second));
  return new PyTuple(parts.map((part) => decimal(run, part)));
}

function powerOf(run: Run, left: PyValue, right: PyValue, modulus: PyValue): PyValue {
  const [first, second] = [operand(run, left), operand(run, right)];
  const third = modulus === null ? undefined : operand(run, modulus);
  if (first === undefined || second === undefined || (third === undefined && modulus !== null)) return notImplemented;
  return answered(run, currentContext(run), (work) =>
    third === undefined ? power(work, first, second) : powerModulo(work, first, second, third),
  );
}

const numberMethods: readonly Declaration[] = [
  method('__int__()', {
    doc: 'The number without its fraction.',
    run: (run, self: PyDecimal) => whole(run, self, 'ROUND_DOWN'),
  }),
  method('__trunc__()', {
    doc: 'The number without its fraction.',
    run: (run, self: PyDecimal) => whole(run, self, 'ROUND_DOWN'),
  }),
  method('__floor__()', {
    doc: 'The whole number below.',
    run: (run, self: PyDecimal) => whole(run, self, 'ROUND_FLOOR'),
  }),
  method('__ceil__()', {
    doc: 'The whole number above.',
    run: (run, self: PyDecimal) => whole(run, self, 'ROUND_CEILING'),
  }),
  method('__float__()', { doc: 'The nearest float.', run: (run, self: PyDecimal) => float(toFloat(run, self.number)) }),
  method('__complex__()', {
    doc: 'The nearest complex number.',
    run: (run, self: PyDecimal) => new PyComplex(toFloat(run, self.number), 0),
  }),
  method('__round__(ndigits=..., /)', {
    doc: 'The nearest whole number, or the nearest with so many places.',
    examples: ["round(decimal.Decimal('2.675'), 2)  #> Decimal('2.68')", "round(decimal.Decimal('2.5'))  #> 2"],
    run: round,
  }),
  method('__abs__()', {
    doc: 'The number without its sign.',
    run: (run, self: PyDecimal) => answered(run, currentContext(run), (work) => absolute(work, self.number)),
  }),
  method('__divmod__(other, /)', { doc: 'Quotient and remainder.', run: divmodOf }),
  method('__rdivmod__(other, /)', {
    doc: 'Quotient and remainder.',
    run: (run, self: PyDecimal, other: PyValue) => divmodOf(run, other, self),
  }),
  method('__pow__(other, modulus=None, /)', { doc: 'A power, perhaps modulo a number.', run: powerOf }),
];

const ownMethods: readonly Declaration[] = [
  plainMethod('quantize(exp, rounding=None, context=None)', {
    doc: 'Return the number with the exponent of another.',
    examples: [
      "decimal.Decimal('2.675').quantize(decimal.Decimal('0.01'))  #> Decimal('2.68')",
      "decimal.Decimal('2.5').quantize(decimal.Decimal(1), rounding=decimal.ROUND_HALF_UP)  #> Decimal('3')",
    ],
    run(run, self: PyDecimal, like: PyValue, rounding: PyValue, context: PyValue) {
      const exponent = argument(run, like);
      return rounded(run, rounding, context, (work) => quantize(work, self.number, exponent));
    },
  }),
  ...['to_integral_value', 'to_integral'].map((name) =>
    plainMethod(`${name}(rounding=None, context=None)`, {
      doc: 'Return a whole number, rounded.',
      run: (run, self: PyDecimal, rounding: PyValue, context: PyValue) =>
        rounded(run, rounding, context, (work) => toIntegral(work, self.number, 'quiet')),
    }),
  ),
  plainMethod('to_integral_exact(rounding=None, context=None)', {
    doc: 'Return a whole number, rounded; what is lost is signalled.',
    run: (run, self: PyDecimal, rounding: PyValue, context: PyValue) =>
      rounded(run, rounding, context, (work) => toIntegral(work, self.number, 'exact')),
  }),
  plainMethod('fma(other, third, context=None)', {
    doc: fused.doc,
    examples: [fused.example ?? ''],
    run(run, self: PyDecimal, other: PyValue, third: PyValue, context: PyValue) {
      const [second, last] = [argument(run, other), argument(run, third)];
      return answered(run, givenContext(run, context), (work) => fused.run(work, self.number, second, last));
    },
  }),
  plainMethod('same_quantum(other, context=None)', {
    doc: 'Return whether both have the same exponent.',
    run: (run, self: PyDecimal, other: PyValue) => sameQuantum(self.number, argument(run, other)),
  }),
  plainMethod('number_class(context=None)', {
    doc: 'Return what kind of number it is.',
    examples: ["decimal.Decimal('-0').number_class()  #> '-Zero'"],
    run: (run, self: PyDecimal, context: PyValue) =>
      calculate(run, givenContext(run, context), (work) => classOf(work, self.number)),
  }),
  plainMethod('to_eng_string(context=None)', {
    doc: 'Return the number with an exponent that is a multiple of three.',
    examples: ["decimal.Decimal('1.5E+4').to_eng_string()  #> '15E+3'"],
    run(run, self: PyDecimal, context: PyValue) {
      const letter = givenContext(run, context).capitals === 1 ? 'E' : 'e';
      return decimalText(run, self.number, { form: 'engineering', letter });
    },
  }),
  method('adjusted()', {
    doc: 'Return the exponent of the first digit.',
    examples: ["decimal.Decimal('123.4').adjusted()  #> 2"],
    run: (run, self: PyDecimal) => (self.number.kind === 'finite' ? adjusted(run, self.number) : 0),
  }),
  method('as_tuple()', {
    doc: 'Return sign, digits and exponent.',
    examples: ["decimal.Decimal('-1.50').as_tuple()  #> DecimalTuple(sign=1, digits=(1, 5, 0), exponent=-2)"],
    run: (run, self: PyDecimal) => asTuple(run, self.number),
  }),
  method('as_integer_ratio()', {
    doc: 'Return two ints whose quotient is the number.',
    examples: ["decimal.Decimal('0.25').as_integer_ratio()  #> (1, 4)"],
    run: (run, self: PyDecimal) => ratio(run, self.number),
  }),
  ...['canonical', 'conjugate'].map((name) =>
    method(`${name}()`, { doc: 'Return the number itself.', run: (_run, self: PyDecimal) => self }),
  ),
  method('copy_abs()', {
    doc: 'Return the number without its sign, not rounded.',
    run: (run, self: PyDecimal) => decimal(run, { ...self.number, negative: false }),
  }),
  method('copy_negate()', {
    doc: 'Return the number with the other sign, not rounded.',
    run: (run, self: PyDecimal) => decimal(run, { ...self.number, negative: !self.number.negative }),
  }),
  method('radix()', { doc: 'Return ten.', run: (run) => decimal(run, finite(false, 10n, 0)) }),
  classMethod('from_float(f, /)', {
    doc: 'Return a float, or an int, exactly.',
    examples: ["decimal.Decimal.from_float(0.5)  #> Decimal('0.5')"],
    run: fromFloatOrInt,
  }),
  getter('real', { doc: 'The number itself.', get: (_run, self: PyDecimal) => self }),
  getter('imag', { doc: 'Zero.', get: (run) => decimal(run, finite(false, 0n, 0)) }),
];

function fromFloatOrInt(run: Run, type: PyType, value: PyValue): PyValue {
  const known = asInt(value);
  if (known === undefined && !(value instanceof PyFloat)) return raise('TypeError', 'argument must be int or float');
  const number = known === undefined ? fromFloat(run, (value as PyFloat).value) : fromInt(run, known);
  const made = decimal(run, number);
  return type === decimalTypes.decimal ? made : call(run, type, [made]);
}

define(decimalType, [
  ...unaryRows.map(unaryMethod),
  ...[...binaryRows, ...totalRows].map(binaryMethod),
  ...questions.map(({ name, doc, holds }) =>
    method(`${name}()`, {
      doc,
      run: (run, self: PyDecimal) => calculate(run, currentContext(run), (work) => holds(work, self.number)),
    }),
  ),
  ...limitQuestions.map(({ name, doc, holds }) =>
    plainMethod(`${name}(context=None)`, {
      doc,
      run: (run, self: PyDecimal, context: PyValue) =>
        calculate(run, givenContext(run, context), (work) => holds(work, self.number)),
    }),
  ),
  ...numberMethods,
  ...ownMethods,
  method('__format__(spec, /)', {
    doc: 'Return the number as a specification says.',
    examples: ["format(decimal.Decimal('1234.567'), ',.2f')  #> '1,234.57'"],
    run(run, self: PyDecimal, spec: PyValue) {
      const text = textOf(spec) ?? raise('TypeError', 'format arg must be str');
      return decimalType.slots.format?.(run, self, text) ?? '';
    },
  }),
]);
