// Exceptions against CPython: the hierarchy, construction, attributes, texts and tracebacks.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { formatException } from '../../src/language/types/traceback.ts';
import { evaluate, play, shown } from './plain.ts';

type Recording = readonly (readonly [source: string, expected: string])[];
function recorded(name: string): Recording {
  return JSON.parse(readFileSync(new URL(`recordings/${name}`, import.meta.url), 'utf8'));
}

describe('expressions over exceptions give what CPython 3.11 gives', () => {
  test.each(recorded('exceptions.json'))('%s', (source, expected) => {
    expect(evaluate(source)).toBe(expected);
  });
});

describe('a failing program has the traceback that CPython 3.11 prints', () => {
  test.each(recorded('tracebacks.json'))('%s', (source, expected) => {
    const { run, outcome } = play(source);
    if (outcome.status !== 'exception') throw new Error(outcome.status);
    expect(shown(formatException(run, outcome.exception))).toBe(expected);
  });
});

describe('a traceback', () => {
  test('shows source lines where the host has them', () => {
    const { run, outcome } = play('def f():\n    return 1 / 0\nf()');
    if (outcome.status !== 'exception') throw new Error(outcome.status);
    const text = formatException(
      run,
      outcome.exception,
      (_filename, line) => ['', 'def f():', '    return 1 / 0', 'f()'][line],
    );
    expect(text).toContain('  File "<script>", line 2, in f\n    return 1 / 0\nZeroDivisionError');
  });
});
