// Hostile requests to a served site: forged headers, methods and hosts, cross-site calls, bodies that are not what they say.
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { count, PASSWORD, type Served, script, served } from './served.ts';

let site: Served;

const SCRIPTS: Readonly<Record<string, string>> = {
  where: 'frappe.response["message"] = [frappe.utils.get_url(), frappe.local.request_ip]',
  echo: 'frappe.response["message"] = json.dumps(dict(frappe.form_dict), sort_keys=True)',
  fails: 'x = {}\nx["secret"]',
};

beforeAll(async () => {
  site = await served();
  for (const [name, text] of Object.entries(SCRIPTS))
    await script(site.administrator, name, { script_type: 'API', api_method: name, allow_guest: 1, script: text });
  await script(site.administrator, 'endless', {
    script_type: 'API',
    api_method: 'endless',
    script: 'while True:\n    pass',
  });
}, 180_000);
afterAll(() => site?.close());

interface Sent {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** Sends a request whose headers are as given, the host's name too. */
function send(
  path: string,
  { method = 'GET', headers = {}, body }: Sent = {},
): Promise<{ status: number; text: string }> {
  const { promise, resolve, reject } = Promise.withResolvers<{ status: number; text: string }>();
  const asked = request(
    `${site.address}${path}`,
    { method, headers: { accept: 'application/json', ...headers } },
    (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => (text += part));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    },
  );
  asked.on('error', reject);
  asked.end(body);
  return promise;
}

