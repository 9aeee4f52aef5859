// MariaDB behind the worker's database interface, through mysql2.
import mysql, { type Connection, type ConnectionOptions, type FieldPacket } from 'mysql2/promise';
import {
  DatabaseError,
  type RowOperation,
  type Rows,
  type SqlValue,
  type Statement,
  type WriteResult,
} from '../../site/host.ts';
import type { Database } from './database.ts';
import { mariadbError, mariadbNumber } from './mariadb-errors.ts';
import { boundForMariadb, mariadbType, receivedFromMariadb } from './mariadb-values.ts';
import { changeStatements, type Wording } from './row-changes.ts';
import { columnText, type SchemaWording, shapeStatements } from './server-schema.ts';

const STATEMENT_SECONDS = 5;
const UNKNOWN_DATABASE = 1049;

const quoted = (identifier: string) => `\`${identifier.replaceAll('`', '``')}\``;

const WORDING: Wording = { quoted, ignoring: (insert) => insert.replace(/^INSERT/, 'INSERT IGNORE'), like: 'like' };

const SCHEMA: SchemaWording = {
  quoted,
  type: (type) => type,
  counting: 'bigint(20) NOT NULL AUTO_INCREMENT',
  ending: ' ENGINE=InnoDB ROW_FORMAT=DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci',
  widen: (column) => `MODIFY ${columnText(column, SCHEMA)}`,
  indexed: ({ name, type }) => (/text|json/.test(type) ? `${quoted(name)}(140)` : quoted(name)),
  text: (value) => `'${value.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`,
};

/** One connection to a MariaDB database, opened when it is first needed. */
export class MariaDatabase implements Database {
  readonly dialect = 'mariadb';
  readonly stale = false;
  readonly #options: ConnectionOptions;
  #connection: Promise<Connection> | undefined;

  constructor(url: string) {
    this.#options = connectionOptions(url);
  }

