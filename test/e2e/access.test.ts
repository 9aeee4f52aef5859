// Who may call what over HTTP: guests, sessions, API keys, rate limits.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { documentIn, PASSWORD, type Served, served } from './served.ts';

let site: Served;

beforeAll(async () => {
  site = await served();
}, 60_000);
afterAll(() => site?.close());

const whoAmI = '/api/method/frappe.auth.get_logged_user';

describe('a guest', () => {
  test('is refused by a script without Allow Guest: 403', async () => {
    expect(await site.guest.get('/api/method/members_only')).toMatchObject({
      status: 403,
      body: { exc_type: 'PermissionError' },
    });
  });

  test('is served by one with it', async () => {
    expect(await site.guest.get('/api/method/test_method')).toMatchObject({ status: 200 });
  });

  test('may not store a script', async () => {
    const reply = await site.guest.post('/api/resource/Server%20Script', {
      name: 'x',
      script_type: 'API',
      script: '1',
    });
    expect(reply.status).toBe(403);
  });
});

describe('a user', () => {
  test('who signed in is known by the cookie', async () => {
    expect(await site.administrator.get(whoAmI)).toMatchObject({ body: { message: 'Administrator' } });
    expect(await site.administrator.get('/api/method/members_only')).toMatchObject({
      body: { message: 'hello Administrator' },
    });
  });

  test('with a wrong password gets 401 and no session', async () => {
    const reply = await site.guest.post('/api/method/login', { usr: 'Administrator', pwd: 'wrong' });
    expect(reply.status).toBe(401);
    expect(reply.headers.getSetCookie().join()).not.toMatch(/sid=[0-9a-f]{16}/);
  });

  test('who signs out is a guest again', async () => {
    const login = await site.guest.post('/api/method/login', { usr: 'Administrator', pwd: PASSWORD });
    const other = site.as({ cookie: login.headers.getSetCookie().join('; ') });
    expect(await other.get(whoAmI)).toMatchObject({ body: { message: 'Administrator' } });
    await other.post('/api/method/logout');
    expect((await other.get(whoAmI)).body['message']).not.toBe('Administrator');
  });

  test('is known by API key and secret, and not by a wrong secret', async () => {
    documentIn(
      await site.administrator.put('/api/resource/User/Administrator', { api_key: 'key', api_secret: 'secret' }),
    );
    const token = site.as({ authorization: 'token key:secret' });
    expect(await token.get(whoAmI)).toMatchObject({ status: 200, body: { message: 'Administrator' } });
    const basic = site.as({ authorization: `Basic ${Buffer.from('key:secret').toString('base64')}` });
    expect(await basic.get('/api/method/members_only')).toMatchObject({ body: { message: 'hello Administrator' } });
    const wrong = await site.as({ authorization: 'token key:other' }).get(whoAmI);
    expect(wrong).toMatchObject({ status: 401, body: { exc_type: 'AuthenticationError' } });
  });
});

describe('a script with a rate limit of 3', () => {
  test('answers 429 to the fourth call from one address, and others go on', async () => {
    const statuses: number[] = [];
    for (let call = 0; call < 4; call += 1) statuses.push((await site.guest.get('/api/method/limited')).status);
    expect(statuses).toEqual([200, 200, 200, 429]);
    expect(await site.guest.get('/api/method/limited')).toMatchObject({ body: { exc_type: 'RateLimitExceededError' } });
    expect(await site.guest.get('/api/method/test_method')).toMatchObject({ status: 200 });
  });
});
