// The bench for attacks: what it says of scripts whose end is known, in this process and in isolates, and samples of the recorded attacks.
import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AttackBench } from '../../conformance/attacks/bench.ts';
import { type Isolation, isolatedAttacks } from '../../conformance/attacks/isolated.ts';
import type { AttackCase, Fields } from '../../conformance/case.ts';
import { readCases } from '../../conformance/files.ts';
import { judgeAttack } from '../../conformance/judge-attack.ts';

const ATTACKS = '../shared/security/attacks.jsonl';
/** So many cases of each class are tried; `ristretto conformance` runs all of them. */
const SAMPLE = 1;

/** Isolates that are kept for all cases are tried in pairs. */
const FORMS = ['this process', 'fresh', 'pairs'] as const;
type Form = 'this process' | Isolation;

let bench: AttackBench;

beforeAll(() => {
  bench = new AttackBench({ divisor: 1 });
});

afterAll(() => bench.close());

function run(form: Form, items: readonly AttackCase[]): Promise<readonly Fields[]> {
  return form === 'this process' ? bench.attacks(items) : isolatedAttacks(items, { isolates: form, divisor: 1 });
}

function attack(source: string, topic = 'host.own'): AttackCase {
  return { kind: 'attack', id: 'own', topic, source, expect: '' };
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
  [
    'what stays after an error is told',
    'frappe.db.set_value("ToDo", "x", "description", "y")\nfrappe.db.commit()\n1 / 0',
    'broken: the database has changed after python-exception:ZeroDivisionError',
  ],
];

describe.each(FORMS)('in %s', (form) => {
  test('scripts end as they should', { timeout: 60_000 }, async () => {
    const found = await run(
      form,
      ends.map(([, source]) => attack(source)),
    );
    const outcomes = found.map(({ outcome }, at) => [ends[at]?.[0], String(outcome)]);
    const expected = ends.map(([title, , outcome]) => [
      title,
      outcome === 'limit:event-depth' ? expect.stringMatching(/^(limit:event-depth|python-exception:)/) : outcome,
    ]);
    expect(outcomes).toEqual(expected);
  });
});

// One way of sharing isolates is enough here; the command tries all three.
test.skipIf(!existsSync(ATTACKS)).each(['this process', 'pairs'] as const)(
  'a sample of each class of attack ends as it should in %s',
  { timeout: 120_000 },
  async (form) => {
    const sample = sampled(readCases(ATTACKS).filter((item) => item.kind === 'attack'));
    const found = await run(form, sample);
    const failures = sample.flatMap((item, at) =>
      judgeAttack(item, found[at] ?? {}).map(({ actual }) => [item.id, actual]),
    );
    expect(failures).toEqual([]);
  },
);

test('our own attacks on limits, a third of them and at a tenth of the limits, are ended', {
  timeout: 120_000,
}, async () => {
  const bench = new AttackBench({ divisor: 10 });
  const items = readCases('conformance/attacks/limits.jsonl')
    .filter((item) => item.kind === 'attack')
    .filter((_item, at) => at % 3 === 0);
  const found = await bench.attacks(items);
  bench.close();
  expect(items.length).toBeGreaterThan(30);
  const failures = items.flatMap((item, at) =>
    judgeAttack(item, found[at] ?? {}).map(({ actual }) => [item.source, actual]),
  );
  expect(failures).toEqual([]);
});

function sampled(cases: readonly AttackCase[]): readonly AttackCase[] {
  const counts = new Map<string, number>();
  return cases.filter(({ topic }) => {
    const count = (counts.get(topic) ?? 0) + 1;
    counts.set(topic, count);
    return count <= SAMPLE;
  });
}
