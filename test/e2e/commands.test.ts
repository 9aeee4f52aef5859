// The commands beside a served site: comparing versions, fixtures good and bad, a long script.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { count, ristretto, type Served, SITE, script, served } from './served.ts';

let site: Served;

const inSite = (...given: readonly string[]) => ristretto(...given, '--site', SITE, '--sites', site.sites);
const file = (name: string, content: unknown) => {
  const path = join(site.sites, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};

beforeAll(async () => {
  site = await served();
}, 60_000);
afterAll(() => site?.close());

describe('diff', () => {
  const change = (text: string) => site.administrator.put('/api/resource/Server%20Script/compared', { script: text });

  test('shows the last change, and the difference of two versions', async () => {
    await script(site.administrator, 'compared', { script_type: 'API', api_method: 'compared', script: 'x = 1' });
    await change('x = 2');
    await change('x = 2\ny = 3');
    const last = await inSite('diff', 'compared');
    expect(last).toMatchObject({ code: 0, stderr: '' });
    expect(last.stdout).toMatch(/^--- .*\n\+\+\+ .*\n@@ .* @@\n x = 2\n\+y = 3\n$/m);
    const versions = await site.administrator.get(
      '/api/resource/Version?filters=[["docname","=","compared"]]&order_by=creation%20asc',
    );
    const names = [versions.body['data']].flat().map((row) => String(Object(row).name));
    expect(names).toHaveLength(2);
    const both = await inSite('diff', 'compared', ...names);
    expect(both.stdout).toContain('+y = 3');
  });

  test('of a script that does not exist says so and exits 1', async () => {
    const { code, stdout, stderr } = await inSite('diff', 'no such script');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('no such script');
  });
});

describe('import', () => {
  test('of a folder with one broken file imports nothing', async () => {
    const path = file('broken.json', '[{"doctype": "ToDo", "description": "never"}, {]');
    const { code, stderr } = await inSite('import', path);
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^ristretto: cannot import .*broken\.json: it is not valid JSON .*Nothing was imported\.\n$/,
    );
    expect(await count(site.administrator, 'ToDo', { description: 'never' })).toBe(0);
  });

  test('whose second document is refused imports nothing of the first', async () => {
    const path = file('refused.json', [
      { doctype: 'Note', title: 'first of two' },
      { doctype: 'No Such DocType', name: 'x' },
    ]);
    const { code, stderr } = await inSite('import', path);
    expect(code).toBe(1);
    expect(stderr).toContain('Nothing was imported.');
    expect(await count(site.administrator, 'Note', { title: 'first of two' })).toBe(0);
  });

  test('of a script for an unknown DocType keeps it and says that it never fires', async () => {
    const path = file('unknown.json', {
      doctype: 'Server Script',
      name: 'for another app',
      script_type: 'DocType Event',
      reference_doctype: 'Sales Order',
      doctype_event: 'Before Save',
      script: 'doc.total = 0',
    });
    const { code, stdout } = await inSite('import', path);
    expect(code).toBe(0);
    expect(stdout).toContain('script "for another app": there is no DocType "Sales Order" here, so it will never run');
    expect(await site.administrator.get('/api/resource/Server%20Script/for%20another%20app')).toMatchObject({
      status: 200,
    });
    expect(await site.guest.get('/api/method/test_method')).toMatchObject({ status: 200 });
  });

  test('into a site that does not exist is wrong usage', async () => {
    const path = file('good.json', { doctype: 'Note', title: 'x' });
    const { code, stderr } = await ristretto('import', path, '--site', 'absent.local', '--sites', site.sites);
    expect(code).toBe(2);
    expect(stderr).toContain(`there is no site "absent.local"`);
    expect(stderr).toContain(`Sites here: ${SITE}`);
  });
});

describe('a script of 70 KB', () => {
  test('is not imported, and why', async () => {
    const long = { doctype: 'Server Script', name: 'long', script_type: 'API', api_method: 'long' };
    const path = file('long.json', { ...long, script: 'x = 1 # a long line\n'.repeat(3600) });
    const { code, stderr } = await inSite('import', path);
    expect(code).toBe(1);
    expect(stderr).toContain('The script is 72000 bytes long; at most 65536 are allowed.\nNothing was imported.');
  });

  test('is refused by run and by check with a clear line', async () => {
    const path = file('long.py', 'x = 1 # a long line\n'.repeat(3600));
    for (const command of ['run', 'check']) {
      const { code, stdout, stderr } = await ristretto(command, path);
      expect(code, command).toBe(1);
      expect(`${stdout}${stderr}`, command).toMatch(/65,?536|64 KiB|source|too long/);
      expect(`${stdout}${stderr}`.trim().split('\n').length, command).toBeLessThan(4);
    }
  });
});

describe('run in a site', () => {
  test('keeps what a script does only with --commit', async () => {
    const path = file('make.py', 'frappe.get_doc({"doctype": "Note", "title": "by command"}).insert()\n');
    const notes = () => count(site.administrator, 'Note', { title: 'by command' });
    expect(await inSite('run', path)).toMatchObject({ code: 0 });
    expect(await notes()).toBe(0);
    expect(await inSite('run', path, '--commit')).toMatchObject({ code: 0 });
    expect(await notes()).toBe(1);
  });
});

describe('export and import', () => {
  test('bring the scripts of one site back as they were', async () => {
    expect(await inSite('export', '--out', join(site.sites, 'absent', 'x.json'))).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('x.json: there is no such file or folder'),
    });
    const path = join(site.sites, 'exported.json');
    expect(await inSite('export', '--out', path)).toMatchObject({ code: 0 });
    const before = await site.administrator.get('/api/resource/Server%20Script/close_tested');
    expect(await inSite('import', path)).toMatchObject({ code: 0 });
    const after = await site.administrator.get('/api/resource/Server%20Script/close_tested');
    expect(Object(after.body['data']).script).toBe(Object(before.body['data']).script);
  });
});
