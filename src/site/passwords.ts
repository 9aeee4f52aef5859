// Login passwords: hashes in `__Auth`, made and checked by the host.
import type { Context } from './context.ts';

function key(user: string) {
  return [
    { column: 'doctype', operator: '=', value: 'User' },
    { column: 'name', operator: '=', value: user },
    { column: 'fieldname', operator: '=', value: 'password' },
  ] as const;
}

/** Stores the hash of a user's password. */
export function setPassword(context: Context, user: string, password: string): void {
  context.database.delete('__Auth', key(user));
  const hash = context.host.hashPassword(password);
  context.database.insert(
    '__Auth',
    ['doctype', 'name', 'fieldname', 'password', 'encrypted'],
    [['User', user, 'password', hash, 0]],
  );
}

/** Whether a text is a user's password. */
export function isPassword(context: Context, user: string, password: string): boolean {
  const sql =
    "SELECT `password` FROM `__Auth` WHERE `doctype` = 'User' AND `name` = ? AND `fieldname` = 'password' AND `encrypted` = 0";
  const hash = context.database.scalar(sql, [user]);
  return typeof hash === 'string' && context.host.verifyPassword(password, hash);
}
