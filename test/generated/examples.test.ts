// Every example in a declaration gives what it says: here, under CPython where it is Python's, on a site where it is Frappe's.
import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { builtinsFor } from '../../stdlib/builtins/profiles.ts';
import { declaredExamples, type Entry } from '../../stdlib/generate/entries.ts';
import { moduleObjects, sources } from '../../stdlib/generate/sources.ts';
import { newWorld } from '../site/site.ts';
import { agrees, type Came, type Example, readExample } from './example.ts';
import { python311 } from './python311.ts';
import { inLanguage, onSite } from './running.ts';

const { builtins, types, modules, restricted, globals, frappe, documents } = await sources();

const moduleValues = await moduleObjects();
const policyNames = builtinsFor('restrictedpython');

const read = (members: readonly Entry[], owner = ''): readonly Example[] =>
  declaredExamples(members, owner).map(readExample);

const language = [
  ...read(builtins.members),
  ...read(types.members),
  ...modules.flatMap(({ name, members }) => read(members, name)),
];
const policy = read(restricted.members);
const site = [...read(globals.members), ...read(documents.members), ...read(frappe.members, 'frappe')];

const differences = (examples: readonly Example[], came: (example: Example, at: number) => Came) =>
  examples.flatMap((example, at) => {
    const result = came(example, at);
    return agrees(example, result) ? [] : [`${example.name}: ${example.line}  -- came: ${result.shown}`];
  });

test('there are examples', () => {
  expect(language.length).toBeGreaterThan(150);
});

describe('every example is true', () => {
  test('of the language and its modules', () => {
    expect(differences(language, (example) => inLanguage(example, moduleValues))).toEqual([]);
  });

  test("of RestrictedPython's names", () => {
    expect(differences(policy, (example) => inLanguage(example, policyNames))).toEqual([]);
  });

  test('of the site, each as the first script that runs there', () => {
    const world = newWorld({ own: { host_name: 'https://erp.example.com' } });
    expect(differences(site, (example) => onSite(world, example))).toEqual([]);
  });
});

test.skipIf(python311 === undefined)('every example of the language is true under CPython', () => {
  const program = new URL('run_examples.py', import.meta.url).pathname;
  const input = JSON.stringify({ modules: modules.map(({ name }) => name), examples: language });
  const { stdout, stderr } = spawnSync(python311 ?? '', [program], { input, encoding: 'utf8' });
  expect(stderr).toBe('');
  const came: readonly Came[] = JSON.parse(stdout);
  expect(differences(language, (_example, at) => came[at] ?? { ending: 'error', shown: 'nothing' })).toEqual([]);
});
