// What was thrown, in words for the caller and for the log.
import { type PyException, type Raise, Stop } from '../language/runtime/errors.ts';
import { asRaise } from '../language/runtime/frame.ts';
import { str } from '../language/runtime/text.ts';
import { formatException } from '../language/types/traceback.ts';
import type { Context } from './context.ts';
import { httpStatus } from './frappe/exceptions.ts';

/** A failed request or command. */
export interface Failure {
  readonly status: number;
  /** The class of the exception. */
  readonly type: string;
  readonly message: string;
  readonly traceback: string;
  /** Of the message that was queued with the exception. */
  readonly messageId?: string;
  /** The limit that was reached, when it was one. */
  readonly limit?: ReachedLimit;
}

/** A limit with what was allowed and wanted, and where. */
export interface ReachedLimit {
  readonly kind: string;
  readonly allowed: number;
  readonly used: number;
  readonly line: number | null;
}

/** Describes what a request threw; anything that is neither Python's nor a limit is our own fault. */
export function describeFailure(context: Context, thrown: unknown): Failure {
  if (context.run.dead !== undefined) return stopFailure(context.run.dead);
  const raised = asRaise(thrown);
  if (raised !== undefined) return raisedFailure(context, raised);
  if (thrown instanceof Stop) return stopFailure(thrown);
  const text = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
  context.host.log({ level: 'error', event: 'internal-fault', fields: { message: text } });
  return { status: 500, type: 'ScriptAborted', message: 'The request was aborted.', traceback: '' };
}

function stopFailure(stop: Stop): Failure {
  const timed = stop.limit === 'cpu' || stop.limit === 'wall';
  const limit = { kind: stop.limit, allowed: stop.allowed, used: stop.used, line: stop.line ?? null };
  return {
    status: timed ? 504 : 500,
    type: 'ScriptLimitExceeded',
    message: `The limit of ${stop.limit} was reached.`,
    traceback: '',
    limit,
  };
}

/** Putting an exception into words may itself reach a limit. */
function raisedFailure(context: Context, raised: Raise): Failure {
  // The frames of whoever raised it are gone.
  context.run.depth = 0;
  try {
    return pythonFailure(context, raised);
  } catch (thrown) {
    if (context.run.dead !== undefined) return stopFailure(context.run.dead);
    if (asRaise(thrown) === undefined) throw thrown;
    const { type } = raised.exception;
    return { status: httpStatus(type), type: type.name, message: '', traceback: '' };
  }
}

function pythonFailure(context: Context, { exception }: Raise): Failure {
  const { type } = exception;
  return {
    status: httpStatus(type),
    type: type.name,
    message: str(context.run, exception),
    traceback: formatException(context.run, exception),
    ...messageId(exception),
  };
}

function messageId(exception: PyException): { readonly messageId?: string } {
  const id = exception.attributes?.get('__frappe_exc_id');
  return typeof id === 'string' ? { messageId: id } : {};
}
