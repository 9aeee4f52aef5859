// Scripts that never end, fill memory or recurse, sent as API scripts: what the caller gets, and that the next request is served.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { messagesIn, type Served, script, served } from './served.ts';

let site: Served;

const SCRIPTS: Readonly<Record<string, string>> = {
  loops: 'while True:\n    pass',
  sums: 'total = sum(x * x for x in range(10 ** 12))',
  fills: 'rows = []\nwhile True:\n    rows.append("x" * 1000 + str(len(rows)))',
  doubles: 'text = "x"\nwhile True:\n    text = text + text',
  multiplies: 'rows = [0] * 10 ** 9',
  powers: 'value = 10 ** 10 ** 8',
  recurses: 'def down(n):\n    return down(n + 1)\n\ndown(0)',
  catches: 'while True:\n    try:\n        while True:\n            pass\n    except BaseException:\n        pass',
};

beforeAll(async () => {
  site = await served();
  for (const [name, text] of Object.entries(SCRIPTS))
    await script(site.administrator, name, { script_type: 'API', api_method: name, allow_guest: 1, script: text });
}, 60_000);
afterAll(() => site?.close());

/** Names of limits, each with the statuses it may be answered with. */
const expected: readonly (readonly [string, number, readonly string[]])[] = [
  ['loops', 0, ['steps', 'cpu']],
  ['sums', 0, ['steps', 'cpu']],
  ['catches', 0, ['steps', 'cpu']],
  ['fills', 500, ['memory', 'collection']],
  ['doubles', 500, ['string', 'memory']],
  ['multiplies', 500, ['collection', 'memory']],
  ['powers', 500, ['int', 'steps']],
];

describe.each(expected)('the script that %s', (name, status, limits) => {
  test('is ended, the caller is told which limit, and the next request is served', async () => {
    const started = performance.now();
    const reply = await site.guest.get(`/api/method/${name}`);
    expect(performance.now() - started).toBeLessThan(11_000);
    const { limit, exc_type } = reply.body;
    expect({ exc_type, limit }).toEqual({ exc_type: 'ScriptLimitExceeded', limit: expect.toBeOneOf([...limits]) });
    expect(reply.status).toBe(status === 0 ? (limit === 'cpu' ? 504 : 500) : status);
    expect(Object.keys(reply.body).sort()).toEqual(
      ['allowed', 'exc_type', 'limit', 'line', 'run', 'script', 'used'].sort(),
    );
    expect(await site.guest.get('/api/method/test_method')).toMatchObject({ status: 200, body: { message: 'hello' } });
  });
});

test('the script that recurses gets RecursionError, as in Python, and the next request is served', async () => {
  expect(await site.guest.get('/api/method/recurses')).toMatchObject({
    status: 500,
    body: { exc_type: 'RecursionError' },
  });
  expect(await site.guest.get('/api/method/test_method')).toMatchObject({ status: 200 });
});

test('a script of 70 KB is not stored, and its author is told why', async () => {
  const reply = await site.administrator.post('/api/resource/Server%20Script', {
    name: 'long',
    script_type: 'API',
    api_method: 'long',
    script: 'x = 1 # a long line\n'.repeat(3600),
  });
  expect(reply).toMatchObject({ status: 417, body: { exc_type: 'ValidationError' } });
  expect(messagesIn(reply)).toEqual(['The script is 72000 bytes long; at most 65536 are allowed.']);
});

test('what a script wrote before it was ended is not there', async () => {
  await script(site.administrator, 'writes', {
    script_type: 'API',
    api_method: 'writes',
    script: 'frappe.get_doc({"doctype": "Note", "title": "half done"}).insert()\nwhile True:\n    pass',
  });
  expect((await site.administrator.get('/api/method/writes')).body['exc_type']).toBe('ScriptLimitExceeded');
  expect(await site.administrator.get('/api/resource/Note?filters=[["title","=","half%20done"]]')).toMatchObject({
    body: { data: [] },
  });
});
