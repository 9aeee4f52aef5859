// http-api.md §3.3 and §3.4, a row each: frappe.client and REST in both versions.
import { beforeAll, expect, test } from 'vitest';
import { addUser, type Client, client, messages } from './api.ts';
import { run } from './scripts.ts';
import { newWorld, type World } from './site.ts';

let world: World;
let admin: Client;
let guest: Client;
let portal: Client;

beforeAll(() => {
  world = newWorld();
  addUser(world, 'desk@x.io', ['System Manager']);
  addUser(world, 'portal@x.io', []);
  run(
    world,
    `for n in ["a", "b", "c"]:
  frappe.get_doc({"doctype": "ToDo", "name": n, "description": n, "allocated_to": "desk@x.io"}).insert(set_name=n)
frappe.get_doc({"doctype": "DocType", "name": "Sheet", "module": "Core", "custom": 1, "is_submittable": 1,
  "fields": [{"fieldname": "subject", "fieldtype": "Data", "label": "Subject"}],
  "permissions": [{"role": "System Manager", "read": 1, "write": 1, "create": 1, "submit": 1, "cancel": 1}]}).insert()`,
  );
  [admin, guest, portal] = [client(world, 'Administrator'), client(world), client(world, 'portal@x.io')];
});

function rpc(name: string, values: unknown, as = admin) {
  return as.post(`/api/method/frappe.client.${name}`, values);
}

const calls: readonly (readonly [name: string, values: unknown, message: unknown])[] = [
  ['get_list', { doctype: 'ToDo', order_by: 'name asc' }, [{ name: 'a' }, { name: 'b' }, { name: 'c' }]],
  ['get_list', { doctype: 'ToDo', order_by: 'name asc', limit_page_length: 1, as_dict: false }, [['a']]],
  ['get_list', { doctype: 'ToDo', filters: { name: 'b' }, fields: ['description'] }, [{ description: 'b' }]],
  ['get_count', { doctype: 'ToDo' }, 3],
  ['get_count', { doctype: 'ToDo', filters: { name: 'a' } }, 1],
  ['get', { doctype: 'ToDo', name: 'a' }, expect.objectContaining({ name: 'a', color: null })],
  ['get', { doctype: 'ToDo', filters: { description: 'b' } }, expect.objectContaining({ name: 'b' })],
  ['get_value', { doctype: 'ToDo', fieldname: 'description', filters: { name: 'a' } }, { description: 'a' }],
  ['get_value', { doctype: 'ToDo', fieldname: '["name","status"]', filters: 'a' }, { name: 'a', status: 'Open' }],
  ['get_value', { doctype: 'ToDo', fieldname: 'status', filters: { name: 'zz' } }, {}],
  ['get_value', { doctype: 'ToDo', fieldname: 'status', filters: 'a', as_dict: false }, 'Open'],
  ['get_single_value', { doctype: 'System Settings', field: 'enable_scheduler' }, 1],
  [
    'set_value',
    { doctype: 'ToDo', name: 'a', fieldname: 'priority', value: 'High' },
    expect.objectContaining({ priority: 'High' }),
  ],
  [
    'set_value',
    { doctype: 'ToDo', name: 'a', fieldname: { priority: 'Low' } },
    expect.objectContaining({ priority: 'Low' }),
  ],
  ['insert', { doc: { doctype: 'Note', title: 'n1' } }, expect.objectContaining({ title: 'n1' })],
  [
    'insert_many',
    {
      docs: [
        { doctype: 'Role', role_name: 'R1' },
        { doctype: 'Role', role_name: 'R2' },
      ],
    },
    ['R1', 'R2'],
  ],
  [
    'insert',
    {
      doc: '{"doctype": "Has Role", "parenttype": "User", "parent": "portal@x.io", "parentfield": "roles", "role": "R1"}',
    },
    expect.objectContaining({ doctype: 'User' }),
  ],
  ['has_permission', { doctype: 'ToDo', docname: 'a', perm_type: 'write' }, { has_permission: true }],
  ['rename_doc', { doctype: 'Role', old_name: 'R2', new_name: 'R3' }, 'R3'],
  ['validate_link', { doctype: 'ToDo', docname: 'a', fields: '["status"]' }, { name: 'a', status: 'Open' }],
  ['validate_link', { doctype: 'ToDo', docname: 'zz' }, { name: null }],
  ['bulk_update', { docs: [{ doctype: 'ToDo', docname: 'a', color: '#111111' }] }, { failed_docs: [] }],
];

