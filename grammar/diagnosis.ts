// Why a text is not Python, in CPython's words.
import { lex } from './lexer.ts';
import type { Problem, PythonVersion } from './problem.ts';
import type { Source } from './source.ts';

/** Finds the problem of a text that the parser has refused. */
export function diagnose(source: Source, python: PythonVersion, _mode: string): Problem {
  const { fault } = lex(source.text, { python, wholeFStrings: true });
  if (fault !== null) {
    return { phase: 'syntax', type: fault.type, message: fault.message, span: { start: fault.start, end: fault.end } };
  }
  return { phase: 'syntax', type: 'SyntaxError', message: 'invalid syntax', span: { start: 0, end: 0 } };
}
