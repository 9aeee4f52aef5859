// Binary operators: closures with the numbers' fast path in place, the general machine behind them.
import type { BinaryOperator, BinOp, Expr } from '../../../grammar/ast.ts';
import type { Evaluate, Frame } from '../runtime/frame.ts';
import { addInts, isInt, multiplyInts, subtractInts } from '../runtime/numbers.ts';
import { binary } from '../runtime/operators.ts';
import type { Run } from '../runtime/run.ts';
import { PyFloat, type PyInt, type PyValue } from '../runtime/values.ts';
import { combineBits, floorDivide, intPower, modulo, shiftLeft, shiftRight } from '../types/int-arithmetic.ts';
import { floatPower } from '../types/power.ts';
import { constantOf } from './constants.ts';
import type { Compiler } from './context.ts';
import { slotOf } from './names.ts';

/** An operation on two values. */
export type Operation = (run: Run, left: PyValue, right: PyValue) => PyValue;

/** `left + right`, numbers and text first. */
export function add(run: Run, left: PyValue, right: PyValue): PyValue {
  if (isInt(left) && isInt(right)) return addInts(run, left, right);
  if (typeof left === 'string' && typeof right === 'string') {
    run.chargeText(left.length + right.length);
    return left + right;
  }
  const a = asDouble(left);
  const b = asDouble(right);
  return a === undefined || b === undefined ? binary(run, '+', left, right) : new PyFloat(a + b);
}

/** A float, or an int that a double holds exactly, as a double. */
function asDouble(value: PyValue): number | undefined {
  if (typeof value === 'number') return value;
  return value instanceof PyFloat ? value.value : undefined;
}

function subtract(run: Run, left: PyValue, right: PyValue): PyValue {
  if (isInt(left) && isInt(right)) return subtractInts(run, left, right);
  const a = asDouble(left);
  const b = asDouble(right);
  return a === undefined || b === undefined ? binary(run, '-', left, right) : new PyFloat(a - b);
}

function multiply(run: Run, left: PyValue, right: PyValue): PyValue {
  if (isInt(left) && isInt(right)) return multiplyInts(run, left, right);
  const a = asDouble(left);
  const b = asDouble(right);
  return a === undefined || b === undefined ? binary(run, '*', left, right) : new PyFloat(a * b);
}

function divide(run: Run, left: PyValue, right: PyValue): PyValue {
  const a = asDouble(left);
  const b = asDouble(right);
  return a === undefined || b === undefined || b === 0 ? binary(run, '/', left, right) : new PyFloat(a / b);
}

function power(run: Run, left: PyValue, right: PyValue): PyValue {
  if (left instanceof PyFloat && right instanceof PyFloat) return floatPower(left.value, right.value, run);
  if (isInt(left) && isInt(right) && right >= 0) return intPower(run, left, right);
  return binary(run, '**', left, right);
}

/** An operation that two ints have straight away. */
function onInts(op: BinaryOperator, operation: (run: Run, left: PyInt, right: PyInt) => PyValue): Operation {
  return (run, left, right) =>
    isInt(left) && isInt(right) ? operation(run, left, right) : binary(run, op, left, right);
}

/** What each binary operator does. */
export const operations: Readonly<Record<BinaryOperator, Operation>> = {
  '+': add,
  '-': subtract,
  '*': multiply,
  '/': divide,
  '//': onInts('//', floorDivide),
  '%': onInts('%', modulo),
  '**': power,
  '<<': onInts('<<', shiftLeft),
  '>>': onInts('>>', shiftRight),
  '&': onInts('&', (run, left, right) => combineBits(run, '&', left, right)),
  '|': onInts('|', (run, left, right) => combineBits(run, '|', left, right)),
  '^': onInts('^', (run, left, right) => combineBits(run, '^', left, right)),
  '@': (run, left, right) => binary(run, '@', left, right),
};

/** An operand as closures read it: a literal's value, else the slot of a plain local (or -1), else the closure. */
export interface Operand {
  readonly fixed: PyValue | undefined;
  readonly slot: number;
  readonly evaluate: Evaluate;
}

/** Compiles an operand. */
export function operandOf(compiler: Compiler, node: Expr): Operand {
  const evaluate = compiler.eval(node);
  const fixed = node.kind === 'Constant' ? constantOf(node.value) : undefined;
  return { fixed, slot: slotOf(compiler, node), evaluate };
}