for (const [name, values, message] of calls) {
  test(`frappe.client.${name} ${JSON.stringify(values)}`, () =>
    expect(rpc(name, values)).toMatchObject({ status: 200, body: { message } }));
}

test('frappe.client.delete answers {} and then 404', () => {
  run(world, 'frappe.get_doc({"doctype": "ToDo", "description": "d"}).insert(set_name="d")');
  expect(rpc('delete', { doctype: 'ToDo', name: 'd' })).toMatchObject({ status: 200, body: {} });
  expect(rpc('delete', { doctype: 'ToDo', name: 'd' }).status).toBe(404);
});

test('save, submit and cancel take the whole document and check its timestamp', () => {
  const made = Object(rpc('insert', { doc: { doctype: 'Sheet', subject: 'x' } }).body['message']);
  const saved = Object(rpc('save', { doc: { ...made, subject: 'y' } }).body['message']);
  expect(saved).toMatchObject({ subject: 'y', docstatus: 0 });
  expect(rpc('save', { doc: made })).toMatchObject({ status: 417, body: { exc_type: 'TimestampMismatchError' } });
  expect(rpc('submit', { doc: saved }).body['message']).toMatchObject({ docstatus: 1 });
  expect(rpc('cancel', { doctype: 'Sheet', name: made.name }).body['message']).toMatchObject({ docstatus: 2 });
});

const refused: readonly (readonly [name: string, values: unknown, status: number, type: string, text: string])[] = [
  [
    'set_value',
    { doctype: 'ToDo', name: 'a', fieldname: 'owner', value: 'x' },
    417,
    'ValidationError',
    'Cannot edit standard fields',
  ],
  [
    'insert_many',
    { docs: Array.from({ length: 201 }, () => ({ doctype: 'Note' })) },
    417,
    'ValidationError',
    'Only 200 inserts allowed in one request',
  ],
  ['get', { doctype: 'ToDo', name: 'zz' }, 404, 'DoesNotExistError', 'ToDo zz not found'],
  ['get', { doctype: 'ToDo', filters: { name: 'zz' } }, 404, 'DoesNotExistError', "ToDo {'name': 'zz'} not found"],
  ['get_list', { doctype: 'Nope' }, 404, 'DoesNotExistError', 'DocType Nope not found'],
  ...[{ fields: ['name', 'nope'] }, { filters: { nope: 1 } }, { filters: [['ToDo', 'nope', '=', 1]] }].map(
    (query) =>
      ['get_list', { doctype: 'ToDo', ...query }, 417, 'DataError', 'Field not permitted in query: nope'] as const,
  ),
];

for (const [name, values, status, type, text] of refused) {
  test(`frappe.client.${name} is refused: ${text}`, () => {
    const answer = rpc(name, values);
    expect([answer.status, answer.body['exc_type'], messages(answer)[0]?.['message']]).toEqual([status, type, text]);
  });
}

test('get_password is for System Managers and gives the secret, which no row holds as text', () => {
  run(world, 'u = frappe.get_doc("User", "desk@x.io")\nu.api_key = "k"\nu.api_secret = "tops3cret"\nu.save()');
  const values = { doctype: 'User', name: 'desk@x.io', fieldname: 'api_secret' };
  expect(rpc('get_password', values).body).toEqual({ message: 'tops3cret' });
  expect(rpc('get_password', values, portal).status).toBe(403);
});

