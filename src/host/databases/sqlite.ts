// The embedded database: node:sqlite behind the worker's database interface.
import { constants, DatabaseSync, type SQLOutputValue, type StatementSync } from 'node:sqlite';
import {
  type Column,
  DatabaseError,
  type RowOperation,
  type Rows,
  type SqlValue,
  type Statement,
  type WriteResult,
} from '../../site/host.ts';
import type { Database, LocalClock } from './database.ts';
import { changeStatements, type Wording } from './row-changes.ts';
import { databaseError, isBusy } from './sqlite-errors.ts';
import { installFunctions, readableFunctions } from './sqlite-functions.ts';
import { additions, creation, quoted, reportedType, type TableOperation } from './sqlite-schema.ts';
import { bound, received } from './sqlite-values.ts';

const BUSY_TIMEOUT = 5000;
const CACHED_STATEMENTS = 300;

/** The engine's own limits: the second line behind the site's parser and the interpreter's accounting. */
const ENGINE_LIMITS = {
  length: 32 * 1024 * 1024,
  sqlLength: 1024 * 1024,
  exprDepth: 200,
  compoundSelect: 50,
  likePatternLength: 5000,
  attach: 0,
};

const WORDING: Wording = {
  quoted,
  ignoring: (insert) => insert.replace(/^INSERT/, 'INSERT OR IGNORE'),
  like: 'like',
};

export interface SqliteOptions {
  readonly path: string;
  readonly clock: LocalClock;
}

/** One connection to a SQLite file; every method answers at once. */
export class SqliteDatabase implements Database {
  readonly dialect = 'sqlite';
  /** Set when a write found that its snapshot was out of date: the request can succeed if it starts again. */
  stale = false;
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  #reading = false;
  #begun = false;
  #writes = false;

