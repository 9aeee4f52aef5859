// The declarations that are shipped, as a strict project of an embedder reads them.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
let project: string;

// Each test is a run of the compiler over all that is declared.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** What the compiler says, '' if nothing. */
function compiled(...given: readonly string[]): string {
  const { stdout, stderr } = spawnSync(process.execPath, [tsc, ...given], { cwd: root, encoding: 'utf8' });
  return stdout + stderr;
}

beforeAll(() => {
  expect(compiled('-p', 'tsconfig.types.json')).toBe('');
  // Inside the package its own name resolves as it does for those who installed it.
  project = mkdtempSync(join(root, 'dist', 'embedder-'));
});
afterAll(() => rmSync(project, { recursive: true, force: true }));

/** Compiles a program of an embedder under the strictest rules, libraries included. */
function complaints(program: string): string {
  writeFileSync(join(project, 'program.ts'), program);
  const compilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: false,
    target: 'esnext',
    module: 'nodenext',
    types: ['node'],
    noEmit: true,
  };
  writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['program.ts'] }));
  return compiled('-p', join(project, 'tsconfig.json'));
}

test("the README's example compiles", () => {
  const [, example = ''] = /```ts\n([\s\S]*?)```/.exec(readFileSync(join(root, 'README.md'), 'utf8')) ?? [];
  expect(example).toContain("from 'ristretto/python'");
  expect(complaints(example)).toBe('');
});

test('a site is opened, asked and given documents', () => {
  const program = `
    import { openSite } from 'ristretto';
    import { modules } from 'ristretto/modules';
    const site = await openSite({ sites: './sites', name: 'site1.local' });
    const response: Response = await site.handle(new Request('http://site1.local/api/method/ping'));
    const { name } = await site.insert({ doctype: 'ToDo', description: 'test' }, { user: 'Administrator' });
    await site.close();
    export const seen = [response.status, name, modules.json];
  `;
  expect(complaints(program)).toBe('');
});

test('what does not exist is found out', () => {
  expect(complaints("import { openSites } from 'ristretto';\nopenSites();")).toContain('openSites');
});
