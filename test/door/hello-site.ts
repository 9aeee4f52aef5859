// The smallest site: says hello, counts its rows, and misbehaves on request.
import type { Host, SiteRequest, SiteResponse } from '../../src/site/host.ts';

const base64 = (text: string) => {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  const bits = Array.from(text, (letter) => letter.charCodeAt(0).toString(2).padStart(8, '0')).join('');
  const letters = (bits.match(/.{1,6}/g) ?? []).map((six) => alphabet[Number.parseInt(six.padEnd(6, '0'), 2)]).join('');
  return letters.padEnd(Math.ceil(letters.length / 4) * 4, '=');
};

const actions: Readonly<Record<string, (host: Host, request: SiteRequest) => unknown>> = {
  '/client': (_host, request) => request.client,
  '/hello': () => 'hello',
  '/site': (host) => host.configuration.site,
  '/insert': (host) => {
    host.begin();
    host.write({ kind: 'table', table: 'tabNote', columns: [{ name: 'title', type: 'varchar(140)' }] });
    host.write({ kind: 'insert', table: 'tabNote', columns: ['name', 'title'], rows: [[host.random(5), 'a note']] });
    host.commit();
    return 'inserted';
  },
  '/ten': (host) => {
    host.begin();
    for (let count = 0; count < 10; count += 1) {
      host.write({
        kind: 'insert',
        table: 'tabNote',
        columns: ['name', 'title'],
        rows: [[host.random(5), 'one of ten']],
      });
    }
    host.commit();
    return 'inserted';
  },
  '/half': (host) => {
    host.begin();
    host.write({ kind: 'insert', table: 'tabNote', columns: ['name', 'title'], rows: [[host.random(5), 'half']] });
    for (;;) host.now();
  },
  '/count': (host) => host.read({ sql: 'SELECT COUNT(*) FROM "tabNote"', parameters: [], maxRows: 1 }).rows[0]?.[0],
  '/loop': () => {
    for (;;);
  },
  '/memory': () => {
    const kept = [];
    for (;;) kept.push(new Array(1000).fill(1.5));
  },
  '/map': () => {
    const kept = new Map();
    for (let at = 0; ; at += 1) kept.set(`key${at}`, at);
  },
  '/trap': () => 'a'.repeat(2e8).split('').length,
  '/stuck': () => String(7n ** 300_000_000n).length,
  '/slow': (host) => {
    const end = host.now() + 150_000;
    while (host.now() < end);
    return 'done';
  },
  '/enqueue': (host) => {
    const job = {
      queue: 'short',
      method: 'a.b',
      payload: '{}',
      user: 'Guest',
      jobId: null,
      timeout: 300,
      chainDepth: 0,
    };
    for (let count = 0; count < 3; count += 1) host.enqueue(job);
    return 'queued';
  },
  '/fault': () => {
    throw new TypeError('a fault of ours');
  },
};

function tripped(host: Host, payload: string) {
  const { limit, allowed } = JSON.parse(payload);
  host.log({ level: 'warn', event: 'limit', fields: { limit, allowed, script: null } });
  return '{"value":null}';
}

/** The site that tests of the door and the host run. */
export function createSite(host: Host) {
  return {
    handle(request: SiteRequest): SiteResponse {
      const action = actions[request.url.split('?')[0] ?? ''];
      const message = action === undefined ? undefined : action(host, request);
      const body = base64(JSON.stringify({ message }));
      return {
        status: action === undefined ? 404 : 200,
        headers: [['content-type', 'application/json']],
        body,
        steps: 1,
        user: 'Guest',
        script: null,
      };
    },
    call(name: string, payload: string) {
      if (name === 'tripped') return tripped(host, payload);
      if (name === 'run') return '{"value":null}';
      host.begin();
      host.write({
        kind: 'insert',
        table: 'tabNote',
        columns: ['name', 'title'],
        rows: [[host.random(5), `${name} ${JSON.parse(payload).method}`]],
      });
      host.commit();
      return JSON.stringify({ value: null });
    },
  };
}
