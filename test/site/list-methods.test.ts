// Lists, counts and link search over HTTP: all pass the permissions of lists, Permission Query scripts among them.
import { beforeAll, expect, test } from 'vitest';
import { addUser, type Client, client } from './api.ts';
import { run, script } from './scripts.ts';
import { newWorld } from './site.ts';

let reader: Client;
let stranger: Client;

beforeAll(() => {
  const world = newWorld();
  run(
    world,
    `frappe.get_doc({"doctype": "Role", "role_name": "Reader"}).insert()
frappe.get_doc({"doctype": "DocType", "name": "Plot", "module": "Core", "custom": 1, "autoname": "Prompt", "title_field": "subject", "show_title_field_in_link": 1, "search_fields": "region",
  "fields": [{"fieldname": "subject", "fieldtype": "Data"}, {"fieldname": "region", "fieldtype": "Data"}, {"fieldname": "disabled", "fieldtype": "Check"}],
  "permissions": [{"role": "Reader", "read": 1}]}).insert()
for name, region, off in (("P1", "north", 0), ("P2", "south", 0), ("P3", "north", 0), ("P4", "north", 1)):
  frappe.get_doc({"doctype": "Plot", "name": name, "subject": "field " + name, "region": region, "disabled": off}).insert()`,
  );
  addUser(world, 'reader@x.io', ['Reader']);
  addUser(world, 'stranger@x.io', []);
  script(
    world,
    'own region',
    { script_type: 'Permission Query', reference_doctype: 'Plot' },
    'if user != "Administrator":\n  conditions = "`tabPlot`.region = " + frappe.db.escape("north")',
  );
  reader = client(world, 'reader@x.io');
  stranger = client(world, 'stranger@x.io');
});

const call = (method: string, values: Readonly<Record<string, unknown>> = {}) =>
  reader.post(`/api/method/${method}`, { doctype: 'Plot', ...values }).body['message'];
const report = (name: string, values: Readonly<Record<string, unknown>> = {}) =>
  call(`frappe.desk.reportview.${name}`, values);
const found = (values: Readonly<Record<string, unknown>>) => call('frappe.desk.search.search_link', values);

test('a report lists and counts what the script lets the user see', () => {
  const asked = { fields: ['name', '`tabPlot`.`region`'], order_by: '`tabPlot`.`name` asc' };
  expect(report('get', asked)).toEqual({
    keys: ['name', 'region'],
    values: ['P1', 'P3', 'P4'].map((name) => [name, 'north']),
    user_info: {},
  });
  expect(report('get_list', { ...asked, start: 1, page_length: 1 })).toEqual([{ name: 'P3', region: 'north' }]);
  expect(report('get_count')).toBe(3);
  expect(report('get_count', { filters: [['Plot', 'region', '=', 'south']] })).toBe(0);
  expect(report('get_count', { limit: 2 })).toBe(2);
});

test('the counts of frappe.client pass the script, too', () => {
  expect(call('frappe.client.get_count')).toBe(3);
});

test('a link is searched by name, title and search fields among what is switched on and may be seen', () => {
  const one = { value: 'P1', label: 'field P1', description: 'P1, north' };
  expect(found({ txt: 'p1' })).toEqual([one]);
  expect(found({ txt: 'field P1' })).toEqual([one]);
  expect(found({ txt: 'south' })).toEqual([]);
  expect(found({ txt: 'north' })).toHaveLength(2);
  expect(found({ txt: '', page_length: 1 })).toHaveLength(1);
  expect(found({ txt: '', filters: { name: ['!=', 'P1'] } })).toMatchObject([{ value: 'P3' }]);
});

test('a field that the DocType does not have is refused', () => {
  const asked = { doctype: 'Plot', txt: '', searchfield: 'nope' };
  const { status, body } = reader.post('/api/method/frappe.desk.search.search_link', asked);
  expect([status, body['exc_type']]).toEqual([417, 'DataError']);
});

test.each([
  'frappe.desk.reportview.get',
  'frappe.desk.reportview.get_list',
  'frappe.desk.reportview.get_count',
  'frappe.desk.search.search_link',
  'frappe.client.get_count',
])('%s is refused to who may not list', (method) => {
  expect(stranger.post(`/api/method/${method}`, { doctype: 'Plot', txt: '' }).status).toBe(403);
});
