// What CPython's compiler would still refuse in a program that the policy lets pass, in the order in which it looks.
//
// CPython compiles the program as RestrictedPython has rewritten it, so the walks follow the rewritten form: calls of guards
// use their names, tuple assignments are split, an augmented assignment reads its variable, a print scope binds `_print`.
import type { Node, Root } from '../../../grammar/ast.ts';
import type { Problem, PythonVersion } from '../../../grammar/problem.ts';
import type { Source } from '../../../grammar/source.ts';
import type { PrintScopes } from '../policy/walk.ts';
import { checkCode } from './checks-code.ts';
import { checkFuture } from './checks-future.ts';
import { Refusal } from './checks-refusal.ts';
import { checkSymbols } from './checks-symbols.ts';

/** What the checks have to know besides the tree. */
export interface CheckContext {
  readonly source: Source;
  readonly python: PythonVersion;
  readonly printScopes: PrintScopes;
}

/** The first error of CPython's compile stage: `__future__` imports, then the symbol table, then the code generator. */
export function compileErrors(root: Root, context: CheckContext): Problem | undefined {
  try {
    const future = checkFuture(root, context);
    const symbols = checkSymbols(root, context);
    checkCode(root, { ...context, future, symbols });
    return undefined;
  } catch (thrown) {
    if (thrown instanceof Refusal) return problem(thrown.message, thrown.node);
    throw thrown;
  }
}

function problem(message: string, { start, end }: Node): Problem {
  return { phase: 'compile', type: 'SyntaxError', message, span: { start, end } };
}
