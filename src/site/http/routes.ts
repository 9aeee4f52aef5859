// From a request's path to what answers it.
import type { Context } from '../context.ts';
import { throwMessage } from '../messages.ts';
import { callMethod } from './methods.ts';

/** Runs what the request's path names and puts the result into `context.response`. */
export function route(context: Context): void {
  const method = /^\/api\/method\/([^/]+)/.exec(context.request?.path ?? '')?.[1];
  if (method === undefined) throwMessage(context, `${context.request?.path ?? ''} not found`, 'NotFound');
  const result = callMethod(context, decodeURIComponent(method));
  if (result !== null) context.response.table.set(context.run, 'message', result);
}
