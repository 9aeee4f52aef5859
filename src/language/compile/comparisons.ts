// Comparisons: closures with the fast path of numbers and text in place, as values and as conditions.
import type { Compare, CompareOperator } from '../../../grammar/ast.ts';
import type { Evaluate, Frame } from '../runtime/frame.ts';
import { compareAny, identical, truth } from '../runtime/operators.ts';
import type { Run } from '../runtime/run.ts';
import type { PyValue } from '../runtime/values.ts';
import { type Operand, operandOf, read } from './arithmetic.ts';
import type { Compiler } from './context.ts';

/** A compiled condition. */
export type Test = (frame: Frame) => boolean;

/** Compares what a fast path leaves; the result is any value, or its truth where a condition is compiled. */
type General<Result> = (run: Run, op: CompareOperator, left: PyValue, right: PyValue) => Result;

const truthOf: General<boolean> = (run, op, left, right) => truth(run, compareAny(run, op, left, right));

/** Compiles a comparison, chained or not. */
export function compileCompare(compiler: Compiler, node: Compare): Evaluate {
  return compileOne<PyValue>(compiler, node, compareAny) ?? compileChain(compiler, node);
}

/** Compiles a comparison of two operands as a condition; `undefined` for a chained one. */
export function compileCompareTest(compiler: Compiler, node: Compare): Test | undefined {
  return compileOne(compiler, node, truthOf);
}

function compileOne<Result>(
  compiler: Compiler,
  node: Compare,
  general: General<Result>,
): ((frame: Frame) => Result | boolean) | undefined {
  const [op] = node.ops;
  const [right] = node.comparators;
  if (node.ops.length !== 1 || op === undefined || right === undefined) return undefined;
  return joins[op](operandOf(compiler, node.left), operandOf(compiler, right), general);
}

function compileChain(compiler: Compiler, node: Compare): Evaluate {
  const first = compiler.eval(node.left);
  const rest = node.comparators.map((comparator, at) => ({
    op: node.ops[at] as CompareOperator,
    evaluate: compiler.eval(comparator),
  }));
  return (frame) => {
    let left = first(frame);
    let result: PyValue = true;
    for (const { op, evaluate } of rest) {
      const right = evaluate(frame);
      result = compareAny(frame.run, op, left, right);
      if (!truth(frame.run, result)) return result;
      left = right;
    }
    return result;
  };
}

/** Longer texts are work to compare. */
const SHORT = 1024;

type Join = <Result>(left: Operand, right: Operand, general: General<Result>) => (frame: Frame) => Result | boolean;

// As in arithmetic.ts, each operator has a closure of its own.

function throughGeneral(op: CompareOperator): Join {
  return (left, right, general) => {
    const { slot: leftSlot, evaluate: evaluateLeft } = left;
    const { fixed, slot: rightSlot, evaluate: evaluateRight } = right;
    return (frame) => {
      const a = read(frame, leftSlot, evaluateLeft);
      const b = fixed ?? read(frame, rightSlot, evaluateRight);
      return general(frame.run, op, a, b);
    };
  };
}

const joins: Readonly<Record<CompareOperator, Join>> = {
  '<': (left, right, general) => {
    const { slot: leftSlot, evaluate: evaluateLeft } = left;
    const { fixed, slot: rightSlot, evaluate: evaluateRight } = right;
    return (frame) => {
      const a = read(frame, leftSlot, evaluateLeft);
      const b = fixed ?? read(frame, rightSlot, evaluateRight);
      return typeof a === 'number' && typeof b === 'number' ? a < b : general(frame.run, '<', a, b);
    };
  },
  '<=': (left, right, general) => {
    const { slot: leftSlot, evaluate: evaluateLeft } = left;
    const { fixed, slot: rightSlot, evaluate: evaluateRight } = right;
    return (frame) => {
      const a = read(frame, leftSlot, evaluateLeft);
      const b = fixed ?? read(frame, rightSlot, evaluateRight);
      return typeof a === 'number' && typeof b === 'number' ? a <= b : general(frame.run, '<=', a, b);
    };
  },
  '>': (left, right, general) => {
    const { slot: leftSlot, evaluate: evaluateLeft } = left;
    const { fixed, slot: rightSlot, evaluate: evaluateRight } = right;
    return (frame) => {
      const a = read(frame, leftSlot, evaluateLeft);
      const b = fixed ?? read(frame, rightSlot, evaluateRight);
      return typeof a === 'number' && typeof b === 'number' ? a > b : general(frame.run, '>', a, b);
    };
  },
  '>=': (left, right, general) => {
    const { slot: leftSlot, evaluate: evaluateLeft } = left;
    const { fixed, slot: rightSlot, evaluate: evaluateRight } = right;
    return (frame) => {
      const a = read(frame, leftSlot, evaluateLeft);
      const b = fixed ?? read(frame, rightSlot, evaluateRight);
      return typeof a === 'number' && typeof b === 'number' ? a >= b : general(frame.run, '>=', a, b);
    };
  },
  '==': (left, right, general) => {
    const { slot: leftSlot, evaluate: evaluateLeft } = left;
    const { fixed, slot: rightSlot, evaluate: evaluateRight } = right;
    return (frame) => {
      const a = read(frame, leftSlot, evaluateLeft);
      const b = fixed ?? read(frame, rightSlot, evaluateRight);
      if (typeof a === 'number' && typeof b === 'number') return a === b;
      if (typeof a === 'string' && typeof b === 'string' && a.length <= SHORT) return a === b;
      return general(frame.run, '==', a, b);
    };
  },
  '!=': (left, right, general) => {
    const { slot: leftSlot, evaluate: evaluateLeft } = left;
    const { fixed, slot: rightSlot, evaluate: evaluateRight } = right;
    return (frame) => {
      const a = read(frame, leftSlot, evaluateLeft);
      const b = fixed ?? read(frame, rightSlot, evaluateRight);
      if (typeof a === 'number' && typeof b === 'number') return a !== b;
      if (typeof a === 'string' && typeof b === 'string' && a.length <= SHORT) return a !== b;
      return general(frame.run, '!=', a, b);
    };
  },
  is: (left, right) => {
    const { slot: leftSlot, evaluate: evaluateLeft } = left;
    const { fixed, slot: rightSlot, evaluate: evaluateRight } = right;
    return (frame) => {
      const a = read(frame, leftSlot, evaluateLeft);
      const b = fixed ?? read(frame, rightSlot, evaluateRight);
      return identical(a, b);
    };
  },
  'is not': (left, right) => {
    const { slot: leftSlot, evaluate: evaluateLeft } = left;
    const { fixed, slot: rightSlot, evaluate: evaluateRight } = right;
    return (frame) => {
      const a = read(frame, leftSlot, evaluateLeft);
      const b = fixed ?? read(frame, rightSlot, evaluateRight);
      return !identical(a, b);
    };
  },
  in: throughGeneral('in'),
  'not in': throughGeneral('not in'),
};
