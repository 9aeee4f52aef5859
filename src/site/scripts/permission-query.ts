// Permission Query scripts: a condition for the lists of a DocType.
import type { Context } from '../context.ts';

/** The SQL condition that the DocType's script gives for a user, '' if there is none. */
export function permissionCondition(_context: Context, _doctype: string, _user: string): string {
  return '';
}
