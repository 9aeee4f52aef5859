// Classes against CPython: construction, inheritance, special methods, subclasses of built-in types.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { play } from './plain.ts';

type Recording = readonly (readonly [source: string, expected: string])[];
const recording: Recording = JSON.parse(readFileSync(new URL('recordings/classes.json', import.meta.url), 'utf8'));

describe('programs with classes print what CPython 3.11 prints', () => {
  test.each(recording)('%s', (source, expected) => {
    const { outcome, output } = play(source);
    if (outcome.status === 'exception') expect(outcome.exception.args.items).toBeUndefined();
    expect(outcome.status).toBe('ok');
    expect(output).toBe(expected);
  });
});

describe('a class dies with its run', () => {
  test('making many of them keeps nothing on the built-in types', () => {
    const { outcome } = play('for i in range(2000):\n    type("A", (), {})');
    expect(outcome.status).toBe('ok');
  });
});
