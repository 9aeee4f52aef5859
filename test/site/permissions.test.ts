// What a user may do: roles, owners, user permissions, shares, levels, Permission Query scripts.
import { beforeEach, expect, test } from 'vitest';
import { run, script } from './scripts.ts';
import { newWorld, type World } from './site.ts';

let world: World;

beforeEach(() => {
  world = newWorld();
  run(
    world,
    `frappe.get_doc({"doctype": "Role", "role_name": "Employee"}).insert()
frappe.get_doc({"doctype": "Role", "role_name": "Manager"}).insert()
def user(email, roles):
  frappe.get_doc({"doctype": "User", "email": email, "first_name": email, "roles": [{"role": r} for r in roles]}).insert()
user("e@x.io", ["Employee"])
user("m@x.io", ["Manager"])
user("n@x.io", [])
frappe.get_doc({"doctype": "DocType", "name": "Company", "module": "Core", "custom": 1, "autoname": "Prompt", "fields": [{"fieldname": "note", "fieldtype": "Data"}],
  "permissions": [{"role": "All", "read": 1, "write": 0, "create": 0, "delete": 0}]}).insert()
for c in ("A", "B"):
  frappe.get_doc({"doctype": "Company", "name": c}).insert()
frappe.get_doc({"doctype": "DocType", "name": "Task", "module": "Core", "custom": 1, "autoname": "Prompt",
  "fields": [{"fieldname": "subject", "fieldtype": "Data"}, {"fieldname": "secret", "fieldtype": "Data", "permlevel": 1, "default": "none"}, {"fieldname": "company", "fieldtype": "Link", "options": "Company"}],
  "permissions": [{"role": "Employee", "if_owner": 1, "read": 1, "write": 1, "delete": 1, "create": 1}, {"role": "Manager", "read": 1, "write": 0, "create": 0, "delete": 0}]}).insert()
frappe.get_doc({"doctype": "Task", "name": "T1", "subject": "one", "company": "A"}).insert()
frappe.get_doc({"doctype": "Task", "name": "T2", "subject": "two", "company": "B"}).insert()`,
  );
  run(
    world,
    'frappe.get_doc({"doctype": "Task", "name": "T3", "subject": "mine", "secret": "x", "company": "A"}).insert()',
    'e@x.io',
  );
});

const names = 'result = frappe.get_list("Task", pluck="name", order_by="name")';

test('an owner-only reader lists own rows, a reader all', () => {
  expect(run(world, names, 'e@x.io')).toBe("['T3']");
  expect(run(world, names, 'm@x.io')).toBe("['T1', 'T2', 'T3']");
});

test('without a role a list is refused, get_all is not', () => {
  expect(() => run(world, names, 'n@x.io')).toThrow('PermissionError');
  expect(run(world, 'result = len(frappe.get_all("Task"))', 'n@x.io')).toBe('3');
});

test('an owner may write the own document and not another', () => {
  const save = (name: string) => `d = frappe.get_doc("Task", "${name}")\nd.subject = "changed"\nd.save()`;
  run(world, save('T3'), 'e@x.io');
  expect(() => run(world, save('T1'), 'e@x.io')).toThrow('PermissionError');
});

test('ignore_permissions passes every check', () => {
  run(world, 'd = frappe.get_doc("Task", "T1")\nd.subject = "x"\nd.save(ignore_permissions=True)', 'n@x.io');
  expect(run(world, 'result = frappe.db.get_value("Task", "T1", "subject")')).toBe("'x'");
});

test('a field at a level that the user may not write keeps its default', () => {
  expect(run(world, 'result = frappe.db.get_value("Task", "T3", "secret")')).toBe("'none'");
});

test('a field at a level that the user may not read is left out of a list', () => {
  expect(
    run(world, 'result = frappe.get_list("Task", fields=["name", "secret"], filters={"name": "T1"})', 'm@x.io'),
  ).toBe("[{'name': 'T1'}]");
});

test('a user permission restricts lists and documents through links', () => {
  run(
    world,
    'frappe.get_doc({"doctype": "User Permission", "user": "m@x.io", "allow": "Company", "for_value": "A"}).insert()',
  );
  expect(run(world, names, 'm@x.io')).toBe("['T1', 'T3']");
  expect(run(world, 'result = frappe.get_doc("Task", "T2").has_permission("read")', 'm@x.io')).toBe('False');
  expect(run(world, 'result = frappe.get_doc("Task", "T1").has_permission("read")', 'm@x.io')).toBe('True');
});

test('a shared document is listed and read by a user without a role', () => {
  run(
    world,
    'frappe.get_doc({"doctype": "DocShare", "user": "n@x.io", "share_doctype": "Task", "share_name": "T2", "read": 1}).insert()',
  );
  expect(run(world, names, 'n@x.io')).toBe("['T2']");
  expect(run(world, 'result = frappe.get_doc("Task", "T2").has_permission("read")', 'n@x.io')).toBe('True');
});

test('a Permission Query script restricts get_list and not get_all', () => {
  script(
    world,
    'own region',
    { script_type: 'Permission Query', reference_doctype: 'Task' },
    'if user != "Administrator":\n  conditions = "`tabTask`.subject = " + frappe.db.escape("one")',
  );
  expect(run(world, names, 'm@x.io')).toBe("['T1']");
  expect(run(world, names)).toBe("['T1', 'T2', 'T3']");
  expect(run(world, 'result = len(frappe.get_all("Task"))', 'm@x.io')).toBe('3');
});

test('a user permission that is the only one fills the link of a new document', () => {
  run(
    world,
    'frappe.get_doc({"doctype": "User Permission", "user": "e@x.io", "allow": "Company", "for_value": "B"}).insert()',
  );
  expect(run(world, 'result = frappe.new_doc("Task").company', 'e@x.io')).toBe("'B'");
});
