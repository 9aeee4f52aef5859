// What the worker asks of a database, whichever engine it is; answers may come at once or later.
import type { Dialect, RowOperation, Rows, Statement, WriteResult } from '../../site/host.ts';

/** A value now or later: embedded engines answer at once, servers later. */
export type Eventual<T> = T | Promise<T>;

/** One connection, used by one request at a time. Failures are DatabaseError. */
export interface Database {
  readonly dialect: Dialect;
  read(statement: Statement): Eventual<Rows>;
  /** A failed operation leaves the transaction as it was before it. */
  write(operation: RowOperation): Eventual<WriteResult>;
  begin(): Eventual<void>;
  commit(): Eventual<void>;
  /** Also with no transaction open: nothing is left behind. */
  rollback(): Eventual<void>;
  savepoint(name: string): Eventual<void>;
  rollbackTo(name: string): Eventual<void>;
  release(name: string): Eventual<void>;
  /** A write came too late for what its transaction had read; doing the work again helps. */
  readonly stale: boolean;
  /** A piece of work begins: what an earlier one met is forgotten. */
  startWork(): void;
  /** Says that the next transaction will write, so that it waits for its turn at the start instead of failing at its first write. */
  expectWrites(): void;
  close(): Eventual<void>;
}

/** The local time that SQL functions such as NOW() show. */
export type LocalClock = () => Temporal.PlainDateTime;
