// frappe.db and the lists, from scripts.
import { beforeAll, expect, test } from 'vitest';
import { run } from './scripts.ts';
import { newWorld, type World } from './site.ts';

let world: World;

beforeAll(() => {
  world = newWorld();
  run(
    world,
    `for n in [("a", "Open", "High"), ("b", "Closed", "Low"), ("c", "Open", "Low")]:
  frappe.get_doc({"doctype": "ToDo", "description": n[0], "status": n[1], "priority": n[2]}).insert()
u = frappe.get_doc({"doctype": "User", "email": "u@x.io", "first_name": "U"})
u.insert()`,
  );
});

const cases: readonly (readonly [title: string, expression: string, result: string])[] = [
  ['get_value of one field is the scalar', 'frappe.db.get_value("User", "u@x.io", "enabled")', '1'],
  [
    'get_value of several fields is a tuple',
    'frappe.db.get_value("User", "u@x.io", ["email", "enabled"])',
    "('u@x.io', 1)",
  ],
  [
    'get_value of a list of one field is the scalar',
    'frappe.db.get_value("User", {"enabled": 1, "name": "u@x.io"}, ["email"])',
    "'u@x.io'",
  ],
  ['get_value of nothing is None', 'frappe.db.get_value("User", "nobody", "email")', 'None'],
  ['get_value as a dict', 'frappe.db.get_value("User", "u@x.io", ["email"], as_dict=True)', "{'email': 'u@x.io'}"],
  [
    'get_value by a like filter and a star',
    'frappe.db.get_value("User", {"email": ["like", "u@%"]}, "*").email',
    "'u@x.io'",
  ],
  ['exists gives the name', 'frappe.db.exists("User", "u@x.io")', "'u@x.io'"],
  ['exists of nothing is None', 'frappe.db.exists("User", "nobody")', 'None'],
  ['exists by filters in one dict', 'frappe.db.exists({"doctype": "ToDo", "description": "a"}) != None', 'True'],
  ['count with a filter', 'frappe.db.count("ToDo", {"status": "Open"})', '2'],
  [
    'get_all plucks a field in order',
    'frappe.get_all("ToDo", filters={"status": "Open"}, order_by="description desc", pluck="description")',
    "['c', 'a']",
  ],
  ['get_all orders by creation, newest first', 'frappe.get_all("ToDo", pluck="description")', "['c', 'b', 'a']"],
  [
    'get_all with a limit and fields',
    'frappe.get_all("ToDo", fields=["description as d", "status"], order_by="creation", limit=1)',
    "[{'d': 'a', 'status': 'Open'}]",
  ],
  [
    'get_all as a list of lists',
    'frappe.get_all("ToDo", fields=["description"], as_list=True, order_by="description")',
    "(('a',), ('b',), ('c',))",
  ],
  [
    'filters as lists of three',
    'frappe.get_all("ToDo", filters=[["status", "=", "Open"], ["priority", "in", ["Low"]]], pluck="description")',
    "['c']",
  ],
  [
    'or_filters are one more group',
    'frappe.get_all("ToDo", or_filters={"status": "Closed", "priority": "High"}, pluck="description", order_by="description")',
    "['a', 'b']",
  ],
  [
    'grouping with a function',
    'frappe.get_all("ToDo", fields=["status", {"COUNT": "name", "as": "n"}], group_by="status", order_by="status")',
    "[{'status': 'Closed', 'n': 1}, {'status': 'Open', 'n': 2}]",
  ],
  [
    'a != filter finds rows whose value is NULL',
    'frappe.get_all("ToDo", filters={"sender": ["!=", "x"]}, pluck="description", order_by="description")',
    "['a', 'b', 'c']",
  ],
  [
    'a child field joins its table',
    'frappe.get_all("User", filters={"name": "Administrator"}, fields=["roles.role"], order_by="roles.idx")[0].role',
    "'System Manager'",
  ],
  [
    'a link field joins its target',
    'frappe.get_all("Has Role", filters={"role": "System Manager"}, fields=["role.desk_access as d"])',
    "[{'d': 1}]",
  ],
  [
    'sql gives a tuple of tuples',
    'frappe.db.sql("select description, status from tabToDo where status = %s order by description", "Open")',
    "(('a', 'Open'), ('c', 'Open'))",
  ],
  [
    'sql with named values as dicts',
    'frappe.db.sql("select count(*) as n from `tabToDo` where status in %(s)s", {"s": ["Open", "Closed"]}, as_dict=True)',
    "[{'n': 3}]",
  ],
  ['sql gives a sum of floats as a float', 'frappe.db.sql("select sum(1.5)")[0][0]', '1.5'],
  ['ifnull works', 'frappe.db.sql("select ifnull(null, 3)", pluck=True)', '[3]'],
  ['escape quotes', 'frappe.db.escape("O\'Reilly 5%")', `"'O''Reilly 5%%'"`],
  ['get_single_value casts', 'frappe.db.get_single_value("System Settings", "enable_scheduler")', '1'],
  ['a missing name of frappe.db is a function', 'bool(frappe.db.get_values)', 'True'],
  ['datetimes of rows are datetime objects', 'frappe.db.get_value("User", "u@x.io", "creation").year', '2026'],
  [
    'get_meta knows fields',
    '[frappe.get_meta("ToDo").get_field("status").fieldtype, frappe.get_meta("ToDo").has_field("name")]',
    "['Select', False]",
  ],
];

for (const [title, expression, result] of cases) {
  test(title, () => {
    expect(run(world, `result = ${expression}`)).toBe(result);
  });
}

test('set_value writes columns and refreshes modified unless told not to', () => {
  const text = `name = frappe.db.get_value("ToDo", {"description": "a"})
before = frappe.db.get_value("ToDo", name, "modified")
frappe.db.set_value("ToDo", name, "color", "#fff", update_modified=False)
same = before == frappe.db.get_value("ToDo", name, "modified")
frappe.db.set_value("ToDo", name, {"color": "#000"})
result = [same, before == frappe.db.get_value("ToDo", name, "modified"), frappe.db.get_value("ToDo", name, "color")]`;
  expect(run(world, text)).toBe("[True, False, '#000']");
});

test('a writing statement is refused', () => {
  expect(() => run(world, 'frappe.db.sql("update tabToDo set status = 1")')).toThrow(
    'Query must be of SELECT or read-only WITH type.',
  );
});

test('a missing name raises AttributeError when it is called', () => {
  expect(() => run(world, 'frappe.db.get_values("ToDo")')).toThrow(
    "AttributeError: module has no attribute 'get_values'",
  );
});

test('an unknown DocType is a DoesNotExistError', () => {
  expect(() => run(world, 'frappe.get_doc("Nope", "x")')).toThrow('DoesNotExistError: DocType Nope not found');
});
