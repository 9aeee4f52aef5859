// http-api.md §2, §3.1 and §3.2, a row each: form_dict, method calls, what scripts answer with.
import { beforeAll, expect, test } from 'vitest';
import { addUser, api, type Client, client, messages, withScript } from './api.ts';
import { newWorld, rows, type World } from './site.ts';

let world: World;
let guest: Client;
let admin: Client;
let portal: Client;
let count = 0;

beforeAll(() => {
  world = newWorld();
  addUser(world, 'portal@x.io', []);
  guest = client(world);
  admin = client(world, 'Administrator');
  portal = client(world, 'portal@x.io');
  api(world, 'form', 'form = frappe.form_dict.copy()\nform.pop("cmd", None)\nfrappe.flags.form = form');
});

function body(text: string): unknown {
  const name = `s${count++}`;
  api(world, name, text);
  return portal.get(`/api/method/${name}`).body;
}

const JSON_TYPE = 'application/json';
const FORM = 'application/x-www-form-urlencoded';

const forms: readonly (readonly [title: string, url: string, type: string, body: string, form: unknown])[] = [
  ['a JSON object alone fills it', '?b=2', JSON_TYPE, '{"a":[1]}', { a: [1] }],
  ['a JSON array is data', '', JSON_TYPE, '[1,2]', { data: [1, 2] }],
  ['an empty JSON body leaves the query', '?b=2', JSON_TYPE, '', { b: '2' }],
  ['a form lies over the query', '?a=1&b=2', FORM, 'b=3&c=%C3%A9+x', { a: '1', b: '3', c: 'é x' }],
  ['the first value of a repeated key counts', '?a=1&a=2', '', '', { a: '1' }],
  ['the key _ is removed', '?_=1&a=1', '', '', { a: '1' }],
  [
    'multipart fields are text, files are left out',
    '',
    'multipart/form-data; boundary=xx',
    '--xx\r\nContent-Disposition: form-data; name="a"\r\n\r\né\r\n--xx\r\nContent-Disposition: form-data; name="file"; filename="f.txt"\r\n\r\nhi\r\n--xx--\r\n',
    { a: 'é' },
  ],
];

for (const [title, url, type, text, form] of forms) {
  test(`form_dict: ${title}`, () => {
    const answer = guest.raw('POST', `/api/method/form${url}`, type, text);
    expect(JSON.parse(answer.text)).toEqual({ message: { form } });
  });
}

test('other JSON is 417 Invalid request arguments, broken JSON 417 Invalid request body', () => {
  expect(messages(guest.send('POST', '/api/method/form', 7))[0]).toMatchObject({
    message: 'Invalid request arguments',
  });
  const broken = guest.raw('POST', '/api/method/form', JSON_TYPE, '{"a":');
  expect([broken.status, JSON.parse(broken.text).exc_type]).toEqual([417, 'DataError']);
});

test('in the 15 profile broken JSON is a decoding error', () => {
  const old = withScript('pass', { own: { profile: 'frappe-15' } });
  expect(client(old).raw('POST', '/api/method/a', JSON_TYPE, '{').status).toBe(500);
});

const scripts: readonly (readonly [script: string, body: unknown])[] = [
  ['frappe.response["message"] = "hello"', { message: 'hello' }],
  ['frappe.flags.a = 1', { message: { a: 1 } }],
  ['frappe.response["message"]="x"; frappe.flags = [1]', { message: [1] }],
  ['frappe.flags = "hello"', { message: 'hello' }],
  ['frappe.response.status = "ok"', { status: 'ok' }],
  ['pass', {}],
  ['frappe.response = {"x": 1}', {}],
  ['frappe.response.docs.append(frappe.get_doc("Role", "All"))', { docs: [expect.objectContaining({ name: 'All' })] }],
  ['frappe.flags.n = float("nan"); frappe.flags.i = -float("inf")', { message: { n: null, i: null } }],
  ['frappe.flags.d = frappe.utils.getdate("2024-02-29")', { message: { d: '2024-02-29' } }],
  ['frappe.flags.s = {1}', { message: { s: [1] } }],
  ['frappe.flags.c = args.cmd == "x"', { message: { c: false } }],
];

for (const [text, expected] of scripts) {
  test(`a script ${text}`, () => expect(body(text)).toEqual(expected));
}

