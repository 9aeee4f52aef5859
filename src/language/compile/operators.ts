// Operators: closures with a fast path for numbers and text, the general machine behind them.
import type { BinaryOperator, BinOp, BoolOp, Compare, CompareOperator, Expr, UnaryOp } from '../../../grammar/ast.ts';
import { raise } from '../runtime/errors.ts';
import type { Evaluate, Frame } from '../runtime/frame.ts';
import { addInts, multiplyInts, subtractInts } from '../runtime/numbers.ts';
import { binary, compareAny, truth, unary } from '../runtime/operators.ts';
import type { Run } from '../runtime/run.ts';
import { PyFloat, type PyValue } from '../runtime/values.ts';
import { constantOf } from './constants.ts';
import type { Compiler } from './context.ts';
import { plainSlot } from './names.ts';

type Operation = (run: Run, left: PyValue, right: PyValue) => PyValue;

/** `left + right`, numbers and text first. */
export function add(run: Run, left: PyValue, right: PyValue): PyValue {
  if (typeof left === 'number' && typeof right === 'number') {
    const sum = left + right;
    return sum <= Number.MAX_SAFE_INTEGER && sum >= Number.MIN_SAFE_INTEGER ? sum : addInts(run, left, right);
  }
  if (left instanceof PyFloat && right instanceof PyFloat) return new PyFloat(left.value + right.value);
  if (typeof left === 'string' && typeof right === 'string') {
    run.chargeText(left.length + right.length);
    return left + right;
  }
  return binary(run, '+', left, right);
}

function subtract(run: Run, left: PyValue, right: PyValue): PyValue {
  if (typeof left === 'number' && typeof right === 'number') {
    const difference = left - right;
    return difference <= Number.MAX_SAFE_INTEGER && difference >= Number.MIN_SAFE_INTEGER
      ? difference
      : subtractInts(run, left, right);
  }
  if (left instanceof PyFloat && right instanceof PyFloat) return new PyFloat(left.value - right.value);
  return binary(run, '-', left, right);
}

function multiply(run: Run, left: PyValue, right: PyValue): PyValue {
  if (typeof left === 'number' && typeof right === 'number') {
    const product = left * right;
    return product <= Number.MAX_SAFE_INTEGER && product >= Number.MIN_SAFE_INTEGER
      ? product + 0
      : multiplyInts(run, left, right);
  }
  if (left instanceof PyFloat) {
    if (right instanceof PyFloat) return new PyFloat(left.value * right.value);
    if (typeof right === 'number') return new PyFloat(left.value * right);
  } else if (typeof left === 'number' && right instanceof PyFloat) return new PyFloat(left * right.value);
  return binary(run, '*', left, right);
}

function divide(run: Run, left: PyValue, right: PyValue): PyValue {
  if (typeof left === 'number' && typeof right === 'number' && right !== 0) return new PyFloat(left / right);
  if (left instanceof PyFloat && right instanceof PyFloat && right.value !== 0)
    return new PyFloat(left.value / right.value);
  return binary(run, '/', left, right);
}

function floorDivide(run: Run, left: PyValue, right: PyValue): PyValue {
  // A quotient of doubles can round up to the next integer; 2**31 is far from where it does.
  if (typeof left === 'number' && typeof right === 'number' && right > 0 && left >= 0 && left <= 0x7fffffff)
    return Math.floor(left / right);
  return binary(run, '//', left, right);
}

function modulo(run: Run, left: PyValue, right: PyValue): PyValue {
  if (typeof left === 'number' && typeof right === 'number' && right > 0) {
    const rest = left % right;
    return rest < 0 ? rest + right : rest + 0;
  }
  return binary(run, '%', left, right);
}

function bitAnd(run: Run, left: PyValue, right: PyValue): PyValue {
  if (typeof left === 'number' && typeof right === 'number' && (left | 0) === left && (right | 0) === right)
    return left & right;
  return binary(run, '&', left, right);
}

function bitXor(run: Run, left: PyValue, right: PyValue): PyValue {
  if (typeof left === 'number' && typeof right === 'number' && (left | 0) === left && (right | 0) === right)
    return left ^ right;
  return binary(run, '^', left, right);
}

function general(op: BinaryOperator): Operation {
  return (run, left, right) => binary(run, op, left, right);
}

/** What each binary operator does. */
export const operations: Readonly<Record<BinaryOperator, Operation>> = {
  '+': add,
  '-': subtract,
  '*': multiply,
  '/': divide,
  '//': floorDivide,
  '%': modulo,
  '**': general('**'),
  '<<': general('<<'),
  '>>': general('>>'),
  '&': bitAnd,
  '|': general('|'),
  '^': bitXor,
  '@': general('@'),
};

