// Expressions as targets: what may be assigned to or deleted, with its context changed.
import type { Expr, ExprContext } from './ast.ts';
import { reject } from './rejection.ts';

/** The expression as a target of an assignment, `for`, `with` or comprehension. */
export function storeTarget(expr: Expr): Expr {
  switch (expr.kind) {
    case 'Starred':
      return { ...expr, value: storeTarget(expr.value), ctx: 'Store' };
    case 'List':
    case 'Tuple':
      return { ...expr, elts: expr.elts.map(storeTarget), ctx: 'Store' };
    default:
      return single(expr, 'Store');
  }
}

/** The expression as a target of `del`. */
export function deleteTarget(expr: Expr): Expr {
  switch (expr.kind) {
    case 'List':
    case 'Tuple':
      return { ...expr, elts: expr.elts.map(deleteTarget), ctx: 'Del' };
    default:
      return single(expr, 'Del');
  }
}

/** The expression as a target of an augmented or annotated assignment. */
export function singleTarget(expr: Expr): Expr {
  return single(expr, 'Store');
}

function single(expr: Expr, ctx: ExprContext): Expr {
  switch (expr.kind) {
    case 'Name':
      return { kind: 'Name', id: expr.id, ctx, start: expr.start, end: expr.end };
    case 'Attribute':
      return { kind: 'Attribute', value: expr.value, attr: expr.attr, ctx, start: expr.start, end: expr.end };
    case 'Subscript':
      return { kind: 'Subscript', value: expr.value, slice: expr.slice, ctx, start: expr.start, end: expr.end };
    default:
      return reject();
  }
}