  constructor(options: SqliteOptions) {
    this.#database = new DatabaseSync(options.path, {
      timeout: BUSY_TIMEOUT,
      allowExtension: false,
      enableForeignKeyConstraints: false,
    });
    this.#database.exec(
      'PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF;',
    );
    installFunctions(this.#database, options.clock);
    Object.assign(this.#database.limits, ENGINE_LIMITS);
    // Setting an authorizer expires every prepared statement, so it is set once and looks at what is being prepared.
    this.#database.setAuthorizer((action, first, second) =>
      this.#reading ? readingVerdict(action, first, second) : constants.SQLITE_OK,
    );
  }

  read(statement: Statement): Rows {
    this.#open();
    this.#reading = true;
    try {
      return this.#rows(statement);
    } catch (failure) {
      throw databaseError(failure);
    } finally {
      this.#reading = false;
    }
  }

  write(operation: RowOperation): WriteResult {
    this.#open();
    try {
      return this.#atomically(() => this.#perform(operation));
    } catch (failure) {
      // SQLite does not wait when a transaction that has read begins to write: only starting again helps.
      if (isBusy(failure) && !this.#writes) this.stale = true;
      throw databaseError(failure);
    }
  }

  /** Nothing happens yet: the first statement opens the transaction, when it is known whether it will write. */
  begin(): void {
    this.rollback();
    this.#begun = true;
  }

  commit(): void {
    this.#begun = false;
    this.#writes = false;
    if (this.#database.isTransaction) this.#run('COMMIT');
  }

  rollback(): void {
    this.#begun = false;
    if (this.#database.isTransaction) this.#run('ROLLBACK');
  }

  savepoint(name: string): void {
    this.#open();
    this.#run(`SAVEPOINT ${quoted(name)}`);
  }

  rollbackTo(name: string): void {
    this.#run(`ROLLBACK TO ${quoted(name)}`);
  }

  release(name: string): void {
    this.#run(`RELEASE ${quoted(name)}`);
  }

  startWork(): void {
    this.stale = false;
  }

  expectWrites(): void {
    this.#writes = true;
  }

  close(): void {
    if (this.#database.isOpen) this.#database.close();
  }

  #open(): void {
    if (!this.#begun || this.#database.isTransaction) return;
    this.#run(this.#writes ? 'BEGIN IMMEDIATE' : 'BEGIN');
  }

  #run(sql: string): void {
    try {
      this.#database.exec(sql);
    } catch (failure) {
      throw databaseError(failure);
    }
  }

  #rows(statement: Statement): Rows {
    const prepared = this.#prepared(`read ${statement.sql}`, statement.sql);
    const columns = prepared.columns();
    const rows: SqlValue[][] = [];
    const floats = new Set<number>();
    for (const row of prepared.iterate(...statement.parameters.map(bound))) {
      if (rows.length >= statement.maxRows)
        throw new DatabaseError('too-many-rows', `The query returns more than ${statement.maxRows} rows.`);
      const raw = values(row);
      for (const [at, value] of raw.entries()) if (typeof value === 'number') floats.add(at);
      rows.push(raw.map(received));
    }
    return { columns: columns.map((column, at) => columnOf(column, floats.has(at))), rows };
  }

  #prepared(key: string, sql: string): StatementSync {
    const known = this.#statements.get(key);
    if (known !== undefined) return known;
    const made = this.#database.prepare(sql);
    if (remainder(sql, made.sourceSQL) !== '') throw new DatabaseError('refused', 'Only one statement is allowed.');
    made.setReadBigInts(true);
    made.setReturnArrays(true);
    if (this.#statements.size >= CACHED_STATEMENTS) this.#statements.clear();
    this.#statements.set(key, made);
    return made;
  }

  #atomically(work: () => WriteResult): WriteResult {
    if (!this.#database.isTransaction) return work();
    this.#database.exec('SAVEPOINT "operation"');
    try {
      return work();
    } catch (failure) {
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK TO "operation"');
      throw failure;
    } finally {
      if (this.#database.isTransaction) this.#database.exec('RELEASE "operation"');
    }
  }

  #perform(operation: RowOperation): WriteResult {
    if (operation.kind === 'table') return this.#shape(operation);
    if (operation.kind === 'drop') return this.#execute([`DROP TABLE IF EXISTS ${quoted(operation.table)}`]);
    let changed = 0;
    for (const { sql, parameters } of changeStatements(operation, WORDING)) {
      changed += Number(this.#prepared(`write ${sql}`, sql).run(...parameters.map(bound)).changes);
    }
    return { changed };
  }

  #shape(table: TableOperation): WriteResult {
    const present = this.#columnNames(table.table);
    return this.#execute(present.length === 0 ? creation(table) : additions(table, present));
  }

  #columnNames(table: string): readonly string[] {
    return this.#database
      .prepare('SELECT name FROM pragma_table_info(?)')
      .all(table)
      .map((row) => String(row['name']));
  }

  #execute(statements: readonly string[]): WriteResult {
    for (const statement of statements) this.#database.exec(statement);
    return { changed: 0 };
  }
}

/** What stands behind the first statement of a text. */
function remainder(sql: string, first: string): string {
  return sql.trim().replace(/;$/, '').slice(first.trim().replace(/;$/, '').length).replace(/[\s;]/g, '');
}

interface Described {
  readonly name: string;
  readonly type: string | null;
}

/** An expression that gave a float says so in its type, since a whole float would look like an int. */
function columnOf(column: Described, float: boolean): Column {
  const type = reportedType(column.type);
  return { name: column.name, type: type === '' && float ? 'double' : type };
}

/** Rows come as arrays, which the declarations of node:sqlite do not know. */
function values(row: object): readonly SQLOutputValue[] {
  return Array.isArray(row) ? row : Object.values(row);
}

function readingVerdict(action: number, first: string | null, second: string | null): number {
  if (action === constants.SQLITE_SELECT || action === constants.SQLITE_RECURSIVE) return constants.SQLITE_OK;
  if (action === constants.SQLITE_READ)
    return /^(sqlite_|pragma_)/i.test(first ?? '') ? constants.SQLITE_DENY : constants.SQLITE_OK;
  if (action === constants.SQLITE_FUNCTION)
    return readableFunctions.has((second ?? '').toLowerCase()) ? constants.SQLITE_OK : constants.SQLITE_DENY;
  return constants.SQLITE_DENY;
}
