// Documents: inserting, saving, their checks and their rows.
import { expect, test } from 'vitest';
import { insertDocument, saveDocument } from '../../src/site/documents/lifecycle.ts';
import { documentFromDict, getDocument } from '../../src/site/documents/make.ts';
import { dict } from './python.ts';
import { raisedText } from './raised.ts';
import { as, newWorld, rows } from './site.ts';

test('an inserted ToDo has a random name of ten characters, its defaults and its owner', () => {
  const world = newWorld();
  const name = as(world, 'Administrator', (context) => {
    return String(
      insertDocument(context, documentFromDict(context, dict(context, { doctype: 'ToDo', description: 'x' }))).name,
    );
  });
  expect(name).toMatch(/^[0-9a-v]{10}$/);
  expect(rows(world, 'SELECT status, priority, owner, docstatus FROM tabToDo')).toEqual([
    ['Open', 'Medium', 'Administrator', 0],
  ]);
});

test('a missing description is a MandatoryError, and no row is left', () => {
  const world = newWorld();
  const text = raisedText(world, (context) =>
    insertDocument(context, documentFromDict(context, dict(context, { doctype: 'ToDo' }))),
  );
  expect(text).toMatch(/^MandatoryError: \[ToDo, [0-9a-v]{10}\]: description$/);
  expect(rows(world, 'SELECT count(*) FROM tabToDo')).toEqual([[0]]);
});

test('a select value that is no option is refused in words that begin with a space', () => {
  const world = newWorld();
  const text = raisedText(world, (context) =>
    insertDocument(
      context,
      documentFromDict(context, dict(context, { doctype: 'ToDo', description: 'x', status: 'closed' })),
    ),
  );
  expect(text).toBe('ValidationError:  Status cannot be "closed". It should be one of "Open", "Closed", "Cancelled"');
});

test('a link to nothing is reported with its label and value', () => {
  const world = newWorld();
  const text = raisedText(world, (context) =>
    insertDocument(
      context,
      documentFromDict(context, dict(context, { doctype: 'ToDo', description: 'x', allocated_to: 'nobody' })),
    ),
  );
  expect(text).toBe('LinkValidationError: Could not find Allocated To: nobody');
});

test('a second object loaded before a save cannot be saved after it', () => {
  const world = newWorld();
  const text = raisedText(world, (context) => {
    const { name } = insertDocument(
      context,
      documentFromDict(context, dict(context, { doctype: 'ToDo', description: 'x' })),
    );
    const [first, second] = [getDocument(context, 'ToDo', name), getDocument(context, 'ToDo', name)];
    saveDocument(context, first);
    saveDocument(context, first);
    saveDocument(context, second);
  });
  expect(text).toMatch(
    /^TimestampMismatchError: Error: [0-9a-v]{10} \(ToDo\) has been modified after you have opened it \(/,
  );
});

test('an update of a tracked document writes a Version row with what changed', () => {
  const world = newWorld();
  as(world, 'Administrator', (context) => {
    const doc = insertDocument(
      context,
      documentFromDict(context, dict(context, { doctype: 'ToDo', description: 'x' })),
    );
    doc.values.set('status', 'Closed');
    saveDocument(context, doc);
  });
  const [[data] = []] = rows(world, 'SELECT data FROM tabVersion');
  expect(JSON.parse(String(data))).toMatchObject({
    changed: [['status', 'Open', 'Closed']],
    added: [],
    removed: [],
    row_changed: [],
  });
});

test('rows of a table are stored in order with their parent, and a removed one is deleted', () => {
  const world = newWorld();
  as(world, 'Administrator', (context) => {
    const user = getDocument(context, 'User', 'Guest');
    user.values.set(
      'roles',
      documentFromDict(
        context,
        dict(context, {
          doctype: 'User',
          first_name: 'x',
          roles: [{ role: 'System Manager' }, { role: 'Script Manager' }],
        }),
      ).values.get('roles') ?? null,
    );
    saveDocument(context, user);
  });
  const sql = "SELECT role, idx FROM `tabHas Role` WHERE parent = 'Guest' ORDER BY idx";
  expect(rows(world, sql)).toEqual([
    ['System Manager', 1],
    ['Script Manager', 2],
  ]);
});
