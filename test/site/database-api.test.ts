// database.md §2 to §6 and §8.4 as scripts see them: an expression and its value.
import { beforeAll, expect, test } from 'vitest';
import { counts, filters, setUp, values } from './database-cases.ts';
import { run } from './scripts.ts';
import { newWorld, type World } from './site.ts';

let world: World;
let old: World;

beforeAll(() => {
  world = newWorld();
  old = newWorld({ own: { profile: 'frappe-15' } });
  run(world, setUp);
  run(old, setUp);
});

for (const [given, codes] of filters) {
  test(`get_all with ${given}`, () => {
    expect(run(world, `result = "".join(sorted(set(frappe.get_all("Thing", filters=${given}, pluck="name"))))`)).toBe(
      `'${codes}'`,
    );
  });
}

for (const [given, count] of counts) {
  test(`count with ${given}`, () =>
    expect(run(world, `result = frappe.db.count("Thing", ${given})`)).toBe(String(count)));
}

for (const [expression, result] of values) {
  test(expression, () => expect(run(world, `result = ${expression}`)).toBe(result));
}

const refused: readonly (readonly [expression: string, error: string])[] = [
  ['frappe.db.sql("update tabThing set qty = 1")', 'Query must be of SELECT or read-only WITH type.'],
  ['frappe.db.sql("-- x\\nselect 1")', 'Query must be of SELECT or read-only WITH type.'],
  ['frappe.db.sql("(select 1)")', 'Query must be of SELECT or read-only WITH type.'],
  ['frappe.db.sql("show tables")', 'Query must be of SELECT or read-only WITH type.'],
  ['frappe.db.exists({"qty": 1})', "KeyError: 'doctype'"],
  [
    'frappe.db.get_single_value("System Settings", "nope")',
    'Field <strong>nope</strong> does not exist on <strong>System Settings</strong>',
  ],
  [
    'frappe.get_all("Thing", filters=[["qty", "=", 1], "xor", ["qty", "=", 2]])',
    "Expected 'and' or 'or' operator, found: xor",
  ],
  ['frappe.get_all("Thing", filters=[["qty", "=", 1], "or"])', 'Filter condition missing after operator: or'],
  ['frappe.get_all("Thing", fields=["count(name) as n"])', 'Invalid field format for SELECT: '],
  ['frappe.get_all("Thing", order_by="qty sideways")', 'ValueError'],
  ['frappe.db.get_values("Thing")', "AttributeError: module has no attribute 'get_values'"],
];

for (const [expression, error] of refused) {
  test(`refused: ${expression}`, () => expect(() => run(world, `result = ${expression}`)).toThrow(error));
}

const inVersion15: readonly (readonly [expression: string, result: string])[] = [
  ['frappe.get_all("Thing", fields=["count(name) as n", "sum(qty) as s"])', "[{'n': 4, 's': 9}]"],
  ['frappe.get_all("Thing", fields="name, qty", filters={"name": "a"})', "[{'name': 'a', 'qty': 1}]"],
  ['frappe.get_all("Thing", fields=\'["name"]\', filters=\'{"qty": 5}\')', "[{'name': 'd'}]"],
  ['frappe.get_all("Thing", filters={"qty": "abc"}, pluck="name")', "['b']"],
  ['frappe.db.get_value("System Settings", None, "enable_scheduler")', "'1'"],
  ['frappe.get_all("Thing", filters={"txt": ["in", []]}, order_by="name", pluck="name")', "['b', 'c']"],
];

for (const [expression, result] of inVersion15) {
  test(`in version 15 ${expression}`, () => expect(run(old, `result = ${expression}`)).toBe(result));
}