/** Compiles `left op right`. */
export function compileBinary(compiler: Compiler, node: BinOp): Evaluate {
  const special = specialised[node.op]?.(compiler, node);
  if (special !== undefined) return special;
  const left = compiler.eval(node.left);
  const right = compiler.eval(node.right);
  const operation = operations[node.op];
  return (frame) => operation(frame.run, left(frame), right(frame));
}

/** Operators whose commonest shapes have a closure of their own: `x + 1`, `x - 1`, `a + b`, `a * b`. */
const specialised: { readonly [op in BinaryOperator]?: (compiler: Compiler, node: BinOp) => Evaluate | undefined } = {
  '+': (compiler, node) => withSmallInt(compiler, node, 1) ?? inline(compiler, node, add),
  '-': (compiler, node) => withSmallInt(compiler, node, -1) ?? inline(compiler, node, subtract),
};

/** `left ± small int`: one comparison of bounds, no operand closure for the constant. */
function withSmallInt(compiler: Compiler, node: BinOp, sign: 1 | -1): Evaluate | undefined {
  const constant = smallInt(node.right);
  if (constant === undefined) return undefined;
  const addend = constant * sign;
  const operation = operations[node.op];
  const variable = node.left.kind === 'Name' ? plainSlot(compiler, node.left.id) : undefined;
  if (variable !== undefined) {
    const { slot, name } = variable;
    return (frame) => {
      const left = frame.locals[slot] as PyValue | undefined;
      if (typeof left === 'number' && left < 0x3fffffff && left > -0x3fffffff) return left + addend;
      return operation(frame.run, left === undefined ? unbound(name) : left, constant);
    };
  }
  const left = compiler.eval(node.left);
  return (frame) => {
    const value = left(frame);
    if (typeof value === 'number' && value < 0x3fffffff && value > -0x3fffffff) return value + addend;
    return operation(frame.run, value, constant);
  };
}

function unbound(name: string): never {
  return raise('UnboundLocalError', `cannot access local variable '${name}' where it is not associated with a value`);
}

function smallInt(node: Expr): number | undefined {
  if (node.kind !== 'Constant' || node.value.type !== 'int') return undefined;
  const { value } = node.value;
  return typeof value === 'number' && value <= 0xffffff ? value : undefined;
}

/** A call site of its own for each `+` and `-`, so that the engine learns its types. */
function inline(compiler: Compiler, node: BinOp, operation: Operation): Evaluate {
  const left = compiler.eval(node.left);
  const right = compiler.eval(node.right);
  return node.op === '+' ? inlineAdd(left, right) : (frame) => operation(frame.run, left(frame), right(frame));
}

function inlineAdd(left: Evaluate, right: Evaluate): Evaluate {
  return (frame) => {
    const a = left(frame);
    const b = right(frame);
    if (typeof a === 'number' && typeof b === 'number') {
      const sum = a + b;
      if (sum <= Number.MAX_SAFE_INTEGER && sum >= Number.MIN_SAFE_INTEGER) return sum;
    }
    return add(frame.run, a, b);
  };
}

/** Compiles `op operand`; a minus before a number literal is folded. */
export function compileUnary(compiler: Compiler, node: UnaryOp): Evaluate {
  if (node.op === 'not') {
    const test = compileTest(compiler, node.operand);
    return (frame) => !test(frame);
  }
  const operand = compiler.eval(node.operand);
  const { op } = node;
  const literal = node.operand.kind === 'Constant' ? constantOf(node.operand.value) : undefined;
  if (op === '-' && typeof literal === 'number' && literal !== 0) return () => -literal;
  if (op === '-' && literal instanceof PyFloat) {
    const negative = new PyFloat(-literal.value);
    return () => negative;
  }
  return (frame) => unary(frame.run, op, operand(frame));
}

/** Compiles `and` and `or`, whose value is that of the operand that decided. */
export function compileBool(compiler: Compiler, node: BoolOp): Evaluate {
  const values = node.values.map((value) => compiler.eval(value));
  const last = values.pop() as Evaluate;
  const wanted = node.op === 'or';
  const [first] = values;
  if (values.length === 1 && first !== undefined) {
    return (frame) => {
      const value = first(frame);
      return truth(frame.run, value) === wanted ? value : last(frame);
    };
  }
  return (frame) => {
    for (const evaluate of values) {
      const value = evaluate(frame);
      if (truth(frame.run, value) === wanted) return value;
    }
    return last(frame);
  };
}

