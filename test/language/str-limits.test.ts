// What texts may cost: sizes are checked before anything is made, and no search is quadratic.

import { describe, expect, test } from 'vitest';
import { getAttribute } from '../../src/language/runtime/attributes.ts';
import { call } from '../../src/language/runtime/call.ts';
import { Stop } from '../../src/language/runtime/errors.ts';
import { binary } from '../../src/language/runtime/operators.ts';
import type { Run } from '../../src/language/runtime/run.ts';
import { repr } from '../../src/language/runtime/text.ts';
import { PyList, PyTuple, type PyValue } from '../../src/language/runtime/values.ts';
import { PyBytes } from '../../src/language/types/bytes.ts';
import { processorTime } from '../processor-time.ts';
import { newRun } from './recorded-text.ts';

const MIB = 1024 * 1024;
const half = 'a'.repeat(4 * MIB + 1);

function invoke(run: Run, self: PyValue, name: string, ...args: PyValue[]): PyValue {
  return call(run, getAttribute(run, self, name), args);
}

function limitOf(action: (run: Run) => unknown): string {
  try {
    action(newRun());
    return 'none';
  } catch (thrown) {
    if (thrown instanceof Stop) return thrown.limit;
    throw thrown;
  }
}

const tooLong: readonly (readonly [string, (run: Run) => unknown])[] = [
  ['+', (run) => binary(run, '+', half, half)],
  ['*', (run) => binary(run, '*', 'ab', 5 * MIB)],
  ['* with a huge count', (run) => binary(run, '*', 'ab', 2 ** 52)],
  ['%', (run) => binary(run, '%', '%9000000d', 1)],
  ['% with a precision', (run) => binary(run, '%', '%.9000000f', 1)],
  ['% of two texts', (run) => binary(run, '%', '%s%s', new PyTuple([half, half]))],
  ['center', (run) => invoke(run, 'a', 'center', 9 * MIB)],
  ['ljust', (run) => invoke(run, 'a', 'ljust', 2 ** 52)],
  ['zfill', (run) => invoke(run, 'a', 'zfill', 9 * MIB)],
  ['join', (run) => invoke(run, half, 'join', new PyList(['a', 'b', 'c']))],
  ['replace', (run) => invoke(run, 'a'.repeat(9000), 'replace', 'a', 'b'.repeat(1000))],
  ['replace of nothing', (run) => invoke(run, 'a'.repeat(9000), 'replace', '', 'b'.repeat(1000))],
  ['expandtabs', (run) => invoke(run, '\t', 'expandtabs', 9 * MIB)],
  ['expandtabs of many', (run) => invoke(run, '\t'.repeat(10_000), 'expandtabs', 1000)],
  ['format', (run) => invoke(run, '{:9000000}', 'format', 1)],
  ['repr', (run) => repr(run, '\x00'.repeat(3 * MIB))],
  ['encode', (run) => invoke(run, '€'.repeat(3 * MIB), 'encode')],
  ['bytes *', (run) => binary(run, '*', new PyBytes(new Uint8Array(3)), 3 * MIB)],
  ['hex', (run) => invoke(run, new PyBytes(new Uint8Array(4 * MIB)), 'hex', '-')],
];

describe('a text longer than the limit', () => {
  test.each(tooLong)('is never made by %s', (_name, action) => {
    expect(limitOf(action)).toBe('string');
  });

  test('is refused from exactly one unit too many', () => {
    expect(limitOf((run) => binary(run, '*', 'a', 8 * MIB))).toBe('none');
    expect(limitOf((run) => binary(run, '*', 'a', 8 * MIB + 1))).toBe('string');
  });
});

describe('searching', () => {
  const text = 'a'.repeat(MIB);
  const needle = `${'a'.repeat(100_000)}b${'a'.repeat(100_000)}`;

  test.each(['find', 'rfind', 'count', 'split', 'rsplit', 'partition', 'rpartition'])(
    '%s takes linear time for a needle that almost matches everywhere',
    (name) => {
      const run = newRun();
      expect(processorTime(() => invoke(run, text, name, needle))).toBeLessThan(2000);
    },
  );

  test('long needles are found where they are', () => {
    const run = newRun();
    const hay = `${'a'.repeat(300_000)}b${'a'.repeat(300_000)}`;
    const pin = `${'a'.repeat(300)}b${'a'.repeat(300)}`;
    expect(invoke(run, hay, 'find', pin)).toBe(300_000 - 300);
    expect(invoke(run, hay, 'rfind', pin)).toBe(300_000 - 300);
    expect(invoke(run, hay, 'find', pin, 300_000)).toBe(-1);
    expect(invoke(run, hay, 'count', pin)).toBe(1);
    expect(invoke(run, hay, 'count', 'a'.repeat(1000))).toBe(600);
  });

  test('a needle that begins with half a character takes linear time although it is refused everywhere', () => {
    const characters = '\u{1f600}'.repeat(500_000);
    const needle = `\ude00${'\u{1f600}'.repeat(50_000)}`;
    const took = processorTime(() => {
      expect(invoke(newRun(), characters, 'find', needle)).toBe(-1);
      expect(invoke(newRun(), characters, 'rfind', needle)).toBe(-1);
    });
    expect(took).toBeLessThan(2000);
  });

  test('work is counted in steps before it is done', () => {
    const run = newRun();
    invoke(run, text, 'find', 'b');
    expect(run.steps).toBeGreaterThan(MIB / 64);
  });
});

test('reading a long text of two-byte characters by index is counted', () => {
  const run = newRun();
  const text = '€'.repeat(MIB);
  for (let at = 0; at < 10; at += 1) binary(run, '+', invoke(run, text, 'find', '€', at) as number, 0);
  expect(run.steps).toBeGreaterThan(MIB / 64);
});

test('a long text grows by small pieces without using up the memory', () => {
  const run = newRun();
  let text: PyValue = '';
  for (let at = 0; at < 20_000; at += 1) text = binary(run, '+', text, 'a line of twenty....');
  expect((text as string).length).toBe(400_000);
});
