// What holds on every engine: the same operations, values, errors and transactions.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '../../../src/host/databases/database.ts';
import { MariaDatabase } from '../../../src/host/databases/mariadb.ts';
import { PostgresDatabase } from '../../../src/host/databases/postgres.ts';
import { SqliteDatabase } from '../../../src/host/databases/sqlite.ts';
import { type Condition, DatabaseError, type SqlValue } from '../../../src/site/host.ts';
import { connectMariadb, mariadbSocket, withoutMariadb } from './mariadb.ts';
import { connectPostgres, withoutPostgres } from './postgres.ts';

const NAME = `ristretto_test_${process.pid}`;

interface Engine {
  readonly name: string;
  readonly skip: string | undefined;
  open(): Database;
  drop(): Promise<void>;
}

const engines: readonly Engine[] = [
  {
    name: 'SQLite',
    skip: undefined,
    open: () => new SqliteDatabase({ path: ':memory:', clock: () => new Temporal.PlainDateTime(2024, 1, 1) }),
    drop: async () => undefined,
  },
  {
    name: 'MariaDB',
    skip: withoutMariadb,
    open: () => new MariaDatabase(`mariadb://root@localhost/${NAME}?socket=${mariadbSocket}`),
    async drop() {
      const connection = await connectMariadb();
      await connection.query(`DROP DATABASE IF EXISTS ${NAME}`);
      await connection.end();
    },
  },
  {
    name: 'PostgreSQL',
    skip: await withoutPostgres(),
    open: () => new PostgresDatabase(`postgres://postgres@127.0.0.1/${NAME}`),
    async drop() {
      const client = await connectPostgres();
      await client.query(`DROP DATABASE IF EXISTS ${NAME}`);
      await client.end();
    },
  },
];

