// A site opened from TypeScript: Fetch API in and out, documents as plain data.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSite } from '../../src/cli/site-creation.ts';
import { commonFile, setSetting } from '../../src/host/configuration.ts';
import { type OpenedSite, openSite } from '../../src/index.ts';

let sites: string;
let site: OpenedSite;

beforeAll(async () => {
  sites = mkdtempSync(join(tmpdir(), 'ristretto-'));
  setSetting(commonFile(sites), 'server_script_enabled', 1);
  await createSite('a.local', { sites, db: 'sqlite:', profile: 'frappe-16', python: '3.14' }, 'secret');
  site = await openSite({ sites, name: 'a.local' });
});

afterAll(async () => {
  await site.close();
  rmSync(sites, { recursive: true, force: true });
});

const script = (name: string, source: string) => ({
  doctype: 'Server Script',
  name,
  script_type: 'API',
  api_method: name,
  allow_guest: 1,
  script: source,
});

describe('an opened site', () => {
  test('inserts a document and gives it as it was stored', async () => {
    const todo = await site.insert({ doctype: 'ToDo', description: 'test' }, { user: 'Administrator' });
    expect(todo).toMatchObject({ doctype: 'ToDo', description: 'test', status: 'Open', owner: 'Administrator' });
  });

  test('answers a request with what its script says', async () => {
    await site.insert(script('hello', 'frappe.response["message"] = "hello"'));
    const response = await site.handle(new Request('http://a.local/api/method/hello'));
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ message: 'hello' });
  });

  test('ends a script at its limit, and serves the next request', async () => {
    await site.insert(script('endless', 'while True:\n    pass'));
    const response = await site.handle(new Request('http://a.local/api/method/endless'));
    expect([500, 504]).toContain(response.status);
    expect(await response.json()).toMatchObject({ exc_type: 'ScriptLimitExceeded' });
    expect((await site.handle(new Request('http://a.local/api/method/hello'))).status).toBe(200);
  });

  test('tells why a document cannot be inserted', async () => {
    await expect(site.insert({ doctype: 'Absent' })).rejects.toThrow(/Absent/);
  });
});

test('a site that does not exist cannot be opened', async () => {
  await expect(openSite({ sites, name: 'b.local' })).rejects.toThrow('there is no site "b.local"');
});
