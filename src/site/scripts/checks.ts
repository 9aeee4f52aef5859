// What is wrong with the text of a script: Python's syntax, and the policy's verdict.
import type { SyntaxProblem } from '../site.ts';

/** What plain Python finds wrong; incomplete text at the end of the file is accepted. */
export function syntaxError(_text: string, _kind: 'script' | 'expression'): SyntaxProblem | undefined {
  return undefined;
}
