// http-api.md §4 to §8, a row each: statuses, messages, sessions, tokens, rate limits, uploads.
import { expect, test } from 'vitest';
import { addUser, api, type Client, client, messages, withScript } from './api.ts';
import { run } from './scripts.ts';
import { newWorld, request, rows, type World } from './site.ts';

const statuses: readonly (readonly [status: number, classes: string])[] = [
  [400, 'CSRFTokenError InvalidAuthorizationHeader InvalidAuthorizationPrefix InvalidAuthorizationToken'],
  [401, 'AuthenticationError SessionExpired'],
  [403, 'PermissionError ServerScriptNotEnabled'],
  [404, 'DoesNotExistError PageDoesNotExistError NotFound'],
  [409, 'NameError DuplicateEntryError'],
  [410, 'LinkExpired'],
  [415, 'UnsupportedMediaType'],
  [
    417,
    'ValidationError MandatoryError DataError LinkValidationError CancelledLinkError LinkExistsError TimestampMismatchError UpdateAfterSubmitError DocstatusTransitionError UniqueValidationError CharacterLengthExceededError CannotChangeConstantError NonNegativeError EmptyTableError InvalidStatusError InvalidEmailAddressError InvalidNameError InvalidPhoneNumberError InvalidDates MappingMismatchError TemplateNotFoundError AppNotInstalledError ImplicitCommitError DocumentLockedError CircularLinkingError InvalidColumnName DataTooLongException AttachmentLimitReached DocumentAlreadyRestored PrintFormatError FrappeTypeError',
  ],
  [429, 'TooManyRequestsError RateLimitExceededError'],
  [
    500,
    'SecurityException QueryTimeoutError QueryDeadlockError TooManyWritesError RetryBackgroundJobError SessionBootFailed',
  ],
  [501, 'OutgoingEmailError'],
  [503, 'SessionStopped InReadOnlyMode QueueOverloaded ServiceUnavailableError'],
];

test('each class of the table has its status', () => {
  const world = withScript('raise frappe[args.c]("x")');
  const guest = client(world);
  const wrong = statuses.flatMap(([status, classes]) =>
    classes.split(' ').filter((name) => {
      const answer = guest.get(`/api/method/a?c=${name}`);
      return answer.status !== status || answer.body['exc_type'] !== name;
    }),
  );
  expect(wrong).toEqual([]);
});

test('errors of 500 are logged, but not those of security', () => {
  const world = withScript('raise frappe[args.c]("oops")');
  for (const name of [
    'SecurityException',
    'AuthenticationError',
    'CSRFTokenError',
    'InReadOnlyMode',
    'QueryTimeoutError',
  ])
    client(world).get(`/api/method/a?c=${name}`);
  expect(rows(world, 'SELECT method FROM `tabError Log`')).toEqual([['oops']]);
});

test('a message that is published at once is not in the answer', () => {
  expect(client(withScript('frappe.msgprint("x", realtime=True)')).get('/api/method/a').body).toEqual({});
});

const shapes: readonly (readonly [call: string, message: unknown])[] = [
  ['frappe.msgprint("hi")', { message: 'hi', as_table: false, title: 'Message' }],
  [
    'frappe.msgprint("hi", "T", indicator="green", alert=True)',
    { message: 'hi', as_table: false, title: 'T', indicator: 'green', alert: 1 },
  ],
  ['frappe.msgprint(["a", "b"], as_list=True)', { message: ['a', 'b'], as_list: true, title: 'Message' }],
  ['frappe.msgprint([["a"]], as_table=True)', { message: [['a']], as_table: true, title: 'Message' }],
  [
    'frappe.msgprint("<script>x</script><b>y</b><img src=x>")',
    { message: '<b>y</b>', as_table: false, title: 'Message' },
  ],
  [
    'frappe.msgprint("m", is_minimizable=True, wide=True)',
    { message: 'm', as_table: false, title: 'Message', is_minimizable: true, wide: true },
  ],
];

for (const [call, message] of shapes) {
  test(call, () => expect(messages(client(withScript(call)).get('/api/method/a'))).toEqual([message]));
}

