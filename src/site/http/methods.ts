// What a method name means: an API script, or a whitelisted function of the framework.
import { repr } from '../../language/runtime/text.ts';
import type { PyValue } from '../../language/runtime/values.ts';
import type { Context } from '../context.ts';
import { frappeException } from '../frappe/exceptions.ts';
import { queueMessage, throwMessage } from '../messages.ts';
import { apiScript, executeApiScript, resultOf } from '../scripts/api.ts';
import { clientMethods } from './client-methods.ts';
import { deskMethods } from './desk-methods.ts';
import { refuseMethod } from './document-calls.ts';
import { fileMethods } from './file-methods.ts';
import { frameworkMethods } from './framework-methods.ts';
import { listMethods } from './list-methods.ts';
import type { Whitelisted } from './whitelisted.ts';

const whitelist: ReadonlyMap<string, Whitelisted> = new Map([
  ...clientMethods,
  ...frameworkMethods,
  ...deskMethods,
  ...fileMethods,
  ...listMethods,
]);

/** Calls a method with the context's form_dict as its arguments; None when it has no result. */
export function callMethod(context: Context, method: string): PyValue {
  const script = apiScript(context, method);
  if (script !== undefined) return resultOf(executeApiScript(context, script));
  const found = whitelist.get(method);
  if (found === undefined) return unknown(context, method);
  if (context.user === 'Guest' && !found.guest) return refuseMethod(context, method);
  const verb = context.request?.method;
  if (verb !== undefined && context.switches.scriptDepth === 0 && !found.verbs.includes(verb)) {
    return throwMessage(context, 'Not permitted', 'PermissionError');
  }
  return found.run(context, context.formDict);
}

/** Raises what calling an unknown method raises. */
export function checkMethod(context: Context, method: string): void {
  if (apiScript(context, method) === undefined && !whitelist.has(method)) unknown(context, method);
}

function unknown(context: Context, method: string): never {
  const error = method.includes('.') ? missingModule(context, method) : repr(context.run, method);
  const call = context.request?.path.startsWith('/api/v2/') ? method : `for command ${method}`;
  return throwMessage(context, `Failed to get method ${call} with ${error}`);
}

/** An app that is not there is told of first. */
function missingModule(context: Context, method: string): string {
  const [app = ''] = method.split('.');
  if (app === 'frappe') return `No module named '${method.split('.').slice(0, -1).join('.')}'`;
  const text = `App ${app} is not installed`;
  queueMessage(context, text, { raising: frappeException('AppNotInstalledError') });
  return text;
}
