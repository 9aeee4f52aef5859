// The policy and the compile stage against verdicts that RestrictedPython 8.4 gave on random programs.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from '../../grammar/parse.ts';
import type { PythonVersion } from '../../grammar/problem.ts';
import { runtimeHints } from '../../src/language/policy/hints.ts';
import { lineOf } from '../../src/language/policy/lines.ts';
import { profiles } from '../../src/language/policy/profiles.ts';
import { compile } from '../../src/language/python.ts';

type Raised = readonly [type: string, message: string, line: number | null];
type Row = readonly [
  source: string,
  errors: readonly string[],
  warnings: readonly string[],
  used: readonly string[],
  raised: Raised | null,
];

function recorded(python: string): readonly Row[] {
  const file = new URL(`recordings/policy-${python}.jsonl`, import.meta.url);
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line): Row => JSON.parse(line));
}

function verdict(source: string, python: PythonVersion): Row {
  const script = compile(source, { policy: 'restrictedpython', python });
  const raised = script.problems.find((problem) => problem.phase === 'compile');
  if (raised === undefined) return [source, script.errors, script.warnings, script.usedNames, null];
  return [source, [], [], [], [raised.type, raised.message, lineOf(raised, script.source)]];
}

describe.each<PythonVersion>(['3.11', '3.13'])('on Python %s', (python) => {
  test('every recorded program gets the same errors, warnings and names in the same order', () => {
    const rows = recorded(python);
    const differing = rows.filter((row) => JSON.stringify(verdict(row[0], python)) !== JSON.stringify(row));
    expect(differing.slice(0, 3).map((row) => ({ recorded: row, ours: verdict(row[0], python) }))).toEqual([]);
    expect(rows.length).toBeGreaterThan(300);
  });
});

describe('the profiles', () => {
  test('only Frappe lets the name _dict pass', () => {
    const refused = ['restrictedpython', 'frappe-15', 'frappe-16', 'frappe'] as const;
    expect(refused.map((policy) => compile('_dict(a=1)', { policy }).errors.length)).toEqual([1, 0, 0, 0]);
  });

  test('an attribute _dict is refused by every profile', () => {
    expect(compile('frappe._dict(a=1)', { policy: 'frappe-16' }).errors).toEqual([
      'Line 1: "_dict" is an invalid attribute name because it starts with "_".',
    ]);
  });
});

describe('hints', () => {
  const hintsOf = (source: string, policy: keyof typeof profiles) => {
    const parsed = parse(source);
    return parsed.ok ? runtimeHints(parsed.root, profiles[policy]).map((hint) => hint.message) : [];
  };

  test('frappe.format is announced as refused when it runs, with what to use instead', () => {
    expect(hintsOf('x = frappe.format(1)', 'frappe-16')).toEqual([
      'SyntaxError: format is an unsafe attribute (frappe.format_value, f-strings and % work)',
    ]);
  });

  test('augmented assignment is announced as missing in Frappe 15 only', () => {
    expect(hintsOf('x = 1\nx += 1', 'frappe-15')).toEqual(["NameError: name '_inplacevar_' is not defined"]);
    expect(hintsOf('x = 1\nx += 1', 'frappe-16')).toEqual([]);
  });

  test('a list target needs no hint where a tuple target does', () => {
    expect(hintsOf('[a, b] = pair', 'frappe-16')).toEqual([]);
    expect(hintsOf('a, b = pair', 'frappe-16')).toHaveLength(1);
  });
});
