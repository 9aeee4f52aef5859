// Errors in the words of each Python, as record_wording.py recorded them.
import { expect, test } from 'vitest';
import { modules } from '../../src/modules.ts';
import { differing } from './recorded-modules.ts';

test.each(['3.11', '3.13', '3.14'] as const)('errors read as those of Python %s', (python) => {
  expect(differing(`wording-${python}`, [modules.json, modules.math], python)).toEqual([]);
});
