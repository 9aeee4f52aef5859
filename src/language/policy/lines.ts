// RestrictedPython's line about a problem.
import type { Problem } from '../../../grammar/problem.ts';
import type { Source } from '../../../grammar/source.ts';
import { strip } from './strip.ts';

/** The line that RestrictedPython collects for a problem: `Line 3: …`. */
export function errorLine(problem: Problem, source: Source): string {
  if (problem.phase !== 'syntax') return `Line ${lineText(problem, source)}: ${problem.message}`;
  if (problem.type === 'ValueError') return problem.message;
  return `Line ${lineText(problem, source)}: ${problem.type}: ${problem.message} at statement: ${statement(problem, source)}`;
}

/** CPython's `lineno` for a problem, null where it has none. */
export function lineOf(problem: Problem, source: Source): number | null {
  if (problem.line !== undefined) return problem.line;
  return problem.span === null ? null : source.lineOf(problem.span.start);
}

function lineText(problem: Problem, source: Source): string {
  return String(lineOf(problem, source) ?? 'None');
}

function statement(problem: Problem, source: Source): string {
  const line = lineOf(problem, source);
  const text = problem.text !== undefined ? problem.text : line === null ? null : source.lineText(line);
  return text === null ? 'None' : textRepr(strip(text));
}

const escapes: ReadonlyMap<string, string> = new Map([
  ['\\', '\\\\'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

/** Python's repr of a text. */
export function textRepr(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  let shown = quote;
  for (const letter of text) {
    const short = escapes.get(letter);
    if (short !== undefined) shown += short;
    else if (letter === quote) shown += `\\${letter}`;
    else shown += isPrintable(letter) ? letter : hexEscape(letter.codePointAt(0) ?? 0);
  }
  return shown + quote;
}

function isPrintable(letter: string): boolean {
  return letter === ' ' || !/[\p{C}\p{Z}]/u.test(letter);
}

function hexEscape(code: number): string {
  const hex = code.toString(16);
  if (code < 0x100) return `\\x${hex.padStart(2, '0')}`;
  return code < 0x10000 ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
}
