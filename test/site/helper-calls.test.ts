// Calls of frappe.utils, odd ones too, against what Frappe itself gives; recorded by record_helpers.py.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { HelperSite } from '../../conformance/environments/helper-site.ts';

interface Recorded {
  readonly call: string;
  readonly result?: string;
  readonly raises?: string;
  readonly message?: string;
}

const recorded: readonly Recorded[] = JSON.parse(
  readFileSync(new URL('recordings/helper-calls.json', import.meta.url), 'utf8'),
);

test('every recorded call gives or raises what Frappe does', () => {
  const site = new HelperSite();
  const different = recorded.flatMap(({ call, ...expected }) => {
    const found = site.judge({ kind: 'helper', id: call, topic: '', source: call, settings: {}, expected: {} });
    return JSON.stringify(found) === JSON.stringify(expected) ? [] : [{ call, expected, found }];
  });
  expect(different).toEqual([]);
}, 60_000);
