// The rate limit of an API script: a fixed window per script, address and length (http-api.md §7.1).
import type { Context } from '../context.ts';
import { throwMessage } from '../messages.ts';
import type { ScriptRecord } from '../site.ts';

const tooMany = 'You hit the rate limit because of too many requests. Please try after sometime.';

/** How often something happened since the window began. */
export interface Counter {
  readonly start: number;
  readonly calls: number;
}

/** Counts a call of a rate-limited script; raises RateLimitExceededError when there were too many. */
export function countCall(context: Context, script: ScriptRecord): void {
  if (context.request === undefined) return;
  const key = `rl:${script.name}:${context.request.client}:${script.rateLimitSeconds}`;
  const counter = countIn(context, key, script.rateLimitSeconds);
  // A call counts even when its transaction is rolled back.
  context.database.afterRollback.add(() => storeCounter(context, key, counter));
  if (counter.calls > script.rateLimitCount) throwMessage(context, tooMany, 'RateLimitExceededError');
}

/** Counts something in the transaction under way. */
export function countIn(context: Context, key: string, seconds: number): Counter {
  const now = Math.floor(context.host.now() / 1_000_000);
  const counter = nextCounter(context, key, now, seconds);
  storeCounter(context, key, counter);
  return counter;
}

function nextCounter(context: Context, key: string, now: number, seconds: number): Counter {
  const known = readCounter(context, key);
  if (known === undefined || now - known.start >= seconds) return { start: now, calls: 1 };
  return { start: known.start, calls: known.calls + 1 };
}

/** The counter of a key as it is stored. */
export function readCounter(context: Context, key: string): Counter | undefined {
  const sql = 'SELECT `window_start`, `calls` FROM `__rate_limit` WHERE `name` = ?';
  const [row] = context.database.table(sql, [key]).rows;
  if (row === undefined) return undefined;
  const [start, calls] = row.map(Number);
  return { start: start ?? 0, calls: calls ?? 0 };
}

const table = '__rate_limit';

/** Goes to the host directly: the count has to be kept even when the run has ended at a limit. */
export function storeCounter({ host }: Context, key: string, { start, calls }: Counter): void {
  const where = [{ column: 'name', operator: '=', value: key }] as const;
  if (host.write({ kind: 'update', table, values: { window_start: start, calls }, where }).changed > 0) return;
  host.write({ kind: 'insert', table, columns: ['name', 'window_start', 'calls'], rows: [[key, start, calls]] });
}

/** Ends the count of a key. */
export function forgetCounter(context: Context, key: string): void {
  context.database.delete(table, [{ column: 'name', operator: '=', value: key }]);
}