  async read(statement: Statement): Promise<Rows> {
    if (!/^[\s(]*(select|with|explain)\b/i.test(statement.sql))
      throw new DatabaseError('refused', 'This statement may only read.');
    const limits = `SET STATEMENT max_statement_time = ${STATEMENT_SECONDS}, sql_select_limit = ${statement.maxRows + 1} FOR `;
    const [rows, fields] = await this.#execute(limits + statement.sql, statement.parameters);
    if (!Array.isArray(rows)) throw new DatabaseError('refused', 'This statement may only read.');
    if (rows.length > statement.maxRows)
      throw new DatabaseError('too-many-rows', `The query returns more than ${statement.maxRows} rows.`);
    return rowsOf(rows, fields);
  }

  async write(operation: RowOperation): Promise<WriteResult> {
    if (operation.kind === 'table') return this.#all(await this.#shape(operation));
    if (operation.kind === 'drop') return this.#all([`DROP TABLE IF EXISTS ${quoted(operation.table)}`]);
    const statements = changeStatements(operation, WORDING);
    if (statements.length === 1) return this.#changeAll(statements);
    return this.#atomically(() => this.#changeAll(statements));
  }

  async begin(): Promise<void> {
    await this.#text('START TRANSACTION');
  }

  async commit(): Promise<void> {
    await this.#text('COMMIT');
  }

  async rollback(): Promise<void> {
    if (this.#connection !== undefined) await this.#text('ROLLBACK');
  }

  async savepoint(name: string): Promise<void> {
    await this.#text(`SAVEPOINT ${quoted(name)}`);
  }

  async rollbackTo(name: string): Promise<void> {
    await this.#text(`ROLLBACK TO SAVEPOINT ${quoted(name)}`);
  }

  async release(name: string): Promise<void> {
    await this.#text(`RELEASE SAVEPOINT ${quoted(name)}`);
  }

  startWork(): void {
    // Rows are locked as they are read to be written; nothing is stale.
  }

  expectWrites(): void {
    // Rows are locked as they are written; there are no turns to wait for.
  }

  async close(): Promise<void> {
    const connection = await this.#connection?.catch(() => undefined);
    this.#connection = undefined;
    await connection?.end();
  }

  async #execute(sql: string, parameters: readonly SqlValue[]): Promise<[unknown, readonly FieldPacket[]]> {
    return this.#guarded(async (connection) => {
      // The driver declares no bigint among its parameters, and sends it as the whole number that it is.
      const values = parameters.map(boundForMariadb) as (string | number | null | Buffer)[];
      const [rows, fields] = await connection.execute({ sql, rowsAsArray: true }, values);
      return [rows, fields ?? []];
    });
  }

  async #text(sql: string): Promise<void> {
    await this.#guarded((connection) => connection.query(sql));
  }

  async #guarded<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
    try {
      this.#connection ??= connect(this.#options);
      return await work(await this.#connection);
    } catch (failure) {
      // A connection that is lost is not used again; the transaction on it is gone.
      if (mariadbNumber(failure) < 1000 || mariadbNumber(failure) >= 2000) this.#connection = undefined;
      throw mariadbError(failure);
    }
  }

  async #changeAll(statements: readonly { sql: string; parameters: readonly SqlValue[] }[]): Promise<WriteResult> {
    let changed = 0;
    for (const { sql, parameters } of statements) {
      const [result] = await this.#execute(sql, parameters);
      changed += Number(Object(result).affectedRows ?? 0);
    }
    return { changed };
  }

  async #atomically(work: () => Promise<WriteResult>): Promise<WriteResult> {
    await this.savepoint('operation');
    try {
      return await work();
    } catch (failure) {
      // A deadlock has undone the whole transaction, and the savepoint with it.
      await this.rollbackTo('operation').catch(() => undefined);
      throw failure;
    }
  }

  async #all(statements: readonly string[]): Promise<WriteResult> {
    for (const statement of statements) await this.#text(statement);
    return { changed: 0 };
  }

  async #shape(table: Extract<RowOperation, { kind: 'table' }>): Promise<readonly string[]> {
    const sql =
      'SELECT column_name, character_maximum_length FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = ?';
    const [rows] = await this.#execute(sql, [table.table]);
    const present = (Array.isArray(rows) ? rows : []).map(([name, length]) => ({
      name: String(name),
      length: length === null ? null : Number(length),
    }));
    return shapeStatements(table, present, SCHEMA);
  }
}

function rowsOf(rows: readonly unknown[], fields: readonly FieldPacket[]): Rows {
  const columns = fields.map((field) => ({ name: field.name, type: mariadbType(field) }));
  const values = rows.map((row) =>
    (Array.isArray(row) ? row : []).map((value, at) => receivedFromMariadb(value, columns[at]?.type ?? '')),
  );
  return { columns, rows: values };
}

/** `mariadb://USER:PASSWORD@HOST:PORT/NAME`, with `?socket=PATH` for a local socket. */
function connectionOptions(text: string): ConnectionOptions {
  const url = new URL(text);
  const socket = url.searchParams.get('socket');
  const password = decodeURIComponent(url.password);
  return {
    ...(socket === null ? { host: url.hostname, port: Number(url.port || 3306) } : { socketPath: socket }),
    user: decodeURIComponent(url.username),
    ...(password === '' ? {} : { password }),
    database: decodeURIComponent(url.pathname.slice(1)),
    charset: 'utf8mb4_unicode_ci',
    dateStrings: true,
    jsonStrings: true,
    supportBigNumbers: true,
    bigNumberStrings: true,
    multipleStatements: false,
  };
}

/** Connects and leaves again; throws what the driver says. */
export async function reachMariadb(url: string): Promise<void> {
  const connection = await connect(connectionOptions(url));
  await connection.end();
}

async function connect(options: ConnectionOptions): Promise<Connection> {
  try {
    return await mysql.createConnection(options);
  } catch (failure) {
    if (mariadbNumber(failure) !== UNKNOWN_DATABASE) throw failure;
    const { database = '', ...server } = options;
    const connection = await mysql.createConnection(server);
    await connection.query(`CREATE DATABASE ${quoted(database)} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`);
    await connection.changeUser({ database });
    return connection;
  }
}
