// A site on an in-memory SQLite database, with a clock and randomness that the test controls.

import { pbkdf2Sync } from 'node:crypto';
import { databaseCalls } from '../../conformance/environments/database-host.ts';
import { SqliteDatabase } from '../../src/host/databases/sqlite.ts';
import type { Site } from '../../src/site/app.ts';
import { base64FromText, textFromBase64 } from '../../src/site/base64.ts';
import { Context } from '../../src/site/context.ts';
import type {
  Host,
  Job,
  LogEntry,
  Mail,
  OutgoingRequest,
  OutgoingResponse,
  SiteConfiguration,
} from '../../src/site/host.ts';
import { parts } from '../../src/site/parts.ts';
import { readChange } from '../../src/site/settings.ts';
import { SiteState } from '../../src/site/site.ts';
import { replayedSite } from './replayed.ts';

/** What a test can look at and turn. */
export interface World {
  readonly host: Host;
  readonly site: Site;
  readonly database: SqliteDatabase;
  readonly jobs: Job[];
  readonly mails: Mail[];
  readonly logs: LogEntry[];
  readonly outgoing: OutgoingRequest[];
  /** Base64 contents by id. */
  readonly files: Map<string, string>;
  /** Microseconds; moves by one at each look. */
  time: number;
  respond: (request: OutgoingRequest) => OutgoingResponse;
}

export interface WorldOptions {
  readonly own?: Readonly<Record<string, unknown>>;
  readonly common?: Readonly<Record<string, unknown>>;
}

/** An empty site with scripts switched on; whatever it does is played again at once (replayed.ts). */
export function newWorld(options: WorldOptions = {}): World {
  const database = new SqliteDatabase({
    path: ':memory:',
    clock: () => Temporal.PlainDateTime.from('2026-01-05T10:00:00'),
  });
  const configuration: SiteConfiguration = {
    site: 'test.local',
    dialect: 'sqlite',
    common: { server_script_enabled: true, ...options.common },
    own: options.own ?? {},
  };
  const world: Omit<World, 'host' | 'site'> = {
    database,
    jobs: [],
    mails: [],
    logs: [],
    outgoing: [],
    files: new Map(),
    time: 1_767_600_000_000_000,
    respond: () => ({ status: 200, headers: [['content-type', 'application/json']], body: '{}' }),
  };
  const made: World = Object.assign(world, {
    host: hostOf(database, configuration, () => made),
    site: { handle: unready, call: unready },
  });
  const ready: World = Object.assign(made, { site: replayedSite(made.host) });
  called(ready, 'setup', { admin_password: 'admin' });
  return ready;
}

function unready(): never {
  throw new Error('the site is being made');
}

function hostOf(database: SqliteDatabase, configuration: SiteConfiguration, world: () => World): Host {
  let seed = 1;
  const random = (bytes: number) => {
    let text = '';
    for (let at = 0; at < bytes; at += 1) {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      text += ((seed >> 16) & 255).toString(16).padStart(2, '0');
    }
    return text;
  };
  const hashed = (password: string) =>
    `$pbkdf2-sha256$1$x$${pbkdf2Sync(password, 'x', 1, 32, 'sha256').toString('hex')}`;
  return {
    configuration,
    ...databaseCalls(database),
    fetch(request) {
      world().outgoing.push(request);
      return world().respond(request);
    },
    now: () => world().time++,
    random,
    enqueue: (job) => void world().jobs.push(job),
    mail: (message) => void world().mails.push(message),
    log: (entry) => void world().logs.push(entry),
    hashPassword: hashed,
    encryptSecret: (secret) => `sealed:${Buffer.from(secret).toString('hex')}`,
    decryptSecret: (text) => (text.startsWith('sealed:') ? Buffer.from(text.slice(7), 'hex').toString() : null),
    verifyPassword: (password, hash) => hashed(password) === hash,
    file(operation) {
      if (operation.kind === 'read') return world().files.get(operation.id) ?? null;
      if (operation.kind === 'write') world().files.set(operation.id, operation.base64);
      else world().files.delete(operation.id);
      return null;
    },
    interrupt: () => undefined,
  };
}

/** Gives the site a command of the operator; answers its value. */
export function called(world: World, name: string, values: Readonly<Record<string, unknown>>): unknown {
  const { value, error } = JSON.parse(world.site.call(name, JSON.stringify(values)));
  if (error !== undefined) throw new Error(`${error.type}: ${error.message}`);
  return value;
}

/** Runs a block as a user inside one transaction, which commits unless it throws. */
export function as<T>(world: World, user: string, block: (context: Context) => T): T {
  world.host.begin();
  const context = new Context({ site: new SiteState(world.host, parts), user });
  try {
    readChange(context);
    const result = block(context);
    context.commit();
    return result;
  } catch (thrown) {
    context.rollback();
    throw thrown;
  } finally {
    world.host.commit();
  }
}

/** An answer with its body as parsed JSON. */
export interface Answered {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers: ReadonlyMap<string, string>;
  /** All `set-cookie` headers, a line each. */
  readonly cookies: string;
}

/** Sends a request; `user` acts through a session made for the test. */
export function request(
  world: World,
  method: string,
  url: string,
  options: { readonly json?: unknown; readonly headers?: Readonly<Record<string, string>> } = {},
): Answered {
  const headers = Object.entries({
    ...(options.json === undefined ? {} : { 'content-type': 'application/json' }),
    ...options.headers,
  });
  const body = options.json === undefined ? '' : base64FromText(JSON.stringify(options.json));
  const answer = world.site.handle({ id: 'r1', method, url, headers, body, client: '127.0.0.1' });
  return {
    status: answer.status,
    body: JSON.parse(textFromBase64(answer.body)),
    headers: new Map(answer.headers),
    cookies: answer.headers
      .filter(([name]) => name === 'set-cookie')
      .map(([, value]) => value)
      .join('\n'),
  };
}

/** Rows of a statement, for looking behind the site's back. */
export function rows(world: World, sql: string): readonly (readonly unknown[])[] {
  world.host.begin();
  const found = world.host.read({ sql, parameters: [], maxRows: 1000 }).rows;
  world.host.rollback();
  return found;
}
