// `from __future__` imports: CPython reads them before anything else.
import type { Module, NodeOf, Root, Stmt } from '../../../grammar/ast.ts';
import type { Source } from '../../../grammar/source.ts';
import type { PrintScopes } from '../policy/walk.ts';
import { refuse } from './checks-refusal.ts';

/** What the later stages have to know about a program's `__future__` imports. */
export interface Future {
  /** The line of the last import from `__future__` at the beginning; one on a later line is an error. */
  readonly lastLine: number;
}

interface FutureContext {
  readonly source: Source;
  readonly printScopes: PrintScopes;
}

const features: ReadonlySet<string> = new Set([
  'nested_scopes',
  'generators',
  'division',
  'absolute_import',
  'with_statement',
  'print_function',
  'unicode_literals',
  'barry_as_FLUFL',
  'generator_stop',
  'annotations',
]);

const none: Future = { lastLine: -1 };

export const LATE_FUTURE = 'from __future__ imports must occur at the beginning of the file';

/** Whether a statement imports from `__future__`. */
export function isFutureImport(statement: Stmt): statement is NodeOf<'ImportFrom'> {
  return statement.kind === 'ImportFrom' && statement.module === '__future__';
}

/** Reads the `__future__` imports of a program; refuses unknown features and imports behind other statements of their line. */
export function checkFuture(root: Root, { source, printScopes }: FutureContext): Future {
  if (root.kind === 'Expression' || !root.body.some(isFutureImport)) return none;
  const scan = {
    lastLine: -1,
    done: root.kind === 'Module' && collectorComesFirst(root, printScopes),
    line: 0,
  };
  for (const [at, statement] of root.body.entries()) {
    const line = source.lineOf(statement.start);
    if (scan.done && line > scan.line) break;
    scan.line = line;
    if (isFutureImport(statement)) {
      if (scan.done) refuse(LATE_FUTURE, statement);
      checkFeatures(statement);
      scan.lastLine = line;
    } else if (at > 0 || !isText(statement)) scan.done = true;
  }
  return scan;
}

/** The print collector stands behind `__future__` imports only if the program begins with one. */
function collectorComesFirst(root: Module, printScopes: PrintScopes): boolean {
  const first = root.body[0];
  return printScopes.has(root) && first !== undefined && !isFutureImport(first);
}

function isText(statement: Stmt): boolean {
  return statement.kind === 'Expr' && statement.value.kind === 'Constant' && statement.value.value.type === 'str';
}

function checkFeatures(statement: NodeOf<'ImportFrom'>): void {
  for (const { name } of statement.names) {
    if (name === 'braces') refuse('not a chance', statement);
    if (!features.has(name)) refuse(`future feature ${name} is not defined`, statement);
  }
}
