// The jobs of a site that wait: rows in its own database, taken by whichever worker is free.
import { randomUUID } from 'node:crypto';
import type { Job, RowOperation, Rows, SqlValue } from '../site/host.ts';
import { DatabaseError } from '../site/host.ts';
import type { Database } from './databases/database.ts';

const TABLE = '__ristretto_job';
const MOST_WAITING = 1000;

const TABLE_OPERATION: RowOperation = {
  kind: 'table',
  table: TABLE,
  columns: [
    { name: 'state', type: 'varchar(20)', notNull: true, fallback: 'waiting', index: true },
    { name: 'queued', type: 'bigint(20)', notNull: true, fallback: 0 },
    { name: 'job_id', type: 'varchar(140)', index: true },
    { name: 'job', type: 'longtext' },
    { name: 'run', type: 'varchar(140)', index: true },
  ],
};

/** A job that was taken, with its own name for saying how it ended. */
export interface TakenJob {
  readonly name: string;
  readonly job: Job;
}

/** The rows, over a connection of their own: a job is queued after the commit of the work that asked for it. */
export class JobStore {
  readonly #open: () => Promise<Database>;
  #opened: Promise<Database> | undefined;

  constructor(open: () => Promise<Database>) {
    this.#open = open;
  }

  /** Queues a job, unless one of the same id waits or runs; throws DatabaseError if too many wait. */
  async add(job: Job): Promise<void> {
    await this.#inTransaction(async (database) => {
      if (job.jobId !== null && (await isQueued(database, job.jobId))) return;
      if ((await waitingIn(database)) >= MOST_WAITING) throw new DatabaseError('refused', 'Too many jobs are waiting.');
      const row = [randomUUID(), 'waiting', Date.now(), job.jobId, JSON.stringify(job)];
      await database.write({
        kind: 'insert',
        table: TABLE,
        columns: ['name', 'state', 'queued', 'job_id', 'job'],
        rows: [row],
      });
    });
  }

  /** The job that waits longest; no other worker gets it. `run` names the work, in case that its worker dies. */
  take(run: string): Promise<TakenJob | undefined> {
    return this.#inTransaction(async (database) => {
      const [found] = await rowsOf(
        database,
        `SELECT name, job FROM ${TABLE} WHERE state = ? ORDER BY queued, name LIMIT 1`,
        ['waiting'],
      );
      if (found === undefined) return undefined;
      await mark(database, String(found[0]), { state: 'started', run });
      return { name: String(found[0]), job: JSON.parse(String(found[1])) as Job };
    });
  }

  /** A job that has ended well is forgotten; one that failed stays to be looked at, and is not tried again. */
  async finish(name: string, well: boolean): Promise<void> {
    await this.#inTransaction(async (database) => {
      if (!well) return mark(database, name, { state: 'failed' });
      await database.write({ kind: 'delete', table: TABLE, where: [{ column: 'name', operator: '=', value: name }] });
    });
  }

  /** The job of a run that nobody will finish any more is marked failed, and given for the record. */
  fail(run: string): Promise<Job | undefined> {
    return this.#inTransaction(async (database) => {
      const [found] = await rowsOf(database, `SELECT name, job FROM ${TABLE} WHERE run = ?`, [run]);
      if (found === undefined) return undefined;
      await mark(database, String(found[0]), { state: 'failed' });
      return JSON.parse(String(found[1])) as Job;
    });
  }

  /** The connection is not used for anything else. */
  async close(): Promise<void> {
    await (await this.#opened)?.close();
  }

  async #inTransaction<T>(work: (database: Database) => Promise<T>): Promise<T> {
    this.#opened ??= this.#prepared();
    const database = await this.#opened;
    database.expectWrites();
    await database.begin();
    try {
      const result = await work(database);
      await database.commit();
      return result;
    } catch (failure) {
      await database.rollback();
      throw failure;
    }
  }

  async #prepared(): Promise<Database> {
    const database = await this.#open();
    await database.write(TABLE_OPERATION);
    return database;
  }
}

async function mark(database: Database, name: string, values: Readonly<Record<string, SqlValue>>): Promise<void> {
  const where = [{ column: 'name', operator: '=', value: name }] as const;
  await database.write({ kind: 'update', table: TABLE, values, where });
}

async function isQueued(database: Database, jobId: string): Promise<boolean> {
  const sql = `SELECT 1 FROM ${TABLE} WHERE job_id = ? AND state <> ? LIMIT 1`;
  return (await rowsOf(database, sql, [jobId, 'failed'])).length > 0;
}

async function waitingIn(database: Database): Promise<number> {
  const [row] = await rowsOf(database, `SELECT COUNT(*) FROM ${TABLE} WHERE state = ?`, ['waiting']);
  return Number(row?.[0] ?? 0);
}

async function rowsOf(database: Database, sql: string, parameters: readonly SqlValue[]): Promise<Rows['rows']> {
  return (await database.read({ sql, parameters, maxRows: 1 })).rows;
}
