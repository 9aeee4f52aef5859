// The one interface through which the site reaches anything outside: text-like data in, text-like data out.

/** A value in a column or a parameter. Ints beyond 2**53 travel as `{ int: "…" }`, bytes as `{ base64: "…" }`. */
export type SqlValue = null | string | number | { readonly int: string } | { readonly base64: string };

/** Which SQL the host speaks. */
export type Dialect = 'sqlite' | 'mariadb' | 'postgres';

/** One reading statement in the host's dialect, with `?` for each parameter. */
export interface Statement {
  readonly sql: string;
  readonly parameters: readonly SqlValue[];
  /** Rows beyond this are an error, not cut off. */
  readonly maxRows: number;
}

/** `type` is the declared column type in lower case ('' for an expression): varchar(140), datetime(6), date, time(6), decimal(21,9), int(11), … */
export interface Column {
  readonly name: string;
  readonly type: string;
}

export interface Rows {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly SqlValue[])[];
}

/** One comparison of a structured filter; a list of them is joined by AND. */
export interface Condition {
  readonly column: string;
  readonly operator:
    | '='
    | '!='
    | '<'
    | '<='
    | '>'
    | '>='
    | 'in'
    | 'not in'
    | 'like'
    | 'not like'
    | 'is null'
    | 'is not null';
  /** A list for `in` and `not in`, unused for the null tests. */
  readonly value?: SqlValue | readonly SqlValue[];
}

/** A column of a table as the schema wants it, in MariaDB's words; the host translates. */
export interface ColumnDefinition {
  readonly name: string;
  /** varchar(140), text, longtext, int(11), bigint(20), tinyint(4), decimal(21,9), date, datetime(6), time(6), json */
  readonly type: string;
  readonly notNull?: boolean;
  readonly fallback?: SqlValue;
  readonly unique?: boolean;
  readonly index?: boolean;
}

/** A structured change of rows or tables: never free SQL. Tables are full names such as `tabToDo`. */
export type RowOperation =
  | {
      readonly kind: 'insert';
      readonly table: string;
      readonly columns: readonly string[];
      readonly rows: readonly (readonly SqlValue[])[];
      readonly ignoreDuplicate?: boolean;
    }
  | {
      readonly kind: 'update';
      readonly table: string;
      readonly values: Readonly<Record<string, SqlValue>>;
      readonly where: readonly Condition[];
    }
  | { readonly kind: 'delete'; readonly table: string; readonly where: readonly Condition[] }
  /** Creates the table or adds and widens what is missing; never drops a column. `primaryKey` is varchar(140) unless said. */
  | {
      readonly kind: 'table';
      readonly table: string;
      readonly columns: readonly ColumnDefinition[];
      readonly primaryKey?: string;
    }
  | { readonly kind: 'drop'; readonly table: string };

export interface WriteResult {
  readonly changed: number;
}

/** What went wrong in the database, from a closed list; anything else is a fault of the host. */
export type DatabaseErrorCode =
  | 'duplicate'
  | 'no-such-table'
  | 'no-such-column'
  | 'syntax'
  | 'too-long'
  | 'locked'
  | 'deadlock'
  | 'timeout'
  | 'too-many-rows'
  | 'refused'
  | 'other';

/** Thrown by `read` and `write`; `message` is written for the tenant: no path, no stack, no connection detail. */
export class DatabaseError {
  readonly code: DatabaseErrorCode;
  readonly message: string;
  /** The column or key that a `duplicate` is about, if the engine says so. */
  readonly key: string | undefined;
  constructor(code: DatabaseErrorCode, message: string, key?: string) {
    this.code = code;
    this.message = message;
    this.key = key;
  }
}

export interface OutgoingRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string | null;
  /** Milliseconds. */
  readonly timeout: number;
  /** Bytes of the answer's body, after decompression. */
  readonly largest?: number;
  readonly redirects?: number;
}

export interface OutgoingResponse {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
}

/** A refused or failed outgoing request; `message` is written for the tenant. */
export class OutgoingError {
  readonly code: 'refused' | 'timeout' | 'unreachable' | 'too-large' | 'limit';
  readonly message: string;
  constructor(code: OutgoingError['code'], message: string) {
    this.code = code;
    this.message = message;
  }
}

export interface Job {
  readonly queue: string;
  readonly method: string;
  /** JSON object of keyword arguments. */
  readonly payload: string;
  readonly user: string;
  readonly jobId: string | null;
  readonly timeout: number;
  readonly chainDepth: number;
}

export interface Mail {
  readonly recipients: readonly string[];
  readonly cc: readonly string[];
  readonly bcc: readonly string[];
  readonly sender: string | null;
  readonly replyTo: string | null;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly attachments: readonly MailAttachment[];
}

export interface MailAttachment {
  readonly name: string;
  readonly base64: string;
}

export interface LogEntry {
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly event: string;
  readonly fields: Readonly<Record<string, string | number | boolean | null>>;
}

/** The site's configuration as the operator wrote it: common_site_config.json under site_config.json. */
export interface SiteConfiguration {
  readonly site: string;
  readonly dialect: Dialect;
  readonly common: Readonly<Record<string, unknown>>;
  readonly own: Readonly<Record<string, unknown>>;
}

/** Everything the site may ask of the outside. Every call is synchronous, as seen from inside. */
export interface Host {
  readonly configuration: SiteConfiguration;
  /** Throws DatabaseError. */
  read(statement: Statement): Rows;
  /** Throws DatabaseError. A failed operation leaves the transaction as it was before it. */
  write(operation: RowOperation): WriteResult;
  begin(): void;
  commit(): void;
  rollback(): void;
  savepoint(name: string): void;
  rollbackTo(name: string): void;
  release(name: string): void;
  /** Throws OutgoingError. */
  fetch(request: OutgoingRequest): OutgoingResponse;
  /** Microseconds since 1970-01-01T00:00:00Z. */
  now(): number;
  /** Lower-case hexadecimal text of `bytes` random bytes. */
  random(bytes: number): string;
  /** Handed over at once; the site calls it only after its commit. */
  enqueue(job: Job): void;
  mail(message: Mail): void;
  log(entry: LogEntry): void;
  /** passlib's `$pbkdf2-sha256$…` text of a password. */
  hashPassword(password: string): string;
  verifyPassword(password: string, hash: string): boolean;
  /** A secret as a text that tells nothing without the site's key, which the host keeps. */
  encryptSecret(secret: string): string;
  /** The secret of such a text; null for a text that this key has not made. */
  decryptSecret(text: string): string | null;
  /** Reads or writes a file of the site by its document id; base64 content. */
  file(
    operation:
      | { readonly kind: 'read'; readonly id: string }
      | { readonly kind: 'write'; readonly id: string; readonly base64: string }
      | { readonly kind: 'delete'; readonly id: string },
  ): string | null;
  /** Time limits, asked now and then by the interpreter. */
  interrupt(): 'cpu' | 'wall' | undefined;
}

/** A request as the gateway hands it over. `headers` have lower-case names; `body` is base64. */
export interface SiteRequest {
  readonly id: string;
  readonly method: string;
  /** Path with query, as it came. */
  readonly url: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
  /** The client's address, already judged by the gateway (trusted proxies). */
  readonly client: string;
}

/** The answer to it; `body` is base64. */
export interface SiteResponse {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
  /** For the log line and the recording. */
  readonly steps: number;
  readonly user: string;
  readonly script: string | null;
}
