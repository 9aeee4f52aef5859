// The command line as a user meets it: exit codes, what goes to which stream.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const program = join(import.meta.dirname, '..', '..', 'src', 'cli', 'bin.js');
let folder: string;
let sites: string;

const ristretto = (...given: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...given], {
    cwd: folder,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
};
const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ristretto-'));
  sites = join(folder, 'sites');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('run', () => {
  test('prints what the script prints, and nothing else', () => {
    expect(ristretto('run', file('good.py', 'print(n + 1)\n'), '--vars', '{"n": 41}')).toEqual({
      status: 0,
      stdout: '42\n',
      stderr: '',
    });
  });

  test('of a script that raises exits 1 and names the line', () => {
    const path = file('bad.py', 'x = 1\ny = x / 0\n');
    expect(ristretto('run', path)).toEqual({
      status: 1,
      stdout: '',
      stderr: `${path}, line 2: ZeroDivisionError: division by zero\n`,
    });
  });

  test('of a script that is refused exits 1 and tells every reason', () => {
    const { status, stderr } = ristretto('run', file('refused.py', '_a = 1\n_b = 2\n'));
    expect(status).toBe(1);
    expect(stderr.trim().split('\n')).toHaveLength(2);
  });

  test('--json prints one object with the fields of the conformance format', () => {
    const { status, stdout } = ristretto('run', file('good.py', 'x = 6 * 7\nprint(x)\n'), '--json');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      compiles: true,
      errors: [],
      outcome: { status: 'ok' },
      stdout: '42\n',
      log: ['42'],
      variables: { x: '42' },
    });
  });

  test('ends an endless loop at the limit of steps', () => {
    const { status, stderr } = ristretto('run', file('loop.py', 'while True:\n    pass\n'));
    expect(status).toBe(1);
    expect(stderr).toContain('the limit of steps was reached');
  });

  test.each([
    [['run', 'absent.py'], 'there is no such file'],
    [['run', '.'], 'it is a folder'],
    [['run', 'good.py', '--user', 'Guest'], '--user is for a run in a site: add --site NAME'],
    [['run', 'good.py', '--commit'], '--commit is for a run in a site'],
    [['run'], "missing required argument 'file'"],
    [['run', 'good.py', '--policy', 'none'], '--policy takes'],
    [['run', 'good.py', '--vars', '[1]'], '--vars takes a JSON object'],
    [['run', 'good.py', '--site', 'absent.local'], 'there is no site "absent.local"'],
    [['nothing'], "unknown command 'nothing'"],
    [['serve', '--port', 'x'], '--port takes a whole number'],
    [['serve', '--sites', 'absent'], 'does not exist'],
    [['new-site', '../x'], 'cannot be the name of a site'],
    [['new-site', 'a.local', '--db', 'oracle://x'], '--db: "oracle" is no kind of database'],
    [['set-config', 'a', '1'], 'needs either -g'],
    [['import', 'absent.json', '--site', 'a.local'], 'there is no such file or folder'],
    [['diff', 'A Script', 'one', '--site', 'a.local'], 'diff takes no versions'],
  ])('%j is wrong usage: exit code 2, and why', (given, reason) => {
    const { status, stderr, stdout } = ristretto(...given);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(reason);
  });

  test.each(['serve', 'new-site', 'set-config', 'run', 'import', 'export', 'diff'])('%s --help exits 0', (name) => {
    expect(ristretto(name, '--help')).toMatchObject({ status: 0, stderr: '' });
  });
});

test.each([
  ['mariadb://nobody:x@127.0.0.1:1/none', 'ECONNREFUSED'],
  ['postgres://nobody:x@127.0.0.1:1/none', 'ECONNREFUSED'],
])('new-site tells why %s cannot be reached, and leaves nothing', (db, reason) => {
  const { status, stderr } = ristretto('new-site', 'x.local', '--db', db, '--sites', sites);
  expect(status).toBe(1);
  expect(stderr).toContain('cannot create the site "x.local": its database cannot be reached: ');
  expect(stderr).toContain(reason);
  expect(existsSync(join(sites, 'x.local'))).toBe(false);
});

describe('set-config', () => {
  test('writes JSON values and texts, for all sites and for one', () => {
    expect(ristretto('set-config', '-g', 'server_script_enabled', '1', '--sites', sites)).toMatchObject({ status: 0 });
    expect(ristretto('set-config', '-g', 'title', 'a text', '--sites', sites)).toMatchObject({ status: 0 });
    expect(JSON.parse(readFileSync(join(sites, 'common_site_config.json'), 'utf8'))).toEqual({
      server_script_enabled: 1,
      title: 'a text',
    });
  });

  test('for a site that does not exist fails and says which there are', () => {
    expect(ristretto('set-config', '--site', 'absent.local', 'a', '1', '--sites', sites)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('there is no site "absent.local"'),
    });
  });
});

describe('new-site and serve', () => {
  test('create a site once, and say when its port is taken', async () => {
    const made = ristretto('new-site', 'site1.local', '--sites', sites, '--admin-password', 'secret');
    expect(made).toEqual({ status: 0, stdout: `Created site1.local in ${join(sites, 'site1.local')}\n`, stderr: '' });
    expect(existsSync(join(sites, 'site1.local', 'db', 'site.db'))).toBe(true);
    expect(ristretto('new-site', 'site1.local', '--sites', sites)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('exists already'),
    });
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    expect(ristretto('serve', '--sites', sites, '--port', String(port))).toMatchObject({
      status: 1,
      stdout: '',
      stderr: expect.stringContaining('the port is in use'),
    });
    other.close();
  });

  test('broken JSON in a fixture imports nothing and exits 1', () => {
    const path = file('broken.json', '[{"doctype": "ToDo",]');
    expect(ristretto('import', path, '--site', 'site1.local', '--sites', sites)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('not valid JSON'),
    });
  });
});