describe.for(engines)('$name', (engine) => {
  describe.skipIf(engine.skip !== undefined)('as a database of a site', () => {
    let database: Database;
    const q = (name: string) => (database.dialect === 'mariadb' ? `\`${name}\`` : `"${name}"`);
    const rows = async (sql: string, ...parameters: SqlValue[]) =>
      (await database.read({ sql, parameters, maxRows: 10 })).rows;
    const names = async () => (await rows(`SELECT name FROM ${q('tabNote')} ORDER BY name`)).flat();
    const insert = async (...list: string[]) =>
      database.write({
        kind: 'insert',
        table: 'tabNote',
        columns: ['name', 'title'],
        rows: list.map((name) => [name, `title ${name}`]),
      });
    const failure = async (run: () => unknown): Promise<unknown> => {
      try {
        return await run();
      } catch (thrown) {
        return thrown instanceof DatabaseError ? { code: thrown.code, key: thrown.key } : thrown;
      }
    };

    beforeAll(() => {
      database = engine.open();
    });
    afterAll(async () => {
      await database.close();
      await engine.drop();
    });
    beforeEach(async () => {
      await database.rollback();
      await database.write({ kind: 'drop', table: 'tabNote' });
      await database.write({
        kind: 'table',
        table: 'tabNote',
        columns: [
          { name: 'creation', type: 'datetime(6)' },
          { name: 'day', type: 'date' },
          { name: 'at', type: 'time(6)' },
          { name: 'title', type: 'varchar(140)', unique: true },
          { name: 'amount', type: 'decimal(21,9)', notNull: true, fallback: 0 },
          { name: 'number', type: 'int(11)', index: true },
          { name: 'wide', type: 'bigint(20)' },
          { name: 'body', type: 'longtext' },
        ],
      });
    });

    test('gives values back with their types', async () => {
      await database.write({
        kind: 'insert',
        table: 'tabNote',
        columns: ['name', 'creation', 'day', 'at', 'amount', 'number', 'wide', 'body'],
        rows: [
          [
            'a',
            '2024-02-29 01:02:03.000004',
            '2024-02-29',
            '01:02:03.000004',
            1.5,
            -3,
            { int: '9007199254740993' },
            'ünï 😀 \\ \' "',
          ],
        ],
      });
      const { columns, rows: found } = await database.read({
        sql: `SELECT name, creation, day, at, amount, number, wide, body FROM ${q('tabNote')}`,
        parameters: [],
        maxRows: 1,
      });
      expect(columns.map(({ type }) => type)).toEqual([
        'varchar(140)',
        'datetime(6)',
        'date',
        'time(6)',
        'decimal(21,9)',
        'int(11)',
        'bigint(20)',
        'text',
      ]);
      expect(found).toEqual([
        [
          'a',
          '2024-02-29 01:02:03.000004',
          '2024-02-29',
          '01:02:03.000004',
          1.5,
          -3,
          { int: '9007199254740993' },
          'ünï 😀 \\ \' "',
        ],
      ]);
    });

    test('fills in fallbacks and nulls', async () => {
      await insert('a');
      expect(await rows(`SELECT amount, number, creation FROM ${q('tabNote')}`)).toEqual([[0, null, null]]);
    });

    test('a question mark in a text is no parameter', async () => {
      expect(await rows("SELECT 'a?b', ?", 'c')).toEqual([['a?b', 'c']]);
    });

    test('finds and changes by every comparison', async () => {
      for (const [at, name] of ['a', 'b', 'c', 'd'].entries()) {
        await database.write({
          kind: 'insert',
          table: 'tabNote',
          columns: ['name', 'title', 'number'],
          rows: [[name, `T${name}`, at === 3 ? null : at]],
        });
      }
      const matching = async (...where: readonly Condition[]) => {
        await database.begin();
        const { changed } = await database.write({ kind: 'update', table: 'tabNote', values: { body: 'x' }, where });
        await database.rollback();
        return changed;
      };
      expect(await matching()).toBe(4);
      expect(await matching({ column: 'number', operator: '>', value: 0 })).toBe(2);
      expect(
        await matching({ column: 'number', operator: '!=', value: 0 }, { column: 'name', operator: '<=', value: 'b' }),
      ).toBe(1);
      expect(await matching({ column: 'number', operator: 'is null' })).toBe(1);
      expect(await matching({ column: 'number', operator: 'is not null' })).toBe(3);
      expect(await matching({ column: 'name', operator: 'in', value: ['a', 'd', 'x'] })).toBe(2);
      expect(await matching({ column: 'name', operator: 'not in', value: ['a', 'd', 'x'] })).toBe(2);
      expect(await matching({ column: 'name', operator: 'in', value: [] })).toBe(0);
      expect(await matching({ column: 'title', operator: 'like', value: 't%' })).toBe(4);
      expect(await matching({ column: 'title', operator: 'not like', value: '%A' })).toBe(3);
    });

    test('a duplicate names its column, and undoes the operation alone', async () => {
      await database.begin();
      await insert('a');
      expect(await failure(() => insert('b', 'a'))).toMatchObject({ code: 'duplicate' });
      expect(
        await failure(() =>
          database.write({ kind: 'insert', table: 'tabNote', columns: ['name', 'title'], rows: [['c', 'title a']] }),
        ),
      ).toEqual({ code: 'duplicate', key: 'title' });
      await database.commit();
      expect(await names()).toEqual(['a']);
    });

    test('leaves out duplicates when told so', async () => {
      await insert('a');
      await database.write({
        kind: 'insert',
        table: 'tabNote',
        columns: ['name', 'title'],
        rows: [
          ['a', 'x'],
          ['b', 'y'],
        ],
        ignoreDuplicate: true,
      });
      expect(await names()).toEqual(['a', 'b']);
    });

    test('undoes what was not committed, and keeps what was', async () => {
      await database.begin();
      await insert('a');
      await database.commit();
      await database.begin();
      await insert('b');
      await database.savepoint('s');
      await insert('c');
      await database.rollbackTo('s');
      await database.release('s');
      expect(await names()).toEqual(['a', 'b']);
      await database.rollback();
      expect(await names()).toEqual(['a']);
    });

    test('adds what a table lacks, and widens texts', async () => {
      await insert('a');
      await database.write({
        kind: 'table',
        table: 'tabNote',
        columns: [
          { name: 'colour', type: 'varchar(140)' },
          { name: 'title', type: 'varchar(255)' },
        ],
      });
      await database.write({
        kind: 'update',
        table: 'tabNote',
        values: { title: 'x'.repeat(200), colour: 'red' },
        where: [],
      });
      expect(await rows(`SELECT colour, length(title) FROM ${q('tabNote')}`)).toEqual([['red', 200]]);
    });

    test('makes tables whose key is another one, or counts up', async () => {
      await database.write({ kind: 'drop', table: 'tabSingles' });
      await database.write({
        kind: 'table',
        table: 'tabSingles',
        columns: [
          { name: 'doctype', type: 'varchar(140)', notNull: true },
          { name: 'field', type: 'varchar(140)', notNull: true },
          { name: 'value', type: 'text' },
        ],
        primaryKey: 'doctype, field',
      });
      await database.write({
        kind: 'insert',
        table: 'tabSingles',
        columns: ['doctype', 'field'],
        rows: [
          ['a', 'b'],
          ['a', 'c'],
        ],
      });
      await database.write({ kind: 'drop', table: 'tabCount' });
      await database.write({
        kind: 'table',
        table: 'tabCount',
        columns: [{ name: 'a', type: 'int(11)' }],
        primaryKey: 'bigint(20)',
      });
      await database.write({ kind: 'insert', table: 'tabCount', columns: ['a'], rows: [[5], [6]] });
      expect(await rows(`SELECT name, a FROM ${q('tabCount')} ORDER BY name`)).toEqual([
        [1, 5],
        [2, 6],
      ]);
    });

    test.each([
      ['SELECT absent FROM tabNote', 'no-such-column'],
      ['SELECT 1 FROM tabAbsent', 'no-such-table'],
      ['SELECT FROM WHERE', 'syntax'],
    ])('tells what is wrong with %s', async (sql, code) => {
      expect(await failure(() => rows(sql.replace('tabNote', q('tabNote'))))).toMatchObject({ code });
    });

    test.each([
      'DELETE FROM tabNote',
      'UPDATE tabNote SET title = 1',
      'DROP TABLE tabNote',
      'COMMIT',
      'BEGIN',
      'SELECT 1; DELETE FROM tabNote',
    ])('lets no %s through the read door', async (sql) => {
      await insert('a');
      expect(['refused', 'syntax']).toContain(Object(await failure(() => rows(sql))).code);
      expect(await names()).toEqual(['a']);
    });

    test('takes a row more than allowed for an error', async () => {
      await insert('a', 'b', 'c');
      const read = (maxRows: number) =>
        database.read({ sql: `SELECT name FROM ${q('tabNote')}`, parameters: [], maxRows });
      expect((await read(3)).rows).toHaveLength(3);
      expect(await failure(() => read(2))).toMatchObject({ code: 'too-many-rows' });
    });
  });
});
