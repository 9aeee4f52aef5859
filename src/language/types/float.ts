// The float type: operators, text forms and what float() takes.

import { define, nativeFunction } from '../runtime/declare.ts';
import { raise } from '../runtime/errors.ts';
import { asInt, float } from '../runtime/numbers.ts';
import type { Run } from '../runtime/run.ts';
import { callSpecial } from '../runtime/special.ts';
import { defineType, type Slots } from '../runtime/type.ts';
import { builtin, PyFloat, PyInstance, type PyValue, typeOf } from '../runtime/values.ts';
import { type Wording, worded } from '../runtime/wording.ts';
import { asBytes, unitsOf } from './bytes.ts';
import { floatMethods } from './float-methods.ts';
import { floatRepr, parseFloatText } from './float-text.ts';
import { formatFloat } from './format-number.ts';
import { compareReals } from './number-compare.ts';
import { floatHash } from './number-hash.ts';
import { intOperand, intToFloat, onFloats } from './number-operands.ts';
import { floatPower } from './power.ts';

/** `left % right`, with the sign of `right`. */
function remainder(left: number, right: number): number {
  const rest = left % right;
  if (rest === 0) return right < 0 || Object.is(right, -0) ? -0 : 0;
  return rest < 0 !== right < 0 ? rest + right : rest;
}

/** `left // right`: the whole number nearest to the exact quotient from below, as CPython finds it. */
function floorQuotient(left: number, right: number): number {
  let rest = left % right;
  let quotient = (left - rest) / right;
  if (rest !== 0 && rest < 0 !== right < 0) {
    rest += right;
    quotient -= 1;
  }
  if (quotient === 0) return Object.is(left / right, -0) || left / right < 0 ? -0 : 0;
  const whole = Math.floor(quotient);
  return quotient - whole > 0.5 ? whole + 1 : whole;
}

function nonZero(operation: (left: number, right: number) => number, error: Wording) {
  return onFloats((left, right, run) =>
    right === 0 ? raise('ZeroDivisionError', worded(run, error)) : float(operation(left, right)),
  );
}

const slots: Slots = {
  repr: (_run, self: PyFloat) => floatRepr(self.value),
  format: (run, self: PyFloat, spec) => formatFloat(run, self, spec),
  hash: (run, self) => {
    const { value } = self as PyFloat;
    return floatHash(value, Number.isNaN(value) ? run.identity(self as PyFloat) : 0);
  },
  bool: (_run, self: PyFloat) => self.value !== 0,
  compare: (_run, op, self: PyFloat, other) => {
    const right = other instanceof PyFloat ? other.value : intOperand(other);
    return right === undefined ? undefined : compareReals(op, self.value, right);
  },
  unary: {
    '-': (_run, self: PyValue) => float(-(self as PyFloat).value),
    '+': (_run, self: PyValue) => float((self as PyFloat).value),
  },
  binary: {
    '+': onFloats((left, right) => float(left + right)),
    '-': onFloats((left, right) => float(left - right)),
    '*': onFloats((left, right) => float(left * right)),
    '/': nonZero((left, right) => left / right, 'floatQuotient'),
    '//': nonZero(floorQuotient, 'floatFloor'),
    '%': nonZero(remainder, 'floatRest'),
    '**': onFloats(floatPower),
  },
};

/** Any value as float() converts it, without the texts. */
function realNumber(run: Run, value: PyValue): number | undefined {
  if (value instanceof PyFloat) return value.value;
  const whole = asInt(value);
  if (whole !== undefined) return intToFloat(whole);
  const special = callSpecial(run, value, '__float__');
  if (special !== undefined) {
    if (special instanceof PyFloat) return special.value;
    return raise('TypeError', `${typeOf(value).name}.__float__ returned non-float (type ${typeOf(special).name})`);
  }
  const index = typeOf(value).slots.index;
  return index === undefined ? undefined : intToFloat(index(run, value));
}

function converted(run: Run, value: PyValue): number {
  if (typeof value === 'string') return parseFloatText(run, value, value);
  if (value instanceof PyInstance && value.native !== undefined) return converted(run, value.native);
  const number = realNumber(run, value);
  if (number !== undefined) return number;
  const bytes = asBytes(value);
  if (bytes !== undefined) return parseFloatText(run, unitsOf(run, bytes.value), value);
  return raise('TypeError', `float() argument must be a string or a real number, not '${typeOf(value).name}'`);
}

const newFloat = nativeFunction('float(x=0, /)', {
  doc: 'Convert a text or number to a floating-point number.',
  run: (run, value: PyValue) =>
    value instanceof PyFloat && value.type === builtin.float ? value : float(converted(run, value)),
});

builtin.float = defineType({
  name: 'float',
  doc: 'A double-precision floating-point number.',
  bases: [builtin.object],
  slots: {
    ...slots,
    construct: (run, type, args, keywords) => {
      const made = newFloat.invoke(run, args, keywords) as PyFloat;
      return type === builtin.float ? made : new PyFloat(made.value, type);
    },
  },
});

define(builtin.float, floatMethods);
