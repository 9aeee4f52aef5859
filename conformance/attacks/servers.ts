// Servers that stand in for the names of the attacks: addresses that look public, behind them one server of this machine.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, isIP, type LookupFunction, type Socket } from 'node:net';
import type { OutgoingNetwork } from '../../src/host/outgoing.ts';

const named: ReadonlyMap<string, readonly string[]> = new Map([
  ['redirect.attacker.test', ['93.184.216.1']],
  ['slow.attacker.test', ['93.184.216.2']],
  ['big.attacker.test', ['93.184.216.3']],
  ['example.com', ['93.184.216.4']],
  ['metadata.google.internal', ['169.254.169.254']],
  ['localhost', ['127.0.0.1', '::1']],
]);

type Behaviour = (request: IncomingMessage, response: ServerResponse) => void;

const behaviours: ReadonlyMap<string, Behaviour> = new Map<string, Behaviour>([
  ['93.184.216.1', redirect],
  ['93.184.216.2', neverEnding],
  ['93.184.216.3', huge],
  ['93.184.216.4', (_request, response) => void response.end('fine')],
  // Whoever gets through to the machine itself is told so.
  ['127.0.0.1', (_request, response) => void response.end('the inside of the machine')],
]);

function redirect(request: IncomingMessage, response: ServerResponse): void {
  const url = new URL(request.url ?? '/', 'http://redirect.attacker.test');
  response.writeHead(302, { location: url.searchParams.get('u') ?? url.href });
  response.end();
}

function neverEnding(_request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/html' });
  const drop = setInterval(() => response.write('x'), 200);
  response.on('close', () => clearInterval(drop));
}

function huge(request: IncomingMessage, response: ServerResponse): void {
  if (request.url?.includes('headers')) return hugeHeaders(response);
  if (request.url?.includes('deep'))
    return void response.writeHead(200, { 'content-type': 'application/json' }).end('['.repeat(1_000_000));
  response.writeHead(200, { 'content-type': 'text/html' });
  const piece = Buffer.alloc(1024 * 1024, 120);
  const more = () => {
    while (!response.destroyed && response.write(piece));
  };
  response.on('drain', more);
  more();
}

function hugeHeaders(response: ServerResponse): void {
  const { socket } = response;
  socket?.write('HTTP/1.1 200 OK\r\n');
  const line = `X-Filler: ${'x'.repeat(60_000)}\r\n`;
  for (let at = 0; at < 1700 && socket?.writable; at += 1) socket.write(line);
}

/** Servers and a network that leads to them. */
export class StandIns {
  readonly #servers = new Map<string, Server>();
  readonly #looked = new Map<string, number>();

  /** Starts the servers. */
  async start(): Promise<void> {
    for (const [address, behaviour] of behaviours) {
      const server = createServer((request, response) => {
        response.on('error', () => undefined);
        behaviour(request, response);
      });
      await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
      server.unref();
      this.#servers.set(address, server);
    }
  }

  /** The network as outgoing requests see it. */
  readonly network: OutgoingNetwork = {
    lookup: (hostname, done) => {
      const found = this.#addressesOf(hostname);
      if (found === undefined) done(new Error('no such host'), []);
      else
        done(
          null,
          found.map((address) => ({ address, family: isIP(address) })),
        );
    },
    connector: (lookup: LookupFunction) => (options, callback) => {
      lookup(options.hostname, {}, (failure, address) => {
        const server = typeof address === 'string' ? this.#servers.get(address) : undefined;
        if (failure !== null) return callback(failure, null);
        if (server === undefined) return callback(new Error('refused'), null);
        const socket: Socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
        socket.once('connect', () => callback(null, socket));
        socket.once('error', (error) => callback(error, null));
      });
    },
  };

  /** `rebind` is public at the first look and the machine itself at the next; nip.io names say their address. */
  #addressesOf(hostname: string): readonly string[] | undefined {
    const name = hostname.toLowerCase().replace(/\.$/, '');
    const own = /^(\d+\.\d+\.\d+\.\d+)\.nip\.io$/.exec(name)?.[1];
    if (own !== undefined) return [own];
    if (name !== 'rebind.attacker.test') return named.get(name);
    const looks = (this.#looked.get(name) ?? 0) + 1;
    this.#looked.set(name, looks);
    return looks % 2 === 1 ? ['93.184.216.9'] : ['127.0.0.1'];
  }
}
