// The host of a bench's site: SQLite, a clock that runs, and an outside that takes notes.

import { pbkdf2Sync, randomBytes } from 'node:crypto';
import { SqliteDatabase } from '../../src/host/databases/sqlite.ts';
import type { Host, Job, LogEntry, Mail, OutgoingRequest, OutgoingResponse } from '../../src/site/host.ts';
import { databaseCalls } from '../environments/database-host.ts';

/** What left the site. */
export interface Outside {
  readonly jobs: Job[];
  readonly mails: Mail[];
  readonly logs: LogEntry[];
}

/** A host with what went out through it. */
export interface BenchHost {
  readonly host: Host;
  readonly outside: Outside;
  /** Gives the next run its milliseconds of computing; until then there is no limit. */
  start(milliseconds: number): void;
  /** Milliseconds since then that passed in waiting for the network. */
  waited(): number;
  close(): void;
}

export interface BenchHostOptions {
  readonly path: string;
  readonly limits: Readonly<Record<string, number>>;
  readonly fetch: (request: OutgoingRequest) => OutgoingResponse;
}

/** Opens the database at a path as a site. */
export function benchHost({ path, limits, fetch }: BenchHostOptions): BenchHost {
  const database = new SqliteDatabase({ path, clock: () => Temporal.Now.plainDateTimeISO('UTC') });
  const outside: Outside = { jobs: [], mails: [], logs: [] };
  let end = Number.POSITIVE_INFINITY;
  let waited = 0;
  const host: Host = {
    configuration: {
      site: 'bench.local',
      dialect: 'sqlite',
      common: { server_script_enabled: true },
      own: { python: '3.11', limits },
    },
    ...databaseCalls(database),
    fetch(request) {
      const started = performance.now();
      try {
        return fetch(request);
      } finally {
        waited += performance.now() - started;
      }
    },
    now: () => Math.floor((performance.timeOrigin + performance.now()) * 1000),
    random: (bytes) => randomBytes(bytes).toString('hex'),
    enqueue: (job) => void outside.jobs.push(job),
    mail: (message) => void outside.mails.push(message),
    log: (entry) => void outside.logs.push(entry),
    hashPassword: hashed,
    verifyPassword: (password, hash) => hashed(password) === hash,
    encryptSecret: (secret) => secret,
    decryptSecret: (text) => text,
    file: () => null,
    interrupt: () => (performance.now() - waited > end ? 'cpu' : undefined),
  };
  return {
    host,
    outside,
    start: (milliseconds) => {
      waited = 0;
      end = performance.now() + milliseconds;
    },
    waited: () => waited,
    close: () => database.close(),
  };
}

function hashed(password: string): string {
  return `$pbkdf2-sha256$1$x$${pbkdf2Sync(password, 'x', 1, 32, 'sha256').toString('hex')}`;
}
