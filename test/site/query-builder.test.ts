// frappe.qb: the texts it makes, and running them.
import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { PRELUDE, recordedQueries } from './query-recordings.ts';
import { run } from './scripts.ts';
import { newWorld, type World } from './site.ts';

const CASES = '../shared/spec/qb-cases.json';

let world: World;

beforeAll(() => {
  world = newWorld();
  run(
    world,
    `for n in ["a", "b", "c"]:
  frappe.get_doc({"doctype": "ToDo", "description": n, "priority": "Low" if n == "c" else "High"}).insert()`,
  );
});

/** The text of an expression, by code points, so that its quotes stay what they are. */
function sqlOf(prelude: string, code: string): string {
  const shown = run(world, `${prelude}\nresult = [ord(c) for c in (${code}).get_sql()]`);
  return String.fromCodePoint(...(JSON.parse(shown) as number[]));
}

test.each(recordedQueries)('%s is what PyPika writes', (code, sql) => {
  expect(sqlOf(PRELUDE, code)).toBe(sql);
});

test.skipIf(!existsSync(CASES))('the recorded cases have the recorded texts', () => {
  const { prelude, cases } = JSON.parse(readFileSync(CASES, 'utf8'));
  for (const { code, sql } of cases) expect(sqlOf(prelude, code), code).toBe(sql);
});

const results: readonly (readonly [title: string, text: string, result: string])[] = [
  ['run gives a tuple of tuples', 't.select(T.description).orderby(T.description).run()', "(('a',), ('b',), ('c',))"],
  ['run as dicts', 't.select(T.description).where(T.priority == "Low").run(as_dict=True)', "[{'description': 'c'}]"],
  ['run as lists', 't.select(T.description).where(T.priority == "Low").run(as_list=True)', "[['c']]"],
  ['run plucks the first column', 't.select(T.description).where(T.priority == "Low").run(pluck="x")', "['c']"],
  ['run of nothing is an empty tuple', 't.select(T.name).where(T.description == "z").run()', '()'],
  [
    'a function and a group',
    't.select(T.priority, frappe.qb.functions("COUNT", T.name)).groupby(T.priority).orderby(T.priority).run()',
    "(('High', 2), ('Low', 1))",
  ],
  [
    'a join of two tables',
    't.join(frappe.qb.DocType("User")).on(T.owner == frappe.qb.DocType("User").name).select(frappe.qb.DocType("User").name).distinct().run(pluck=True)',
    "['Administrator']",
  ],
  ['walk has a placeholder for each text', 't.select(T.name).where(T.description == "a").walk()[1]', "{'param1': 'a'}"],
  ['a method leaves the query as it was', '[t.select(T.name).limit(1) is t, str(t)]', "[False, '']"],
  [
    'an aggregate over documents, 0 without any',
    '[frappe.qb.max("ToDo", "docstatus"), frappe.qb.min("ToDo", "description", {"priority": "Low"}), frappe.qb.sum("ToDo", "idx", {"name": "z"})]',
    "[0, 'c', 0]",
  ],
  ['a missing name of qb is None', '[frappe.qb.nothing, frappe.qb.functions.Count]', '[None, None]'],
  ['a column with the name of a method is an item', 'str(T["select"])', '\'"select"\''],
  ['a condition is always true', 'bool((T.a == 1) and (T.b == 2)), str((T.a == 1) and (T.b == 2))', `(True, '"b"=2')`],
];

test.each(results)('%s', (_title, text, result) => {
  const head = 'T = frappe.qb.DocType("ToDo")\nt = frappe.qb.from_(T)\n';
  expect(run(world, `${head}result = ${text}`)).toBe(result);
});

const refused: readonly (readonly [title: string, text: string, error: string])[] = [
  ['an update is not run', 'frappe.qb.update("ToDo").set("status", "x").run()', 'Only SELECT SQL allowed in scripting'],
  ['a deletion is not run', 'frappe.qb.from_("ToDo").delete().run()', 'Only SELECT SQL allowed in scripting'],
  ['passwords are no table', 'frappe.qb.DocType("__Auth")', '__Auth cannot be read by scripts'],
  ['passwords are not read', 'frappe.qb.from_("__Auth").select("*").run()', 'cannot be read by scripts'],
  [
    'raw text is judged as SQL',
    'frappe.qb.from_("ToDo").select(frappe.qb.terms.PseudoColumn("load_file(1)")).run()',
    'The function load_file is not available to scripts.',
  ],
  [
    'a limit is no statement',
    'frappe.qb.from_("ToDo").select("name").limit("1; drop table x").run()',
    'Only one statement',
  ],
  [
    'a join needs tables of the query',
    `frappe.qb.from_("ToDo").join(frappe.qb.DocType("User")).on(frappe.qb.DocType("A").x == frappe.qb.DocType("User").name)`,
    'Invalid join criterion.',
  ],
  [
    'a case needs a when',
    'frappe.qb.from_("ToDo").select(frappe.qb.terms.Case()).get_sql()',
    "At least one 'when' case",
  ],
];

test.each(refused)('%s', (_title, text, error) => {
  expect(() => run(world, `result = ${text}`)).toThrow(error);
});
