// A background job: one call as the user who queued it, in its own transaction.

import { findAttribute } from '../../language/runtime/attributes.ts';
import { call } from '../../language/runtime/call.ts';
import { PyDict } from '../../language/runtime/containers.ts';
import { Raise } from '../../language/runtime/errors.ts';
import { cstr } from '../casts.ts';
import type { Context } from '../context.ts';
import { item, mergeInto, textEntries } from '../dictionary.ts';
import { addComment } from '../documents/comments.ts';
import { unlock } from '../documents/locks.ts';
import { getDocument } from '../documents/make.ts';
import { ACTION } from '../documents/queue-methods.ts';
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
  if (method === ACTION && values instanceof PyDict) return runAction(context, values);
  if (values instanceof PyDict) mergeInto(run, context.formDict, values);
  try {
    context.site.parts.callMethod(context, method);
    return null;
  } catch (thrown) {
    if (thrown instanceof Raise) recordFailure(context, thrown);
    throw thrown;
  }
}

/** Runs the queued action of a document; a failure becomes a comment on it. */
function runAction(context: Context, values: PyDict): unknown {
  const { run } = context;
  const [doctype, name, action] = ['__doctype', '__name', '__action'].map((key) => item(values, key));
  const doc = getDocument(context, cstr(run, doctype ?? null), name ?? null);
  unlock(context, doc);
  const given = textEntries(values).filter(([key]) => !key.startsWith('__'));
  try {
    const method = findAttribute(run, doc, cstr(run, action ?? null)) ?? null;
    call(run, method, [], { names: given.map(([key]) => key), values: given.map(([, value]) => value) });
  } catch (thrown) {
    if (!(thrown instanceof Raise)) throw thrown;
    const { traceback } = describeFailure(context, thrown);
    const [message] = context.messages.map(({ table }) => cstr(run, table.map.get('message') ?? null));
    context.rollback();
    unlock(context, doc);
    addComment(context, doc, 'Comment', `Action Failed<br><br>${message ?? `<pre><code>${traceback}</code></pre>`}`);
    context.commit();
  }
  return null;
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
