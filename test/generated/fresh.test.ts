// The printed files say what the declarations say: stubs that Python reads, the reference, the completion.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from '../../grammar/parse.ts';
import { generated, standing } from '../../stdlib/generate.ts';
import { python311 } from './python311.ts';

let files: ReadonlyMap<string, string>;
const stubs = () => [...files].filter(([path]) => path.endsWith('.pyi'));

beforeAll(async () => {
  files = await generated();
});

test('running npm run gen would change no file', () => {
  const changed = [...files].filter(([path, text]) => standing(path) !== text).map(([path]) => path);
  expect(changed, 'run npm run gen').toEqual([]);
});

test('printing twice gives the same', async () => {
  expect(await generated()).toEqual(files);
});

describe('the stubs', () => {
  test('are Python by our own parser', () => {
    for (const [path, text] of stubs()) {
      const result = parse(text, { python: '3.11' });
      expect(result.ok ? [] : [result.problem], path).toEqual([]);
    }
  });

  test.skipIf(python311 === undefined)('are Python by CPython', () => {
    const program =
      'import ast, sys\nfor path in sys.argv[1:]:\n    ast.parse(open(path, encoding="utf-8").read(), path)\n';
    const paths = stubs().map(([path]) => join(import.meta.dirname, '..', '..', path));
    expect(spawnSync(python311 ?? '', ['-c', program, ...paths], { encoding: 'utf8' })).toMatchObject({
      status: 0,
      stderr: '',
    });
  });
});

describe('the completion', () => {
  const offers = (): readonly { readonly value: string; readonly score: number; readonly meta: string }[] =>
    JSON.parse(files.get('stdlib/completions.json') ?? '[]');
  const offer = (value: string) => offers().find((one) => one.value === value);

  test('scores names by what they are', () => {
    expect(offer('frappe.db.get_value')).toEqual({ value: 'frappe.db.get_value', score: 9, meta: 'utils' });
    expect(offer('_dict')).toBeUndefined();
    expect(offer('frappe.form_dict')?.score).toBe(7);
    expect(offer('frappe.ValidationError')?.score).toBe(0);
    expect(offer('list')?.score).toBe(8);
    expect(offer('len')).toBeUndefined();
    expect(offer('sorted')?.score).toBe(6);
  });

  test('offers each name once', () => {
    const names = offers().map((one) => one.value);
    expect(new Set(names).size).toBe(names.length);
  });
});
