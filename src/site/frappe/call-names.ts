// frappe.call, enqueue, run_script: running other scripts and methods, now or later.
import type { Keywords } from '../../language/runtime/call.ts';
import { raise } from '../../language/runtime/errors.ts';
import { truth } from '../../language/runtime/operators.ts';
import type { PyValue } from '../../language/runtime/values.ts';
import { cint, cstr } from '../casts.ts';
import type { Context } from '../context.ts';
import { attributes, mergeInto } from '../dictionary.ts';
import { throwMessage } from '../messages.ts';
import { declare } from './declared.ts';
import { dumpFrappeJson } from './json-text.ts';

/** Runs a block whose form_dict is a copy of the current one with more keys. */
function withArguments(context: Context, keywords: Keywords, block: () => PyValue): PyValue {
  const outer = context.formDict;
  if (keywords.names.length === 0) return block();
  context.formDict = attributes(context.run);
  mergeInto(context.run, context.formDict, outer);
  for (const [at, name] of keywords.names.entries())
    context.formDict.table.set(context.run, name, keywords.values[at] ?? null);
  try {
    return block();
  } finally {
    context.formDict = outer;
  }
}

/** The method's name; what else would choose a method or a user is refused. */
function methodName(context: Context, method: PyValue, keywords: Keywords): string {
  if (typeof method !== 'string') return raise('TypeError', 'a method is called by its name');
  if (keywords.names.includes('cmd')) throwMessage(context, 'A call cannot name another command', 'ValidationError');
  return method;
}

function callMethod(context: Context, method: PyValue, keywords: Keywords): PyValue {
  return withArguments(context, keywords, () =>
    context.site.parts.callMethod(context, methodName(context, method, keywords)),
  );
}

const timeouts: ReadonlyMap<string, number> = new Map([
  ['short', 300],
  ['default', 300],
  ['long', 1500],
]);

const LONGEST = 1500;

function jobTime(context: Context, value: PyValue): number {
  const seconds = Number(cint(value));
  if (seconds < 1 || seconds > LONGEST) throwMessage(context, `Timeout must be between 1 and ${LONGEST} seconds`);
  return seconds;
}

const queueing: ReadonlySet<string> = new Set([
  'queue',
  'timeout',
  'event',
  'is_async',
  'job_name',
  'now',
  'enqueue_after_commit',
  'on_success',
  'on_failure',
  'at_front',
  'job_id',
  'deduplicate',
  'at_front_when_starved',
]);

function enqueue(context: Context, method: PyValue, keywords: Keywords): PyValue {
  const { run } = context;
  const given = (name: string): PyValue => {
    const at = keywords.names.indexOf(name);
    return at < 0 ? null : (keywords.values[at] ?? null);
  };
  const rest = keywords.names
    .map((name, at) => [name, keywords.values[at] ?? null] as const)
    .filter(([name]) => !queueing.has(name));
  const user = given('user');
  if (user !== null && user !== context.user)
    throwMessage(context, 'A job runs as the user who enqueues it', 'PermissionError');
  const payload: Keywords = { names: rest.map(([name]) => name), values: rest.map(([, value]) => value) };
  if (truth(run, given('now'))) return callMethod(context, method, payload);
  const name = methodName(context, method, keywords);
  context.site.parts.checkMethod(context, name);
  const queue = given('queue') === null ? 'default' : cstr(run, given('queue'));
  const timeout = timeouts.get(queue);
  if (timeout === undefined) throwMessage(context, `Queue should be one of ${[...timeouts.keys()].join(', ')}`);
  const jobId =
    given('job_id') === null
      ? null
      : `${context.host.configuration.site}||${cstr(run, given('job_id')).replaceAll(':', '|')}`;
  if (truth(run, given('deduplicate')) && jobId === null)
    throwMessage(context, '`job_id` paramater is required for deduplication.');
  const payloadText = dumpFrappeJson(run, attributes(run, rest), { indent: null });
  const { jobPayload, chainDepth } = run.limits;
  if (context.chainDepth >= chainDepth) run.stop('jobs', chainDepth, context.chainDepth + 1);
  if (payloadText.length > jobPayload) run.stop('jobs', jobPayload, payloadText.length);
  run.spend('jobs');
  context.jobs.push({
    queue,
    method: name,
    payload: payloadText,
    user: context.user,
    jobId,
    timeout: given('timeout') === null ? (timeout ?? 300) : jobTime(context, given('timeout')),
    chainDepth: context.chainDepth + 1,
  });
  return null;
}

/** The names of this file. */
export const callNames = [
  declare('frappe.call(fn, *args, **kwargs)', {
    doc: 'Call a whitelisted method or an API script and return its result.',
    run: (context, method: PyValue, _args: PyValue[], keywords: Keywords) => callMethod(context, method, keywords),
  }),
  declare('frappe.enqueue(method, **kwargs)', {
    doc: 'Call a whitelisted method or an API script in the background, after this transaction has committed.',
    run: (context, method: PyValue, keywords: Keywords) => enqueue(context, method, keywords),
  }),
  declare('run_script(script, **kwargs)', {
    doc: 'Run another API script by its name and return its flags.',
    run(context, script: PyValue, keywords: Keywords) {
      return withArguments(context, keywords, () => context.site.parts.runScript(context, cstr(context.run, script)));
    },
  }),
  declare('is_job_queued(job_name, queue="default")', {
    doc: 'Whether a job of that name is queued by this request.',
    run: (context, name: PyValue) =>
      context.jobs.some((job) => job.jobId?.endsWith(`||${cstr(context.run, name)}`) ?? false),
  }),
];