test('http_status_code is the status and leaves the body', () => {
  api(world, 'created', 'frappe.response.http_status_code = 201\nfrappe.response.x = 1');
  expect(guest.get('/api/method/created')).toMatchObject({ status: 201, body: { x: 1 } });
});

test('version 2 answers under data, without cmd, and with message objects', () => {
  api(world, 'v2', 'frappe.msgprint("hi")\nfrappe.flags.cmd = frappe.form_dict.cmd');
  const { body: answer } = guest.get('/api/v2/method/v2');
  expect(answer).toEqual({
    data: { cmd: null },
    messages: [{ message: 'hi', as_table: false, title: 'Message' }],
  });
});

test('version 2 merges the message of the exception into the error', () => {
  api(world, 'v2throw', 'frappe.msgprint("first")\nfrappe.throw("No stock", title="Stock")');
  expect(guest.get('/api/v2/method/v2throw')).toMatchObject({
    status: 417,
    body: {
      errors: [{ type: 'ValidationError', message: 'No stock', as_table: false, title: 'Stock', indicator: 'red' }],
      messages: [{ message: 'first' }],
    },
  });
});

test('an error of version 2 without throw has its type only, whatever was caught before', () => {
  api(world, 'v2raise', 'try:\n  frappe.throw("caught")\nexcept Exception:\n  pass\n1/0');
  expect(guest.get('/api/v2/method/v2raise').body).toEqual({
    errors: [{ type: 'ZeroDivisionError' }],
    messages: [expect.objectContaining({ message: 'caught' })],
  });
});

const unknown: readonly (readonly [url: string, text: readonly string[]])[] = [
  ['/api/method/foo', ["Failed to get method for command foo with 'foo'"]],
  [
    '/api/method/nope.x.y',
    ['App nope is not installed', 'Failed to get method for command nope.x.y with App nope is not installed'],
  ],
];

for (const [url, texts] of unknown) {
  test(`${url} is 417 and says why`, () => {
    const answer = guest.get(url);
    expect([answer.status, answer.body['exc_type'], messages(answer).map(({ message }) => message)]).toEqual([
      417,
      'ValidationError',
      texts,
    ]);
  });
}

test('only the part before the first slash names the method', () => {
  expect(guest.get('/api/method/ping/bar').body).toEqual({ message: 'pong' });
  expect(guest.get('/api/v1/method/ping').body).toEqual({ message: 'pong' });
  expect(guest.get('/any/path?cmd=ping').body).toEqual({ message: 'pong' });
  expect(guest.get('/api/v2/method/ping').body).toEqual({ data: 'pong' });
});

test('a script shadows a function of the framework', () => {
  const own = newWorld();
  api(own, 'ping', 'frappe.response["message"] = "mine"');
  expect(client(own).get('/api/method/ping').body).toEqual({ message: 'mine' });
});

test('a guest is told that a function is not for guests', () => {
  const answer = guest.get('/api/method/frappe.auth.get_logged_user');
  expect([answer.status, messages(answer)[0]]).toMatchObject([
    403,
    {
      title: 'Method Not Allowed',
      message:
        'You are not permitted to access this resource. Login to accessFunction <strong>frappe.auth.get_logged_user</strong> is not whitelisted.',
    },
  ]);
});

test('the wrong HTTP method for a function is 403, a script takes every one', () => {
  expect(messages(admin.get('/api/method/frappe.client.insert'))[0]).toMatchObject({ message: 'Not permitted' });
  for (const method of ['GET', 'POST', 'PUT', 'DELETE', 'PATCH'])
    expect(guest.send(method, '/api/method/form').status).toBe(200);
});

test('OPTIONS is empty and 200', () => {
  expect(guest.raw('OPTIONS', '/api/method/form', '', '').status).toBe(200);
});

test('unknown paths are 404', () => {
  expect(guest.get('/api/nope')).toMatchObject({ status: 404, body: { exc_type: 'DoesNotExistError' } });
  expect(guest.raw('GET', '/nope', '', '').status).toBe(404);
});

