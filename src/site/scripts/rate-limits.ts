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
  context.database.afterRollback.add(() => store(context, key, counter));
  if (counter.calls > script.rateLimitCount) throwMessage(context, tooMany, 'RateLimitExceededError');
}

/** Counts something in the transaction under way. */
export function countIn(context: Context, key: string, seconds: number): Counter {
  const now = Math.floor(context.host.now() / 1_000_000);
  const counter = nextCounter(context, key, now, seconds);
  store(context, key, counter);
  return counter;
}

function nextCounter(context: Context, key: string, now: number, seconds: number): Counter {
  const [row] = context.database.table('SELECT `window_start`, `calls` FROM `__rate_limit` WHERE `name` = ?', [
    key,
  ]).rows;
  const [start, calls] = row === undefined ? [0, 0] : row.map(Number);
  return now - (start ?? 0) >= seconds ? { start: now, calls: 1 } : { start: start ?? now, calls: (calls ?? 0) + 1 };
}

/** Goes to the host directly: the count has to be kept even when the run has ended at a limit. */
function store({ host }: Context, key: string, { start, calls }: Counter): void {
  const table = '__rate_limit';
  const where = [{ column: 'name', operator: '=', value: key }] as const;
  if (host.write({ kind: 'update', table, values: { window_start: start, calls }, where }).changed > 0) return;
  host.write({ kind: 'insert', table, columns: ['name', 'window_start', 'calls'], rows: [[key, start, calls]] });
}
