// The policy's verdict on a tree, and the side table of print scopes that the compiler needs.
//
// In: the tree of grammar/parse.ts, its Source, a Profile (profiles.ts). Out: a Verdict.
//   errors      Problems of phase `policy` in RestrictedPython's order; `errorLine` (lines.ts) makes the text of one.
//               One of phase `compile` with type AttributeError means that RestrictedPython itself fails on the program.
//   warnings    finished lines, in order.
//   usedNames   the names loaded, in order of first use, without `print` and `printed`.
//   printScopes Module or FunctionDef node -> which of `print` and `printed` are read in its print scope. Only nodes that get
//               a collector are in it: each run of the module and each call of the function then begins with a new one.
import type { Root } from '../../../grammar/ast.ts';
import type { Problem } from '../../../grammar/problem.ts';
import type { Source } from '../../../grammar/source.ts';
import type { Profile } from './profiles.ts';
import { Crash, type PrintScopes, Walk } from './walk.ts';

/** What the policy says about a program. */
export interface Verdict {
  readonly errors: readonly Problem[];
  readonly warnings: readonly string[];
  readonly usedNames: ReadonlySet<string>;
  readonly printScopes: PrintScopes;
}

/** Judges a whole tree; it does not stop at the first error. */
export function judge(root: Root, source: Source, profile: Profile): Verdict {
  const walk = new Walk(source, profile);
  try {
    walk.one(root);
  } catch (thrown) {
    if (thrown instanceof Crash) return crashed(thrown);
    throw thrown;
  }
  return walk;
}

function crashed(crash: Crash): Verdict {
  const error: Problem = { phase: 'compile', type: 'AttributeError', message: crash.message, span: null };
  return { errors: [error], warnings: [], usedNames: new Set(), printScopes: new Map() };
}
