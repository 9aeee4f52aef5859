// Response bodies: http-api.md §5.

import { base64FromText } from '../base64.ts';
import type { Context } from '../context.ts';
import type { Failure } from '../failures.ts';
import { dumpJson } from '../json.ts';

/** Status, headers and base64 body. */
export interface Answer {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
}

const jsonHeaders = [['content-type', 'application/json; charset=utf-8']] as const;

/** The answer of a request that succeeded. */
export function successAnswer(context: Context): Answer {
  return {
    status: 200,
    headers: jsonHeaders,
    body: base64FromText(dumpJson(context.run, context.response, { separators: [',', ':'] })),
  };
}

/** The answer of a request that failed. */
export function errorAnswer(_context: Context, failure: Failure): Answer {
  return {
    status: failure.status,
    headers: jsonHeaders,
    body: base64FromText(JSON.stringify({ exc_type: failure.type })),
  };
}