const reads: readonly (readonly [url: string, body: unknown])[] = [
  ['/api/resource/ToDo?order_by=name asc', { data: [{ name: 'a' }, { name: 'b' }, { name: 'c' }] }],
  ['/api/resource/ToDo?order_by=name asc&limit=2', { data: [{ name: 'a' }, { name: 'b' }] }],
  ['/api/resource/ToDo?order_by=name asc&limit=2&limit_page_length=1', { data: [{ name: 'a' }] }],
  ['/api/resource/ToDo?order_by=name asc&limit_start=2', { data: [{ name: 'c' }] }],
  ['/api/resource/ToDo?order_by=name desc&limit=0&as_dict=0', { data: [['c'], ['b'], ['a']] }],
  [
    '/api/resource/ToDo?filters=[["description","=","b"]]&fields=["name","status"]',
    { data: [{ name: 'b', status: 'Open' }] },
  ],
  ['/api/resource/ToDo?filters=[["ToDo","description","=","b"]]', { data: [{ name: 'b' }] }],
  ['/api/resource/ToDo?or_filters={"description":"a"}', { data: [{ name: 'a' }] }],
  [
    '/api/resource/ToDo?fields=["status",{"COUNT":"name","as":"n"}]&group_by=status',
    { data: [{ status: 'Open', n: 3 }] },
  ],
  ['/api/resource/Has Role?parent=User&filters={"parent":"portal@x.io"}&fields=["role"]', { data: [{ role: 'R1' }] }],
  [
    '/api/resource/ToDo?fields=["name","allocated_to"]&expand=["allocated_to"]&filters={"name":"a"}',
    { data: [{ name: 'a', allocated_to: expect.objectContaining({ name: 'desk@x.io', doctype: 'User' }) }] },
  ],
  [
    '/api/resource/ToDo/a?expand_links=true',
    { data: expect.objectContaining({ allocated_to: expect.objectContaining({ doctype: 'User' }) }) },
  ],
  ['/api/v2/document/ToDo?order_by=name asc&limit=2', { has_next_page: true, data: [{ name: 'a' }, { name: 'b' }] }],
  ['/api/v2/document/ToDo?order_by=name asc&start=2&limit=2', { has_next_page: false, data: [{ name: 'c' }] }],
  ['/api/v2/document/ToDo/a', { data: expect.objectContaining({ name: 'a', reference_name: null }) }],
  ['/api/v2/doctype/ToDo/count', { data: 3 }],
  ['/api/v2/doctype/ToDo/count?filters={"name":"a"}', { data: 1 }],
  [
    '/api/v2/doctype/ToDo/meta',
    {
      data: expect.objectContaining({
        name: 'ToDo',
        fields: expect.arrayContaining([expect.objectContaining({ fieldname: 'status' })]),
      }),
    },
  ],
];

for (const [url, body] of reads) {
  test(`GET ${url}`, () => expect(admin.get(url)).toMatchObject({ status: 200, body: body as object }));
}

test('version 1 leaves out nulls, also in rows', () => {
  expect(Object(admin.get('/api/resource/ToDo/a').body['data'])).not.toHaveProperty('reference_name');
});

test('invalid JSON in fields is a decoding error', () => {
  expect(admin.get('/api/resource/ToDo?fields=[x')).toMatchObject({
    status: 500,
    body: { exc_type: 'JSONDecodeError' },
  });
});

test('PATCH is of version 2 only; version 1 answers 405 with a page', () => {
  const answer = admin.raw('PATCH', '/api/resource/ToDo/a', 'application/json', '{"color":"#222222"}');
  expect([answer.status, answer.text]).toEqual([405, expect.stringContaining('<h1>Method Not Allowed</h1>')]);
  expect(admin.send('PATCH', '/api/v2/document/ToDo/a', { color: '#222222' }).body).toMatchObject({
    data: { color: '#222222' },
  });
});

test('a body may be under data, as text or as JSON, or the form', () => {
  expect(admin.post('/api/resource/Note', { data: '{"title":"t1"}' }).body).toMatchObject({ data: { title: 't1' } });
  expect(admin.post('/api/resource/Note', { data: { title: 't2' } }).body).toMatchObject({ data: { title: 't2' } });
  const form = admin.raw('POST', '/api/resource/Note', 'application/x-www-form-urlencoded', 'title=t3');
  expect(JSON.parse(form.text)).toMatchObject({ data: { title: 't3' } });
});

