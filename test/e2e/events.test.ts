// Document events over HTTP: each fires once and in order, and what fails leaves nothing.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { count, documentIn, messagesIn, type Served, script, served } from './served.ts';

let site: Served;

/** All events of the documentation. */
const EVENTS = [
  'Before Insert',
  'After Insert',
  'Before Validate',
  'Before Save',
  'After Save',
  'Before Submit',
  'After Submit',
  'Before Cancel',
  'After Cancel',
  'Before Delete',
  'After Delete',
  'Before Save (Submitted Document)',
  'After Save (Submitted Document)',
  'Before Print',
];

beforeAll(async () => {
  site = await served();
  for (const event of EVENTS)
    await script(site.administrator, `on ${event}`, {
      script_type: 'DocType Event',
      reference_doctype: 'Task',
      doctype_event: event,
      script: `frappe.msgprint("${event}")`,
    });
}, 60_000);
afterAll(() => site?.close());

const create = (values: object) => site.administrator.post('/api/resource/Task', { subject: 'events', ...values });
const path = (name: unknown) => `/api/resource/Task/${name}`;

describe('a submittable document fires each event once, in order', () => {
  test('when it is inserted', async () => {
    expect(messagesIn(await create({}))).toEqual([
      'Before Insert',
      'Before Validate',
      'Before Save',
      'After Insert',
      'After Save',
    ]);
  });

  test('when it is saved', async () => {
    const { name } = documentIn(await create({}));
    expect(messagesIn(await site.administrator.put(path(name), { subject: 'changed' }))).toEqual([
      'Before Validate',
      'Before Save',
      'After Save',
    ]);
  });

  test('when it is submitted, saved as submitted, cancelled, and deleted', async () => {
    const { name } = documentIn(await create({}));
    const put = async (values: object) => messagesIn(await site.administrator.put(path(name), values));
    expect(await put({ docstatus: 1 })).toEqual([
      'Before Validate',
      'Before Save',
      'Before Submit',
      'After Save',
      'After Submit',
    ]);
    expect(await put({ docstatus: 1 })).toEqual([
      'Before Save (Submitted Document)',
      'After Save (Submitted Document)',
    ]);
    expect(await put({ docstatus: 2 })).toEqual(['Before Cancel', 'After Cancel']);
    const deleted = await site.administrator.delete(path(name));
    expect(deleted.status).toBe(202);
    expect(messagesIn(deleted)).toEqual(['Before Delete', 'After Delete']);
  });

  test('when it is printed', async () => {
    const { name } = documentIn(await create({}));
    await script(site.administrator, 'print_task', {
      script_type: 'API',
      api_method: 'print_task',
      script: 'frappe.get_doc("Task", frappe.form_dict.name).run_method("before_print")',
    });
    const reply = await site.administrator.get(`/api/method/print_task?name=${name}`);
    expect(messagesIn(reply)).toEqual(['Before Print']);
  });
});

describe('an exception in an After Save script', () => {
  test('leaves no row of that request, and the error in the log', async () => {
    await script(site.administrator, 'fails', {
      script_type: 'DocType Event',
      reference_doctype: 'Note',
      doctype_event: 'After Save',
      script: 'frappe.get_doc({"doctype": "ToDo", "description": "left behind"}).insert()\nvalue = 1 / 0',
    });
    const reply = await site.administrator.post('/api/resource/Note', { title: 'doomed' });
    expect(reply).toMatchObject({ status: 500, body: { exc_type: 'ZeroDivisionError' } });
    expect(await count(site.administrator, 'Note', { title: 'doomed' })).toBe(0);
    expect(await count(site.administrator, 'ToDo', { description: 'left behind' })).toBe(0);
    expect(await count(site.administrator, 'Error Log', { error: ['like', '%ZeroDivisionError%'] })).toBe(1);
  });
});

describe('with server_script_enabled off', () => {
  beforeAll(() => site.set('server_script_enabled', 0));
  afterAll(() => site.set('server_script_enabled', 1));

  test('an API script is refused with 403 and the words of Frappe', async () => {
    const reply = await site.guest.get('/api/method/test_method');
    expect(reply).toMatchObject({ status: 403, body: { exc_type: 'ServerScriptNotEnabled' } });
    expect(messagesIn(reply)[0]).toMatch(
      /^Server Scripts are disabled\. Please enable server scripts from bench configuration\.<br>/,
    );
  });

  test('saving a document with an enabled script fails with 403, and no row is there', async () => {
    const reply = await site.administrator.post('/api/resource/ToDo', { description: 'while off' });
    expect(reply).toMatchObject({ status: 403, body: { exc_type: 'ServerScriptNotEnabled' } });
    expect(await count(site.administrator, 'ToDo', { description: 'while off' })).toBe(0);
  });

  test('a document without scripts is saved', async () => {
    expect((await site.administrator.post('/api/resource/Role', { role_name: 'Quiet' })).status).toBe(200);
  });

  test('the switch is told to those who may read scripts', async () => {
    const method = '/api/method/frappe.core.doctype.server_script.server_script.enabled';
    expect(await site.administrator.get(method)).toMatchObject({ body: { message: false } });
  });
});
