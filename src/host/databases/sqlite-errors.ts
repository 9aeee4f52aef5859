// SQLite's failures as the closed list of errors that the site knows.
import { DatabaseError } from '../../site/host.ts';

const CONSTRAINT = 19;
const BUSY = 5;
const LOCKED = 6;
const INTERRUPTED = 9;
const TOO_BIG = 18;
const DENIED = 23;

/** SQLite's extended code, if the failure is SQLite's. */
export function sqliteCode(failure: unknown): number | undefined {
  if (!(failure instanceof Error) || !('errcode' in failure)) return undefined;
  return typeof failure.errcode === 'number' ? failure.errcode : undefined;
}

/** True when another connection writes, or has written since this transaction's first read. */
export function isBusy(failure: unknown): boolean {
  return ((sqliteCode(failure) ?? 0) & 0xff) === BUSY;
}

/** The DatabaseError that stands for what was thrown. */
export function databaseError(failure: unknown): DatabaseError {
  if (failure instanceof DatabaseError) return failure;
  const code = sqliteCode(failure);
  if (code === undefined || !(failure instanceof Error)) return new DatabaseError('other', 'The database failed.');
  return byCode(code & 0xff, failure.message);
}

function byCode(code: number, message: string): DatabaseError {
  if (code === CONSTRAINT) return constraint(message);
  if (code === BUSY || code === LOCKED)
    return new DatabaseError('locked', 'Lock wait timeout exceeded; try restarting transaction');
  if (code === INTERRUPTED) return new DatabaseError('timeout', 'Query execution was interrupted');
  if (code === TOO_BIG) return new DatabaseError('too-long', 'Data too long');
  if (code === DENIED) return new DatabaseError('refused', 'This statement may only read.');
  return byText(message);
}

function constraint(message: string): DatabaseError {
  const unique = /^UNIQUE constraint failed: (.*)$/.exec(message);
  if (unique === null) return new DatabaseError('other', message);
  const key = (unique[1] ?? '')
    .split(', ')
    .map((part) => part.slice(part.lastIndexOf('.') + 1))
    .join(', ');
  return new DatabaseError('duplicate', `Duplicate entry for key '${key}'`, key);
}

const WORDS: readonly (readonly [RegExp, DatabaseError['code'], (found: string) => string])[] = [
  [/^no such table: (?:main\.)?(.*)$/, 'no-such-table', (name) => `Table '${name}' doesn't exist`],
  [/^no such column: (.*)$/, 'no-such-column', (name) => `Unknown column '${name.split(' - ')[0]}' in 'SELECT'`],
  [/^table (?:.*) has no column named (.*)$/, 'no-such-column', (name) => `Unknown column '${name}' in 'INSERT INTO'`],
  [/^(?:not authorized|access to .* is prohibited)()/, 'refused', () => 'This statement may only read.'],
];

function byText(message: string): DatabaseError {
  for (const [pattern, code, words] of WORDS) {
    const found = pattern.exec(message);
    if (found !== null) return new DatabaseError(code, words(found[1] ?? ''));
  }
  return new DatabaseError('syntax', `You have an error in your SQL syntax: ${message}`);
}
