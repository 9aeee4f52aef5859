// Gateway, workers and isolates together: what a request gets when all is well, and when the worker breaks.
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type HelloServer, helloServer } from './hello.ts';

let server: HelloServer;

const messageOf = ({ body }: { body: unknown }) => Object(body).message;

beforeAll(async () => {
  server = await helloServer(['a.local', 'b.local'], {
    trusted_proxies: ['127.0.0.1'],
    limits: { cpu: 300, wall: 1500 },
  });
});

afterAll(() => server.close());

describe('a request', () => {
  test('is answered by the program of its site', async () => {
    expect(await server.get('/site', 'a.local')).toMatchObject({ status: 200, body: { message: 'a.local' } });
    expect(await server.get('/site', 'b.local')).toMatchObject({ status: 200, body: { message: 'b.local' } });
  });

  test('for a site that does not exist is answered 404', async () => {
    expect(await server.get('/hello', 'c.local')).toMatchObject({ status: 404, body: { exc_type: 'SiteNotFound' } });
  });

  test('leaves one line in the log', async () => {
    server.lines.length = 0;
    await server.get('/hello?secret=1');
    const [line, ...more] = server.lines.filter((entry) => entry['msg'] === 'request');
    expect(line).toMatchObject({
      site: 'a.local',
      method: 'GET',
      path: '/hello',
      status: 200,
      user: 'Guest',
      steps: 1,
    });
    expect(more).toEqual([]);
  });

  test('sees what earlier ones committed, and no other site does', async () => {
    await server.get('/insert', 'a.local');
    await server.get('/insert', 'a.local');
    await server.get('/insert', 'b.local');
    expect(await server.get('/count', 'a.local')).toMatchObject({ body: { message: 2 } });
    expect(await server.get('/count', 'b.local')).toMatchObject({ body: { message: 1 } });
  });
});

describe('requests that write at the same time', () => {
  test('all succeed, one after the other', async () => {
    await server.get('/insert', 'b.local');
    const before = Number(messageOf(await server.get('/count', 'b.local')));
    const answers = await Promise.all(Array.from({ length: 20 }, () => server.get('/insert', 'b.local')));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
    expect(messageOf(await server.get('/count', 'b.local'))).toBe(before + 20);
  });
});

describe('a site that misbehaves', () => {
  test.each([
    ['/loop', 504, { exc_type: 'ScriptLimitExceeded', limit: 'cpu', allowed: 300 }],
    ['/half', 504, { exc_type: 'ScriptLimitExceeded', limit: 'cpu' }],
    ['/fault', 500, { exc_type: 'ScriptAborted' }],
    ['/trap', 500, { exc_type: 'ScriptAborted' }],
  ])('at %s is answered %i, and the next request is served', async (path, status, body) => {
    await server.get('/insert');
    const before = await server.get('/count');
    expect(await server.get(path)).toMatchObject({ status, body });
    expect(await server.get('/count')).toMatchObject({ status: 200, body: before.body });
  });

  test('says nothing to the client of our files', async () => {
    expect(JSON.stringify((await server.get('/fault')).body)).not.toMatch(/guest|\.js|\/|TypeError/);
  });

  test('with a native that the engine cannot stop ends at the hard deadline', async () => {
    const started = performance.now();
    const { status } = await server.get('/stuck');
    expect([500, 504]).toContain(status);
    expect(performance.now() - started).toBeLessThan(1500 + 250 + 500);
    expect(await server.get('/hello')).toMatchObject({ status: 200 });
  });

  test('does not keep another site from being served', async () => {
    const bombs = Array.from({ length: 8 }, () => server.get('/loop', 'a.local'));
    await sleep(50);
    let ended = 0;
    const last = Promise.all(bombs.map((bomb) => bomb.then(() => (ended += 1))));
    expect(await server.get('/hello', 'b.local')).toMatchObject({ status: 200 });
    const endedBefore = ended;
    await last;
    expect(endedBefore).toBeLessThan(8);
  });

  test('with more requests than may wait is answered 503 for the rest', async () => {
    const answers = await Promise.all(Array.from({ length: 60 }, () => server.get('/slow')));
    const refused = answers.filter(({ status }) => status === 503);
    expect(refused.length).toBeGreaterThan(0);
    expect(answers.filter(({ status }) => status === 200).length).toBe(60 - refused.length);
    expect(refused[0]?.headers.get('retry-after')).toBe('1');
  });
});

describe('a job', () => {
  test('that a request queued is done soon after it', async () => {
    await server.get('/insert');
    const before = Number(messageOf(await server.get('/count')));
    expect(await server.get('/enqueue')).toMatchObject({ status: 200 });
    await expect.poll(async () => messageOf(await server.get('/count')), { timeout: 5000 }).toBe(before + 3);
  });
});

describe('the operator', () => {
  test('sees that the gateway is well, and what it did', async () => {
    await server.get('/hello');
    expect(await (await fetch(`${server.address}/health`)).json()).toMatchObject({ status: 'ok', sites: 2 });
    const text = await (await fetch(`${server.address}/metrics`)).text();
    expect(text).toMatch(/ristretto_requests_total\{site="a.local",status="200"\} \d+/);
    expect(text).toMatch(/ristretto_limits_total\{site="a.local",script="",limit="cpu"\} \d+/);
  });
});

describe('a worker that is killed', () => {
  test('costs no request of which nothing could stay: another worker does it again', async () => {
    const lost = server.get('/slow');
    await sleep(50);
    for (const id of server.gateway.pool.processes) process.kill(id, 'SIGKILL');
    expect(await lost).toMatchObject({ status: 200, body: { message: 'done' } });
  });

  test('or frozen costs no request either', async () => {
    const lost = server.get('/slow');
    await sleep(50);
    for (const id of server.gateway.pool.processes) process.kill(id, 'SIGSTOP');
    expect(await lost).toMatchObject({ status: 200, body: { message: 'done' } });
  });

  test('leaves nothing of the request in it', async () => {
    await server.get('/insert');
    const before = await server.get('/count');
    const lost = server.get('/half');
    await sleep(100);
    for (const id of server.gateway.pool.processes) process.kill(id, 'SIGKILL');
    expect([500, 504]).toContain((await lost).status);
    const started = performance.now();
    expect(await server.get('/count')).toMatchObject({ status: 200, body: before.body });
    expect(performance.now() - started).toBeLessThan(1000);
  });

  test('at any moment of a request with ten writes leaves all of them or none', async () => {
    await server.get('/ten');
    for (let delay = 0; delay < 12; delay += 1) {
      const before = Number(messageOf(await server.get('/count')));
      const lost = server.get('/ten');
      await sleep(delay / 2);
      for (const id of server.gateway.pool.processes) kill(id);
      const { status } = await lost;
      const written = Number(messageOf(await server.get('/count'))) - before;
      // What was answered with success is there once, though another worker may have done it again.
      expect(status === 200 ? [10] : [0, 10]).toContain(written);
      expect([200, 500]).toContain(status);
    }
  }, 60_000);
});

/** It may have gone by itself. */
function kill(id: number): void {
  try {
    process.kill(id, 'SIGKILL');
  } catch {
    // Then there is nothing to do.
  }
}
