// The formats of case files, and how a case is judged.
import { describe, expect, test } from 'vitest';
import { blessed } from '../../conformance/bless.ts';
import type { AttackCase, CommentCase, ScriptCase } from '../../conformance/case.ts';
import { judgeCase } from '../../conformance/judge.ts';
import { accepts } from '../../conformance/judge-attack.ts';
import { readCommentCases } from '../../conformance/read-comments.ts';
import { readJsonCases } from '../../conformance/read-json.ts';
import { pageReport } from '../../conformance/reports/page.ts';
import { lastLine, totals } from '../../conformance/reports/totals.ts';

const recorded = {
  id: 'v-1',
  topic: 'names',
  policy: 'frappe',
  scope: 'separate',
  run: false,
  source: 'x',
  expected: { compiles: true, transformed: 'x' },
};

function script(changes: object = {}): ScriptCase {
  const [item] = readJsonCases(JSON.stringify({ ...recorded, ...changes }), 'names', true);
  if (item?.kind !== 'script') throw new Error('not a script');
  return item;
}

const attack: AttackCase = {
  kind: 'attack',
  id: 'a-1',
  topic: 'limit.cpu',
  source: 'while True: pass',
  expect: 'limit:cpu || limit:steps',
};

describe('recorded cases', () => {
  test('the rewritten program is not compared', () => {
    expect(script().expected).toEqual({ compiles: true });
  });

  test('a case without a Python was recorded on 3.11', () => {
    expect([script().python, script({ python: '3.13.0' }).python]).toEqual(['3.11', '3.13']);
  });

  test('an unknown policy is refused by name', () => {
    expect(() => script({ policy: 'zope' })).toThrow('case v-1 names an unknown policy "zope"');
  });

  test('a query file has a case for each of its expressions', () => {
    const text = JSON.stringify({
      prelude: 'qb = 1',
      cases: [
        { code: 'a', sql: 'A' },
        { code: 'b', sql: 'B' },
      ],
    });
    expect(readJsonCases(text, 'qb', false).map((item) => item.id)).toEqual(['qb-1', 'qb-2']);
  });
});

describe('judging', () => {
  test('only the fields that are expected are compared', () => {
    expect(judgeCase(script(), { fields: { compiles: true, warnings: ['x'] } }).outcome).toBe('passed');
  });

  test('a field that is missing in the answer fails', () => {
    expect(judgeCase(script(), { fields: {} }).differences.map((difference) => difference.field)).toEqual(['compiles']);
  });

  test('addresses do not count', () => {
    const item = script({ expected: { stdout: '<f at 0xADDR>' } });
    expect(judgeCase(item, { fields: { stdout: '<f at 0x7f0000000000>' } }).outcome).toBe('passed');
  });

  test('any kind of limit is accepted by a star, and another kind by none', () => {
    expect([accepts('limit:*', 'limit:wall'), accepts('limit:cpu', 'limit:wall')]).toEqual([true, false]);
  });

  test('an error of the engine fails an attack whatever is expected', () => {
    const item = { ...attack, expect: 'python-exception:*' };
    const fields = { outcome: 'python-exception:TypeError', message: 'x.map is not a function at run (a.ts:1)' };
    expect(judgeCase(item, { fields }).differences.map((difference) => difference.field)).toEqual(['leak']);
  });

  test('a gap that passes fails', () => {
    const [item] = readCommentCases('# --- one\n# gap: later\nprint(1)\n#> 1\n', 'gaps') as [CommentCase];
    expect(judgeCase(item, { fields: { output: ['1'], error: null } }).outcome).toBe('failed');
    expect(judgeCase(item, { fields: { output: ['2'], error: null } }).outcome).toBe('skipped');
  });
});

describe('our own case files', () => {
  const text = '# profile: restrictedpython\n\n# --- first\nprint(1)\n\n# --- second\nx = 1 / 0\n';
  const answers = [
    { fields: { output: ['1'], error: null } },
    { fields: { output: [], error: { line: 1, text: 'ZeroDivisionError: division by zero' } } },
  ];

  test('blessing writes outputs behind a case and errors behind their line', () => {
    const written = blessed(text, answers);
    expect(written).toContain('print(1)\n#> 1\n');
    expect(written).toContain('x = 1 / 0  #! ZeroDivisionError: division by zero\n');
  });

  test('blessing what is blessed changes nothing', () => {
    const written = blessed(text, answers);
    expect(blessed(written, answers)).toBe(written);
  });

  test('the header holds for every case of the file', () => {
    expect(readCommentCases(text, 'x').map((item) => item.policy)).toEqual(['restrictedpython', 'restrictedpython']);
  });
});

describe('reports', () => {
  test('the last line counts all three outcomes', () => {
    const judged = [judgeCase(attack, { skipped: 'no site' }), judgeCase(script(), { fields: { compiles: true } })];
    expect(lastLine(totals(judged))).toBe('1 passed, 0 failed, 1 skipped');
  });

  test('a page shows a script as text, never as markup', () => {
    const item = script({ source: '<script>alert(1)</script>' });
    expect(pageReport([judgeCase(item, { fields: {} })], 'x')).not.toContain('<script>');
  });
});