test('throw with a class, a title and an exception that is caught', () => {
  const world = withScript(
    'try:\n  frappe.throw("x")\nexcept Exception as e:\n  frappe.flags.e = str(e)\nfrappe.throw("No", frappe.PermissionError, "T")',
  );
  const answer = client(world).post('/api/method/a');
  expect([answer.status, answer.body['exc_type']]).toEqual([403, 'PermissionError']);
  expect(messages(answer)).toMatchObject([
    { message: 'x' },
    {
      message: 'No',
      title: 'T',
      indicator: 'red',
      raise_exception: 1,
      __frappe_exc_id: expect.stringMatching(/^[0-9a-f]{56}$/),
    },
  ]);
});

test('HTML error pages are for those who ask for text', () => {
  const world = withScript('1/0');
  const answer = world.site.handle({
    id: 'r',
    method: 'GET',
    url: '/api/method/a',
    headers: [['accept', 'text/html']],
    body: '',
    client: '127.0.0.1',
  });
  expect([answer.status, Object.fromEntries(answer.headers)['content-type']]).toEqual([
    500,
    'text/html; charset=utf-8',
  ]);
});

const secretKey = 'u = frappe.get_doc("User", "desk@x.io")\nu.api_key = "key"\nu.api_secret = "s3cret"\nu.save()';

function tokenWorld(): World {
  const world = withScript('frappe.flags.user = frappe.session.user');
  addUser(world, 'desk@x.io', ['System Manager']);
  run(world, secretKey);
  return world;
}

test('every form of the Authorization header', () => {
  const world = tokenWorld();
  const guest = client(world);
  const basic = (text: string) => Buffer.from(text).toString('base64');
  const cases: readonly (readonly [header: string, status: number, user: string | undefined])[] = [
    ['token key:s3cret', 200, 'desk@x.io'],
    ['Token key:s3cret', 200, 'desk@x.io'],
    [`Basic ${basic('key:s3cret')}`, 200, 'desk@x.io'],
    ['token key:wrong', 401, undefined],
    ['token nobody:s3cret', 401, undefined],
    ['token key', 401, undefined],
    ['Basic !!!', 400, undefined],
    ['Bearer abc', 401, undefined],
    ['Digest x', 401, undefined],
    ['token', 200, 'Guest'],
    ['token a b', 200, 'Guest'],
  ];
  for (const [authorization, status, user] of cases) {
    const answer = guest.get('/api/method/a', { authorization });
    expect([authorization, answer.status, Object(answer.body['message'] ?? {}).user]).toEqual([
      authorization,
      status,
      user,
    ]);
  }
});

test('the session of a user wins over the user of a token', () => {
  const world = tokenWorld();
  const admin = client(world, 'Administrator');
  expect(admin.get('/api/method/a', { authorization: 'token key:s3cret' }).body).toEqual({
    message: { user: 'Administrator' },
  });
});

test('login answers and sets its cookies by kind of user, and takes a GET too', () => {
  const world = newWorld();
  addUser(world, 'desk@x.io', ['System Manager']);
  addUser(world, 'portal@x.io', []);
  const desk = request(world, 'POST', '/api/method/login', { json: { usr: 'desk@x.io', pwd: 'secret' } });
  expect(desk).toMatchObject({ status: 200, body: { message: 'Logged In', home_page: '/desk', full_name: 'desk' } });
  expect(desk.cookies).toMatch(/sid=[0-9a-f]{56}; Path=\/; SameSite=Lax; Max-Age=612000; HttpOnly/);
  for (const cookie of ['system_user=yes', 'full_name=desk', 'user_id=desk%40x.io', 'user_image=', 'user_lang=en'])
    expect(desk.cookies).toContain(cookie);
  expect(request(world, 'GET', '/api/method/login?usr=portal@x.io&pwd=secret').body).toEqual({
    message: 'No App',
    home_page: '/me',
    full_name: 'portal',
  });
});