test('create ignores name unless naming allows it; version 2 honours it', () => {
  expect(Object(admin.post('/api/resource/ToDo', { name: 'mine', description: 'x' }).body['data']).name).not.toBe(
    'mine',
  );
  expect(Object(admin.post('/api/v2/document/ToDo', { name: 'mine', description: 'x' }).body['data']).name).toBe(
    'mine',
  );
});

test('delete is 202 ok, twice is 404', () => {
  expect(admin.send('DELETE', '/api/resource/ToDo/mine')).toMatchObject({ status: 202, body: { data: 'ok' } });
  expect(admin.send('DELETE', '/api/resource/ToDo/mine').status).toBe(404);
});

test('docstatus in a PUT submits, modified checks for conflicts', () => {
  const { name } = Object(admin.post('/api/resource/Sheet', { subject: 'x' }).body['data']);
  expect(admin.send('PUT', `/api/resource/Sheet/${name}`, { modified: '2020-01-01 00:00:00.000000' })).toMatchObject({
    status: 417,
    body: { exc_type: 'TimestampMismatchError' },
  });
  expect(admin.send('PUT', `/api/resource/Sheet/${name}`, { docstatus: 1 }).body).toMatchObject({
    data: { docstatus: 1 },
  });
});

test('run_method and the method route call whitelisted methods only', () => {
  const make = () => Object(admin.post('/api/resource/Sheet', { subject: 'x' }).body['data']).name;
  const first = make();
  expect(admin.post(`/api/resource/Sheet/${first}`, { run_method: 'submit' }).body).toMatchObject({
    data: { docstatus: 1 },
  });
  const second = make();
  expect(admin.post(`/api/v2/document/Sheet/${second}/method/submit`).body).toMatchObject({
    data: { docstatus: 1 },
    docs: [{ name: second, docstatus: 1 }],
  });
  expect(admin.post(`/api/resource/Sheet/${first}`, { run_method: 'db_set' })).toMatchObject({ status: 403 });
  expect(admin.post(`/api/resource/Sheet/${first}`, { run_method: 'nope' })).toMatchObject({ status: 404 });
  expect(admin.post(`/api/resource/Sheet/${first}`, {})).toMatchObject({ status: 500, body: { exc_type: 'KeyError' } });
  const third = make();
  const document = JSON.stringify({ doctype: 'Sheet', name: third });
  expect(admin.post('/api/v2/method/run_doc_method', { document, method: 'submit' }).body).toMatchObject({
    data: { docstatus: 1 },
    docs: [{ name: third }],
  });
});

test('copy gives the document without its identity', () => {
  const copy = Object(admin.get('/api/v2/document/ToDo/a/copy').body['data']);
  expect(copy).toMatchObject({ doctype: 'ToDo', description: 'a' });
  expect(copy).not.toHaveProperty('name');
  expect(copy).not.toHaveProperty('__islocal');
});

test('who cannot read the DocType at all is refused before missing documents are told of', () => {
  expect(guest.get('/api/resource/ToDo/a').status).toBe(403);
  const answer = portal.get('/api/resource/Error Log/nope');
  expect([answer.status, answer.body['_error_message'], messages(answer)]).toMatchObject([
    403,
    'No permission for Error Log',
    [
      {
        message:
          'User <strong>portal@x.io</strong> does not have doctype access via role permission for document <strong>Error Log</strong>',
      },
    ],
  ]);
  expect(admin.get('/api/resource/ToDo/nope').status).toBe(404);
});

test('a row given with a known name but few fields loses the others', () => {
  admin.send('PUT', '/api/resource/User/portal@x.io', { roles: [{ role: 'R1' }, { role: 'R3' }] });
  const { body } = admin.get('/api/resource/User/portal@x.io');
  const roles = Object(body['data']).roles;
  expect(roles.map((row: { role: string }) => row.role)).toEqual(['R1', 'R3']);
  admin.send('PUT', '/api/resource/User/portal@x.io', { roles: [roles[0]] });
  expect(Object(admin.get('/api/resource/User/portal@x.io').body['data']).roles).toMatchObject([
    { name: roles[0].name, role: 'R1' },
  ]);
});
