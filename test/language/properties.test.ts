// Properties that hold for any value and any program (threat model T3).
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compile, type Outcome, type RunEnvironment } from '../../src/language/python.ts';
import { reportOutcome } from '../../src/language/report.ts';
import { defaultLimits } from '../../src/language/runtime/limits.ts';
import { Namespace } from '../../src/language/runtime/namespace.ts';
import { Run } from '../../src/language/runtime/run.ts';
import { repr } from '../../src/language/runtime/text.ts';
import { builtinsFor } from '../../stdlib/builtins/profiles.ts';
import { jsonMembers } from '../../stdlib/modules/json.ts';
import { sample } from '../fuzz/statements.ts';
import { strangeNames } from './deep-check.ts';

const SETTINGS = { seed: 20_261_125, numRuns: 300 };

interface Ran {
  readonly run: Run;
  readonly globals: Namespace;
  readonly outcome: Outcome;
  readonly output: string;
}

function execute(source: string, policy: 'frappe' | 'restrictedpython' = 'frappe'): Ran {
  const script = compile(source, { policy, python: '3.11' });
  const pieces: string[] = [];
  const run = new Run({ limits: defaultLimits, onOutput: (text) => void pieces.push(text) });
  const globals = new Namespace([
    ['__name__', 'script'],
    ...['loads', 'dumps'].map((name) => [name, jsonMembers.get(name) ?? null] as const),
  ]);
  const environment: RunEnvironment = { run, globals, builtins: builtinsFor(policy) };
  if (script.problems.length > 0) throw new Error(script.problems[0]?.message);
  return { run, globals, outcome: script.run(environment), output: pieces.join('') };
}

function shown({ globals }: Ran, name: string): string {
  return repr(new Run({ limits: defaultLimits }), globals.get(name) ?? null);
}

/** A Python literal; those of `hashable` may be keys. */
const { value, hashable } = fc.letrec<{ value: string; hashable: string; atom: string }>((tie) => ({
  atom: fc.oneof(
    fc.constantFrom(
      'None',
      'True',
      'False',
      '0.0',
      '-0.0',
      "float('inf')",
      '2**53',
      '2.0**53',
      '10**30',
      '1e30',
      "b'a'",
    ),
    fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }).map(String),
    fc.integer({ min: -3, max: 3 }).map(String),
    fc.integer({ min: -3, max: 3 }).map((whole) => `${whole}.0`),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => `float('${number}')`),
    fc.string({ unit: 'grapheme-composite' }).map(literal),
    fc.constantFrom('__proto__', 'constructor', 'toString', '1', '').map(literal),
  ),
  hashable: fc.oneof({ maxDepth: 2 }, tie('atom'), fc.array(tie('hashable'), { maxLength: 3 }).map(tuple)),
  value: fc.oneof(
    { maxDepth: 3 },
    tie('atom'),
    fc.array(tie('value'), { maxLength: 3 }).map((items) => `[${items.join(', ')}]`),
    fc.array(tie('value'), { maxLength: 3 }).map(tuple),
    fc
      .array(fc.tuple(tie('hashable'), tie('value')), { maxLength: 3 })
      .map((entries) => `{${entries.map(([key, item]) => `${key}: ${item}`).join(', ')}}`),
  ),
}));

function tuple(items: readonly unknown[]): string {
  return `(${items.map((item) => `${String(item)}, `).join('')})`;
}

function literal(text: string): string {
  const escaped = [...text].map((character) => {
    const code = character.codePointAt(0) ?? 0;
    return /[A-Za-z0-9_ ]/.test(character) ? character : `\\U${code.toString(16).padStart(8, '0')}`;
  });
  return `'${escaped.join('')}'`;
}

test('no program leaves anything but Python values in its variables', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 31 - 1 }), (seed) => {
      const { source, rules } = sample(seed);
      const { run, globals, outcome } = execute(
        `doc = {}\n${source}`,
        rules.policy === 'frappe' ? 'frappe' : 'restrictedpython',
      );
      expect(outcome.status).not.toBe('fault');
      expect(strangeNames(run, globals.entries())).toEqual([]);
    }),
    SETTINGS,
  );
});

test('what is equal has the same hash and the same place in a dict', () => {
  fc.assert(
    fc.property(hashable, hashable, (one, other) => {
      const ran = execute(
        `a = ${one}\nb = ${other}\nr = [a == b, hash(a) == hash(b), len({a: 1, b: 2}) == 1, {a: 1}.get(b) == 1]`,
      );
      expect(shown(ran, 'r')).toMatch(/^\[True, True, True, True\]$|^\[False, (?:True|False), False, False\]$/);
    }),
    SETTINGS,
  );
});

test('what equals under another type equals as a key', () => {
  const whole = fc.oneof(fc.integer({ min: -5, max: 5 }).map(BigInt), fc.bigInt({ min: -(2n ** 80n), max: 2n ** 80n }));
  fc.assert(
    fc.property(whole, (number) => {
      const ran = execute(
        `a = ${number}\nb = float(a)\nr = [(a == b) == ({a: 1}.get(b) == 1), (a == b) <= (hash(a) == hash(b)), {b: 1}.get(a) == {a: 1}.get(b)]`,
      );
      expect(shown(ran, 'r')).toBe('[True, True, True]');
    }),
    SETTINGS,
  );
});

test('the repr of a value reads as the value again', () => {
  fc.assert(
    fc.property(value, (text) => {
      const first = shown(execute(`a = ${text}`), 'a').replaceAll(/\binf\b(?!')/g, "float('inf')");
      expect(shown(execute(`a = ${first}`), 'a').replaceAll(/\binf\b(?!')/g, "float('inf')")).toBe(first);
    }),
    SETTINGS,
  );
});

test('what JSON can hold comes back from it as it was', () => {
  const plain = fc.jsonValue({ depthSize: 'small' });
  fc.assert(
    fc.property(plain, (data) => {
      const text = JSON.stringify(data).replaceAll(
        /[\u0080-\uffff]/g,
        (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
      );
      const ran = execute(
        `a = loads(${literal(text)})\nb = loads(dumps(a))\nr = [a == b, repr(a) == repr(b), dumps(a) == dumps(b)]`,
      );
      expect(shown(ran, 'r')).toBe('[True, True, True]');
    }),
    SETTINGS,
  );
});

test('a dict keeps the order in which its keys first came', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.integer({ min: -3, max: 12 }), fc.constantFrom('1', '10', '__proto__', 'b', 'a'))),
      (keys) => {
        const written = keys.map((key) => (typeof key === 'number' ? String(key) : literal(key)));
        const ran = execute(`d = {}\nfor k in [${written.join(', ')}]:\n    d[k] = 1\nr = list(d)`);
        expect(shown(ran, 'r')).toBe(`[${[...new Set(written)].join(', ')}]`);
      },
    ),
    SETTINGS,
  );
});

test('the same program takes the same steps each time, and two runs share nothing', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 31 - 1 }), (seed) => {
      const { source, rules } = sample(seed);
      const policy = rules.policy === 'frappe' ? 'frappe' : 'restrictedpython';
      const [one, other] = [execute(source, policy), execute(source, policy)];
      expect(other.run.steps).toBe(one.run.steps);
      expect(other.output).toBe(one.output);
      expect(ending(other)).toEqual(ending(one));
    }),
    SETTINGS,
  );
});

function ending({ outcome }: Ran) {
  return reportOutcome(new Run({ limits: defaultLimits }), outcome);
}
