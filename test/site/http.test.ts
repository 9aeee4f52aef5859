// Requests: API scripts, sessions, REST, errors.
import { expect, test } from 'vitest';
import { run, script } from './scripts.ts';
import { newWorld, request, rows, type World } from './site.ts';

function api(world: World, method: string, text: string, more: Readonly<Record<string, string | number>> = {}): void {
  script(world, method, { script_type: 'API', api_method: method, allow_guest: 1, ...more }, text);
}

function login(world: World): { cookie: string } {
  const answer = request(world, 'POST', '/api/method/login', { json: { usr: 'Administrator', pwd: 'admin' } });
  const [, sid = ''] = /sid=([0-9a-f]+)/.exec(answer.cookies) ?? [];
  return { cookie: `sid=${sid}` };
}

test('an API script answers with what it puts into frappe.response', () => {
  const world = newWorld();
  api(world, 'test_method', 'frappe.response[\'message\'] = "hello"');
  expect(request(world, 'GET', '/api/method/test_method')).toMatchObject({ status: 200, body: { message: 'hello' } });
});

test('flags are the message, over what the response holds', () => {
  const world = newWorld();
  api(world, 'a', 'frappe.response["message"] = "x"\nfrappe.flags.total = 3');
  expect(request(world, 'GET', '/api/method/a').body).toEqual({ message: { total: 3 } });
});

test('a script runs another and reads its flags', () => {
  const world = newWorld();
  api(world, 'script_1', "frappe.flags.my_key = 'my value'");
  api(world, 'script_2', "frappe.response['message'] = run_script('script_1').get('my_key')");
  expect(request(world, 'GET', '/api/method/script_2').body).toEqual({ message: 'my value' });
});

test('a guest is refused without Allow Guest', () => {
  const world = newWorld();
  api(world, 'a', 'frappe.flags.x = 1', { allow_guest: 0 });
  expect(request(world, 'GET', '/api/method/a')).toMatchObject({ status: 403, body: { exc_type: 'PermissionError' } });
});

test('the call after the allowed ones is 429, though none of them committed', () => {
  const world = newWorld();
  api(world, 'a', 'frappe.flags.x = 1', { enable_rate_limit: 1, rate_limit_count: 2, rate_limit_seconds: 60 });
  const statuses = [1, 2, 3].map(() => request(world, 'GET', '/api/method/a').status);
  expect(statuses).toEqual([200, 200, 429]);
});

test('a GET stores nothing unless the script commits; a POST commits', () => {
  const world = newWorld();
  const insert = 'frappe.get_doc({"doctype": "Note", "title": "x"}).insert(ignore_permissions=True)';
  api(world, 'plain', insert);
  api(world, 'committing', `${insert}\nfrappe.db.commit()`);
  const count = () => rows(world, 'SELECT count(*) FROM tabNote')[0]?.[0];
  request(world, 'GET', '/api/method/plain');
  expect(count()).toBe(0);
  request(world, 'POST', '/api/method/plain');
  expect(count()).toBe(1);
  request(world, 'GET', '/api/method/committing');
  expect(count()).toBe(2);
});

test('login gives a session cookie that acts as the user', () => {
  const world = newWorld();
  const headers = login(world);
  expect(request(world, 'GET', '/api/method/frappe.auth.get_logged_user', { headers }).body).toEqual({
    message: 'Administrator',
  });
  expect(request(world, 'GET', '/api/method/frappe.auth.get_logged_user').status).toBe(403);
  expect(request(world, 'POST', '/api/method/login', { json: { usr: 'Administrator', pwd: 'no' } })).toMatchObject({
    status: 401,
    body: { message: 'Invalid login credentials', exc_type: 'AuthenticationError' },
  });
});

