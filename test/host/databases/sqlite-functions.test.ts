// MariaDB's functions on SQLite, each compared with a real MariaDB.
import type { Connection } from 'mysql2/promise';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SqliteDatabase } from '../../../src/host/databases/sqlite.ts';
import { connectMariadb, withoutMariadb } from './mariadb.ts';

const DATES = [
  "'2024-02-29 13:04:05.123456'",
  "'2023-12-31'",
  "'2024-01-01 00:00:00'",
  "'2025-06-15 23:59:59'",
  "'2024-13-01'",
  "'abc'",
  'NULL',
];
const OF_DATES = [
  'year',
  'month',
  'day',
  'dayofmonth',
  'quarter',
  'weekday',
  'dayofweek',
  'dayofyear',
  'dayname',
  'monthname',
  'last_day',
  'to_days',
  'week',
  'weekofyear',
  'yearweek',
];
const FORMATS = [
  '%Y-%m-%d',
  '%d-%m-%Y %H:%i:%s',
  '%D %M %Y',
  '%b %e, %y',
  '%W %a %w',
  '%h:%i %p %l %k',
  '%j %U %u %V %v %X %x',
  '%T %r',
  '%% %q %f %c',
];

const EXPRESSIONS = [
  "hour('2024-02-29 13:04:05')",
  "minute('2024-02-29 13:04:05')",
  "second('2024-02-29 13:04:05')",
  "find_in_set('', 'a,,b')",
  "concat('a', 1, 'b')",
  "concat('a', NULL)",
  "concat_ws('-', 'a', NULL, 'b')",
  "left('abcde', 2)",
  "left('abc', -1)",
  "right('abcde', 2)",
  "right('abc', 0)",
  "lpad('7', 3, '0')",
  "lpad('12345', 3, '0')",
  "rpad('ab', 5, 'xy')",
  "repeat('ab', 3)",
  "repeat('ab', 0)",
  "reverse('abc')",
  'space(3)',
  "mid('abcdef', 2, 3)",
  "mid('abcdef', -3, 2)",
  "mid('abcdef', 0, 2)",
  "locate('C', 'abcabc')",
  "locate('c', 'abcabc', 4)",
  "locate('x', 'abc')",
  "substring_index('a.b.c', '.', 2)",
  "substring_index('a.b.c', '.', -1)",
  "substring_index('a.b.c', '.', 0)",
  "substring_index('abc', 'x', 1)",
  "find_in_set('B', 'a,b,c')",
  "find_in_set('d', 'a,b,c')",
  "find_in_set('', '')",
  "field('b', 'a', 'B', 'c')",
  "field('x', 'a')",
  "field(NULL, 'a')",
  "elt(2, 'a', 'b')",
  "elt(5, 'a')",
  'greatest(1, 3, 2)',
  'greatest(1, NULL)',
  "greatest('a', 'b')",
  'least(4, 2, 3)',
  "char_length('äöü')",
  "ucase('abc')",
  "lcase('ABC')",
  "ascii('A')",
  "ascii('')",
  "if(1 > 2, 'yes', 'no')",
  "ifnull(NULL, 'x')",
  "nullif('a', 'a')",
  "coalesce(NULL, NULL, 'z')",
  'truncate(1.999, 1)',
  'truncate(-1.999, 0)',
  'truncate(123, -1)',
  'format(1234567.891, 2)',
  'format(0.5, 0)',
  "md5('abc')",
  "sha1('abc')",
  "datediff('2024-03-01', '2024-02-28')",
  "datediff('2024-03-01 23:00:00', '2024-03-02 01:00:00')",
  "datediff('x', '2024-01-01')",
  "timediff('2024-01-02 01:00:00', '2024-01-01 23:30:00')",
  "timediff('2024-01-01 00:00:00', '2024-01-01 01:00:00')",
  'sec_to_time(3661)',
  'sec_to_time(-90)',
  'from_days(739000)',
  'makedate(2024, 60)',
  "str_to_date('29/02/2024', '%d/%m/%Y')",
  "str_to_date('5 Jan 24', '%e %b %y')",
  "str_to_date('2024-01-02 03:04:05 PM', '%Y-%m-%d %h:%i:%s %p')",
  "str_to_date('x', '%Y')",
  "substr('abcdef', 2, 2)",
  "instr('abcabc', 'c')",
  "trim('  a ')",
  "replace('aXa', 'X', 'b')",
  'abs(-3)',
  'round(2.5)',
  'round(1.256, 2)',
  'floor(1.7)',
  'ceil(1.2)',
  'mod(7, 3)',
  "time_to_sec('01:02:03')",
];

/** Written differently because only MariaDB has the keywords. */
const PAIRS: readonly (readonly [ours: string, theirs: string])[] = [
  ...['SECOND', 'MINUTE', 'HOUR', 'DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR'].flatMap((unit) => [
    [
      `timestampdiff('${unit}', '2023-12-31 12:00:00', '2024-03-30 11:59:59')`,
      `timestampdiff(${unit}, '2023-12-31 12:00:00', '2024-03-30 11:59:59')`,
    ] as const,
    [
      `timestampdiff('${unit}', '2024-03-30', '2022-01-31')`,
      `timestampdiff(${unit}, '2024-03-30', '2022-01-31')`,
    ] as const,
    [`date_add('2024-01-31', 1, '${unit}')`, `date_add('2024-01-31', interval 1 ${unit})`] as const,
    [`date_sub('2024-03-31 10:00:00', '1 ${unit}')`, `date_sub('2024-03-31 10:00:00', interval 1 ${unit})`] as const,
  ]),
];

describe.skipIf(withoutMariadb)('SQLite answers as MariaDB does', () => {
  let theirs: Connection;
  const ours = new SqliteDatabase({ path: ':memory:', clock: () => new Temporal.PlainDateTime(2024, 1, 1) });

  beforeAll(async () => {
    theirs = await connectMariadb();
  });
  afterAll(async () => {
    await theirs.end();
    ours.close();
  });

  const compare = async (sql: string, other = sql) => {
    const [rows] = await theirs.query<never>({ sql: `SELECT ${other}`, rowsAsArray: true });
    const wanted = (rows as unknown[][])[0]?.[0] ?? null;
    const got = ours.read({ sql: `SELECT ${sql}`, parameters: [], maxRows: 1 }).rows[0]?.[0] ?? null;
    expect(plain(got)).toBe(plain(wanted));
  };

  test.each(EXPRESSIONS)('%s', (sql) => compare(sql));
  test.each(PAIRS)('%s', (sql, other) => compare(sql, other));
  test.each(OF_DATES.flatMap((name) => DATES.map((date) => `${name}(${date})`)))('%s', (sql) => compare(sql));
  test.each(FORMATS.flatMap((format) => DATES.map((date) => `date_format(${date}, '${format}')`)))('%s', (sql) =>
    compare(sql),
  );
});

/** Numbers come as texts where MariaDB calculates in decimals. */
function plain(value: unknown): string {
  if (value === null) return 'NULL';
  const text = Buffer.isBuffer(value) ? value.toString() : String(value);
  return /^-?\d+(\.\d+)?$/.test(text) ? String(Number(text)) : text;
}