test('failed logins say why, and clear the cookies', () => {
  const world = newWorld();
  addUser(world, 'off@x.io', []);
  run(world, 'frappe.db.set_value("User", "off@x.io", "enabled", 0)');
  const login = (json: unknown) => request(world, 'POST', '/api/method/login', { json });
  const cases: readonly (readonly [json: unknown, text: string])[] = [
    [{ usr: 'nobody', pwd: 'x' }, 'Invalid login credentials'],
    [{ usr: 'off@x.io', pwd: 'secret' }, 'User disabled or missing'],
    [{ usr: 'off@x.io' }, 'Incomplete login details'],
  ];
  for (const [json, text] of cases) {
    const answer = login(json);
    expect(answer).toMatchObject({ status: 401, body: { message: text, exc_type: 'AuthenticationError' } });
    expect(answer.cookies).toContain('sid=Guest');
  }
});

test('an account is locked after too many failures in a row, and opens again', () => {
  const world = newWorld();
  addUser(world, 'u@x.io', []);
  const login = (pwd: string) => request(world, 'POST', '/api/method/login', { json: { usr: 'u@x.io', pwd } });
  for (let at = 0; at < 11; at += 1) expect(login('wrong').status).toBe(401);
  const locked = login('secret');
  expect([locked.status, locked.body['exc_type'], messages(locked)[0]?.['message']]).toEqual([
    500,
    'SecurityException',
    'Your account has been locked and will resume after 60 seconds',
  ]);
  world.time += 61_000_000;
  expect(login('secret').status).toBe(200);
});

test('logout is by POST and answers as to a guest', () => {
  const world = newWorld();
  const admin = client(world, 'Administrator');
  expect(admin.get('/api/method/logout').status).toBe(403);
  expect(admin.post('/api/method/logout').body).toMatchObject({
    message: 'No App',
    home_page: '/login',
    full_name: 'Guest',
  });
  expect(admin.get('/api/method/frappe.auth.get_logged_user')).toMatchObject({
    status: 403,
    body: { session_expired: 1 },
  });
});

test('an unknown session goes on as a guest who is told', () => {
  const world = withScript('frappe.flags.user = frappe.session.user');
  const answer = client(world).get('/api/method/a', { cookie: 'sid=abc' });
  expect(answer).toMatchObject({ status: 200, body: { message: { user: 'Guest' }, session_expired: 1 } });
  expect(client(world).get('/api/method/a?sid=abc').body).toMatchObject({ session_expired: 1 });
});

test('unsafe calls need the token once the session has one', () => {
  const world = withScript('pass');
  const admin = client(world, 'Administrator');
  expect(admin.post('/api/method/a').status).toBe(200);
  const token = admin.get('/api/method/frappe.sessions.get_csrf_token').body['message'];
  const refused = admin.post('/api/method/a');
  expect([refused.status, refused.body['exc_type'], messages(refused)[0]?.['message']]).toEqual([
    400,
    'CSRFTokenError',
    'Invalid Request',
  ]);
  expect(admin.get('/api/method/a').status).toBe(200);
  expect(admin.post('/api/method/a', { csrf_token: token }).status).toBe(200);
});

test('a rate-limited script counts before the guest rule and says so', () => {
  const world = newWorld();
  api(world, 'a', 'pass', { allow_guest: 0, enable_rate_limit: 1, rate_limit_count: 1, rate_limit_seconds: 60 });
  const guest = client(world);
  expect(guest.get('/api/method/a').status).toBe(403);
  const answer = guest.get('/api/method/a');
  expect([answer.status, answer.body['exc_type'], messages(answer)[0]]).toMatchObject([
    429,
    'RateLimitExceededError',
    {
      message: 'You hit the rate limit because of too many requests. Please try after sometime.',
      title: 'Message',
      indicator: 'red',
    },
  ]);
  expect(answer.headers.has('retry-after')).toBe(false);
  world.time += 61_000_000;
  expect(guest.get('/api/method/a').status).toBe(403);
});

