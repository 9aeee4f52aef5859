// From a request's path to what answers it: http-api.md §1 and §3.
import type { PyValue } from '../../language/runtime/values.ts';
import { cstr } from '../casts.ts';
import type { Context } from '../context.ts';
import { item } from '../dictionary.ts';
import { raiseFrappe } from '../frappe/exceptions.ts';
import { throwMessage } from '../messages.ts';
import { decoded } from './form.ts';
import { login, logout } from './login.ts';
import { callMethod } from './methods.ts';
import { documentRoute, listRoute } from './resources.ts';

function put(context: Context, key: string, value: PyValue): void {
  context.response.table.set(context.run, key, value);
}

/** Runs what the request's path names and puts the result into `context.response`. */
export function route(context: Context): void {
  const path = context.request?.path ?? '/';
  if (context.request?.method === 'OPTIONS') return;
  const command = cstr(context.run, item(context.formDict, 'cmd'));
  if (command !== '') return runMethodV1(context, command);
  for (const [pattern, run] of table) {
    const match = pattern.exec(path);
    if (match !== null)
      return run(
        context,
        match.slice(1).map((part) => decoded((part ?? '').replaceAll('+', '%2B'))),
      );
  }
  if (path.startsWith('/api/')) return throwMessage(context, `${path} not found`, 'DoesNotExistError');
  return raiseFrappe('PageDoesNotExistError');
}

type Route = readonly [pattern: RegExp, run: (context: Context, parts: readonly string[]) => void];

const table: readonly Route[] = [
  [/^\/api\/(?:v1\/)?method\/([^/]+)(?:\/.*)?$/, (context, [method = '']) => runMethodV1(context, method)],
  [/^\/api\/v2\/method\/([^/]+)$/, (context, [method = '']) => runMethodV2(context, method)],
  [/^\/api\/(?:v1\/)?resource\/([^/]+)\/?$/, (context, [doctype = '']) => listRoute(context, doctype, 1)],
  [
    /^\/api\/(?:v1\/)?resource\/([^/]+)\/(.+?)\/?$/,
    (context, [doctype = '', name = '']) => documentRoute(context, doctype, name, 1),
  ],
  [/^\/api\/v2\/document\/([^/]+)\/?$/, (context, [doctype = '']) => listRoute(context, doctype, 2)],
  [
    /^\/api\/v2\/document\/([^/]+)\/(.+?)\/?$/,
    (context, [doctype = '', name = '']) => documentRoute(context, doctype, name, 2),
  ],
];

function runMethodV1(context: Context, method: string): void {
  if (method === 'login') return login(context);
  setCommand(context, method);
  if (method === 'logout' || method === 'web_logout') return logout(context);
  const result = callMethod(context, method);
  if (result !== null) put(context, 'message', result);
}

/** v1 calls carry the method's name to the script. */
function setCommand(context: Context, method: string): void {
  context.formDict.table.set(context.run, 'cmd', method);
}

function runMethodV2(context: Context, method: string): void {
  if (method === 'logout') return logout(context);
  const result = callMethod(context, method);
  if (result !== null) put(context, 'data', result);
}
