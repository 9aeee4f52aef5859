// The part of a host that a database in this process is: what it reads and writes, and its transactions.
import type { SqliteDatabase } from '../../src/host/databases/sqlite.ts';
import type { Host } from '../../src/site/host.ts';

type DatabaseCalls = Pick<
  Host,
  'read' | 'write' | 'begin' | 'commit' | 'rollback' | 'savepoint' | 'rollbackTo' | 'release'
>;

/** The calls of a host that go to the database as they are. */
export function databaseCalls(database: SqliteDatabase): DatabaseCalls {
  return {
    read: (statement) => database.read(statement),
    write: (operation) => database.write(operation),
    begin: () => database.begin(),
    commit: () => database.commit(),
    rollback: () => database.rollback(),
    savepoint: (name) => database.savepoint(name),
    rollbackTo: (name) => database.rollbackTo(name),
    release: (name) => database.release(name),
  };
}
