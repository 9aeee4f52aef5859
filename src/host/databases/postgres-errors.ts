// PostgreSQL's failures as the closed list of errors that the site knows.
import pg from 'pg';
import { DatabaseError, type DatabaseErrorCode } from '../../site/host.ts';

const CODES: Readonly<Record<string, DatabaseErrorCode>> = {
  '23505': 'duplicate',
  '42P01': 'no-such-table',
  '42703': 'no-such-column',
  '42601': 'syntax',
  '42883': 'syntax',
  '42803': 'syntax',
  '22001': 'too-long',
  '55P03': 'locked',
  '40P01': 'deadlock',
  '40001': 'deadlock',
  '57014': 'timeout',
  '25006': 'refused',
  '42501': 'refused',
  '0A000': 'refused',
};

/** True when the failure is about a statement, so that the connection can go on. */
export function isStatementFailure(failure: unknown): boolean {
  return (
    failure instanceof DatabaseError ||
    (failure instanceof pg.DatabaseError && !/^(08|57P|XX)/.test(failure.code ?? 'XX'))
  );
}

/** The DatabaseError that stands for what was thrown. */
export function postgresError(failure: unknown): DatabaseError {
  if (failure instanceof DatabaseError) return failure;
  if (!(failure instanceof pg.DatabaseError) || !isStatementFailure(failure))
    return new DatabaseError('other', 'The database failed.');
  const code = CODES[failure.code ?? ''] ?? 'other';
  return new DatabaseError(code, failure.message, code === 'duplicate' ? keyOf(failure.detail ?? '') : undefined);
}

/** PostgreSQL: `Key (name)=(a) already exists.` */
function keyOf(detail: string): string {
  return (/^Key \((.*?)\)=/.exec(detail)?.[1] ?? '').replaceAll('"', '');
}
