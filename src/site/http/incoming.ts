// The gateway's record of a request as the site uses it.

import { textFromBase64 } from '../base64.ts';
import type { IncomingRequest } from '../context.ts';
import type { SiteRequest } from '../host.ts';

/** Takes a request apart: path, query, headers, decoded body. */
export function readRequest(request: SiteRequest): IncomingRequest {
  const mark = request.url.indexOf('?');
  return {
    id: request.id,
    method: request.method.toUpperCase(),
    path: mark < 0 ? request.url : request.url.slice(0, mark),
    query: mark < 0 ? '' : request.url.slice(mark + 1),
    headers: new Map(request.headers.map(([name, value]) => [name.toLowerCase(), value])),
    body: textFromBase64(request.body),
    encoded: request.body,
    client: request.client,
  };
}
