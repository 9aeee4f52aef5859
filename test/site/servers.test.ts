// Sites on MariaDB and PostgreSQL, through the whole chain: new-site, worker process, isolate, server.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSite } from '../../src/cli/site-creation.ts';
import { commonFile, setSetting } from '../../src/host/configuration.ts';
import { type OpenedSite, openSite } from '../../src/index.ts';
import { connectMariadb, mariadbSocket, withoutMariadb } from '../host/databases/mariadb.ts';
import { connectPostgres, withoutPostgres } from '../host/databases/postgres.ts';
import { counts, filters, setUp, values } from './database-cases.ts';

const NAME = `ristretto_site_${process.pid}`;

interface Engine {
  readonly name: string;
  readonly skip: string | undefined;
  readonly db: string;
  readonly statement: (sql: string) => Promise<unknown>;
  /** Expressions whose values this engine has differently, as Frappe on it has. */
  readonly differs: (expression: string) => boolean;
}

const engines: readonly Engine[] = [
  {
    name: 'MariaDB',
    skip: withoutMariadb,
    db: `mariadb://root@localhost/${NAME}?socket=${mariadbSocket}`,
    async statement(sql) {
      const connection = await connectMariadb();
      await connection.query(sql);
      await connection.end();
    },
    // A sum of ints is a decimal there, and decimals are read as floats.
    differs: (expression) => /"SUM"/.test(expression),
  },
  {
    name: 'PostgreSQL',
    skip: await withoutPostgres(),
    db: `postgres://postgres@127.0.0.1/${NAME}`,
    async statement(sql) {
      const client = await connectPostgres();
      await client.query(sql);
      await client.end();
    },
    // Texts differ by case there, names without quotes are folded, NULL comes last, and WITH is not let through.
    differs: (expression) => /"with t|"A"|'A'|tabThing|"X%"|group_by="place"/.test(expression),
  },
];

/** One script that evaluates every expression by itself. */
function evaluating(expressions: readonly string[]): string {
  const lines = expressions.map(
    (expression) =>
      `try:\n  out.append(repr((${expression})))\nexcept Exception as e:\n  out.append("failed: " + str(e))`,
  );
  return ['out = []', ...lines, 'frappe.response["message"] = out'].join('\n');
}

const cases: readonly (readonly [expression: string, result: string])[] = [
  ...filters.map(
    ([given, codes]) =>
      [`"".join(sorted(set(frappe.get_all("Thing", filters=${given}, pluck="name"))))`, `'${codes}'`] as const,
  ),
  ...counts.map(([given, count]) => [`frappe.db.count("Thing", ${given})`, String(count)] as const),
  ...values,
];

for (const engine of engines) {
  if (engine.skip !== undefined) console.log(`sites on ${engine.name} are not tried: ${engine.skip}`);
  describe.skipIf(engine.skip !== undefined)(`a site on ${engine.name}`, () => {
    let sites: string;
    let site: OpenedSite;

    async function call(name: string, method = 'GET', body?: unknown): Promise<{ status: number; body: unknown }> {
      const request = new Request(`http://a.local/api/method/${name}`, {
        method,
        ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
      });
      const response = await site.handle(request);
      return { status: response.status, body: await response.json() };
    }

    function script(name: string, text: string): Promise<unknown> {
      const values = { script_type: 'API', api_method: name, allow_guest: 1, script: text };
      return site.insert({ doctype: 'Server Script', name, ...values }, { user: 'Administrator' });
    }

    beforeAll(async () => {
      sites = mkdtempSync(join(tmpdir(), 'ristretto-'));
      setSetting(commonFile(sites), 'server_script_enabled', 1);
      await engine.statement(`CREATE DATABASE ${NAME}`);
      await createSite('a.local', { sites, db: engine.db, profile: 'frappe-16', python: '3.14' }, 'secret');
      site = await openSite({ sites, name: 'a.local' });
      await site.insert(
        {
          doctype: 'Server Script',
          name: 'set up',
          script_type: 'DocType Event',
          reference_doctype: 'Note',
          doctype_event: 'After Insert',
          script: setUp,
        },
        { user: 'Administrator' },
      );
      await site.insert({ doctype: 'Note', title: 'go' }, { user: 'Administrator' });
    }, 120_000);

    afterAll(async () => {
      await site?.close();
      rmSync(sites, { recursive: true, force: true });
      await engine.statement(`DROP DATABASE IF EXISTS ${NAME}`);
    });

    test('gives the same values to every expression', async () => {
      const asked = cases.filter(([expression]) => !engine.differs(expression));
      await script('all', evaluating(asked.map(([expression]) => expression)));
      const { body } = await call('all');
      const got = Object(body).message;
      expect(asked.map(([expression], at) => [expression, got?.[at]])).toEqual(asked.map((pair) => [...pair]));
    });

    test('commits a POST, and leaves nothing of a GET or of an error', async () => {
      const insert = 'frappe.get_doc({"doctype": "ToDo", "description": "t"}).insert(ignore_permissions=True)';
      await script('add', insert);
      await script('fail', `${insert}\nfrappe.throw("no")`);
      await script('count', 'frappe.response["message"] = frappe.db.count("ToDo")');
      expect((await call('add')).status).toBe(200);
      expect((await call('fail', 'POST')).status).toBe(417);
      expect((await call('count')).body).toEqual({ message: 0 });
      expect((await call('add', 'POST')).status).toBe(200);
      expect((await call('count')).body).toEqual({ message: 1 });
    });

    test('logs in, reads and writes documents', async () => {
      const login = await site.handle(
        new Request('http://a.local/api/method/login', {
          method: 'POST',
          body: JSON.stringify({ usr: 'Administrator', pwd: 'secret' }),
          headers: { 'content-type': 'application/json' },
        }),
      );
      expect(login.status).toBe(200);
      const cookie =
        login.headers
          .getSetCookie()
          .find((each) => each.startsWith('sid='))
          ?.split(';')[0] ?? '';
      const send = (path: string, method: string, body?: unknown) =>
        site.handle(
          new Request(`http://a.local/api/resource/${path}`, {
            method,
            headers: { cookie, 'content-type': 'application/json' },
            ...(body === undefined ? {} : { body: JSON.stringify(body) }),
          }),
        );
      const made = Object(await (await send('ToDo', 'POST', { description: 'é😀', date: '2024-02-29' })).json()).data;
      expect(made).toMatchObject({ description: 'é😀', date: '2024-02-29', status: 'Open' });
      const changed = await send(`ToDo/${made.name}`, 'PUT', { status: 'Closed' });
      expect(Object(await changed.json()).data).toMatchObject({ status: 'Closed' });
      expect((await send(`ToDo/${made.name}`, 'DELETE')).status).toBe(202);
      expect((await send(`ToDo/${made.name}`, 'GET')).status).toBe(404);
    });
  });
}
