// Unary and boolean operators, and conditions.
import type { BoolOp, Expr, UnaryOp } from '../../../grammar/ast.ts';
import type { Evaluate } from '../runtime/frame.ts';
import { truth, unary } from '../runtime/operators.ts';
import { PyFloat } from '../runtime/values.ts';
import { compileCompareTest, type Test } from './comparisons.ts';
import { constantOf } from './constants.ts';
import type { Compiler } from './context.ts';

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
export function compileTest(compiler: Compiler, node: Expr): Test {
  if (node.kind === 'UnaryOp' && node.op === 'not') {
    const test = compileTest(compiler, node.operand);
    return (frame) => !test(frame);
  }
  if (node.kind === 'BoolOp' && node.values.length === 2) {
    const [first, second] = node.values.map((value) => compileTest(compiler, value)) as [Test, Test];
    return node.op === 'and' ? (frame) => first(frame) && second(frame) : (frame) => first(frame) || second(frame);
  }
  const here = compiler.onStatementLine(node);
  const comparison = here && node.kind === 'Compare' ? compileCompareTest(compiler, node) : undefined;
  if (comparison !== undefined) return comparison;
  const evaluate = compiler.eval(node);
  return (frame) => {
    const value = evaluate(frame);
    return typeof value === 'boolean' ? value : truth(frame.run, value);
  };
}
