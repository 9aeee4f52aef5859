// Server Scripts on document events.
import { expect, test } from 'vitest';
import { eventScript, run } from './scripts.ts';
import { newWorld, rows } from './site.ts';

const events = [
  'Before Insert',
  'Before Validate',
  'Before Save',
  'After Insert',
  'After Save',
  'Before Submit',
  'After Submit',
  'Before Cancel',
  'After Cancel',
  'Before Delete',
  'After Delete',
  'Before Save (Submitted Document)',
  'After Save (Submitted Document)',
  'Before Rename',
  'After Rename',
  'Before Discard',
  'After Discard',
];

function orderWorld() {
  const world = newWorld();
  run(
    world,
    `frappe.get_doc({"doctype": "DocType", "name": "Order", "module": "Core", "custom": 1, "is_submittable": 1, "autoname": "Prompt", "allow_rename": 1,
  "fields": [{"fieldname": "note", "fieldtype": "Data", "label": "Note", "allow_on_submit": 1}],
  "permissions": [{"role": "System Manager", "read": 1, "write": 1, "create": 1, "submit": 1, "cancel": 1, "delete": 1}]}).insert()`,
  );
  for (const event of events)
    eventScript(world, 'Order', event, `frappe.get_doc({"doctype": "Note", "title": "${event}"}).insert()`);
  return world;
}

function fired(world: ReturnType<typeof newWorld>, text: string): readonly unknown[] {
  run(world, 'for n in frappe.get_all("Note"):\n  frappe.delete_doc("Note", n.name)');
  run(world, text);
  return rows(world, 'SELECT title FROM tabNote ORDER BY creation, rowid').map(([title]) => title);
}

const make = 'd = frappe.get_doc({"doctype": "Order", "name": "O1"})\n';

test('inserting a draft fires five events in order', () => {
  const world = orderWorld();
  expect(fired(world, `${make}d.insert()`)).toEqual([
    'Before Insert',
    'Before Validate',
    'Before Save',
    'After Insert',
    'After Save',
  ]);
});

test('inserting a submitted document fires the submit events in their places', () => {
  const world = orderWorld();
  expect(fired(world, `${make}d.docstatus = 1\nd.insert()`)).toEqual([
    'Before Insert',
    'Before Validate',
    'Before Save',
    'Before Submit',
    'After Insert',
    'After Save',
    'After Submit',
  ]);
});

test('save, submit, save again, cancel, delete each fire their own events', () => {
  const world = orderWorld();
  run(world, `${make}d.insert()`);
  const load = 'd = frappe.get_doc("Order", "O1")\n';
  expect(fired(world, `${load}d.save()`)).toEqual(['Before Validate', 'Before Save', 'After Save']);
  expect(fired(world, `${load}d.submit()`)).toEqual([
    'Before Validate',
    'Before Save',
    'Before Submit',
    'After Save',
    'After Submit',
  ]);
  expect(fired(world, `${load}d.note = "x"\nd.save()`)).toEqual([
    'Before Save (Submitted Document)',
    'After Save (Submitted Document)',
  ]);
  expect(fired(world, `${load}d.cancel()`)).toEqual(['Before Cancel', 'After Cancel']);
  expect(fired(world, `${load}d.delete()`)).toEqual(['Before Delete', 'After Delete']);
});

test('rename and discard fire their own events', () => {
  const world = orderWorld();
  run(world, `${make}d.insert()`);
  expect(fired(world, 'frappe.rename_doc("Order", "O1", "O2")')).toEqual(['Before Rename', 'After Rename']);
  expect(fired(world, 'frappe.get_doc("Order", "O2").discard()')).toEqual(['Before Discard', 'After Discard']);
});

test('a Before Save script closes a ToDo whose description holds a word', () => {
  const world = newWorld();
  eventScript(world, 'ToDo', 'Before Save', 'if "test" in doc.description:\n doc.status = \'Closed\'');
  run(world, 'frappe.get_doc({"doctype": "ToDo", "description": "a test"}).insert()');
  expect(rows(world, 'SELECT status FROM tabToDo')).toEqual([['Closed']]);
});

test('a Before Save script that raises leaves no row', () => {
  const world = newWorld();
  eventScript(world, 'ToDo', 'Before Save', 'if "validate" in doc.description:\n raise frappe.ValidationError');
  expect(() => run(world, 'frappe.get_doc({"doctype": "ToDo", "description": "validate me"}).insert()')).toThrow(
    'ValidationError',
  );
  expect(rows(world, 'SELECT count(*) FROM tabToDo')).toEqual([[0]]);
});

test('a document event may not commit', () => {
  const world = newWorld();
  eventScript(
    world,
    'ToDo',
    'Before Save',
    'try:\n  frappe.db.commit()\nexcept AttributeError as e:\n  doc.description = str(e)',
  );
  run(world, 'frappe.get_doc({"doctype": "ToDo", "description": "x"}).insert()');
  expect(rows(world, 'SELECT description FROM tabToDo')).toEqual([["module has no attribute 'commit'"]]);
});

test("the text of a script that does not compile is a SyntaxError with RestrictedPython's lines", () => {
  const world = newWorld();
  const text =
    'try:\n  frappe.get_doc({"doctype": "ToDo", "description": "x"}).insert()\nexcept SyntaxError as e:\n  result = str(e)';
  eventScript(world, 'ToDo', 'Before Save', '_x = 1');
  expect(run(world, text)).toBe(`'(\\'Line 1: "_x" is an invalid variable name because it starts with "_"\\',)'`);
});
