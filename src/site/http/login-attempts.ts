// Failed logins: after too many of them in a row an account is locked for a while (http-api.md §6.1).
import { cint } from '../casts.ts';
import type { Context } from '../context.ts';
import { throwMessage } from '../messages.ts';
import { type Counter, forgetCounter, readCounter, storeCounter } from '../scripts/rate-limits.ts';
import { systemSetting } from '../settings.ts';

function allowedAttempts(context: Context): number {
  return Number(cint(systemSetting(context, 'allow_consecutive_login_attempts')));
}

function lockSeconds(context: Context): number {
  return Number(cint(systemSetting(context, 'allow_login_after_fail')));
}

function key(user: string): string {
  return `login:${user}`;
}

function isOver(context: Context, { start }: Counter): boolean {
  return seconds(context) - start > lockSeconds(context);
}

function seconds({ host }: Context): number {
  return Math.floor(host.now() / 1_000_000);
}

/** Raises SecurityException for an account that is locked. */
export function checkLocked(context: Context, user: string): void {
  const allowed = allowedAttempts(context);
  const counter = readCounter(context, key(user));
  if (allowed === 0 || counter === undefined || counter.calls <= allowed || isOver(context, counter)) return;
  const text = `Your account has been locked and will resume after ${lockSeconds(context)} seconds`;
  throwMessage(context, text, 'SecurityException');
}

/** Counts a failed login; the count is kept though the request is undone. */
export function countFailure(context: Context, user: string): void {
  if (allowedAttempts(context) === 0) return;
  const counter = readCounter(context, key(user));
  const known = counter !== undefined && !isOver(context, counter);
  const next = known ? { start: counter.start, calls: counter.calls + 1 } : { start: seconds(context), calls: 1 };
  context.database.afterRollback.add(() => storeCounter(context, key(user), next));
}

/** A login that succeeds ends the count. */
export function forgetFailures(context: Context, user: string): void {
  forgetCounter(context, key(user));
}
