// npm run bless -- FILE…: writes what CPython with RestrictedPython says into our own case files.
import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { cpython } from './adapters/cpython.ts';
import type { Actual, CommentCase, Fields, Json } from './case.ts';
import { readCommentCases, split, TITLE, withoutError } from './read-comments.ts';
import { isList, isRow } from './read-json.ts';

/** A file's text with its truth renewed; `answers` belong to its cases in order. */
export function blessed(text: string, answers: readonly Actual[]): string {
  const [header, ...blocks] = split(text);
  const parts = blocks.map(({ title, lines }, at) => {
    const answer = answers[at];
    const keeps = lines.some((line) => line.startsWith('# oracle: none'));
    const body = keeps || answer === undefined || 'skipped' in answer ? lines : withTruth(lines, answer.fields);
    return [`${TITLE}${title}`, ...trimmed(body), ''].join('\n');
  });
  return [...(header === undefined ? [] : [`${trimmed(header.lines).join('\n')}\n`]), ...parts].join('\n');
}

function withTruth(lines: readonly string[], fields: Fields): string[] {
  const { error, output } = fields;
  const script = trimmed(lines.filter((line) => !line.startsWith('#>')).map(withoutError));
  if (isRow(error)) mark(script, error);
  const printed = isList(output ?? null) ? (output as readonly Json[]) : [];
  return [...script, ...printed.map((line) => `#> ${String(line)}`.trimEnd())];
}

function mark(script: string[], error: { readonly [key: string]: Json }): void {
  const at = Math.max(Number(error['line'] ?? 1) - 1, 0);
  const line = script[at];
  if (line !== undefined) script[at] = `${line}  #! ${String(error['text'])}`;
}

function trimmed(lines: readonly string[]): string[] {
  const last = lines.findLastIndex((line) => line.trim() !== '');
  return lines.slice(0, last + 1);
}

async function blessFile(file: string): Promise<string> {
  const text = readFileSync(file, 'utf8');
  const cases: CommentCase[] = readCommentCases(text, basename(file, '.cases.py'));
  const adapter = await cpython();
  if (adapter.unavailable !== undefined) return `${file}: skipped, ${adapter.unavailable}`;
  const renewed = blessed(text, await adapter.run(cases));
  if (renewed === text) return `${file}: unchanged`;
  writeFileSync(file, renewed);
  return `${file}: written`;
}

if (import.meta.main) for (const file of process.argv.slice(2)) process.stdout.write(`${await blessFile(file)}\n`);
