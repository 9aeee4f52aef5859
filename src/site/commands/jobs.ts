// A background job: one call as the user who queued it, in its own transaction.

import { PyDict } from '../../language/runtime/containers.ts';
import { Raise } from '../../language/runtime/errors.ts';
import type { Context } from '../context.ts';
import { mergeInto } from '../dictionary.ts';
import { logError } from '../error-log.ts';
import { describeFailure } from '../failures.ts';
import { parseJson } from '../json.ts';
import { runScheduled, SCHEDULED } from '../scripts/scheduler.ts';
import { type Payload, textOf } from './command.ts';

/** Runs a job; a Python exception is logged in its own transaction, then goes on to the caller. */
export function runJob(context: Context, payload: Payload): unknown {
  const { run } = context;
  context.user = textOf(payload, 'user') || 'Administrator';
  const depth = payload['chainDepth'];
  context.chainDepth = typeof depth === 'number' ? depth : 0;
  const values = parseJson(run, textOf(payload, 'payload') || '{}');
  const method = textOf(payload, 'method');
  if (method.startsWith(SCHEDULED)) return runScheduled(context, method.slice(SCHEDULED.length));
  if (values instanceof PyDict) mergeInto(run, context.formDict, values);
  try {
    context.site.parts.callMethod(context, method);
    return null;
  } catch (thrown) {
    if (thrown instanceof Raise) recordFailure(context, thrown);
    throw thrown;
  }
}

function recordFailure(context: Context, thrown: Raise): void {
  const { traceback } = describeFailure(context, thrown);
  context.rollback();
  logError(context, {
    title: 'frappe.utils.safe_exec.call_whitelisted_function',
    text: traceback,
    given: true,
    doctype: '',
    name: '',
  });
  context.commit();
}
