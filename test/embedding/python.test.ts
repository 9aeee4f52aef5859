// The language as an embedder has it: `ristretto/python` and `ristretto/modules`, by the names of the package.
import { execFileSync } from 'node:child_process';
import { build } from 'esbuild';
import ivm from 'isolated-vm';
import { describe, expect, test } from 'vitest';
import { modules } from '../../src/modules.ts';
import { compile, hostObject, PythonError } from '../../src/python.ts';

const root = new URL('../../', import.meta.url).pathname;

describe('a script', () => {
  test('finds the names that it is given, and its own come back', () => {
    const script = compile('total = sum(prices)\nprint(total)', { policy: 'frappe-16', python: '3.14' });
    const run = script.run({ globals: { prices: [1, 2, 3] } });
    expect(run).toMatchObject({ outcome: { status: 'ok' }, stdout: '6\n', log: ['6'], variables: { total: '6' } });
    expect(run.locals['total']).toBe(6);
  });

  test('runs as often as asked and remembers nothing', () => {
    const script = compile('seen.append(1)\nx = len(seen)');
    expect([1, 2].map(() => script.run({ globals: { seen: [] } }).locals['x'])).toEqual([1, 1]);
  });

  test('has its problems placed as an editor counts', () => {
    const { problems, errors } = compile('a = 1\n  _b = 2');
    expect(problems[0]).toMatchObject({ type: 'IndentationError', message: 'unexpected indent', line: 2 });
    expect(errors).toEqual(["Line 2: IndentationError: unexpected indent at statement: '_b = 2'"]);
  });

  test('that reaches a limit says which, and where', () => {
    const { outcome } = compile('x = 1\nwhile True: pass').run({ limits: { steps: 1000 } });
    expect(outcome).toMatchObject({ status: 'limit', limit: 'steps', allowed: 1000, line: 2 });
  });
});

describe('what an embedder binds', () => {
  test('is called with plain values, keywords last, and answers with plain values', () => {
    const calls: unknown[][] = [];
    const note = (...args: unknown[]) => {
      calls.push(args);
      return { count: args.length };
    };
    const { locals } = compile('n = note([1, 2.5], key="v")["count"]').run({ globals: { note } });
    expect(calls).toEqual([[[1, 2.5], { key: 'v' }]]);
    expect(locals['n']).toBe(2);
  });

  test('raises in the script what it throws, with its message and nothing of the machine', () => {
    const globals = {
      plain: () => {
        throw new Error('no such row');
      },
      python: () => {
        throw new PythonError('ValueError', 'no such value');
      },
    };
    const text =
      'seen = []\nfor f in [plain, python]:\n  try:\n    f()\n  except Exception as e:\n    seen.append(repr(e))';
    expect(compile(text).run({ globals }).locals['seen']).toEqual([
      "RuntimeError('no such row')",
      "ValueError('no such value')",
    ]);
  });

  test('may be an object with behaviour of its own, and a missing attribute of it is None under Frappe', () => {
    const written = new Map<string, unknown>();
    const doc = hostObject({
      get: (name) => (name === 'qty' ? 3 : undefined),
      set: (name, value) => void written.set(name, value),
    });
    const { locals } = compile('doc.total = doc.qty * 2\nnothing = doc.nope').run({ globals: { doc } });
    expect(written).toEqual(new Map([['total', 6]]));
    expect(locals['nothing']).toBeNull();
  });

  test('may be modules of Python', () => {
    const text =
      'x = [json.dumps({"a": math.floor(2.5)}), list(itertools.chain([1], [2])), functools.reduce(lambda a, b: a + b, [3, 9, 4])]';
    const { json, math, itertools, functools } = modules;
    const run = compile(text, { policy: 'restrictedpython' }).run({ globals: { json, math, itertools, functools } });
    expect(run.variables['x']).toBe(`['{"a": 2}', [1, 2], 16]`);
  });

  test('reads nothing of a module under Frappe, as in Frappe', () => {
    const { outcome } = compile('json.dumps(1)').run({ globals: { json: modules.json } });
    expect(outcome).toMatchObject({
      status: 'exception',
      type: 'SyntaxError',
      message: expect.stringMatching(/^Reading <module/),
    });
  });

  test('tells modules the time and gives them chance', () => {
    const text = 'x = [str(datetime.datetime.now()), random.random()]';
    const { datetime, random } = modules;
    const clock = { now: () => 1_700_000_000_000_000, offset: () => 0 };
    const script = compile(text, { policy: 'restrictedpython' });
    expect(script.run({ globals: { datetime, random }, clock, random: () => 0.25 }).variables['x']).toMatch(
      /^\['2023-11-14 22:13:20', 0\.\d+\]$/,
    );
    expect(script.run({ globals: { datetime, random } }).outcome).toMatchObject({ type: 'RuntimeError' });
  });
});

describe('the package', () => {
  const program = (from: string) => `
    import { compile } from '${from}';
    globalThis.result = compile('x = [f"{n:02d}" for n in range(3)]').run().variables.x;`;
  const shown = "['00', '01', '02']";

  test('works in plain Node by its name', () => {
    const text = `${program('ristretto/python')} console.log(globalThis.result);`;
    const printed = execFileSync(process.execPath, ['--input-type=module', '-e', text], {
      cwd: root,
      encoding: 'utf8',
    });
    expect(printed.trim()).toBe(shown);
  });

  test('is under 1 MB as a bundle for a browser, and runs in a bare isolate', async () => {
    const { outputFiles } = await build({
      stdin: { contents: program('./src/python.ts'), resolveDir: root },
      bundle: true,
      minify: true,
      format: 'iife',
      platform: 'browser',
      write: false,
    });
    const code = outputFiles[0]?.text ?? '';
    expect(code.length).toBeLessThan(1_000_000);
    const isolate = new ivm.Isolate({ memoryLimit: 128 });
    const context = await isolate.createContext();
    await context.eval(code);
    expect(await context.eval('globalThis.result')).toBe(shown);
    isolate.dispose();
  });
});
