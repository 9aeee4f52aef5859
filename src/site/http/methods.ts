// What a method name means: an API script, or a whitelisted function of the framework.
import type { PyValue } from '../../language/runtime/values.ts';
import type { Context } from '../context.ts';
import { bold, throwMessage } from '../messages.ts';
import { apiScript, executeApiScript, resultOf } from '../scripts/api.ts';
import { clientMethods } from './client-methods.ts';
import { frameworkMethods } from './framework-methods.ts';
import type { Whitelisted } from './whitelisted.ts';

const whitelist: ReadonlyMap<string, Whitelisted> = new Map([...clientMethods, ...frameworkMethods]);

/** Calls a method with the context's form_dict as its arguments; None when it has no result. */
export function callMethod(context: Context, method: string): PyValue {
  const script = apiScript(context, method);
  if (script !== undefined) return resultOf(executeApiScript(context, script));
  const found = whitelist.get(method);
  if (found === undefined) return unknown(context, method);
  if (context.user === 'Guest' && !found.guest) return refuse(context, method);
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
  if (!method.includes('.'))
    return throwMessage(context, `Failed to get method for command ${method} with '${method}'`);
  const app = method.split('.')[0] ?? '';
  return throwMessage(context, `Failed to get method for command ${method} with No module named '${app}'`);
}

function refuse(context: Context, method: string): never {
  const details = `You are not permitted to access this resource. Login to accessFunction ${bold(method)} is not whitelisted.`;
  return throwMessage(context, details, 'PermissionError', { title: 'Method Not Allowed' });
}