/** Compiles a condition: the truth of an expression, without making a value where none is needed. */
export function compileTest(compiler: Compiler, node: Expr): (frame: Frame) => boolean {
  if (node.kind === 'UnaryOp' && node.op === 'not') {
    const test = compileTest(compiler, node.operand);
    return (frame) => !test(frame);
  }
  if (node.kind === 'BoolOp' && node.values.length === 2) {
    const [first, second] = node.values.map((value) => compileTest(compiler, value)) as [
      (frame: Frame) => boolean,
      (frame: Frame) => boolean,
    ];
    return node.op === 'and' ? (frame) => first(frame) && second(frame) : (frame) => first(frame) || second(frame);
  }
  const against = node.kind === 'Compare' ? compileAgainstInt(compiler, node) : undefined;
  if (against !== undefined) return against;
  const evaluate = compiler.eval(node);
  return (frame) => {
    const value = evaluate(frame);
    return typeof value === 'boolean' ? value : truth(frame.run, value);
  };
}

/** Comparing with a small int literal, the commonest test of all: its own closure for each operator. */
const intTests: { readonly [op in CompareOperator]?: (left: Evaluate, right: number, general: IntComparison) => Test } =
  {
    '<': (left, right, general) => (frame) => {
      const value = left(frame);
      return typeof value === 'number' ? value < right : general(frame, value);
    },
    '<=': (left, right, general) => (frame) => {
      const value = left(frame);
      return typeof value === 'number' ? value <= right : general(frame, value);
    },
    '>': (left, right, general) => (frame) => {
      const value = left(frame);
      return typeof value === 'number' ? value > right : general(frame, value);
    },
    '>=': (left, right, general) => (frame) => {
      const value = left(frame);
      return typeof value === 'number' ? value >= right : general(frame, value);
    },
    '==': (left, right, general) => (frame) => {
      const value = left(frame);
      return typeof value === 'number' ? value === right : general(frame, value);
    },
    '!=': (left, right, general) => (frame) => {
      const value = left(frame);
      return typeof value === 'number' ? value !== right : general(frame, value);
    },
  };

type Test = (frame: Frame) => boolean;
type IntComparison = (frame: Frame, value: PyValue) => boolean;

function compileAgainstInt(compiler: Compiler, node: Compare): Test | undefined {
  const [op] = node.ops;
  const [rightNode] = node.comparators;
  if (node.ops.length !== 1 || op === undefined || rightNode === undefined) return undefined;
  const right = smallInt(rightNode);
  const make = intTests[op];
  if (right === undefined || make === undefined) return undefined;
  return make(compiler.eval(node.left), right, (frame, value) =>
    truth(frame.run, compareAny(frame.run, op, value, right)),
  );
}

/** Compiles a comparison, chained or not. */
export function compileCompare(compiler: Compiler, node: Compare): Evaluate {
  const [op] = node.ops;
  const [right] = node.comparators;
  if (node.ops.length === 1 && op !== undefined && right !== undefined)
    return compileOne(compiler, op, node.left, right);
  return compileChain(compiler, node);
}

function compileOne(compiler: Compiler, op: CompareOperator, leftNode: Expr, rightNode: Expr): Evaluate {
  const left = compiler.eval(leftNode);
  const right = compiler.eval(rightNode);
  return (comparisonClosures[op] ?? generalComparison(op))(left, right);
}

function generalComparison(op: CompareOperator): (left: Evaluate, right: Evaluate) => Evaluate {
  return (left, right) => (frame) => compareAny(frame.run, op, left(frame), right(frame));
}

const comparisonClosures: { readonly [op in CompareOperator]?: (left: Evaluate, right: Evaluate) => Evaluate } = {
  '<': (left, right) => (frame) => {
    const a = left(frame);
    const b = right(frame);
    return typeof a === 'number' && typeof b === 'number' ? a < b : compareAny(frame.run, '<', a, b);
  },
  '<=': (left, right) => (frame) => {
    const a = left(frame);
    const b = right(frame);
    return typeof a === 'number' && typeof b === 'number' ? a <= b : compareAny(frame.run, '<=', a, b);
  },
  '>': (left, right) => (frame) => {
    const a = left(frame);
    const b = right(frame);
    return typeof a === 'number' && typeof b === 'number' ? a > b : compareAny(frame.run, '>', a, b);
  },
  '>=': (left, right) => (frame) => {
    const a = left(frame);
    const b = right(frame);
    return typeof a === 'number' && typeof b === 'number' ? a >= b : compareAny(frame.run, '>=', a, b);
  },
  '==': (left, right) => (frame) => {
    const a = left(frame);
    const b = right(frame);
    if ((typeof a === 'number' && typeof b === 'number') || (typeof a === 'string' && typeof b === 'string'))
      return a === b;
    return compareAny(frame.run, '==', a, b);
  },
  '!=': (left, right) => (frame) => {
    const a = left(frame);
    const b = right(frame);
    if ((typeof a === 'number' && typeof b === 'number') || (typeof a === 'string' && typeof b === 'string'))
      return a !== b;
    return compareAny(frame.run, '!=', a, b);
  },
  is: (left, right) => (frame) => left(frame) === right(frame),
  'is not': (left, right) => (frame) => left(frame) !== right(frame),
};

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
