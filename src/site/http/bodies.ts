// JSON bodies: the envelopes of v1 and v2 (http-api.md §5.1 and §5.2).
import { PyDict } from '../../language/runtime/containers.ts';
import { HashTable } from '../../language/runtime/table.ts';
import { PyList, type PyValue } from '../../language/runtime/values.ts';
import type { Context } from '../context.ts';
import { attributes } from '../dictionary.ts';
import type { Failure } from '../failures.ts';
import { plainValue } from '../frappe/json-text.ts';
import { dumpJson } from '../json.ts';
import { systemSwitch } from '../settings.ts';
import { userType } from './sessions.ts';

type Entries = [string, PyValue][];

function dump(context: Context, value: PyValue): string {
  return dumpJson(context.run, value, {
    separators: [',', ':'],
    ascii: context.is15,
    nanAsNull: !context.is15,
    other: (other) => plainValue(context.run, other),
  });
}

function isV2({ request }: Context): boolean {
  return request?.path.startsWith('/api/v2/') === true;
}

/** The response's own keys; `docs` only when it has any. */
function responseEntries(context: Context): Entries {
  const entries: Entries = [];
  for (const [key, value] of context.response.table.map) {
    if (typeof key !== 'string' || (key === 'docs' && value instanceof PyList && value.items.length === 0)) continue;
    entries.push([key, value]);
  }
  return entries;
}

function tracebacksAllowed(context: Context, status: number): boolean {
  if (status === 404 || context.switches.disableTraceback || !systemSwitch(context, 'allow_error_traceback'))
    return false;
  return context.is15 || userType(context) === 'System User';
}

function text(context: Context, entries: Entries): string {
  return dump(context, new PyDict(tableOf(context, entries)));
}

function tableOf(context: Context, entries: Entries): HashTable {
  const table = new HashTable();
  for (const [key, value] of entries) table.set(context.run, key, value);
  return table;
}

/** The body of a request that succeeded. */
export function successBody(context: Context): string {
  const entries = responseEntries(context);
  if (isV2(context)) {
    if (context.messages.length > 0) entries.push(['messages', new PyList([...context.messages])]);
    if (context.debugLog.length > 0 && tracebacksAllowed(context, 200)) entries.push(['debug', debugObjects(context)]);
    return text(context, entries);
  }
  const allowed = tracebacksAllowed(context, 200);
  if (context.errorLog.length > 0 && allowed) entries.push(['exc', dump(context, new PyList([...context.errorLog]))]);
  return text(context, [...entries, ...logEntries(context, allowed)]);
}

function debugObjects(context: Context): PyValue {
  return new PyList(context.debugLog.map((line) => attributes(context.run, [['message', line]])));
}

function logEntries(context: Context, allowed: boolean): Entries {
  const entries: Entries = [];
  if (context.messages.length > 0)
    entries.push([
      '_server_messages',
      dump(context, new PyList(context.messages.map((message) => dump(context, message)))),
    ]);
  if (context.debugLog.length > 0 && (allowed || context.is15))
    entries.push(['_debug_messages', dump(context, new PyList([...context.debugLog]))]);
  if (context.switches.errorMessage !== undefined) entries.push(['_error_message', context.switches.errorMessage]);
  if (context.sessionExpired) entries.push(['session_expired', 1]);
  return entries;
}

/** The body of a request that failed. */
export function errorBody(context: Context, failure: Failure): string {
  if (isV2(context)) return errorBodyV2(context, failure);
  const allowed = failure.traceback !== '' && tracebacksAllowed(context, failure.status);
  const entries = responseEntries(context);
  if (allowed) entries.push(['exception', lastLineOf(failure)]);
  entries.push(['exc_type', failure.type]);
  if (failure.limit !== undefined) entries.push(...limitEntries(context, failure));
  if (allowed && context.script !== null) entries.push(['_exc_source', 'Server Script']);
  if (allowed) entries.push(['exc', dump(context, new PyList([failure.traceback, ...context.errorLog]))]);
  return text(context, [...entries, ...logEntries(context, allowed)]);
}

function lastLineOf(failure: Failure): string {
  return failure.traceback.trimEnd().split('\n').at(-1) ?? '';
}

function limitEntries(context: Context, { limit }: Failure): Entries {
  const script: PyValue = context.script;
  return [
    ['limit', limit?.kind ?? ''],
    ['allowed', limit?.allowed ?? 0],
    ['used', limit?.used ?? 0],
    ['script', script],
    ['line', limit?.line ?? null],
    ['run', context.request?.id ?? null],
  ];
}

function errorBodyV2(context: Context, failure: Failure): string {
  const allowed = failure.traceback !== '' && tracebacksAllowed(context, failure.status);
  const error: Entries = [['type', failure.type]];
  if (allowed) error.push(['exception', failure.traceback]);
  const own = context.messages.find(
    ({ table }) => failure.messageId !== undefined && table.map.get('__frappe_exc_id') === failure.messageId,
  );
  for (const [key, value] of own?.table.map ?? []) {
    if (typeof key === 'string' && key !== 'raise_exception' && key !== '__frappe_exc_id') error.push([key, value]);
  }
  if (failure.limit !== undefined) error.push(...limitEntries(context, failure));
  const rest = context.messages.filter((message) => message !== own);
  return text(context, [
    ['errors', new PyList([new PyDict(tableOf(context, error))])],
    ['messages', new PyList(rest)],
  ]);
}
