// The complex type: operators, attributes and what complex() takes.
import { define, method, nativeFunction } from '../runtime/declare.ts';
import { member } from '../runtime/descriptors.ts';
import { raise } from '../runtime/errors.ts';
import { asInt, float } from '../runtime/numbers.ts';
import { index } from '../runtime/operators.ts';
import type { Run } from '../runtime/run.ts';
import { callSpecial, specialMethod } from '../runtime/special.ts';
import { type BinarySlot, defineType, type Slots } from '../runtime/type.ts';
import { builtin, PyFloat, PyInstance, type PyValue, textOf, typeOf } from '../runtime/values.ts';
import { worded } from '../runtime/wording.ts';
import { complexPower, complexProduct, complexQuotient, complexSize } from './complex-arithmetic.ts';
import { PyComplex } from './complex-number.ts';
import { complexRepr, parseComplexText } from './complex-text.ts';
import { formatComplex } from './format-number.ts';
import { compareReals } from './number-compare.ts';
import { complexHash, floatHash } from './number-hash.ts';
import { floatOperand, intOperand, intToFloat } from './number-operands.ts';

function complexOperand(value: PyValue): PyComplex | undefined {
  if (value instanceof PyComplex) return value;
  const real = floatOperand(value);
  return real === undefined ? undefined : new PyComplex(real, 0);
}

function onComplex(operation: (left: PyComplex, right: PyComplex, run: Run) => PyComplex): BinarySlot {
  return (run, left, right) => {
    const first = complexOperand(left);
    if (first === undefined) return undefined;
    const second = complexOperand(right);
    return second === undefined ? undefined : operation(first, second, run);
  };
}

/** Equality by exact values; `undefined` for what is no number. */
function equals(self: PyComplex, other: PyValue): boolean | undefined {
  if (other instanceof PyComplex) return self.real === other.real && self.imag === other.imag;
  const real = other instanceof PyFloat ? other.value : intOperand(other);
  return real === undefined ? undefined : self.imag === 0 && compareReals('==', self.real, real);
}

const slots: Slots = {
  repr: (_run, self: PyComplex) => complexRepr(self),
  format: (run, self: PyComplex, spec) => formatComplex(run, self, spec),
  hash: (run, self) => {
    const { real, imag } = self as PyComplex;
    const nan = run.identity(self as PyComplex);
    return complexHash(floatHash(real, nan), floatHash(imag, nan));
  },
  bool: (_run, self: PyComplex) => self.real !== 0 || self.imag !== 0,
  compare: (_run, op, self: PyComplex, other) => {
    if (op !== '==' && op !== '!=') return undefined;
    const equal = equals(self, other);
    return equal === undefined ? undefined : equal === (op === '==');
  },
  unary: {
    '-': (_run, self: PyValue) => new PyComplex(-(self as PyComplex).real, -(self as PyComplex).imag),
    '+': (_run, self: PyValue) => new PyComplex((self as PyComplex).real, (self as PyComplex).imag),
  },
  binary: {
    '+': onComplex((left, right) => new PyComplex(left.real + right.real, left.imag + right.imag)),
    '-': onComplex((left, right) => new PyComplex(left.real - right.real, left.imag - right.imag)),
    '*': onComplex(complexProduct),
    '/': onComplex(
      (left, right, run) => complexQuotient(left, right) ?? raise('ZeroDivisionError', worded(run, 'complexQuotient')),
    ),
    '**': onComplex(complexPower),
  },
};

/** Whether complex() takes a value as a number. */
function isNumber(run: Run, value: PyValue): boolean {
  if (value instanceof PyComplex || value instanceof PyFloat || asInt(value) !== undefined) return true;
  if (typeOf(value).slots.index !== undefined) return true;
  return ['__complex__', '__float__'].some((name) => specialMethod(run, value, name) !== undefined);
}

/** A number as complex() takes it. */
function numberArgument(run: Run, value: PyValue): PyComplex {
  const direct = complexOperand(value instanceof PyInstance ? (value.native ?? null) : value);
  if (direct !== undefined) return direct;
  const special = callSpecial(run, value, '__complex__');
  if (special instanceof PyComplex) return special;
  const real = callSpecial(run, value, '__float__');
  if (real instanceof PyFloat) return new PyComplex(real.value, 0);
  return new PyComplex(intToFloat(index(run, value)), 0);
}

function fromArguments(run: Run, real: PyValue, imag: PyValue | undefined): PyComplex {
  const text = textOf(real);
  if (text !== undefined) {
    if (imag !== undefined) return raise('TypeError', worded(run, 'complexText', typeOf(real).name));
    return parseComplexText(run, text);
  }
  if (imag !== undefined && textOf(imag) !== undefined)
    return raise('TypeError', worded(run, 'complexImagText', typeOf(imag).name));
  if (!isNumber(run, real)) {
    return raise('TypeError', worded(run, 'complexReal', typeOf(real).name));
  }
  if (imag !== undefined && !isNumber(run, imag)) {
    return raise('TypeError', worded(run, 'complexImag', typeOf(imag).name));
  }
  const first = numberArgument(run, real);
  if (imag === undefined) return first;
  return combined(first, real instanceof PyComplex, numberArgument(run, imag), imag instanceof PyComplex);
}

/** `first + second * 1j`, in which only parts that were given can change a sign of zero. */
function combined(first: PyComplex, firstHasBoth: boolean, second: PyComplex, secondHasBoth: boolean): PyComplex {
  const real = secondHasBoth ? first.real - second.imag : first.real;
  const imag = firstHasBoth ? second.real + first.imag : second.real;
  return new PyComplex(real, imag);
}

const newComplex = nativeFunction('complex(real=0, imag=...)', {
  doc: 'Make a complex number from a real part and an optional imaginary part, or from a text.',
  run: (run, real: PyValue, imag: PyValue | undefined) => fromArguments(run, real, imag),
});

builtin.complex = defineType({
  name: 'complex',
  doc: 'A complex number.',
  bases: [builtin.object],
  slots: {
    ...slots,
    construct: (run, type, args, keywords) => {
      const made = newComplex.invoke(run, args, keywords) as PyComplex;
      return type === made.type ? made : new PyComplex(made.real, made.imag, type);
    },
  },
});

define(builtin.complex, [
  method('conjugate()', {
    doc: 'Return the complex conjugate.',
    examples: ['(3-4j).conjugate()  #> (3+4j)'],
    run: (_run, self: PyComplex) => new PyComplex(self.real, -self.imag),
  }),
  method('__abs__()', {
    doc: 'Return the distance from zero.',
    examples: ['abs(3+4j)  #> 5.0'],
    run: (_run, self: PyComplex) => float(complexSize(self)),
  }),
  member('real', { doc: 'The real part.', get: (_run, self: PyComplex) => float(self.real) }),
  member('imag', { doc: 'The imaginary part.', get: (_run, self: PyComplex) => float(self.imag) }),
]);
