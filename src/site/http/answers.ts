// The answer of a request: status, headers, body, by response type (http-api.md §5).
import { raiseWith } from '../../language/runtime/errors.ts';
import { PyBytes } from '../../language/types/bytes.ts';
import { base64FromBytes, base64FromText } from '../base64.ts';
import { cint, cstr } from '../casts.ts';
import type { Context } from '../context.ts';
import { item } from '../dictionary.ts';
import type { Failure } from '../failures.ts';
import { raiseFrappe } from '../frappe/exceptions.ts';
import { errorBody, successBody } from './bodies.ts';
import { escaped } from './markup.ts';
import { checkedLocation, checkedStatus, checkedType, disposition } from './response-checks.ts';

type Header = readonly [string, string];

/** Status, headers and base64 body. */
export interface Answer {
  readonly status: number;
  readonly headers: readonly Header[];
  readonly body: string;
}

function headersOf(context: Context, type: string, more: readonly Header[] = []): readonly Header[] {
  const kept = context.is15 || context.headers.some(([name]) => name === 'cache-control');
  const cache: Header = ['cache-control', 'no-store,no-cache,must-revalidate,max-age=0'];
  const id: Header = ['x-frappe-request-id', context.request?.id ?? ''];
  return [
    ['content-type', type],
    ...(kept ? [] : [cache]),
    id,
    ...more,
    ...context.headers,
    ...context.cookies.map((cookie): Header => ['set-cookie', cookie]),
  ];
}

const JSON_TYPE = 'application/json; charset=utf-8';

/** The answer of a request that succeeded. */
export function successAnswer(context: Context): Answer {
  const type = cstr(context.run, item(context.response, 'type')) || 'json';
  const build = builders.get(type);
  return build === undefined ? raiseWith('KeyError', type) : build(context);
}

type Builder = (context: Context) => Answer;

const builders: ReadonlyMap<string, Builder> = new Map<string, Builder>([
  ['json', jsonAnswer],
  ['download', (context) => fileAnswer(context, 'attachment')],
  ['binary', (context) => fileAnswer(context, 'attachment')],
  ['pdf', (context) => fileAnswer(context, context.is15 ? 'attachment' : 'inline')],
  ['csv', (context) => textAnswer(context, 'csv', 'text/csv')],
  ['txt', (context) => textAnswer(context, 'txt', 'text/plain')],
  ['redirect', redirectAnswer],
  ['page', () => raiseFrappe('PageDoesNotExistError')],
]);

function jsonAnswer(context: Context): Answer {
  const code = context.response.table.delete(context.run, 'http_status_code') ?? null;
  const status = code === null ? 200 : checkedStatus(context, Number(cint(code)));
  return { status, headers: headersOf(context, JSON_TYPE), body: base64FromText(successBody(context)) };
}

const fileTypes: ReadonlyMap<string, string> = new Map([
  ['binary', 'application/octet-stream'],
  ['pdf', 'application/pdf'],
]);

function fileAnswer(context: Context, usual: string): Answer {
  const { response, run } = context;
  const text = (key: string) => cstr(run, item(response, key));
  const shown = text('display_content_as') || usual;
  const type = text('content_type') || fileTypes.get(text('type')) || 'application/unknown';
  const headers = headersOf(context, checkedType(type), [
    ['content-disposition', disposition(shown, text('filename'))],
  ]);
  const content = item(response, 'filecontent');
  const body = content instanceof PyBytes ? base64FromBytes(content.value) : base64FromText(text('filecontent'));
  return { status: 200, headers, body };
}

function textAnswer(context: Context, extension: string, type: string): Answer {
  const name = cstr(context.run, item(context.response, 'doctype')).replaceAll(' ', '_');
  const headers = headersOf(context, `${type}; charset=utf-8`, [
    ['content-disposition', disposition('attachment', `${name}.${extension}`)],
  ]);
  return { status: 200, headers, body: base64FromText(cstr(context.run, item(context.response, 'result'))) };
}

function redirectAnswer(context: Context): Answer {
  const location = checkedLocation(context, cstr(context.run, item(context.response, 'location')));
  return { status: 302, headers: headersOf(context, 'text/html; charset=utf-8', [['location', location]]), body: '' };
}

/** A page of ours: it loads nothing, and no script runs in it. */
export function pageAnswer(context: Context, page: string): Answer {
  const rules =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
  const headers = headersOf(context, 'text/html; charset=utf-8', [
    ['content-security-policy', rules],
    ['x-content-type-options', 'nosniff'],
  ]);
  return { status: 200, headers, body: base64FromText(page) };
}

/** The answer of a request that failed. */
export function errorAnswer(context: Context, failure: Failure): Answer {
  if (wantsJson(context))
    return {
      status: failure.status,
      headers: headersOf(context, JSON_TYPE),
      body: base64FromText(errorBody(context, failure)),
    };
  const page = `<!doctype html><meta charset="utf-8"><title>${failure.status}</title><h1>${failure.status}</h1><p>${escaped(failure.type)}</p>`;
  return {
    status: failure.status,
    headers: headersOf(context, 'text/html; charset=utf-8'),
    body: base64FromText(page),
  };
}

function wantsJson({ request }: Context): boolean {
  const accept = request?.headers.get('accept') ?? '';
  if (request?.path.startsWith('/api/') && !accept.startsWith('text')) return true;
  return accept.includes('application/json') || request?.headers.get('x-requested-with') === 'XMLHttpRequest';
}
