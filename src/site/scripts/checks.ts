// What plain Python finds wrong with the text of a Code field.
import { SOURCE_LIMITS } from '../../../grammar/limits.ts';
import { parse } from '../../../grammar/parse.ts';
import { compile } from '../../language/python.ts';
import { limitCaps } from '../../language/runtime/limits.ts';
import type { SyntaxProblem } from '../site.ts';

/** How long a script may be is its document's own rule; here only the cap holds. */
const limits = { ...SOURCE_LIMITS, bytes: limitCaps.source };

/** What plain Python finds wrong; a text that merely stops too early is accepted, as by Python's own console. */
export function syntaxError(text: string, kind: 'script' | 'expression'): SyntaxProblem | undefined {
  const parsed = parse(text, { mode: kind === 'expression' ? 'eval' : 'exec', python: '3.14', limits });
  if (parsed.ok) return kind === 'script' ? compileError(text) : undefined;
  const { problem, source } = parsed;
  const start = problem.span?.start ?? 0;
  if (open.test(problem.message) || (start >= text.trimEnd().length && stopped.test(problem.message))) return undefined;
  const line = problem.line ?? source.lineOf(start);
  return { line, column: source.columnOf(start) + 1, text: source.lineText(line) };
}

const open = /was never closed$|^unterminated triple-quoted/;
const stopped = /^(expected an indented block|unexpected EOF|invalid syntax)/;

/** `return` outside a function and its like, which Python's compiler and not its parser finds. */
function compileError(text: string): SyntaxProblem | undefined {
  const { problems, source } = compile(text, { policy: 'restrictedpython', python: '3.14', sourceBytes: limits.bytes });
  const problem = problems.find(({ phase }) => phase === 'compile');
  if (problem === undefined) return undefined;
  const start = problem.span?.start ?? 0;
  const line = source.lineOf(start);
  return { line, column: source.columnOf(start) + 1, text: source.lineText(line) };
}
