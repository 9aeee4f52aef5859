// From a request's path to what answers it: http-api.md §1 and §3.
import type { PyValue } from '../../language/runtime/values.ts';
import { cstr } from '../casts.ts';
import type { Context } from '../context.ts';
import { item } from '../dictionary.ts';
import { getMeta } from '../documents/meta-loader.ts';
import { raiseFrappe } from '../frappe/exceptions.ts';
import { throwMessage } from '../messages.ts';
import { scrub } from '../scripts/safe-exec.ts';
import { countOf, metaOf } from './doctype-routes.ts';
import { decoded } from './form.ts';
import { login, logout } from './login.ts';
import { callMethod } from './methods.ts';
import { copyRoute, documentRoute, listRoute, methodRoute } from './resources.ts';

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
  [/^\/api\/v2\/method\/([^/]+)\/?$/, (context, [method = '']) => runMethodV2(context, method)],
  [
    /^\/api\/v2\/method\/([^/]+)\/([^/]+)\/?$/,
    (context, [doctype = '', method = '']) => runOfType(context, doctype, method),
  ],
  [/^\/api\/(?:v1\/)?resource\/([^/]+)\/?$/, (context, [doctype = '']) => listRoute(context, doctype, 1)],
  [
    /^\/api\/(?:v1\/)?resource\/([^/]+)\/(.+?)\/?$/,
    (context, [doctype = '', name = '']) => documentRoute(context, doctype, name, 1),
  ],
  [
    /^\/api\/v2\/doctype\/([^/]+)\/meta\/?$/,
    (context, [doctype = '']) => put(context, 'data', metaOf(context, doctype)),
  ],
  [
    /^\/api\/v2\/doctype\/([^/]+)\/count\/?$/,
    (context, [doctype = '']) => put(context, 'data', countOf(context, doctype)),
  ],
  [
    /^\/api\/v2\/document\/([^/]+)\/(.+)\/method\/([^/]+)\/?$/,
    (context, [doctype = '', name = '', method = '']) => methodRoute(context, doctype, name, method),
  ],
  [
    /^\/api\/v2\/document\/([^/]+)\/(.+)\/copy\/?$/,
    (context, [doctype = '', name = '']) =>
      context.is15 ? documentRoute(context, doctype, `${name}/copy`, 2) : copyRoute(context, doctype, name),
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
  if (method === 'logout' || method === 'web_logout') return logOut(context);
  const result = callMethod(context, method);
  if (result !== null) put(context, 'message', result);
}

/** Frappe 16 ends a session by POST only. */
function logOut(context: Context): void {
  if (!context.is15 && context.request?.method !== 'POST') throwMessage(context, 'Not permitted', 'PermissionError');
  logout(context);
}

/** v1 calls carry the method's name to the script. */
function setCommand(context: Context, method: string): void {
  context.formDict.table.set(context.run, 'cmd', method);
}

function runMethodV2(context: Context, method: string): void {
  // Only the path of version 1 logs in.
  if (method === 'login') return;
  if (method === 'logout') return logOut(context);
  const result = callMethod(context, method);
  if (result !== null) put(context, 'data', result);
}

/** A function of a DocType's own module. */
function runOfType(context: Context, doctype: string, method: string): void {
  const meta = getMeta(context, doctype);
  const scrubbed = scrub(meta.name);
  const module = `frappe.${scrub(meta.text('module') || 'core')}.doctype.${scrubbed}.${scrubbed}`;
  runMethodV2(context, `${module}.${method}`);
}
