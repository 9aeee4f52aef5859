// The % operator of texts and bytes, held against what CPython 3.11 answered (record_str.py).
import { expect, test } from 'vitest';
import { differences } from './recorded-text.ts';

test('every recorded % of a text or of bytes gives what CPython gave, or stops at the limit of a text', () => {
  const beyondMemory = (ours: string) => ours === '"stopped: string"';
  expect(differences('percent-format').filter(({ ours }) => !beyondMemory(ours))).toEqual([]);
});

test('a width that CPython has no memory for stops the run', () => {
  const stopped = differences('percent-format').filter(({ ours }) => ours === '"stopped: string"');
  expect(new Set(stopped.map(({ python }) => JSON.parse(python).raised))).toEqual(new Set(['MemoryError']));
});
