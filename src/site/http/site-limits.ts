// The site's own rate limit: seconds of processing in each window, told in headers (http-api.md §7.2).
import type { Context } from '../context.ts';
import { raiseFrappe } from '../frappe/exceptions.ts';
import { readCounter, storeCounter } from '../scripts/rate-limits.ts';

/** What the site has used of its window when a request begins; all times in microseconds. */
export interface SiteUse {
  readonly limit: number;
  /** Seconds until the next window. */
  readonly reset: number;
  readonly used: number;
  readonly key: string;
  readonly started: number;
}

/** Reads the window; `undefined` where the operator has set no limit. */
export function siteUse(context: Context): SiteUse | undefined {
  const setting = context.site.setting('rate_limit');
  if (typeof setting !== 'object' || setting === null || !('limit' in setting) || !('window' in setting))
    return undefined;
  const window = Math.trunc(Number(setting.window));
  if (!(window > 0)) return undefined;
  const started = context.host.now();
  const second = Math.floor(started / 1_000_000);
  const key = `rate-limit-counter-${Math.floor(second / window)}`;
  const used = readCounter(context, key)?.calls ?? 0;
  return {
    limit: Math.trunc(Number(setting.limit) * 1_000_000),
    reset: window - (second % window),
    used,
    key,
    started,
  };
}

/** Refuses a request when the window is used up. */
export function checkSiteUse(context: Context, use: SiteUse | undefined): void {
  if (use === undefined || use.used <= use.limit) return;
  context.headers.push(['retry-after', String(use.reset)]);
  raiseFrappe('TooManyRequestsError');
}

/** Adds what this request took, after its transaction has ended, and tells the client. */
export function countSiteUse(context: Context, use: SiteUse | undefined): readonly (readonly [string, string])[] {
  if (use === undefined) return [];
  const duration = Math.max(0, context.host.now() - use.started);
  const start = Math.floor(use.started / 1_000_000);
  storeCounter(context, use.key, { start, calls: Math.round(use.used + duration) });
  const remaining = Math.max(0, use.limit - use.used);
  return [
    ['x-ratelimit-reset', String(use.reset)],
    ['x-ratelimit-limit', String(use.limit)],
    ['x-ratelimit-remaining', String(context.is15 ? remaining : Math.round(remaining / 1_000_000) * 1_000_000)],
    ...(context.is15 ? [['x-ratelimit-used', String(duration)] as const] : []),
  ];
}