const types: readonly (readonly [
  script: string,
  status: number,
  headers: Readonly<Record<string, string>>,
  body: string,
])[] = [
  [
    'frappe.response.type = "download"\nfrappe.response.filename = "a b.txt"\nfrappe.response.filecontent = "hi"',
    200,
    { 'content-disposition': 'attachment; filename="a b.txt"' },
    'hi',
  ],
  [
    'frappe.response.type = "download"\nfrappe.response.filename = "a"\nfrappe.response.filecontent = bytes([104, 105])\nfrappe.response.display_content_as = "inline"',
    200,
    { 'content-disposition': 'inline; filename="a"', 'content-type': 'application/unknown' },
    'hi',
  ],
  [
    'frappe.response.type = "binary"\nfrappe.response.filename = "a"\nfrappe.response.filecontent = "x"',
    200,
    { 'content-type': 'application/octet-stream', 'content-disposition': 'attachment; filename="a"' },
    'x',
  ],
  [
    'frappe.response.type = "pdf"\nfrappe.response.filename = "a.pdf"\nfrappe.response.filecontent = "x"',
    200,
    { 'content-type': 'application/pdf', 'content-disposition': 'inline; filename="a.pdf"' },
    'x',
  ],
  [
    'frappe.response.type = "csv"\nfrappe.response.doctype = "My List"\nfrappe.response.result = "a,b"',
    200,
    { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': 'attachment; filename="My_List.csv"' },
    'a,b',
  ],
  [
    'frappe.response.type = "txt"\nfrappe.response.doctype = "t"\nfrappe.response.result = "x"',
    200,
    { 'content-type': 'text/plain; charset=utf-8' },
    'x',
  ],
  ['frappe.response.type = "redirect"\nfrappe.response.location = "/x"', 302, { location: '/x' }, ''],
];

for (const [text, status, headers, content] of types) {
  test(`the response ${text.replaceAll('\n', '; ')}`, () => {
    const name = `s${count++}`;
    api(world, name, text);
    const answer = world.site.handle({
      id: 'r',
      method: 'GET',
      url: `/api/method/${name}`,
      headers: [],
      body: '',
      client: '127.0.0.1',
    });
    expect(answer.status).toBe(status);
    expect(Object.fromEntries(answer.headers)).toMatchObject(headers);
    expect(Buffer.from(answer.body, 'base64').toString()).toBe(content);
  });
}

test('an unknown response type is a KeyError and stores nothing', () => {
  api(
    world,
    'odd',
    'frappe.get_doc({"doctype": "Note", "title": "odd"}).insert(ignore_permissions=True)\nfrappe.response.type = "odd"',
  );
  expect(guest.post('/api/method/odd')).toMatchObject({ status: 500, body: { exc_type: 'KeyError' } });
  expect(rows(world, "SELECT count(*) FROM tabNote WHERE title = 'odd'")).toEqual([[0]]);
});

test('tracebacks go to System Users only, and never with 404', () => {
  api(world, 'fails', 'x = 1\n1/0');
  expect(portal.get('/api/method/fails').body).toEqual({ exc_type: 'ZeroDivisionError' });
  const { body: shown } = admin.get('/api/method/fails');
  expect(Object.keys(shown)).toEqual(['exception', 'exc_type', '_exc_source', 'exc']);
  expect(shown).toMatchObject({ exception: 'ZeroDivisionError: division by zero', _exc_source: 'Server Script' });
  expect(JSON.parse(String(shown['exc']))[0]).toContain('File "<serverscript>: fails", line 2, in <module>');
  expect(admin.get('/api/resource/Note/nope').body).not.toHaveProperty('exc');
});

test('printed lines and errprint are shown where tracebacks are allowed', () => {
  api(world, 'prints', 'print("a", 1)\nlog("b")\nfrappe.errprint("c")');
  expect(portal.get('/api/method/prints').body).toEqual({});
  expect(admin.get('/api/method/prints').body).toEqual({ exc: '["c"]', _debug_messages: '["a 1","b"]' });
});

test('version 15 escapes letters beyond ASCII and shows tracebacks and debug lines to everyone', () => {
  const old = withScript('frappe.flags.x = "é"\nprint("p")', { own: { profile: 'frappe-15' } });
  expect(client(old).raw('GET', '/api/method/a', '', '').text).toBe(
    '{"message":{"x":"\\u00e9"},"_debug_messages":"[\\"p\\"]"}',
  );
});
