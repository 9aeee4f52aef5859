// The example change in CONTRIBUTING.md is real: what it adds stands in the files that it names.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const guide = read('CONTRIBUTING.md');
const diff = /```diff\n([\s\S]*?)```/.exec(guide)?.[1] ?? '';
const changes = diff.split(/^--- a\/.*\n/m).filter((part) => part !== '');

describe('CONTRIBUTING.md', () => {
  test.each(changes.map((change) => [/^\+\+\+ b\/(.*)$/m.exec(change)?.[1] ?? '', change]))(
    'shows what stands in %s',
    (path, change) => {
      const after = change
        .split('\n')
        .slice(2)
        .filter((line) => line !== '' && !line.startsWith('-'))
        .map((line) => line.slice(1));
      expect(read(path)).toContain(after.join('\n'));
    },
  );

  test('names files that exist', () => {
    const named = [...guide.matchAll(/`((?:grammar|src|stdlib|test|conformance)\/[\w./-]+\.(?:ts|py|md|json))`/g)];
    expect(named.length).toBeGreaterThan(8);
    for (const [, path = ''] of named) expect(() => read(path), path).not.toThrow();
  });

  test('names scripts of package.json', () => {
    const scripts: Readonly<Record<string, string>> = JSON.parse(read('package.json')).scripts;
    for (const [, name = ''] of guide.matchAll(/`npm run ([a-z]+)/g)) expect(scripts).toHaveProperty(name);
  });
});
