// Folds a flat row of operands and operators into a tree by precedence.
import type { BinaryOperator, CompareOperator, Expr, UnaryOperator } from './ast.ts';
import { reject } from './rejection.ts';

/** What stands in a row: prefix operators, operands, and the text of operators between operands. */
export type RowPart = Expr | string;

/** Operands and operators in their order, and where each part starts and ends, brackets included. */
export interface Row {
  readonly parts: RowPart[];
  readonly starts: number[];
  readonly ends: number[];
}

type Shape =
  | { readonly kind: 'bool'; readonly op: 'and' | 'or' }
  | { readonly kind: 'compare'; readonly op: CompareOperator }
  | { readonly kind: 'binary'; readonly op: BinaryOperator };
type Operator = Shape & { readonly precedence: number };

const NOT = 3;
const COMPARE = 4;
const UNARY = 11;
const POWER = 12;

const BINARY: readonly (readonly [number, readonly BinaryOperator[]])[] = [
  [5, ['|']],
  [6, ['^']],
  [7, ['&']],
  [8, ['<<', '>>']],
  [9, ['+', '-']],
  [10, ['*', '/', '//', '%', '@']],
  [POWER, ['**']],
];
const COMPARISONS: readonly CompareOperator[] = ['==', '!=', '<', '<=', '>', '>=', 'is', 'is not', 'in', 'not in'];

const OPERATORS: ReadonlyMap<string, Operator> = new Map<string, Operator>([
  ['or', { kind: 'bool', op: 'or', precedence: 1 }],
  ['and', { kind: 'bool', op: 'and', precedence: 2 }],
  ...COMPARISONS.map((op) => [op, { kind: 'compare', op, precedence: COMPARE }] as const),
  ...BINARY.flatMap(([precedence, operators]) =>
    operators.map((op) => [op, { kind: 'binary', op, precedence }] as const),
  ),
]);

/** The precedence of `|`, the loosest operator that may follow `*`. */
export const BITWISE_OR = 5;

/** The tree of a row whose operators all bind at least as tightly as `least`. */
export function fold(row: Row, least: number): Expr {
  return new Fold(row).whole(least);
}

class Fold {
  private readonly row: Row;
  private at = 0;

  constructor(row: Row) {
    this.row = row;
  }

  whole(least: number): Expr {
    const found = this.climb(least);
    return this.at === this.row.parts.length ? found : reject();
  }

  /** Reads an operand and all operators behind it that bind at least as tightly as `least`. */
  private climb(least: number): Expr {
    const start = this.row.starts[this.at]!;
    let left = this.operand(least);
    for (;;) {
      const operator = this.operator();
      if (operator === undefined || operator.precedence < least) return left;
      if (operator.kind === 'bool') left = this.bool(left, start, operator.op, operator.precedence);
      else if (operator.kind === 'compare') left = this.compare(left, start);
      else left = this.binary(left, start, operator.op, operator.precedence);
    }
  }

  private operand(least: number): Expr {
    const start = this.row.starts[this.at]!;
    const part = this.row.parts[this.at++]!;
    if (typeof part !== 'string') return part;
    if (part === 'not' && least > NOT) return reject();
    const operand = this.climb(part === 'not' ? NOT : UNARY);
    return { kind: 'UnaryOp', op: part as UnaryOperator, operand, start, end: this.lastEnd() };
  }

  private operator(): Operator | undefined {
    const part = this.row.parts[this.at];
    return typeof part === 'string' ? OPERATORS.get(part) : undefined;
  }

  private lastEnd(): number {
    return this.row.ends[this.at - 1]!;
  }

  private bool(left: Expr, start: number, op: 'and' | 'or', precedence: number): Expr {
    const values = [left];
    while (this.row.parts[this.at] === op) {
      this.at++;
      values.push(this.climb(precedence + 1));
    }
    return { kind: 'BoolOp', op, values, start, end: this.lastEnd() };
  }

  private compare(left: Expr, start: number): Expr {
    const ops: CompareOperator[] = [];
    const comparators: Expr[] = [];
    for (let next = this.operator(); next?.kind === 'compare'; next = this.operator()) {
      this.at++;
      ops.push(next.op);
      comparators.push(this.climb(COMPARE + 1));
    }
    return { kind: 'Compare', left, ops, comparators, start, end: this.lastEnd() };
  }

  private binary(left: Expr, start: number, op: BinaryOperator, precedence: number): Expr {
    this.at++;
    // Python: `**` binds to the right, and takes a signed operand there.
    const right = this.climb(precedence === POWER ? UNARY : precedence + 1);
    return { kind: 'BinOp', left, op, right, start, end: this.lastEnd() };
  }
}
