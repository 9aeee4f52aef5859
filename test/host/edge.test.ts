// The network's edge: whose address counts, strange requests, and draining.
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type HelloServer, helloServer } from './hello.ts';

let server: HelloServer;

beforeAll(async () => {
  server = await helloServer(['a.local']);
});
afterAll(() => server.close());

/** Sends bytes as they are, and gives what comes back until the other side is silent. */
async function raw(text: string, address = server.address): Promise<string> {
  const { hostname, port } = new URL(address);
  const socket = connect(Number(port), hostname);
  const pieces: string[] = [];
  socket.on('data', (piece) => pieces.push(piece.toString()));
  socket.on('error', () => undefined);
  socket.write(text);
  await Promise.race([new Promise((resolve) => socket.once('close', resolve)), sleep(2000)]);
  socket.destroy();
  return pieces.join('');
}

const get = (path: string, ...headers: string[]) =>
  raw([`GET ${path} HTTP/1.1`, 'Connection: close', ...headers, '', ''].join('\r\n'));

describe('the site of a request', () => {
  test('is the one named by Host, or the only one there is', async () => {
    expect(await get('/site', 'Host: a.local')).toContain('"a.local"');
    expect(await get('/site', 'Host: other.local:8000')).toContain('"a.local"');
  });

  test('is not chosen by a header of someone who is no trusted proxy', async () => {
    const two = await helloServer(['a.local', 'b.local']);
    const answer = await raw(
      'GET /site HTTP/1.1\r\nHost: a.local\r\nX-Frappe-Site-Name: b.local\r\nConnection: close\r\n\r\n',
      two.address,
    );
    expect(answer).toContain('"a.local"');
    await two.close();
  });
});

describe('the address of a client', () => {
  test('cannot be forged', async () => {
    expect(
      await get('/client', 'Host: a.local', 'X-Forwarded-For: 1.2.3.4', 'X-Real-IP: 1.2.3.4', 'Forwarded: for=1.2.3.4'),
    ).toContain('{"message":"127.0.0.1"}');
  });

  test('is the last hop that is no proxy of ours', async () => {
    const behind = await helloServer(['a.local'], { trusted_proxies: ['127.0.0.1', '10.0.0.0/8'] });
    const ask = (hops: string) =>
      raw(
        `GET /client HTTP/1.1\r\nHost: a.local\r\nX-Forwarded-For: ${hops}\r\nConnection: close\r\n\r\n`,
        behind.address,
      );
    expect(await ask('9.9.9.9, 1.2.3.4, 10.1.1.1')).toContain('{"message":"1.2.3.4"}');
    expect(await ask('nonsense')).toContain('{"message":"127.0.0.1"}');
    await behind.close();
  });
});

describe('a strange request', () => {
  test.each([
    ['no HTTP', 'hello\r\n\r\n'],
    ['a broken escape in the path', 'GET /%zz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'],
    [
      'two lengths',
      'POST /hello HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\nConnection: close\r\n\r\nab',
    ],
    [
      'a length and chunks',
      'POST /hello HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n0\r\n\r\n',
    ],
    [
      'a length that is too large',
      'POST /hello HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999\r\nConnection: close\r\n\r\n',
    ],
    ['a flood of headers', `GET /hello HTTP/1.1\r\nHost: a\r\n${'X-A: b\r\n'.repeat(20_000)}Connection: close\r\n\r\n`],
    [
      'a header of 100 kB',
      `GET /hello HTTP/1.1\r\nHost: a\r\nX-A: ${'b'.repeat(100_000)}\r\nConnection: close\r\n\r\n`,
    ],
  ])('with %s is answered 4xx and tells nothing', async (_what, text) => {
    const answer = await raw(text);
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect(answer).not.toMatch(/node_modules|\.ts|\.js|Error:/);
    expect(await server.get('/hello')).toMatchObject({ status: 200 });
  });

  test('with any content type reaches the site', async () => {
    for (const type of ['application/json', 'text/plain', 'multipart/form-data; boundary=x', 'nonsense', '']) {
      const response = await fetch(`${server.address}/hello`, {
        method: 'POST',
        body: '{',
        headers: { 'content-type': type },
      });
      expect(response.status).toBe(200);
    }
  });

  test('two in one packet are answered in order', async () => {
    const answer = await raw(
      'GET /hello HTTP/1.1\r\nHost: a\r\n\r\nGET /site HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
    );
    expect(answer.indexOf('"hello"')).toBeGreaterThan(0);
    expect(answer.indexOf('"a.local"')).toBeGreaterThan(answer.indexOf('"hello"'));
  });
});

test('a gateway that closes lets requests end first', async () => {
  const closing = await helloServer(['a.local']);
  const pending = closing.get('/slow');
  await sleep(60);
  await closing.close();
  expect(await pending).toMatchObject({ status: 200, body: { message: 'done' } });
});
