// Outgoing HTTP requests of scripts: frappe-namespace.md §7.
import { PyDict } from '../../language/runtime/containers.ts';
import { Raise } from '../../language/runtime/errors.ts';
import { truth } from '../../language/runtime/operators.ts';
import { PyList, PyTuple, type PyValue } from '../../language/runtime/values.ts';
import { formatException } from '../../language/types/traceback.ts';
import { base64FromText } from '../base64.ts';
import { cstr } from '../casts.ts';
import type { Context } from '../context.ts';
import { attributes, textEntries } from '../dictionary.ts';
import { logError } from '../error-log.ts';
import { OutgoingError, type OutgoingResponse } from '../host.ts';
import { parseJson } from '../json.ts';
import { raiseFrappe } from './exceptions.ts';
import { dumpFrappeJson } from './json-text.ts';

/** A request as a script asks for it. */
export interface ScriptRequest {
  readonly method: string;
  readonly url: string;
  readonly auth: PyValue;
  readonly headers: PyValue;
  readonly data: PyValue;
  readonly json: PyValue;
  readonly params: PyValue;
}

/** Makes the request; an error is logged, then raised. */
export function outgoing(context: Context, request: ScriptRequest): PyValue {
  context.run.spend('requests');
  context.run.hostCall();
  try {
    return answerOf(context, send(context, request), request.url);
  } catch (thrown) {
    if (thrown instanceof Raise)
      logError(context, {
        title: 'Error',
        text: formatException(context.run, thrown.exception),
        given: true,
        doctype: '',
        name: '',
      });
    throw thrown;
  }
}

/** Makes the request and returns the answer as it came. */
export function send(context: Context, request: ScriptRequest): OutgoingResponse {
  const { body, contentType } = bodyOf(context, request);
  const headers = headersOf(context, request);
  if (contentType !== undefined && !headers.some(([name]) => name.toLowerCase() === 'content-type'))
    headers.push(['content-type', contentType]);
  const { run, host } = context;
  const { requestBody, requestTime, redirects } = run.limits;
  const size = body?.length ?? 0;
  if (size > requestBody) run.stop('http', requestBody, size);
  run.spend('requestBodies', size);
  if (run.left('requestTimes') === 0) run.spend('requestTimes');
  const timeout = Math.min(requestTime, run.left('requestTimes'));
  const started = host.now();
  try {
    const largest = Math.min(run.limits.answerBody, run.left('answerBodies'));
    const url = withParameters(context, request);
    const answer = host.fetch({ method: request.method, url, headers, body, timeout, largest, redirects });
    run.spend('answerBodies', answer.body.length);
    run.spend('requestTimes', millisecondsSince(context, started));
    return answer;
  } catch (thrown) {
    if (!(thrown instanceof OutgoingError)) throw thrown;
    run.spend('requestTimes', millisecondsSince(context, started));
    if (thrown.code === 'limit') return run.stop('http', redirects, redirects + 1);
    return raiseFrappe(thrown.code === 'timeout' ? 'ReadTimeout' : 'ConnectionError', thrown.message);
  }
}

/** An answer counts as no more than what was left of the time: it came within it. */
function millisecondsSince({ host, run }: Context, started: number): number {
  return Math.min(run.left('requestTimes'), Math.max(0, Math.round((host.now() - started) / 1000)));
}

function withParameters(context: Context, { url, params }: ScriptRequest): string {
  const query = params instanceof PyDict ? formText(context, params) : cstr(context.run, params);
  if (query === '') return url;
  return `${url}${url.includes('?') ? '&' : '?'}${query}`;
}

function formText(context: Context, values: PyDict): string {
  const pairs = textEntries(values).flatMap(([key, value]) => {
    const items = value instanceof PyList || value instanceof PyTuple ? value.items : value === null ? [] : [value];
    return items.map((item) => `${formPart(key)}=${formPart(cstr(context.run, item))}`);
  });
  return pairs.join('&');
}

function formPart(text: string): string {
  return encodeURIComponent(text)
    .replaceAll('%20', '+')
    .replaceAll(/[!'()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);
}

function bodyOf(context: Context, { data, json }: ScriptRequest): { body: string | null; contentType?: string } {
  const { run } = context;
  if (json !== null)
    return {
      body: dumpFrappeJson(run, json, { indent: null, separators: [', ', ': '] }),
      contentType: 'application/json',
    };
  if (data === null || !truth(run, data)) return { body: null };
  if (data instanceof PyDict)
    return { body: formText(context, data), contentType: 'application/x-www-form-urlencoded' };
  return { body: cstr(run, data) };
}

function headersOf(context: Context, { headers, auth }: ScriptRequest): [string, string][] {
  const list: [string, string][] =
    headers instanceof PyDict ? textEntries(headers).map(([name, value]) => [name, cstr(context.run, value)]) : [];
  const pair =
    auth instanceof PyTuple || auth instanceof PyList ? auth.items.map((part) => cstr(context.run, part)) : [];
  if (pair.some((part) => [...part].some((letter) => letter < ' ')))
    raiseFrappe('ValidationError', 'Credentials cannot contain line breaks');
  if (pair.length === 2) list.push(['authorization', `Basic ${base64FromText(pair.join(':'))}`]);
  return list;
}

function answerOf(context: Context, response: OutgoingResponse, url: string): PyValue {
  const { status, body } = response;
  if (status >= 400) {
    const side = status < 500 ? 'Client' : 'Server';
    return raiseFrappe('HTTPError', `${status} ${side} Error: ${reasons.get(status) ?? ''} for url: ${url}`);
  }
  const type = response.headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  if (type === '' || body === '') return null;
  if (type === 'text/plain; charset=utf-8') return queryValues(context, body);
  const media = type.split(';')[0]?.trim() ?? '';
  if (!/^application\/.*json$/.test(media)) return body;
  const parsed = parseJson(context.run, body);
  return parsed === undefined ? raiseFrappe('JSONDecodeError', 'Expecting value: line 1 column 1 (char 0)') : parsed;
}

function queryValues(context: Context, text: string): PyValue {
  const values = attributes(context.run);
  for (const pair of text.split('&')) {
    const at = pair.indexOf('=');
    if (at < 0 || at === pair.length - 1) continue;
    const [key, value] = [pair.slice(0, at), pair.slice(at + 1)].map((part) =>
      decodeURIComponent(part.replaceAll('+', ' ')),
    );
    const known = values.table.map.get(key ?? '');
    if (known instanceof PyList) known.items.push(value ?? '');
    else values.table.set(context.run, key ?? '', new PyList([value ?? '']));
  }
  return values;
}

const reasons: ReadonlyMap<number, string> = new Map([
  [400, 'Bad Request'],
  [401, 'Unauthorized'],
  [403, 'Forbidden'],
  [404, 'Not Found'],
  [405, 'Method Not Allowed'],
  [409, 'Conflict'],
  [417, 'Expectation Failed'],
  [422, 'Unprocessable Entity'],
  [429, 'Too Many Requests'],
  [500, 'Internal Server Error'],
  [502, 'Bad Gateway'],
  [503, 'Service Unavailable'],
  [504, 'Gateway Timeout'],
]);
