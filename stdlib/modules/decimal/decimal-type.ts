// The Decimal type: its slots.
import '../../../src/language/types/load.ts';
import { raise } from '../../../src/language/runtime/errors.ts';
import { int } from '../../../src/language/runtime/numbers.ts';
import type { Run } from '../../../src/language/runtime/run.ts';
import { type BinarySlot, defineType, type PyType, type RichOperator } from '../../../src/language/runtime/type.ts';
import { builtin, PyFloat, type PyInt, type PyValue } from '../../../src/language/runtime/values.ts';
import { PyComplex } from '../../../src/language/types/complex-number.ts';
import { byLength } from '../../../src/language/types/lexicographic.ts';
import { identityHash } from '../../../src/language/types/object.ts';
import { plainCall } from './arguments.ts';
import { add, divide, divideWhole, multiply, remainder, subtract } from './arithmetic.ts';
import { calculate, currentContext, decimalTypes, givenContext, type Operation, signal } from './context.ts';
import { decimal, equalNumber, exact, fromFloat, operand } from './conversions.ts';
import { formatDecimal } from './format.ts';
import { compareNumbers, isNoNumber, isZero, type Num, PyDecimal } from './numbers.ts';
import { minus, plus } from './operations.ts';
import { power } from './power.ts';
import { FLOAT_OPERATION, INVALID_OPERATION } from './signals.ts';
import { decimalText } from './text.ts';

const construct = plainCall('Decimal(value=..., context=None)', {
  doc: '',
  run(run, value: PyValue | undefined, given: PyValue) {
    const context = givenContext(run, given);
    if (value instanceof PyDecimal && value.type === decimalTypes.decimal) return value;
    return decimal(run, value === undefined ? exact(run, context, 0) : exact(run, context, value));
  },
});

/** An operator on two decimals, or a decimal and an int. */
function operator(operation: Operation): BinarySlot {
  return (run, left, right) => {
    const [first, second] = [operand(run, left), operand(run, right)];
    if (first === undefined || second === undefined) return undefined;
    return decimal(
      run,
      calculate(run, currentContext(run), (work) => operation(work, first, second)),
    );
  };
}

function unary(operation: Operation) {
  return (run: Run, self: PyValue): PyValue =>
    decimal(
      run,
      calculate(run, currentContext(run), (work) => operation(work, (self as PyDecimal).number)),
    );
}

/** What a decimal can be compared with, as a number. */
function comparable(run: Run, op: RichOperator, value: PyValue): Num | undefined {
  const known = operand(run, value);
  if (known !== undefined) return known;
  const equality = op === '==' || op === '!=';
  if (value instanceof PyFloat) {
    const context = currentContext(run);
    if (equality && !context.shared) context.flags |= FLOAT_OPERATION;
    if (!equality) signal(run, context, FLOAT_OPERATION);
    return fromFloat(run, value.value);
  }
  return equality && value instanceof PyComplex && value.imag === 0 ? fromFloat(run, value.real) : undefined;
}

function compareValues(run: Run, op: RichOperator, self: PyValue, value: PyValue): boolean | undefined {
  const left = (self as PyDecimal).number;
  const right = comparable(run, op, value);
  if (right === undefined) return undefined;
  if (!isNoNumber(left) && !isNoNumber(right)) return byLength[op](compareNumbers(run, left, right), 0);
  const equality = op === '==' || op === '!=';
  const signaling = left.kind === 'signaling' || right.kind === 'signaling';
  if (signaling || !equality) signal(run, currentContext(run), INVALID_OPERATION);
  return op === '!=';
}

const PRIME = (1n << 61n) - 1n;
const TENTH = modularPower(10n, PRIME - 2n);

function modularPower(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  let factor = base;
  for (let left = exponent; left > 0n; left >>= 1n) {
    if ((left & 1n) === 1n) result = (result * factor) % PRIME;
    factor = (factor * factor) % PRIME;
  }
  return result;
}

/** CPython: equal numbers of all types have one hash. */
function hash(run: Run, self: PyDecimal): PyInt {
  const { kind, negative, coefficient, exponent } = self.number;
  if (kind === 'signaling') return raise('TypeError', 'Cannot hash a signaling NaN value');
  if (kind === 'quiet') return identityHash(run, self);
  if (kind === 'infinite') return negative ? -314159 : 314159;
  run.work(256);
  const scale = modularPower(exponent < 0 ? TENTH : 10n, BigInt(Math.abs(exponent)));
  const size = ((coefficient % PRIME) * scale) % PRIME;
  const result = int(negative ? -size : size);
  return result === -1 ? -2 : result;
}

/** `decimal.Decimal` */
export const decimalType: PyType = defineType({
  name: 'decimal.Decimal',
  qualname: 'Decimal',
  module: 'decimal',
  doc: 'A number in decimal digits; as exact as the context says.',
  bases: [builtin.object],
  slots: {
    construct(run, type, args, keywords) {
      const made = construct(run, args, keywords) as PyDecimal;
      return type === decimalTypes.decimal ? made : new PyDecimal(type, made.number);
    },
    repr: (run, self: PyDecimal) => `Decimal('${shown(run, self)}')`,
    str: (run, self: PyDecimal) => shown(run, self),
    format(run, self: PyDecimal, spec) {
      const { rounding, capitals } = currentContext(run);
      return spec === ''
        ? shown(run, self)
        : formatDecimal(run, self.number, spec, { rounding, capitals: capitals === 1 });
    },
    hash: (run, self) => hash(run, self as PyDecimal),
    number: (run, self) => equalNumber(run, (self as PyDecimal).number),
    bool: (_run, self: PyDecimal) => !isZero(self.number),
    compare: compareValues,
    binary: {
      '+': operator(add),
      '-': operator(subtract),
      '*': operator(multiply),
      '/': operator(divide),
      '//': operator(divideWhole),
      '%': operator(remainder),
      '**': operator(power),
    },
    unary: { '+': unary(plus), '-': unary(minus) },
  },
});
decimalTypes.decimal = decimalType;

function shown(run: Run, { number }: PyDecimal): string {
  return decimalText(run, number, { form: 'scientific', letter: currentContext(run).capitals === 1 ? 'E' : 'e' });
}
