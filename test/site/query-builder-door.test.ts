// The read door's parser: which statements of scripts go through.
import { expect, test } from 'vitest';
import { unreadable } from '../../src/site/query/readable.ts';

const readable: readonly string[] = [
  'select name from tabToDo',
  'SELECT * FROM `tabSales Invoice` si LEFT JOIN `tabCustomer` c ON c.name = si.customer WHERE si.docstatus = 1;',
  "select count(*), sum(if(status = 'Open', 1, 0)) from tabToDo group by status having count(*) > 1 order by 1 limit 5",
  'with t as (select name from tabToDo) select * from t',
  'with recursive t(n) as (select 1 union all select n + 1 from t where n < 3) select n from t',
  'select a.name from (select name from tabToDo) a, tabUser b where a.name = b.name',
  'select name from tabToDo where exists (select 1 from tabUser u where u.name = tabToDo.owner)',
  "select extract(year from creation), trim(both 'x' from name) from tabToDo",
  "select '; drop table x', \"__Auth\", '/*!' from tabToDo where name in (?, ?)",
  'select name from tabToDo -- a comment\nwhere name = 1 /* another */',
  'select a from tabToDo union select b from tabUser union select c from tabNote',
  "select date_format(creation, '%Y-%m'), cast(x as decimal(10, 2)) from tabToDo",
  'explain select name from tabToDo',
  'select `update`, t.`delete` from tabToDo t for update',
];

test.each(readable)('goes through: %s', (sql) => {
  expect(unreadable(sql, 'mariadb')).toBeUndefined();
});

const refused: readonly (readonly [sql: string, why: string])[] = [
  ['select password from __Auth', 'The table __Auth cannot be read by scripts.'],
  ['select password from `__Auth`', 'The table __Auth cannot be read by scripts.'],
  ['select 1 from tabToDo, (`__Auth`)', 'The table __Auth cannot be read by scripts.'],
  ['select 1 from tabToDo t join __auth a on 1', 'The table __auth cannot be read by scripts.'],
  ['select (select password from __Auth limit 1)', 'The table __Auth cannot be read by scripts.'],
  ['select 1 union select password from __Auth', 'The table __Auth cannot be read by scripts.'],
  ['with tabx as (select 1) select * from tabx, __Auth', 'The table __Auth cannot be read by scripts.'],
  ['select sid from tabSessions', 'The table tabsessions cannot be read by scripts.'],
  ['select * from information_schema.tables', 'Tables of other schemas cannot be read by scripts.'],
  ['select * from `other`.`tabUser`', 'Tables of other schemas cannot be read by scripts.'],
  ['select 1; select 2', 'Only one statement is allowed.'],
  ['select sleep(10)', 'The function sleep is not available to scripts.'],
  ['select `sleep`(10)', 'The function sleep is not available to scripts.'],
  ['select mysql.sleep (1)', 'The function sleep is not available to scripts.'],
  ['select 1 from tabA a join tabB b on benchmark(1, 1)', 'The function benchmark is not available to scripts.'],
  ['select * from json_table(1)', 'The function json_table cannot be read as a table by scripts.'],
  ['select @@datadir', 'Variables are not available to scripts.'],
  ["select 1 into outfile '/x'", 'INTO is not available to scripts.'],
  ['explain delete from tabToDo', 'DELETE is not available to scripts.'],
  ['with x as (delete from tabToDo returning 1) select * from x', 'DELETE is not available to scripts.'],
  ['select /*!50000 1 */', 'This form of comment is not available to scripts.'],
  ['select 1 from tabA, tabB, tabC, tabD', 'More than 2 tables have to be joined by a condition.'],
];

test.each(refused)('is refused: %s', (sql, why) => {
  expect(unreadable(sql, 'mariadb')?.toLowerCase()).toBe(why.toLowerCase());
});

test('a backslash escapes in MariaDB only', () => {
  const sql = "select '\\', password from __Auth -- '";
  expect(unreadable(sql, 'sqlite')).toBe('The table __auth cannot be read by scripts.');
});

test('double quotes are names outside MariaDB', () => {
  expect(unreadable('select * from "__Auth"', 'postgres')).toBe('The table __Auth cannot be read by scripts.');
  expect(unreadable('select "pg_sleep"(1)', 'postgres')).toBe('The function pg_sleep is not available to scripts.');
});
