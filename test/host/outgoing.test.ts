// Outgoing requests: which addresses are refused by any spelling, redirects, sizes, times.
import { createServer, type RequestListener, type Server } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isPublicAddress } from '../../src/host/addresses.ts';
import { type OutgoingPolicy, outgoingPolicy, send } from '../../src/host/outgoing.ts';
import type { OutgoingRequest } from '../../src/site/host.ts';

const request = (url: string, more: Partial<OutgoingRequest> = {}): OutgoingRequest => ({
  method: 'GET',
  url,
  headers: [],
  body: null,
  timeout: 2000,
  ...more,
});
const closed = outgoingPolicy({});

let server: Server;
let origin: string;
let opened: OutgoingPolicy;

const pages: Readonly<Record<string, RequestListener>> = {
  '/echo': (incoming, answer) =>
    void incoming
      .toArray()
      .then((body) =>
        answer.end(
          JSON.stringify({ method: incoming.method, headers: incoming.headers, body: Buffer.concat(body).toString() }),
        ),
      ),
  '/large': (_incoming, answer) => answer.end('a'.repeat(6 * 1024 * 1024)),
  '/bomb': (_incoming, answer) =>
    answer.setHeader('content-encoding', 'gzip').end(gzipSync(Buffer.alloc(50 * 1024 * 1024))),
  '/slow': () => undefined,
  '/loop': (_incoming, answer) => answer.writeHead(302, { location: '/loop' }).end(),
  '/inside': (_incoming, answer) => answer.writeHead(302, { location: 'http://169.254.169.254/latest' }).end(),
  '/away': (_incoming, answer) => answer.writeHead(303, { location: '/echo' }).end(),
};

beforeAll(async () => {
  server = createServer((incoming, answer) => pages[incoming.url ?? '']?.(incoming, answer));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const host = `127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  origin = `http://${host}`;
  opened = outgoingPolicy({ outgoing_hosts: [host] });
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

describe('an address', () => {
  test.each(['8.8.8.8', '1.1.1.1', '2606:4700::1111', '172.15.0.1', '172.32.0.1'])('%s is public', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  test.each([
    '127.0.0.1',
    '127.255.255.254',
    '0.0.0.0',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '100.100.100.200',
    '168.63.129.16',
    '192.0.0.1',
    '192.0.2.1',
    '198.18.0.1',
    '198.51.100.1',
    '203.0.113.1',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    'fe80::1',
    'fc00::1',
    'fd00:ec2::254',
    'ff02::1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '64:ff9b::7f00:1',
    '64:ff9b:1::1',
    '2002:7f00:1::',
    '2001::1',
    '2001:db8::1',
    '[::1]',
    'fe80::1%eth0',
    'abc',
    '',
  ])('%s is not', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

describe('a request', () => {
  test.each([
    'http://127.0.0.1/',
    'http://localhost/',
    'http://2130706433/',
    'http://0x7f000001/',
    'http://0177.0.0.1/',
    'http://127.1/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://0/',
    'http://169.254.169.254/latest/meta-data',
    'http://user@127.0.0.1/',
    'http://127.0.0.1:22/',
    'http://example.com:22/',
    'https://example.com:6379/',
    'ftp://example.com/',
    'file:///etc/passwd',
    'gopher://x/',
    'data:text/plain,x',
    'no address',
  ])('to %s is refused', async (url) => {
    await expect(send(request(url), closed)).rejects.toMatchObject({ code: 'refused' });
  });

  test.each([
    [{ method: 'CONNECT' }],
    [{ method: 'TRACE' }],
    [{ headers: [['a b', 'c']] }],
    [{ headers: [['a', 'b\r\nc: d']] }],
  ] as [Partial<OutgoingRequest>][])('of the form %j is refused', async (more) => {
    await expect(send(request(`${origin}/echo`, more), opened)).rejects.toMatchObject({ code: 'refused' });
  });

  test('carries method, headers and body, but neither host nor length', async () => {
    const given = {
      method: 'post',
      body: 'hello',
      headers: [
        ['X-A', '1'],
        ['Host', 'other'],
        ['Content-Length', '1'],
        ['Proxy-Authorization', 'x'],
      ],
    } as const;
    const { status, body } = await send(request(`${origin}/echo`, given), opened);
    const seen = JSON.parse(body);
    expect(status).toBe(200);
    expect(seen).toMatchObject({
      method: 'POST',
      body: 'hello',
      headers: { 'x-a': '1', 'content-length': '5', host: new URL(origin).host },
    });
    expect(seen.headers).not.toHaveProperty('proxy-authorization');
  });

  test.each([
    ['/large', 'too-large'],
    ['/bomb', 'too-large'],
    ['/loop', 'limit'],
    ['/inside', 'refused'],
  ])('answered by %s ends as %s', async (path, code) => {
    await expect(send(request(origin + path), opened)).rejects.toMatchObject({ code });
  });

  test('that is not answered in time ends then', async () => {
    const started = performance.now();
    await expect(send(request(`${origin}/slow`, { timeout: 200 }), opened)).rejects.toMatchObject({ code: 'timeout' });
    expect(performance.now() - started).toBeLessThan(1000);
  });

  test('that is sent elsewhere becomes a GET without its body', async () => {
    const { body } = await send(request(`${origin}/away`, { method: 'POST', body: 'x' }), opened);
    expect(JSON.parse(body)).toMatchObject({ method: 'GET', body: '' });
  });

  test('to nobody is unreachable, and says no more', async () => {
    await expect(
      send(request('http://127.0.0.1:1/'), outgoingPolicy({ outgoing_hosts: ['127.0.0.1:1'] })),
    ).rejects.toEqual(expect.objectContaining({ code: 'unreachable', message: 'The server could not be reached.' }));
  });
});
