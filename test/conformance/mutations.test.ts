// The attacks, each wrapped in other syntax: whatever surrounds it, an attack ends here as it ends in CPython.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { cpython } from '../../conformance/adapters/cpython.ts';
import { ristretto } from '../../conformance/adapters/ristretto.ts';
import type { Actual, AttackCase } from '../../conformance/case.ts';
import { readCases } from '../../conformance/files.ts';
import { normalise } from '../../conformance/judge.ts';

const attacks = fileURLToPath(new URL('../../../shared/security/attacks.jsonl', import.meta.url));
const original = await cpython();
const missing = existsSync(attacks) ? original.unavailable : 'the attack corpus is not at hand (../shared)';
if (missing !== undefined) process.stdout.write(`skipped: ${missing}\n`);

const indented = (source: string) => source.replaceAll(/^/gm, '    ');
const expressionOf = (source: string) => /^result = (.*)$/.exec(source)?.[1];
const around = (wrap: (expression: string) => string) => (source: string) => {
  const expression = expressionOf(source);
  return expression === undefined ? undefined : wrap(expression);
};

const wrappings: Readonly<Record<string, (source: string) => string | undefined>> = {
  'a function': (source) => `def f():\n    global result\n${indented(source)}\nf()`,
  'a handler': (source) => `try:\n${indented(source)}\nexcept Exception as e:\n    result = [repr(e), str(e), e.args]`,
  'a comprehension': around((expression) => `result = [${expression} for q in [1]]`),
  'a generator': around((expression) => `result = list(${expression} for q in [1])`),
};

function outcome(answer: Actual | undefined): unknown {
  return answer === undefined || 'skipped' in answer ? 'skipped' : normalise(answer.fields['outcome'] ?? null);
}

test.skipIf(missing !== undefined).each(Object.keys(wrappings))(
  'an attack in %s ends as it does in CPython',
  { timeout: 120_000 },
  async (name) => {
    const cases = readCases(attacks)
      .filter((item): item is AttackCase => item.kind === 'attack' && /^(guard|js)\./.test(item.topic))
      .flatMap((item) => {
        const source = wrappings[name]?.(item.source);
        return source === undefined ? [] : [{ ...item, source, expect: '' }];
      });
    const [ours, theirs] = [await ristretto().run(cases), await original.run(cases)];
    const differing = cases.filter((_item, at) => outcome(ours[at]) !== outcome(theirs[at]));
    expect(differing.map((item) => `${item.id}\n${item.source}`)).toEqual([]);
  },
);
