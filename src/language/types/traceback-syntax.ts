// How a traceback shows a syntax error: file and line, the source text with carets, the message.
import type { PyException } from '../runtime/errors.ts';
import { asInt } from '../runtime/numbers.ts';
import type { Run } from '../runtime/run.ts';
import { str } from '../runtime/text.ts';
import type { PyValue } from '../runtime/values.ts';
import { syntaxField, syntaxMessage } from './exception-syntax.ts';

/** The lines of a syntax error, its frames left out. */
export function syntaxErrorLines(run: Run, exception: PyException, name: string): string[] {
  const filename = syntaxField(exception, 'filename');
  const line = syntaxField(exception, 'lineno');
  const lines: string[] = [];
  if (line !== null)
    lines.push(`  File "${filename === null ? '<string>' : str(run, filename)}", line ${str(run, line)}`);
  const text = syntaxField(exception, 'text');
  if (typeof text === 'string') lines.push(...sourceLines(text, exception));
  const suffix = line === null && filename !== null ? ` (${str(run, filename)})` : '';
  const message = syntaxMessage(exception);
  const shown = message === null || message === '' ? '<no detail available>' : str(run, message);
  return [...lines, `${name}: ${shown}${suffix}`];
}

function sourceLines(text: string, exception: PyException): string[] {
  const whole = text.replace(/\n+$/, '');
  const shown = whole.replace(/^[ \n\f]+/, '');
  const offset = numberOf(syntaxField(exception, 'offset'));
  const source = `    ${shown}`;
  if (offset === undefined) return [source];
  const end = numberOf(syntaxField(exception, 'end_offset'));
  const behind = end === undefined || end === 0 || end === -1 || end === offset ? offset + 1 : end;
  const column = offset - 1 - (whole.length - shown.length);
  if (column < 0) return [source];
  const space = shown.slice(0, column).replaceAll(/\S/g, ' ');
  return [source, `    ${space}${'^'.repeat(Math.max(0, behind - offset))}`];
}

function numberOf(value: PyValue): number | undefined {
  const int = asInt(value);
  return int === undefined ? undefined : Number(int);
}