/** Nothing of the machine and of the program may stand in an answer. */
const MACHINE = /node_modules|\.[cm]?[jt]s:\d|node:internal|\/(home|root|tmp|usr|var)\/|at Object\.|\[object /;

test('a guest is refused a script for users before it is loaded', async () => {
  const started = performance.now();
  expect(await send('/api/method/endless')).toMatchObject({
    status: 403,
    text: expect.stringContaining('PermissionError'),
  });
  expect(performance.now() - started).toBeLessThan(1500);
});

describe('forged headers', () => {
  const forged: Readonly<Record<string, string>> = {
    'X-Forwarded-For': '1.2.3.4',
    'X-Real-IP': '1.2.3.4',
    Forwarded: 'for=1.2.3.4;host=evil.test;proto=https',
    'X-Forwarded-Host': 'evil.test',
    'X-Forwarded-Proto': 'https',
    'X-Frappe-Site-Name': 'evil.test',
    'X-Original-URL': '/api/method/endless',
    'X-Rewrite-URL': '/api/method/endless',
  };

  test.each(Object.entries(forged))('%s changes nothing', async (name, value) => {
    const plain = await send('/api/method/where');
    expect(plain.status).toBe(200);
    expect(await send('/api/method/where', { headers: { [name]: value } })).toEqual(plain);
  });

  test('rotating addresses do not get around a rate limit', async () => {
    const statuses: number[] = [];
    for (let call = 0; call < 4; call += 1)
      statuses.push((await send('/api/method/limited', { headers: { 'X-Forwarded-For': `9.9.9.${call}` } })).status);
    expect(statuses).toEqual([200, 200, 200, 429]);
  });

  test.each(['X-HTTP-Method-Override', 'X-HTTP-Method', 'X-Method-Override'])('%s deletes nothing', async (name) => {
    const made = await site.administrator.post('/api/resource/Note', { title: `kept by ${name}` });
    const path = `/api/resource/Note/${encodeURIComponent(String(Object(made.body['data']).name))}`;
    for (const method of ['GET', 'POST'])
      await site.as({ [name]: 'DELETE', cookie: await cookie() }).get(`${path}?_method=${method}`);
    expect(await count(site.administrator, 'Note', { title: `kept by ${name}` })).toBe(1);
  });
});

async function cookie(): Promise<string> {
  const { headers } = await site.guest.post('/api/method/login', { usr: 'Administrator', pwd: PASSWORD });
  return headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}

test('a session with a token is served no unsafe call without it', async () => {
  const session = await cookie();
  const own = site.as({ cookie: session });
  const token = String((await own.get('/api/method/frappe.sessions.get_csrf_token')).body['message']);
  const title = 'made across sites';
  expect(await own.post('/api/resource/Note', { title })).toMatchObject({
    status: 400,
    body: { exc_type: 'CSRFTokenError' },
  });
  const wrong = site.as({ cookie: session, 'X-Frappe-CSRF-Token': 'wrong' });
  expect((await wrong.post('/api/resource/Note', { title })).status).toBe(400);
  expect(await count(site.administrator, 'Note', { title })).toBe(0);
  const right = site.as({ cookie: session, 'X-Frappe-CSRF-Token': token });
  expect((await right.post('/api/resource/Note', { title })).status).toBe(200);
});

describe('a body', () => {
  const json = { 'content-type': 'application/json' };
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const parts = { 'content-type': 'multipart/form-data; boundary=x' };
  const bodies: readonly (readonly [
    title: string,
    headers: Readonly<Record<string, string>>,
    body: string | Buffer,
  ])[] = [
    ['nested a hundred thousand times', json, '['.repeat(100_000)],
    ['of nested objects', json, `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`],
    ['that is broken JSON', json, '{"a": 1,'],
    ['that is a list', json, '[1, 2]'],
    ['that is a number', json, '1e999'],
    [
      'with a member named __proto__',
      json,
      '{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}}',
    ],
    ['with repeated members', json, '{"a": 1, "a": 2}'],
    ['in no valid UTF-8', json, Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])],
    ['of escapes in no valid UTF-8', form, 'a=%ff%fe&b=%zz&%=&==&'],
    ['of ten thousand fields', form, 'a=1&'.repeat(10_000)],
    ['of parts that never end', parts, '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1'],
    ['of parts without a name', parts, '--x\r\nContent-Disposition: form-data\r\n\r\n1\r\n--x--\r\n'],
    [
      'of parts with a path for a name',
      parts,
      '--x\r\nContent-Disposition: form-data; name="file"; filename="../../etc/passwd"\r\n\r\n1\r\n--x--\r\n',
    ],
    ['of parts without a boundary', { 'content-type': 'multipart/form-data' }, '--x\r\n\r\n'],
    ['that says it is compressed', { ...json, 'content-encoding': 'gzip' }, '{}'],
    [
      'of another kind than it says',
      { 'content-type': 'application/xml' },
      '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
    ],
  ];

  test.each(bodies)('%s is answered, and tells nothing of the machine', async (_title, headers, body) => {
    const { status, text } = await send('/api/method/echo', { method: 'POST', headers, body });
    expect(status).toBeLessThan(600);
    expect(text).not.toMatch(MACHINE);
    expect(text).not.toContain('root:');
    expect(await send('/api/method/echo?a=1')).toMatchObject({
      status: 200,
      text: expect.stringContaining('\\"a\\": \\"1\\"'),
    });
  });

  test('of more than five MiB is refused with 413', async () => {
    const large = send('/api/method/echo', { method: 'POST', headers: json, body: Buffer.alloc(6 * 1024 * 1024, 32) });
    // The connection may be closed while the rest is still on its way.
    const status = await large.then(
      (reply) => reply.status,
      (failure: NodeJS.ErrnoException) => failure.code,
    );
    expect([413, 'ECONNRESET', 'EPIPE']).toContain(status);
    expect(await send('/api/method/test_method')).toMatchObject({ status: 200 });
  });
});

describe('an error page', () => {
  test.each(['text/html', 'application/json', '*/*'])('as %s shows nothing of the machine', async (accept) => {
    for (const path of ['/api/method/fails', '/api/method/nothing', '/api/resource/Nothing/%2e%2e', '/nothing']) {
      const { status, text } = await send(path, { headers: { accept } });
      expect(status).toBeGreaterThanOrEqual(400);
      expect(text).not.toMatch(MACHINE);
    }
  });

  test('gives back no markup of the request', async () => {
    const { text } = await send('/api/method/%3Cscript%3Ealert(1)%3C/script%3E', { headers: { accept: 'text/html' } });
    expect(text).not.toContain('<script>');
  });
});
