// What was thrown, in words for the caller and for the log.
import { Raise, Stop } from '../language/runtime/errors.ts';
import { str } from '../language/runtime/text.ts';
import type { Context } from './context.ts';
import { httpStatus } from './frappe/exceptions.ts';

/** A failed request or command. */
export interface Failure {
  readonly status: number;
  /** The class of the exception. */
  readonly type: string;
  readonly message: string;
  readonly traceback: string;
  /** The limit that was reached, when it was one. */
  readonly limit?: { readonly kind: string; readonly allowed: number; readonly used: number };
}

/** Describes what a request threw; anything that is neither Python's nor a limit is our own fault. */
export function describeFailure(context: Context, thrown: unknown): Failure {
  if (thrown instanceof Raise) return pythonFailure(context, thrown);
  if (thrown instanceof Stop) return stopFailure(thrown);
  const text = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
  context.host.log({ level: 'error', event: 'internal-fault', fields: { message: text } });
  return { status: 500, type: 'ScriptAborted', message: 'The request was aborted.', traceback: '' };
}

function stopFailure(stop: Stop): Failure {
  const timed = stop.limit === 'cpu' || stop.limit === 'wall';
  const limit = { kind: stop.limit, allowed: stop.allowed, used: stop.used };
  return { status: timed ? 504 : 500, type: 'ScriptLimitExceeded', message: `The limit of ${stop.limit} was reached.`, traceback: '', limit };
}

function pythonFailure(context: Context, { exception }: Raise): Failure {
  const message = str(context.run, exception);
  const name = exception.type.module === 'builtins' ? exception.type.name : `${exception.type.module}.${exception.type.name}`;
  const lines = [...exception.traceback].reverse().map((entry) => `  File "${entry.filename}", line ${entry.line}, in ${entry.function}\n`);
  const last = message === '' ? name : `${name}: ${message}`;
  const traceback = `Traceback (most recent call last):\n${lines.join('')}${last}\n`;
  return { status: httpStatus(exception.type), type: exception.type.name, message, traceback };
}