test('the limit of the site is told in headers, and refuses with Retry-After', () => {
  const world = withScript('pass', { own: { rate_limit: { limit: 0.00005, window: 3600 } } });
  const guest = client(world);
  const first = guest.get('/api/method/a');
  expect([
    first.status,
    first.headers.get('x-ratelimit-limit'),
    Number(first.headers.get('x-ratelimit-reset')) <= 3600,
  ]).toEqual([200, '50', true]);
  let last = first;
  for (let at = 0; at < 60 && last.status === 200; at += 1) last = guest.get('/api/method/a');
  expect([last.status, last.body['exc_type'], last.headers.has('retry-after')]).toEqual([
    429,
    'TooManyRequestsError',
    true,
  ]);
});

function upload(by: Client, name: string, type: string, fields: Readonly<Record<string, string>> = {}) {
  const parts = Object.entries(fields).map(
    ([key, value]) => `--xx\r\nContent-Disposition: form-data; name="${key}"\r\n\r\n${value}\r\n`,
  );
  const file = `--xx\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: ${type}\r\n\r\nhi é\r\n--xx--\r\n`;
  const { status, text } = by.raw(
    'POST',
    '/api/method/upload_file',
    'multipart/form-data; boundary=xx',
    parts.join('') + file,
  );
  return { status, body: JSON.parse(text) };
}

test('an uploaded file is a File document with its content behind its address', () => {
  const world = newWorld();
  run(world, 'frappe.get_doc({"doctype": "ToDo", "description": "t"}).insert(set_name="t")');
  const admin = client(world, 'Administrator');
  const answer = upload(admin, 'a.txt', 'text/plain', { doctype: 'ToDo', docname: 't', is_private: '1' });
  expect(answer).toMatchObject({
    status: 200,
    body: {
      message: {
        doctype: 'File',
        file_name: 'a.txt',
        file_url: '/private/files/a.txt',
        file_size: 5,
        attached_to_name: 't',
      },
    },
  });
  expect(admin.raw('GET', '/private/files/a.txt', '', '')).toEqual({ status: 200, text: 'hi é' });
  expect(client(world).raw('GET', '/private/files/a.txt', '', '').status).toBe(403);
  expect(admin.raw('GET', '/api/method/download_file?file_url=/private/files/a.txt', '', '').text).toBe('hi é');
});

test('guests and website users may not upload everything', () => {
  const world = newWorld();
  addUser(world, 'portal@x.io', []);
  expect(upload(client(world), 'a.txt', 'text/plain').status).toBe(403);
  const portal = client(world, 'portal@x.io');
  expect(upload(portal, 'a.txt', 'text/plain').status).toBe(200);
  expect(JSON.parse(JSON.parse(upload(portal, 'a.sh', 'text/x-sh').body._server_messages)[0]).message).toBe(
    'You can only upload JPG, PNG, GIF, PDF, TXT, CSV or Microsoft documents.',
  );
});

test('the System Console answers with what was printed, errors as output, and logs each run', () => {
  const world = newWorld();
  addUser(world, 'portal@x.io', []);
  const url = '/api/method/frappe.desk.doctype.system_console.system_console.execute_code';
  const admin = client(world, 'Administrator');
  const exec = (doc: unknown) => Object(admin.post(url, { doc: JSON.stringify(doc) }).body['message']);
  expect(exec({ type: 'Python', console: 'print(1)\nprint(2)' }).output).toBe('1\n2');
  expect(exec({ type: 'Python', console: '1/0', commit: 1 })).toMatchObject({
    commit: 0,
    output: expect.stringContaining('ZeroDivisionError: division by zero'),
  });
  expect(JSON.parse(exec({ type: 'SQL', console: 'select 1 as a' }).output)).toEqual([{ a: 1 }]);
  exec({ type: 'Python', console: 'frappe.get_doc({"doctype": "Note", "title": "c"}).insert()', commit: 1 });
  expect(rows(world, 'SELECT title FROM tabNote')).toEqual([['c']]);
  expect(rows(world, 'SELECT committed FROM `tabConsole Log` ORDER BY name')).toEqual([[0], [0], [0], [1]]);
  expect(client(world, 'portal@x.io').post(url, { doc: '{}' }).status).toBe(403);
});