/** An operand's value: a local's without a call; one without a value leaves the error to the closure of the name. */
export function read(frame: Frame, slot: number, evaluate: Evaluate): PyValue {
  return slot < 0 ? evaluate(frame) : ((frame.locals[slot] as PyValue) ?? evaluate(frame));
}

/** Compiles `left op right`. */
export function compileBinary(compiler: Compiler, node: BinOp): Evaluate {
  const left = operandOf(compiler, node.left);
  const right = operandOf(compiler, node.right);
  return joinOperands(node.op, left, right, operations[node.op]);
}

/** A closure for two operands; `general` is for all that its fast path leaves. */
export function joinOperands(op: BinaryOperator, left: Operand, right: Operand, general: Operation): Evaluate {
  return (inPlace[op] ?? without)(left, right, general);
}

type Join = (left: Operand, right: Operand, general: Operation) => Evaluate;

// The closures are alike but for the operator, since the engine learns types for each text of a function once.

const without: Join = (left, right, general) => {
  const { slot: leftSlot, evaluate: evaluateLeft } = left;
  const { fixed, slot: rightSlot, evaluate: evaluateRight } = right;
  return (frame) => {
    const a = read(frame, leftSlot, evaluateLeft);
    const b = fixed ?? read(frame, rightSlot, evaluateRight);
    return general(frame.run, a, b);
  };
};

const inPlace: { readonly [op in BinaryOperator]?: Join } = {
  '+': (left, right, general) => {
    const { slot: leftSlot, evaluate: evaluateLeft } = left;
    const { fixed, slot: rightSlot, evaluate: evaluateRight } = right;
    return (frame) => {
      const a = read(frame, leftSlot, evaluateLeft);
      const b = fixed ?? read(frame, rightSlot, evaluateRight);
      if (typeof a === 'number' && typeof b === 'number') {
        const sum = a + b;
        if (sum <= Number.MAX_SAFE_INTEGER && sum >= Number.MIN_SAFE_INTEGER) return sum;
      } else if (a instanceof PyFloat && b instanceof PyFloat) return new PyFloat(a.value + b.value);
      return general(frame.run, a, b);
    };
  },
  '-': (left, right, general) => {
    const { slot: leftSlot, evaluate: evaluateLeft } = left;
    const { fixed, slot: rightSlot, evaluate: evaluateRight } = right;
    return (frame) => {
      const a = read(frame, leftSlot, evaluateLeft);
      const b = fixed ?? read(frame, rightSlot, evaluateRight);
      if (typeof a === 'number' && typeof b === 'number') {
        const difference = a - b;
        if (difference <= Number.MAX_SAFE_INTEGER && difference >= Number.MIN_SAFE_INTEGER) return difference;
      } else if (a instanceof PyFloat && b instanceof PyFloat) return new PyFloat(a.value - b.value);
      return general(frame.run, a, b);
    };
  },
  '*': (left, right, general) => {
    const { slot: leftSlot, evaluate: evaluateLeft } = left;
    const { fixed, slot: rightSlot, evaluate: evaluateRight } = right;
    return (frame) => {
      const a = read(frame, leftSlot, evaluateLeft);
      const b = fixed ?? read(frame, rightSlot, evaluateRight);
      if (typeof a === 'number' && typeof b === 'number') {
        const product = a * b;
        // An int is never -0.
        if (product <= Number.MAX_SAFE_INTEGER && product >= Number.MIN_SAFE_INTEGER) return product + 0;
      } else if (a instanceof PyFloat && b instanceof PyFloat) return new PyFloat(a.value * b.value);
      return general(frame.run, a, b);
    };
  },
  '%': (left, right, general) => {
    const { slot: leftSlot, evaluate: evaluateLeft } = left;
    const { fixed, slot: rightSlot, evaluate: evaluateRight } = right;
    return (frame) => {
      const a = read(frame, leftSlot, evaluateLeft);
      const b = fixed ?? read(frame, rightSlot, evaluateRight);
      if (typeof a === 'number' && typeof b === 'number' && b > 0) {
        const rest = a % b;
        return rest < 0 ? rest + b : rest + 0;
      }
      return general(frame.run, a, b);
    };
  },
};
