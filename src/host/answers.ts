// The gateway's own answers, when the site could give none.
import type { SiteResponse } from '../site/host.ts';
import type { Failure } from './worker-messages.ts';

/** What the client of a request gets for a failure. */
export function failureResponse(failure: Failure, requestId: string): SiteResponse {
  if (failure.kind === 'limit') return limitResponse(failure.limit, failure.allowed, requestId);
  if (failure.kind === 'unavailable') return jsonResponse(503, { exc_type: 'SiteUnavailable', run: requestId });
  return jsonResponse(500, { exc_type: 'ScriptAborted', run: requestId });
}

/** Too many requests of the site wait already. */
export function busyResponse(requestId: string, retryAfter: number): SiteResponse {
  const response = jsonResponse(503, { exc_type: 'ScriptLimitExceeded', limit: 'queue', run: requestId });
  return { ...response, headers: [...response.headers, ['retry-after', String(retryAfter)]] };
}

/** The site has computed as much as it may in this minute. */
export function overShareResponse(requestId: string, allowed: number, retryAfter: number): SiteResponse {
  const body = { exc_type: 'ScriptLimitExceeded', limit: 'cpu', allowed, used: allowed, run: requestId };
  const response = jsonResponse(429, body);
  return { ...response, headers: [...response.headers, ['retry-after', String(retryAfter)]] };
}

/** A JSON answer of the gateway's. */
export function jsonResponse(status: number, body: Readonly<Record<string, unknown>>): SiteResponse {
  return {
    status,
    headers: [['content-type', 'application/json']],
    body: Buffer.from(JSON.stringify(body)).toString('base64'),
    steps: 0,
    user: '',
    script: null,
  };
}

function limitResponse(limit: string, allowed: number, run: string): SiteResponse {
  const body = { exc_type: 'ScriptLimitExceeded', limit, allowed, used: allowed, script: null, line: null, run };
  return jsonResponse(limit === 'memory' ? 500 : 504, body);
}
