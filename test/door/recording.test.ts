// A recorded host plays the same answers, and notices when it is asked anything else.

import { describe, expect, test } from 'vitest';
import { databaseCalls } from '../../conformance/environments/database-host.ts';
import type { CreateSite } from '../../src/door/guest.ts';
import { record, recordSite } from '../../src/door/recording.ts';
import { Player, ReplayDifference, replay } from '../../src/door/replay.ts';
import { SqliteDatabase } from '../../src/host/databases/sqlite.ts';
import { DatabaseError, type Host, OutgoingError, type SiteRequest } from '../../src/site/host.ts';

/** A host over a real database in memory; the rest answers simply. */
function plainHost(): Host {
  const database = new SqliteDatabase({ path: ':memory:', clock: () => new Temporal.PlainDateTime(2024, 1, 1) });
  let microseconds = 0;
  return {
    configuration: { site: 'a.local', dialect: 'sqlite', common: {}, own: {} },
    ...databaseCalls(database),
    fetch: () => {
      throw new OutgoingError('refused', 'no');
    },
    now: () => (microseconds += 1),
    random: (bytes) => 'ab'.repeat(bytes),
    enqueue: () => undefined,
    mail: () => undefined,
    log: () => undefined,
    hashPassword: (password) => `hash of ${password}`,
    verifyPassword: () => true,
    encryptSecret: (secret) => secret,
    decryptSecret: (text) => text,
    file: () => null,
    interrupt: () => undefined,
  };
}

/** Uses a host in many ways and tells all that it gave. */
function program(host: Host): unknown {
  const seen: unknown[] = [
    host.now(),
    host.now(),
    host.random(3),
    host.interrupt(),
    host.file({ kind: 'read', id: 'abcdefghij' }),
  ];
  host.begin();
  host.write({ kind: 'table', table: 'tabX', columns: [{ name: 'a', type: 'int(11)' }] });
  host.savepoint('s');
  seen.push(host.write({ kind: 'insert', table: 'tabX', columns: ['name', 'a'], rows: [['x', 1]] }));
  seen.push(thrownBy(() => host.write({ kind: 'insert', table: 'tabX', columns: ['name', 'a'], rows: [['x', 2]] })));
  seen.push(host.read({ sql: 'SELECT * FROM "tabX"', parameters: [], maxRows: 5 }));
  host.commit();
  seen.push(thrownBy(() => host.fetch({ method: 'GET', url: 'http://a', headers: [], body: null, timeout: 1 })));
  return seen;
}

function thrownBy(run: () => unknown): unknown {
  try {
    return run();
  } catch (thrown) {
    return thrown;
  }
}

describe('a record', () => {
  test('plays the same answers and the same failures', () => {
    const lines: string[] = [];
    const first = program(record(plainHost(), (line) => lines.push(line)));
    expect(program(replay(lines))).toEqual(first);
    expect(first).toContainEqual(new DatabaseError('duplicate', "Duplicate entry for key 'name'", 'name'));
  });

  test('notices another question, and one question more', () => {
    const lines: string[] = [];
    record(plainHost(), (line) => lines.push(line)).random(3);
    expect(() => replay(lines).random(4)).toThrow(ReplayDifference);
    const host = replay(lines);
    host.random(3);
    expect(() => host.random(3)).toThrow(/recorded nothing more/);
  });
});

/** A request that the site below answers in its way. */
function request(url: string): SiteRequest {
  return { id: '1', method: 'GET', url, headers: [['a', 'b']], body: '', client: '127.0.0.1' };
}

/** A site whose answer to a request is `work`. */
function siteOf(work: (host: Host, request: SiteRequest, count: number) => unknown): CreateSite {
  return (host) => {
    let count = 0;
    return {
      handle(given) {
        count += 1;
        const body = Buffer.from(JSON.stringify(work(host, given, count))).toString('base64');
        return { status: 200, headers: [], body, steps: 7, user: 'Guest', script: null };
      },
      call: (name, payload) => `${name} ${payload} ${host.now()}`,
    };
  };
}

/** Plays what one site did on another one; the second is the same if none is given. */
function playedAgain(first: CreateSite, second: CreateSite = first): string {
  const lines: string[] = [];
  const site = recordSite(first, plainHost(), (line) => lines.push(line));
  site.handle(request('/a'));
  site.handle(request('/b?c=d'));
  site.call('setup', '{}');
  try {
    new Player(second).play(lines);
  } catch (thrown) {
    return String(thrown);
  }
  return 'the same';
}

describe('a site that is played again', () => {
  test('does the same when nothing but its tasks and its host decide', () => {
    expect(playedAgain(siteOf((host, { url }, count) => [url, count, host.now(), host.random(2)]))).toBe('the same');
  });

  test('does the same when its host fails', () => {
    const fetch = (host: Host) => host.fetch({ method: 'GET', url: 'http://a', headers: [], body: null, timeout: 1 });
    expect(playedAgain(siteOf((host) => String((thrownBy(() => fetch(host)) as OutgoingError).message)))).toBe(
      'the same',
    );
  });

  test('is found out when it counts what no host told it', () => {
    let outside = 0;
    expect(
      playedAgain(
        siteOf(() => {
          outside += 1;
          return outside;
        }),
      ),
    ).toMatch(/^Error: GET \/a: answered {.*"body":"3".*}, recorded {.*"body":"1".*}$/);
  });

  const now = siteOf((host) => host.now());

  test('is found out when it asks something else, and the request and the call are named', () => {
    expect(
      playedAgain(
        siteOf((host) => host.random(1)),
        now,
      ),
    ).toContain('GET /a: host call 1: asked {"call":"now","arguments":[]}, recorded {"call":"random","arguments":[1]}');
  });

  test('is found out when it takes more steps', () => {
    const longer: CreateSite = (host) => {
      const site = now(host);
      return { ...site, handle: (given) => ({ ...site.handle(given), steps: 8 }) };
    };
    expect(playedAgain(now, longer)).toMatch(/^Error: GET \/a: answered .*"steps":8.*, recorded .*"steps":7/);
  });

  test('is found out when it asks less or more, though it catches every exception', () => {
    expect(
      playedAgain(
        now,
        siteOf((host) => [host.now(), thrownBy(() => host.now())]),
      ),
    ).toContain('GET /a: host call 2: asked {"call":"now","arguments":[]}, recorded nothing more');
    expect(
      playedAgain(
        siteOf((host) => [host.now(), host.now()]),
        now,
      ),
    ).toContain('GET /a: host call 2: asked nothing more, recorded {"call":"now","arguments":[]}');
  });

  test('may be played in parts, of which each begins with a task', () => {
    const lines: string[] = [];
    const player = new Player(now);
    const site = recordSite(now, plainHost(), (line) => lines.push(line));
    for (const url of ['/a', '/b']) {
      site.handle(request(url));
      player.play(lines.splice(0));
    }
    expect(() => new Player(now).play(['{"task":{"kind":"call","name":"x","payload":""}}', '{"outcome":{}}'])).toThrow(
      'the record has no beginning',
    );
  });
});
