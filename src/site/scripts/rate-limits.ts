// The rate limit of an API script: a fixed window per script, address and length (http-api.md §7.1).
import type { Context } from '../context.ts';
import type { ScriptRecord } from '../site.ts';

/** Counts a call of a rate-limited script; raises RateLimitExceededError when there were too many. */
export function countCall(_context: Context, _script: ScriptRecord): void {}
