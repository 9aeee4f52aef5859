// The bench for attacks: what it says of scripts whose end is known, and samples of the recorded attacks on it.
import { existsSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AttackCase, Fields } from '../../conformance/case.ts';
import { AttackBench } from '../../conformance/environments/site-bench.ts';
import { readCases } from '../../conformance/files.ts';
import { judgeAttack } from '../../conformance/judge-attack.ts';

const ATTACKS = '../shared/security/attacks.jsonl';
/** So many cases of each class are tried; `ristretto conformance` runs all of them. */
const SAMPLE = 1;

let bench: AttackBench;

beforeAll(() => {
  bench = new AttackBench({ divisor: 1 });
});

afterAll(() => bench.close());

function attack(source: string): Promise<Fields> {
  return bench.attack({ kind: 'attack', id: 'own', topic: 'host.own', source, expect: '' });
}

const ends: readonly (readonly [title: string, source: string, outcome: string])[] = [
  ['a result is shown as Python shows it', 'result = [1, "a"]', "harmless-result:[1, 'a']"],
  ['an exception is named', 'frappe.throw("no")', 'python-exception:ValidationError'],
  ['a text that does not compile', 'import os\nx._y', 'compile-error'],
  ['a limit is named', 'while True:\n    frappe.db.sql("select 1")', 'limit:queries'],
  [
    'a limit cannot be caught',
    'try:\n    while True:\n        frappe.db.count("ToDo")\nexcept:\n    pass',
    'limit:queries',
  ],
  ['a script that saves its own document', 'doc.save()', 'limit:event-depth'],
  [
    'writes of a failed script are undone',
    'frappe.db.set_value("ToDo", "x", "description", "y")\n1 / 0',
    'python-exception:ZeroDivisionError',
  ],
  [
    'a job of a failed script is not handed over',
    'frappe.enqueue("my_api")\n1 / 0',
    'python-exception:ZeroDivisionError',
  ],
];

test.each(ends)('%s', async (_title, source, outcome) => {
  const fields = await attack(source);
  const found = String(fields['outcome']);
  expect(
    outcome === 'limit:event-depth' ? /^(limit:event-depth|python-exception:)/.test(found) : found === outcome,
    found,
  ).toBe(true);
});

test('what stays after an error is told', async () => {
  const { outcome } = await attack('frappe.db.set_value("ToDo", "x", "description", "y")\nfrappe.db.commit()\n1 / 0');
  expect(outcome).toMatch(/^broken: the database has changed/);
});

test.skipIf(!existsSync(ATTACKS))(
  'samples of all attacks on the host end as they should',
  { timeout: 60_000 },
  async () => {
    const counts = new Map<string, number>();
    const failures: string[] = [];
    for (const item of readCases(ATTACKS).filter(isHostAttack)) {
      const count = (counts.get(item.topic) ?? 0) + 1;
      counts.set(item.topic, count);
      if (count > SAMPLE) continue;
      const differences = judgeAttack(item, await bench.attack(item));
      if (differences.length > 0) failures.push(`${item.id}: ${JSON.stringify(differences)}`);
    }
    expect(failures).toEqual([]);
  },
);

function isHostAttack(item: { readonly kind: string; readonly topic: string }): item is AttackCase {
  return item.kind === 'attack' && item.topic.startsWith('host.');
}