test('REST creates, reads, lists, updates and deletes', () => {
  const world = newWorld();
  const headers = login(world);
  const made = request(world, 'POST', '/api/resource/ToDo', { json: { description: 'x' }, headers });
  expect(made).toMatchObject({ status: 200, body: { data: { doctype: 'ToDo', status: 'Open', description: 'x' } } });
  const { name } = Object(made.body['data']);
  expect(request(world, 'GET', `/api/resource/ToDo/${name}`, { headers }).body).toMatchObject({ data: { name } });
  expect(request(world, 'GET', '/api/resource/ToDo?fields=["status"]', { headers }).body).toEqual({
    data: [{ status: 'Open' }],
  });
  expect(
    request(world, 'PUT', `/api/resource/ToDo/${name}`, { json: { status: 'Closed' }, headers }).body,
  ).toMatchObject({ data: { status: 'Closed' } });
  expect(request(world, 'DELETE', `/api/resource/ToDo/${name}`, { headers })).toMatchObject({
    status: 202,
    body: { data: 'ok' },
  });
  expect(request(world, 'GET', `/api/resource/ToDo/${name}`, { headers }).status).toBe(404);
});

test('an error shows its class and its message, and leaves no row', () => {
  const world = newWorld();
  api(
    world,
    'place',
    'frappe.get_doc({"doctype": "Note", "title": "x"}).insert(ignore_permissions=True)\nfrappe.throw("No stock", title="Stock")',
  );
  const { status, body } = request(world, 'POST', '/api/method/place');
  expect([status, body['exc_type']]).toEqual([417, 'ValidationError']);
  const [message] = JSON.parse(String(body['_server_messages']));
  expect(JSON.parse(message)).toMatchObject({
    message: 'No stock',
    as_table: false,
    title: 'Stock',
    indicator: 'red',
    raise_exception: 1,
  });
  expect(rows(world, 'SELECT count(*) FROM tabNote')).toEqual([[0]]);
});

test('an error of the script itself is 500 and an Error Log row', () => {
  const world = newWorld();
  api(world, 'a', '1/0');
  expect(request(world, 'GET', '/api/method/a')).toMatchObject({
    status: 500,
    body: { exc_type: 'ZeroDivisionError' },
  });
  expect(rows(world, 'SELECT method FROM `tabError Log`')).toEqual([['division by zero']]);
});

test('an endless loop reaches the limit of steps, and the next request is served', () => {
  const world = newWorld();
  api(world, 'endless', 'while True:\n  pass');
  api(world, 'quick', 'frappe.flags.x = 1');
  const { status, body } = request(world, 'GET', '/api/method/endless');
  expect([status, body['exc_type'], body['limit'], body['script']]).toEqual([
    500,
    'ScriptLimitExceeded',
    'steps',
    'endless',
  ]);
  expect(request(world, 'GET', '/api/method/quick').status).toBe(200);
});

test('with scripts switched off every run is refused with 403', () => {
  const world = newWorld({ common: { server_script_enabled: false } });
  api(world, 'a', 'frappe.flags.x = 1');
  expect(request(world, 'GET', '/api/method/a')).toMatchObject({
    status: 403,
    body: { exc_type: 'ServerScriptNotEnabled' },
  });
});

test('a script that is no API script of that name is unknown', () => {
  const world = newWorld();
  expect(request(world, 'GET', '/api/method/nope')).toMatchObject({
    status: 417,
    body: { exc_type: 'ValidationError' },
  });
  expect(request(world, 'GET', '/api/nope').status).toBe(404);
});

test('an enqueued call is handed over after the commit and runs as its user', () => {
  const world = newWorld();
  api(world, 'later', 'frappe.get_doc({"doctype": "Note", "title": args.title}).insert(ignore_permissions=True)');
  run(world, 'frappe.enqueue("later", title="queued")');
  expect(world.jobs).toMatchObject([
    { method: 'later', queue: 'default', user: 'Administrator', payload: '{"title": "queued"}' },
  ]);
  expect(world.site.call('job', JSON.stringify(world.jobs[0]))).toBe('{"value":null}');
  expect(rows(world, 'SELECT title FROM tabNote')).toEqual([['queued']]);
});
