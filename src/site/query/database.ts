// The database of one request: counted, with rows as Python values, and with the transaction's callbacks.
import { limitCaps } from '../../language/runtime/limits.ts';
import type { Run } from '../../language/runtime/run.ts';
import type { PyValue } from '../../language/runtime/values.ts';
import { raiseFrappe } from '../frappe/exceptions.ts';
import {
  type Condition,
  DatabaseError,
  type Dialect,
  type Host,
  type RowOperation,
  type Rows,
  type SqlValue,
} from '../host.ts';
import { fromSql } from '../values.ts';
import { inDialect } from './dialects.ts';

/** What a script has put off until the transaction ends; run once, first in first out. */
export class CallbackQueue {
  #callbacks: (() => void)[] = [];

  add(callback: () => void): void {
    this.#callbacks.push(callback);
  }

  /** Runs what is queued, and what those callbacks queue in turn. */
  run(): void {
    while (this.#callbacks.length > 0) this.#callbacks.shift()?.();
  }

  clear(): void {
    this.#callbacks = [];
  }
}

/** One row as Python values, in the order of the selected columns. */
export interface Table {
  readonly columns: readonly string[];
  readonly types: readonly string[];
  readonly rows: readonly (readonly PyValue[])[];
}

/** The connection of one request. All reading and writing of the site goes through here. */
export class Database {
  readonly dialect: Dialect;
  readonly beforeCommit = new CallbackQueue();
  readonly afterCommit = new CallbackQueue();
  readonly beforeRollback = new CallbackQueue();
  readonly afterRollback = new CallbackQueue();
  readonly #host: Host;
  readonly #run: Run;
  #savepoints = 0;

  constructor(host: Host, run: Run) {
    this.#host = host;
    this.#run = run;
    this.dialect = host.configuration.dialect;
  }

  /** Runs one reading statement in MariaDB's words, with `?` for each parameter. */
  read(sql: string, parameters: readonly SqlValue[] = []): Rows {
    return this.#read(sql, parameters, limitCaps.rowsPerQuery);
  }

  /** The same for a query that a script makes: it counts, and so do its rows. */
  ask(sql: string, parameters: readonly SqlValue[] = []): Rows {
    const run = this.#run;
    run.spend('queries');
    const rows = this.#read(sql, parameters, Math.min(run.limits.rowsPerQuery, run.left('rows')));
    run.spend('rows', rows.rows.length);
    return rows;
  }

  #read(sql: string, parameters: readonly SqlValue[], maxRows: number): Rows {
    const run = this.#run;
    run.hostCall();
    try {
      const rows = this.#host.read({ sql: inDialect(sql, this.dialect), parameters, maxRows });
      run.work(rows.rows.length * 64);
      run.charge(rows.rows.length * rows.columns.length * 32);
      for (const row of rows.rows) for (const value of row) if (typeof value === 'string') run.chargeText(value.length);
      return rows;
    } catch (thrown) {
      if (!(thrown instanceof DatabaseError)) throw thrown;
      if (thrown.code !== 'too-many-rows') return raiseDatabaseError(thrown);
      // Too many for one query, or for all of them together.
      if (maxRows < run.limits.rowsPerQuery) run.spend('rows', maxRows + 1);
      return run.stop('rows', maxRows, maxRows + 1);
    }
  }

  /** The same, with the values as Python sees them. */
  table(sql: string, parameters: readonly SqlValue[] = []): Table {
    return tableOf(this.read(sql, parameters));
  }

  /** `ask`, with the values as Python sees them. */
  askTable(sql: string, parameters: readonly SqlValue[] = []): Table {
    return tableOf(this.ask(sql, parameters));
  }

  /** The first column of the first row; `undefined` when there is no row. */
  scalar(sql: string, parameters: readonly SqlValue[] = []): PyValue | undefined {
    return this.table(sql, parameters).rows[0]?.[0];
  }

  /** Changes rows or tables; answers how many rows changed. */
  write(operation: RowOperation): number {
    this.#run.hostCall();
    return this.#guard(() => this.#host.write(operation).changed);
  }

  /** The same, but a duplicate key is handed back instead of raised. */
  writeUnique(operation: RowOperation): DatabaseError | undefined {
    this.#run.hostCall();
    return this.#guard(() => {
      try {
        this.#host.write(operation);
        return undefined;
      } catch (thrown) {
        if (thrown instanceof DatabaseError && thrown.code === 'duplicate') return thrown;
        throw thrown;
      }
    });
  }

  insert(table: string, columns: readonly string[], rows: readonly (readonly SqlValue[])[]): void {
    if (rows.length > 0) this.write({ kind: 'insert', table, columns, rows });
  }

  update(table: string, values: Readonly<Record<string, SqlValue>>, where: readonly Condition[]): number {
    return this.write({ kind: 'update', table, values, where });
  }

  /** Locks a row until the transaction ends, where reading cannot do it: by a write that changes nothing. */
  lockRow(table: string, name: SqlValue): void {
    if (this.dialect === 'postgres') this.update(table, { name }, [{ column: 'name', operator: '=', value: name }]);
  }

  delete(table: string, where: readonly Condition[]): number {
    return this.write({ kind: 'delete', table, where });
  }

  begin(): void {
    this.#host.begin();
  }

  /** Commits and begins the next transaction, with the callbacks around it. */
  commit(): void {
    this.afterRollback.clear();
    this.beforeRollback.clear();
    this.beforeCommit.run();
    this.#host.commit();
    this.#host.begin();
    this.afterCommit.run();
  }

  /** Undoes everything since the last commit and begins the next transaction. */
  rollback(): void {
    this.beforeCommit.clear();
    this.afterCommit.clear();
    this.beforeRollback.run();
    this.#host.rollback();
    this.#host.begin();
    this.afterRollback.run();
  }

  /** Runs a block whose changes are undone when it throws; the error goes on. */
  attempt<T>(block: () => T): T {
    const name = `attempt_${++this.#savepoints}`;
    this.#host.savepoint(name);
    try {
      const result = block();
      this.#host.release(name);
      return result;
    } catch (thrown) {
      this.#host.rollbackTo(name);
      this.#host.release(name);
      throw thrown;
    }
  }

  /** Database errors become the Python exceptions that the driver or Frappe would raise. */
  #guard<T>(block: () => T): T {
    try {
      return block();
    } catch (thrown) {
      if (!(thrown instanceof DatabaseError)) throw thrown;
      return raiseDatabaseError(thrown);
    }
  }
}

function tableOf({ columns, rows }: Rows): Table {
  const types = columns.map((column) => column.type);
  return {
    columns: columns.map((column) => column.name),
    types,
    rows: rows.map((row) => row.map((value, at) => fromSql(value, types[at] ?? ''))),
  };
}

type Translation = readonly [exception: string, code: number | undefined];

const translations: Readonly<Record<DatabaseError['code'], Translation>> = {
  duplicate: ['IntegrityError', 1062],
  'no-such-table': ['ProgrammingError', 1146],
  'no-such-column': ['OperationalError', 1054],
  syntax: ['ProgrammingError', 1064],
  'too-long': ['DataError', 1406],
  locked: ['QueryTimeoutError', undefined],
  deadlock: ['QueryDeadlockError', undefined],
  timeout: ['QueryTimeoutError', undefined],
  'too-many-rows': ['OperationalError', undefined],
  refused: ['PermissionError', undefined],
  other: ['OperationalError', undefined],
};

function raiseDatabaseError(error: DatabaseError): never {
  const [name, code] = translations[error.code];
  return code === undefined ? raiseFrappe(name, error.message) : raiseFrappe(name, code, error.message);
}
