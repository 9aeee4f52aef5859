// From a request's path to what answers it.
import type { Context } from '../context.ts';
import { throwMessage } from '../messages.ts';

/** Runs what the request's path names and puts the result into `context.response`. */
export function route(context: Context): void {
  throwMessage(context, `${context.request?.path ?? ''} not found`, 'NotFound');
}
