// The suite as it is shipped: the built command and the built library, whose files load in an order that the build chose.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..');

function node(...given: readonly string[]): string {
  return execFileSync(process.execPath, [...given], { cwd: root, encoding: 'utf8' });
}

test('the built command comes out of our own cases as CPython did', () => {
  expect(node('--stack-size=3900', 'src/cli/bin.js', 'conformance')).toMatch(
    /\n\d\d+ passed, 0 failed, \d+ skipped\n$/,
  );
});

test('the built library shows values as Python does, those of its modules too', () => {
  const program = `
    import { compile } from 'ristretto/python';
    import { modules } from 'ristretto/modules';
    const script = compile('print([{1: {2}}, frozenset([3]), json.loads("[1.5, null]"), sorted({"b": True})])', { policy: 'restrictedpython' });
    process.stdout.write(JSON.stringify(script.run({ globals: { json: modules.json } })));
  `;
  const { outcome, stdout } = JSON.parse(node('--input-type=module', '--eval', program));
  expect({ outcome, stdout }).toEqual({
    outcome: { status: 'ok' },
    stdout: "[{1: {2}}, frozenset({3}), [1.5, None], ['b']]\n",
  });
});
