// The SQLite connection: values and types, the read door, structured writes, transactions, two connections at once.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SqliteDatabase } from '../../../src/host/databases/sqlite.ts';
import { DatabaseError, type SqlValue } from '../../../src/site/host.ts';

const clock = () => new Temporal.PlainDateTime(2024, 2, 29, 12, 30, 15, 999);
let folder: string;
let database: SqliteDatabase;

const open = () => new SqliteDatabase({ path: join(folder, 'site.db'), clock });
const rows = (sql: string, ...parameters: SqlValue[]) => database.read({ sql, parameters, maxRows: 10 }).rows;
const insert = (on: SqliteDatabase, ...names: string[]) =>
  on.write({
    kind: 'insert',
    table: 'tabNote',
    columns: ['name', 'title'],
    rows: names.map((name) => [name, `title ${name}`]),
  });
const codeOf = (run: () => unknown) => {
  try {
    run();
    return 'nothing was thrown';
  } catch (thrown) {
    return thrown instanceof DatabaseError ? thrown.code : thrown;
  }
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ristretto-'));
  database = open();
  database.begin();
  database.write({
    kind: 'table',
    table: 'tabNote',
    columns: [
      { name: 'creation', type: 'datetime(6)' },
      { name: 'title', type: 'varchar(140)', unique: true },
      { name: 'amount', type: 'decimal(21,9)', notNull: true, fallback: 0 },
      { name: 'count', type: 'int(11)', index: true },
    ],
  });
  database.commit();
});

