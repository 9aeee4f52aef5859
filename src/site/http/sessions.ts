// Who acts: login, session cookie, Authorization header, or Guest (http-api.md §6).
import { PyDict } from '../../language/runtime/containers.ts';
import { bytesFromBase64, textFromBytes } from '../base64.ts';
import { cstr } from '../casts.ts';
import type { Context } from '../context.ts';
import { attributes, item } from '../dictionary.ts';
import { readSecret } from '../documents/secrets.ts';
import { raiseFrappe } from '../frappe/exceptions.ts';
import { dumpJson, parseJson } from '../json.ts';
import { throwMessage } from '../messages.ts';
import { requestCookie, setCookie } from './cookies.ts';

const GUEST_COOKIES = ['full_name', 'user_id', 'user_image', 'system_user', 'user_lang', 'sid'] as const;

/** Sets the user of a request from its session or its Authorization header. */
export function authenticate(context: Context): void {
  const given = context.formDict.table.delete(context.run, 'sid');
  const sid = given === undefined ? requestCookie(context, 'sid') : cstr(context.run, given);
  if (sid !== undefined && sid !== '' && sid !== 'Guest') resume(context, sid);
  if (context.user === 'Guest') authorize(context);
}

function resume(context: Context, sid: string): void {
  const sql = 'SELECT `user`, `sessiondata`, `lastupdate` FROM `tabSessions` WHERE `sid` = ?';
  const [row] = context.database.table(sql, [sid]).rows;
  const [user = null, data = null, updated = null] = row ?? [];
  if (row === undefined || isExpired(context, cstr(context.run, updated)) || !isEnabled(context, String(user)))
    return expire(context);
  context.user = String(user);
  context.sessionId = sid;
  const parsed = typeof data === 'string' ? parseJson(context.run, data) : undefined;
  context.csrfToken = parsed instanceof PyDict ? item(parsed, 'csrf_token') : null;
}

function expire(context: Context): void {
  context.sessionExpired = true;
  clearCookies(context);
}

/** Takes the session's cookies from the client. */
export function clearCookies(context: Context): void {
  for (const name of GUEST_COOKIES) setCookie(context, name, name === 'sid' ? 'Guest' : '', { maxAge: 0 });
}

/** Seconds that a session lasts: `session_expiry` is hours and minutes. */
function expirySeconds(context: Context): number {
  const [hours = '170', minutes = '0'] = context.setting('session_expiry', '170:00').split(':');
  return Number(hours) * 3600 + Number(minutes) * 60;
}

function isExpired(context: Context, updated: string): boolean {
  if (updated === '') return true;
  const last = Temporal.PlainDateTime.from(updated.replace(' ', 'T'));
  const limit = last.add({ seconds: expirySeconds(context) });
  return Temporal.PlainDateTime.compare(limit, Temporal.PlainDateTime.from(context.now().replace(' ', 'T'))) < 0;
}

function isEnabled(context: Context, user: string): boolean {
  return (
    user === 'Administrator' ||
    context.database.scalar('SELECT `enabled` FROM `tabUser` WHERE `name` = ?', [user]) === 1
  );
}

/** Opens a session for a user who has shown a password; its cookies go to the client. */
export function openSession(context: Context, user: string): void {
  context.user = user;
  context.sessionId = context.random(28);
  const data = dumpJson(context.run, attributes(context.run, [['user', user]]));
  const columns = ['user', 'sid', 'sessiondata', 'lastupdate', 'status'];
  context.database.insert('tabSessions', columns, [[user, context.sessionId, data, context.now(), 'Active']]);
  setCookie(context, 'sid', context.sessionId, { maxAge: expirySeconds(context), httpOnly: true });
  setCookie(context, 'system_user', userType(context) === 'System User' ? 'yes' : 'no');
  setCookie(context, 'full_name', context.fullName);
  setCookie(context, 'user_id', user);
  setCookie(context, 'user_image', '');
  if (!context.is15) setCookie(context, 'user_lang', context.language);
}

/** The kind of the session user. */
export function userType(context: Context): string {
  if (context.user === 'Administrator') return 'System User';
  return cstr(
    context.run,
    context.database.scalar('SELECT `user_type` FROM `tabUser` WHERE `name` = ?', [context.user]) ?? null,
  );
}

/** Ends the session. */
export function closeSession(context: Context): void {
  context.database.delete('tabSessions', [{ column: 'sid', operator: '=', value: context.sessionId }]);
  context.user = 'Guest';
  context.sessionId = '';
  context.switches.commit = true;
  clearCookies(context);
}

/** The session's token against forged requests, made at the first demand. */
export function csrfToken(context: Context): string {
  if (typeof context.csrfToken === 'string') return context.csrfToken;
  const token = context.random(28);
  context.csrfToken = token;
  const data = dumpJson(
    context.run,
    attributes(context.run, [
      ['user', context.user],
      ['csrf_token', token],
    ]),
  );
  context.database.update('tabSessions', { sessiondata: data }, [
    { column: 'sid', operator: '=', value: context.sessionId },
  ]);
  context.switches.commit = true;
  return token;
}

const unsafe: ReadonlySet<string> = new Set(['POST', 'PUT', 'DELETE', 'PATCH']);

/** Refuses an unsafe call of a session that has a token and did not send it (§6.4). */
export function checkCsrf(context: Context): void {
  const { request } = context;
  if (request === undefined || !unsafe.has(request.method) || typeof context.csrfToken !== 'string') return;
  if (context.site.setting('ignore_csrf')) return;
  const given = request.headers.get('x-frappe-csrf-token') ?? context.formDict.table.delete(context.run, 'csrf_token');
  if (given === context.csrfToken) return;
  context.switches.disableTraceback = true;
  throwMessage(context, 'Invalid Request', 'CSRFTokenError');
}

function authorize(context: Context): void {
  const parts = (context.request?.headers.get('authorization') ?? '').split(' ');
  const [scheme = '', value = ''] = parts;
  if (parts.length !== 2) return;
  const read = schemes.get(scheme.toLowerCase());
  const pair = read?.(context, value) ?? '';
  const at = pair.indexOf(':');
  if (at < 0) return raiseFrappe('AuthenticationError');
  useKey(context, pair.slice(0, at), pair.slice(at + 1));
}

const schemes: ReadonlyMap<string, (context: Context, value: string) => string> = new Map([
  ['token', (_context: Context, value: string) => value],
  ['basic', basicPair],
]);

function basicPair(context: Context, value: string): string {
  const known = /^[A-Za-z0-9+/]+={0,2}$/.test(value) && value.length % 4 === 0;
  if (known) return textFromBytes(bytesFromBase64(value));
  const text = 'Failed to decode token, please provide a valid base64-encoded token.';
  return throwMessage(context, text, 'InvalidAuthorizationToken');
}

function useKey(context: Context, key: string, secret: string): void {
  const [row] = context.database.table('SELECT `name`, `enabled` FROM `tabUser` WHERE `api_key` = ?', [key]).rows;
  const user = row === undefined ? undefined : String(row[0]);
  const stored = user === undefined ? undefined : readSecret(context, 'User', user, 'api_secret');
  if (user === undefined || stored === undefined || secret !== stored || row?.[1] !== 1)
    raiseFrappe('AuthenticationError');
  else context.user = user;
}
