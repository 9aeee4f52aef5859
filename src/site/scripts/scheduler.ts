// Scheduler Event scripts: which are due, and running one (server-script.md §4).
import { Raise } from '../../language/runtime/errors.ts';
import type { PyValue } from '../../language/runtime/values.ts';
import { formatException } from '../../language/types/traceback.ts';
import { cstr } from '../casts.ts';
import type { Context } from '../context.ts';
import { Document } from '../documents/document.ts';
import { getMeta } from '../documents/meta-loader.ts';
import { randomName } from '../documents/names.ts';
import { insertRow } from '../documents/rows.ts';
import { raiseFrappe } from '../frappe/exceptions.ts';
import type { Job } from '../host.ts';
import { throwMessage } from '../messages.ts';
import { systemSwitch } from '../settings.ts';
import { nextTime } from './cron.ts';
import { findScript } from './registry.ts';
import { safeExec } from './safe-exec.ts';

/** The method of a queued job begins with this; the name of the Scheduled Job Type follows. */
export const SCHEDULED = 'scheduled_job||';

const crons: ReadonlyMap<string, string> = new Map([
  ['Hourly', '0 * * * *'],
  ['Hourly Long', '0 * * * *'],
  ['Daily', '0 0 * * *'],
  ['Daily Long', '0 0 * * *'],
  ['Weekly', '0 0 * * 0'],
  ['Weekly Long', '0 0 * * 0'],
  ['Monthly', '0 0 1 * *'],
  ['Monthly Long', '0 0 1 * *'],
  ['Yearly', '0 0 1 1 *'],
]);

interface JobRow {
  readonly name: string;
  readonly frequency: string;
  readonly cron: string;
  readonly since: string;
}

/** Queues every job that is due; answers their names. */
export function tick(context: Context): readonly string[] {
  if (!systemSwitch(context, 'enable_scheduler')) return [];
  const now = context.now();
  const due = jobRows(context).filter((job) => isDue(context, job, now));
  for (const job of due) context.jobs.push(queued(job, 'Administrator'));
  return due.map((job) => job.name);
}

/** The job that runs a Scheduled Job Type now; DoesNotExistError when there is none of the name. */
export function scheduledJob(context: Context, name: string, user: string): Job {
  const sql = 'SELECT `frequency` FROM `tabScheduled Job Type` WHERE `name` = ?';
  const frequency = context.database.scalar(sql, [name]);
  if (frequency === undefined)
    return throwMessage(context, `Scheduled Job Type ${name} not found`, 'DoesNotExistError');
  return queued({ name, frequency: cstr(context.run, frequency) }, user);
}

function queued({ name, frequency }: Pick<JobRow, 'name' | 'frequency'>, user: string): Job {
  const long = frequency.endsWith('Long');
  return {
    queue: long ? 'long' : 'default',
    method: `${SCHEDULED}${name}`,
    payload: '{}',
    user,
    jobId: `${SCHEDULED}${name}`,
    timeout: long ? 1500 : 300,
    chainDepth: 0,
  };
}

function jobRows(context: Context): JobRow[] {
  const sql =
    'SELECT `name`, `frequency`, `cron_format`, `last_execution`, `creation` FROM `tabScheduled Job Type` WHERE `stopped` = 0 AND `server_script` IS NOT NULL';
  return context.database.table(sql).rows.map(([name, frequency, cron, last, creation]) => ({
    name: String(name),
    frequency: String(frequency),
    cron: cstr(context.run, cron ?? null),
    since: cstr(context.run, last ?? creation ?? null),
  }));
}

function isDue(context: Context, job: JobRow, now: string): boolean {
  const cron = job.frequency === 'Cron' ? job.cron : (crons.get(job.frequency) ?? everyMinutes(context));
  const next = nextTime(cron, job.since);
  return next !== undefined && next <= now;
}

function everyMinutes(context: Context): string {
  const interval = Number(context.site.setting('scheduler_interval') ?? 240);
  return `*/${Math.max(1, Math.floor((interval || 240) / 60))} * * * *`;
}

/** Runs the script of a Scheduled Job Type: its own log, its own transaction; failures stay in the log. */
export function runScheduled(context: Context, jobName: string): string {
  const sql = 'SELECT `server_script`, `create_log` FROM `tabScheduled Job Type` WHERE `name` = ?';
  const [row] = context.database.table(sql, [jobName]).rows;
  const script = row === undefined ? undefined : findScript(context, String(row[0]));
  if (script === undefined || script.type !== 'Scheduler Event') return raiseFrappe('DoesNotExistError');
  const log = row?.[1] === 1 ? startLog(context, jobName) : undefined;
  context.database.update('tabScheduled Job Type', { last_execution: context.now() }, [
    { column: 'name', operator: '=', value: jobName },
  ]);
  context.commit();
  try {
    safeExec(context, { text: script.text, name: script.name });
    context.commit();
    finishLog(context, log, 'Complete', null);
    return 'Complete';
  } catch (thrown) {
    if (!(thrown instanceof Raise)) throw thrown;
    context.rollback();
    finishLog(context, log, 'Failed', formatException(context.run, thrown.exception));
    return 'Failed';
  }
}

function startLog(context: Context, jobName: string): string {
  const now = context.now();
  const doc = new Document(getMeta(context, 'Scheduled Job Log'));
  const name = randomName(context);
  const values: readonly (readonly [string, PyValue])[] = [
    ['name', name],
    ['owner', context.user],
    ['modified_by', context.user],
    ['creation', now],
    ['modified', now],
    ['status', 'Start'],
    ['scheduled_job_type', jobName],
  ];
  for (const [key, value] of values) doc.values.set(key, value);
  insertRow(context, doc);
  return name;
}

function finishLog(context: Context, log: string | undefined, status: string, details: string | null): void {
  if (log === undefined) return;
  const output = context.debugLog.length === 0 ? null : context.debugLog.join('\n');
  context.database.update('tabScheduled Job Log', { status, details, debug_log: output }, [
    { column: 'name', operator: '=', value: log },
  ]);
  context.commit();
}