afterEach(() => {
  database.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('reading', () => {
  test('tells the declared types as the site knows them, and that of a float expression', () => {
    insert(database, 'a');
    const { columns } = database.read({
      sql: 'SELECT name, creation, amount, count, 1.5 AS half, 1 AS one FROM "tabNote"',
      parameters: [],
      maxRows: 1,
    });
    expect(columns.map(({ type }) => type)).toEqual([
      'varchar(140)',
      'datetime(6)',
      'decimal(21,9)',
      'int(11)',
      'double',
      '',
    ]);
  });

  test.each<[SqlValue]>([
    [null],
    ['text'],
    [1],
    [1.5],
    [9007199254740991],
    [{ int: '9223372036854775807' }],
    [{ int: '-9223372036854775808' }],
    [{ base64: 'AAEC' }],
  ])('gives %j back as it was bound', (value) => {
    expect(rows('SELECT ?', value)).toEqual([[value]]);
  });

  test('more rows than allowed is an error, exactly beyond the limit', () => {
    const numbers = (count: number) =>
      `WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < ${count}) SELECT x FROM c`;
    expect(rows(numbers(10))).toHaveLength(10);
    expect(codeOf(() => rows(numbers(11)))).toBe('too-many-rows');
  });

  test('compares text without regard to case', () => {
    insert(database, 'Alpha');
    expect(rows('SELECT name FROM "tabNote" WHERE name = ?', 'ALPHA')).toEqual([['Alpha']]);
    expect(rows('SELECT name FROM "tabNote" WHERE name LIKE \'aLP%\'')).toEqual([['Alpha']]);
  });

  test('shows the present of the given clock', () => {
    expect(rows('SELECT now(), curdate(), curtime()')).toEqual([['2024-02-29 12:30:15', '2024-02-29', '12:30:15']]);
  });

  test.each([
    'DELETE FROM "tabNote"',
    'UPDATE "tabNote" SET title = 1',
    'INSERT INTO "tabNote" (name) VALUES (1)',
    'DROP TABLE "tabNote"',
    'CREATE TABLE x (a)',
    'CREATE TEMP TABLE x (a)',
    'PRAGMA journal_mode',
    'PRAGMA writable_schema = 1',
    "ATTACH '/tmp/x.db' AS x",
    'VACUUM',
    "VACUUM INTO '/tmp/x.db'",
    'SELECT * FROM sqlite_master',
    "SELECT * FROM pragma_table_info('tabNote')",
    "SELECT load_extension('x')",
    'SELECT randomblob(10)',
    'SELECT zeroblob(1000000000)',
    "SELECT writefile('/tmp/x', 'y')",
    'BEGIN',
    'COMMIT',
    'SAVEPOINT x',
    'REINDEX',
    'ANALYZE',
    'SELECT 1; DELETE FROM "tabNote"',
    'SELECT 1; SELECT 2',
    'EXPLAIN DELETE FROM "tabNote"',
    'WITH x AS (SELECT 1) DELETE FROM "tabNote"',
    'INSERT INTO "tabNote" (name) SELECT 1 RETURNING name',
  ])('refuses %s', (sql) => {
    insert(database, 'a');
    expect(['refused', 'syntax']).toContain(codeOf(() => rows(sql)));
    expect(rows('SELECT COUNT(*) FROM "tabNote"')).toEqual([[1]]);
  });

  test.each([
    ['SELECT absent FROM "tabNote"', 'no-such-column'],
    ['SELECT 1 FROM "tabNothing"', 'no-such-table'],
    ['SELEC 1', 'syntax'],
  ])('tells what is wrong with %s', (sql, code) => {
    expect(codeOf(() => rows(sql))).toBe(code);
  });
});

describe('writing', () => {
  test('counts what it changed', () => {
    expect(insert(database, 'a', 'b')).toEqual({ changed: 2 });
    expect(
      database.write({
        kind: 'update',
        table: 'tabNote',
        values: { count: 1 },
        where: [{ column: 'name', operator: 'in', value: ['A', 'b'] }],
      }),
    ).toEqual({ changed: 2 });
    expect(
      database.write({
        kind: 'delete',
        table: 'tabNote',
        where: [
          { column: 'count', operator: 'is not null' },
          { column: 'name', operator: '!=', value: 'a' },
        ],
      }),
    ).toEqual({ changed: 1 });
  });

  test('a key that is there already names the column, and nothing of the operation stays', () => {
    database.begin();
    insert(database, 'a');
    expect(codeOf(() => insert(database, 'b', 'A'))).toBe('duplicate');
    expect(rows('SELECT name FROM "tabNote"')).toEqual([['a']]);
    try {
      database.write({ kind: 'insert', table: 'tabNote', columns: ['name', 'title'], rows: [['c', 'TITLE A']] });
    } catch (thrown) {
      expect(thrown).toMatchObject({ code: 'duplicate', key: 'title' });
    }
  });

  test('takes names with quotes in them as names', () => {
    const table = 'tabA"; DROP TABLE "tabNote';
    database.write({ kind: 'table', table, columns: [{ name: 'x"y', type: 'int(11)' }] });
    database.write({ kind: 'insert', table, columns: ['name', 'x"y'], rows: [['a', 1]] });
    expect(rows('SELECT COUNT(*) FROM "tabNote"')).toEqual([[0]]);
  });

  test('a table that exists gets what it lacks and loses nothing', () => {
    insert(database, 'a');
    database.write({
      kind: 'table',
      table: 'tabNote',
      columns: [
        { name: 'colour', type: 'varchar(140)' },
        { name: 'weight', type: 'int(11)', notNull: true, fallback: 7 },
      ],
    });
    expect(rows('SELECT title, colour, weight FROM "tabNote"')).toEqual([['title a', null, 7]]);
  });
});

describe('a transaction', () => {
  test('leaves nothing when it is rolled back, tables included', () => {
    database.begin();
    insert(database, 'a');
    database.write({ kind: 'table', table: 'tabOther', columns: [] });
    database.rollback();
    expect(rows('SELECT COUNT(*) FROM "tabNote"')).toEqual([[0]]);
    expect(codeOf(() => rows('SELECT 1 FROM "tabOther"'))).toBe('no-such-table');
  });

  test('goes back to a savepoint and on from there', () => {
    database.begin();
    insert(database, 'a');
    database.savepoint('one');
    insert(database, 'b');
    database.rollbackTo('one');
    insert(database, 'c');
    database.release('one');
    database.commit();
    expect(rows('SELECT name FROM "tabNote" ORDER BY name')).toEqual([['a'], ['c']]);
  });

  test('that writes after another one has written says that it is stale, and succeeds when it takes its turn first', () => {
    const other = open();
    database.begin();
    rows('SELECT COUNT(*) FROM "tabNote"');
    insert(other, 'theirs');
    expect(codeOf(() => insert(database, 'ours'))).toBe('locked');
    expect(database.stale).toBe(true);
    database.rollback();
    database.begin();
    expect(database.stale).toBe(true);
    database.startWork();
    expect(database.stale).toBe(false);
    database.expectWrites();
    database.begin();
    rows('SELECT COUNT(*) FROM "tabNote"');
    insert(database, 'ours');
    database.commit();
    expect(rows('SELECT name FROM "tabNote" ORDER BY name')).toEqual([['ours'], ['theirs']]);
    other.close();
  });
});
