// Logging in and out: http-api.md §6.1 and §6.2.
import { cstr } from '../casts.ts';
import type { Context } from '../context.ts';
import { item } from '../dictionary.ts';
import { raiseFrappe } from '../frappe/exceptions.ts';
import { isPassword } from '../passwords.ts';
import { checkLocked, countFailure, forgetFailures } from './login-attempts.ts';
import { clearCookies, closeSession, openSession, userType } from './sessions.ts';

function put(context: Context, key: string, value: string): void {
  context.response.table.set(context.run, key, value);
}

/** Logs in with `usr` and `pwd`. */
export function login(context: Context): void {
  const [user, password] = ['usr', 'pwd'].map((key) => cstr(context.run, item(context.formDict, key)));
  for (const key of ['pwd']) context.formDict.table.delete(context.run, key);
  if (!user || !password) return refuse(context, 'Incomplete login details');
  const sql = 'SELECT `name`, `enabled` FROM `tabUser` WHERE `name` = ? OR `email` = ? OR `username` = ?';
  const [row] = context.database.table(sql, [user, user, user]).rows;
  const name = row === undefined ? undefined : String(row[0]);
  if (name === undefined) return refuse(context, 'Invalid login credentials');
  checkLocked(context, name);
  if (!isPassword(context, name, password)) return fail(context, name, 'Invalid login credentials');
  if (row?.[1] !== 1 && name !== 'Administrator') return fail(context, name, 'User disabled or missing');
  forgetFailures(context, name);
  openSession(context, name);
  context.switches.commit = true;
  const desk = userType(context) === 'System User';
  put(context, 'message', desk ? 'Logged In' : 'No App');
  put(context, 'home_page', desk ? (context.is15 ? '/app' : '/desk') : '/me');
  put(context, 'full_name', context.fullName);
}

function fail(context: Context, user: string, text: string): never {
  countFailure(context, user);
  return refuse(context, text);
}

function refuse(context: Context, text: string): never {
  put(context, 'message', text);
  clearCookies(context);
  context.switches.disableTraceback = true;
  return raiseFrappe('AuthenticationError', text);
}

/** Logs out and answers as to a guest. */
export function logout(context: Context): void {
  closeSession(context);
  put(context, 'message', 'No App');
  put(context, 'home_page', '/login');
  put(context, 'full_name', 'Guest');
}
