// The tree and the errors of every snippet, against what CPython made of it.
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { comparable, ourAnswer } from './answers.ts';
import { type Answer, askCPython, findCPython, type Program } from './cpython.ts';
import { SNIPPETS } from './snippets.ts';

type Recorded = Program & { readonly expected: Answer };

function recorded(version: string): Recorded[] {
  const text = readFileSync(new URL(`./recorded-${version}.jsonl`, import.meta.url), 'utf8');
  return text
    .trimEnd()
    .split('\n')
    .map((line): Recorded => JSON.parse(line));
}

describe.each(['3.11', '3.13', '3.14'] as const)('by the rules of %s', (version) => {
  const cases = recorded(version);

  it('each snippet has a recording', () => {
    expect(cases.map(({ source }) => source)).toEqual(SNIPPETS.map(({ source }) => source));
  });

  it.each(cases.map((program) => [JSON.stringify(program.source).slice(0, 80), program] as const))(
    '%s gives the tree or the error that CPython gives',
    (_title, program) => {
      expect(comparable(ourAnswer(program, version))).toEqual(comparable(program.expected));
    },
  );

  it('the recordings are what CPython says today', ({ skip }) => {
    const found = findCPython(version);
    if ('reason' in found) return skip(found.reason);
    expect(askCPython(found.command, SNIPPETS)).toEqual(cases.map(({ expected }) => expected));
  });
});

const ORACLE = new URL('../../../shared/oracle/verdicts/', import.meta.url);

describe('the recorded verdicts', () => {
  it.skipIf(!existsSync(ORACLE))('each syntax error has the words, the line and the text of CPython', () => {
    const wrong = verdicts()
      .map((verdict) => ({ ...verdict, ours: verdictOf(verdict.source, verdict.mode) }))
      .filter(({ ours, error }) => ours !== error);
    expect(wrong).toEqual([]);
  });
});

interface Verdict {
  readonly source: string;
  readonly mode?: string;
  readonly error: string;
}

function verdicts(): Verdict[] {
  const lines = readFileSync(new URL('syntax-errors.jsonl', ORACLE), 'utf8').trimEnd().split('\n');
  return lines
    .map((line) => JSON.parse(line))
    .filter(
      ({ mode, expected }) => (mode ?? 'exec') === 'exec' && /^Line \w+: \w+Error: /.test(expected.errors[0] ?? ''),
    )
    .map(({ source, mode, expected }) => ({ source, mode, error: expected.errors[0] }));
}

function verdictOf(source: string, mode: string | undefined): string {
  const answer = ourAnswer({ source, mode: mode === 'eval' ? 'eval' : 'exec' }, '3.11');
  if ('tree' in answer) return 'no error';
  return `Line ${answer.line ?? 'None'}: ${answer.type}: ${answer.message} at statement: ${pythonRepr(answer.text)}`;
}

function pythonRepr(text: string | null): string {
  if (text === null) return 'None';
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const escaped = text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\ufeff', '\\ufeff');
  return quote + (quote === "'" ? escaped.replaceAll("'", "\\'") : escaped) + quote;
}
