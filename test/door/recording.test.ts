// A recorded host plays the same answers, and notices when it is asked anything else.
import { describe, expect, test } from 'vitest';
import { ReplayDifference, record, recordedRequests, replay, requestLine } from '../../src/door/recording.ts';
import { SqliteDatabase } from '../../src/host/databases/sqlite.ts';
import { DatabaseError, type Host, OutgoingError, type SiteRequest } from '../../src/site/host.ts';

/** A host over a real database in memory; the rest answers simply. */
function plainHost(): Host {
  const database = new SqliteDatabase({ path: ':memory:', clock: () => new Temporal.PlainDateTime(2024, 1, 1) });
  let microseconds = 0;
  return {
    configuration: { site: 'a.local', dialect: 'sqlite', common: {}, own: {} },
    read: (statement) => database.read(statement),
    write: (operation) => database.write(operation),
    begin: () => database.begin(),
    commit: () => database.commit(),
    rollback: () => database.rollback(),
    savepoint: (name) => database.savepoint(name),
    rollbackTo: (name) => database.rollbackTo(name),
    release: (name) => database.release(name),
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

  test('keeps the requests that it was made of', () => {
    const request: SiteRequest = {
      id: '1',
      method: 'GET',
      url: '/',
      headers: [['a', 'b']],
      body: '',
      client: '127.0.0.1',
    };
    const lines: string[] = [];
    const host = record(plainHost(), (line) => lines.push(line));
    lines.push(requestLine(request));
    host.now();
    expect(recordedRequests(lines)).toEqual([request]);
    expect(replay(lines).now()).toBe(1);
  });
});
