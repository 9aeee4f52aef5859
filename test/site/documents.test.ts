// Documents: inserting, saving, their checks and their rows.
import { beforeEach, expect, test } from 'vitest';
import { run } from './scripts.ts';
import { newWorld, rows, type World } from './site.ts';

let world: World;

beforeEach(() => {
  world = newWorld();
});

test('an inserted ToDo has a random name of ten characters, its defaults and its owner', () => {
  const name = run(world, 'result = frappe.get_doc({"doctype": "ToDo", "description": "x"}).insert().name');
  expect(name).toMatch(/^'[0-9a-v]{10}'$/);
  expect(rows(world, 'SELECT status, priority, owner, docstatus FROM tabToDo')).toEqual([
    ['Open', 'Medium', 'Administrator', 0],
  ]);
});

const refused: readonly (readonly [values: string, error: RegExp])[] = [
  ['', /^MandatoryError: \[ToDo, [0-9a-v]{10}\]: description$/],
  [
    '"description": "x", "status": "closed"',
    /^ValidationError: {2}Status cannot be "closed"\. It should be one of "Open", "Closed", "Cancelled"$/,
  ],
  ['"description": "x", "allocated_to": "nobody"', /^LinkValidationError: Could not find Allocated To: nobody$/],
];

test.each(refused)('a ToDo with %j is refused, and no row is left', (values, error) => {
  expect(() => run(world, `frappe.get_doc({"doctype": "ToDo", ${values}}).insert()`)).toThrow(error);
  expect(rows(world, 'SELECT count(*) FROM tabToDo')).toEqual([[0]]);
});

test('a second object loaded before a save cannot be saved after it', () => {
  const saves = `
name = frappe.get_doc({"doctype": "ToDo", "description": "x"}).insert().name
first = frappe.get_doc("ToDo", name)
second = frappe.get_doc("ToDo", name)
first.save()
first.save()
second.save()`;
  expect(() => run(world, saves)).toThrow(
    /^TimestampMismatchError: Error: [0-9a-v]{10} \(ToDo\) has been modified after you have opened it \(/,
  );
});

test('an update of a tracked document writes a Version row with what changed', () => {
  run(
    world,
    'doc = frappe.get_doc({"doctype": "ToDo", "description": "x"}).insert()\ndoc.status = "Closed"\ndoc.save()',
  );
  const [[data] = []] = rows(world, 'SELECT data FROM tabVersion');
  expect(JSON.parse(String(data))).toMatchObject({
    changed: [['status', 'Open', 'Closed']],
    added: [],
    removed: [],
    row_changed: [],
  });
});

test('rows of a table are stored in order with their parent, and a removed one is deleted', () => {
  run(
    world,
    'user = frappe.get_doc("User", "Guest")\nuser.set("roles", [{"role": "System Manager"}, {"role": "Script Manager"}])\nuser.save()',
  );
  const sql = "SELECT role, idx FROM `tabHas Role` WHERE parent = 'Guest' ORDER BY idx";
  expect(rows(world, sql)).toEqual([
    ['System Manager', 1],
    ['Script Manager', 2],
  ]);
});
