// Scheduled Job Types: the records that make a Scheduler Event script due (server-script.md §4).
import type { PyValue } from '../../language/runtime/values.ts';
import type { Context } from '../context.ts';
import { hasChanged } from '../documents/changes.ts';
import { Document, isTrue } from '../documents/document.ts';
import { insertDocument, saveDocument } from '../documents/lifecycle.ts';
import { getDocument } from '../documents/make.ts';
import { getMeta } from '../documents/meta-loader.ts';
import type { SqlValue } from '../host.ts';
import { queueMessage, throwMessage } from '../messages.ts';
import { isCron } from '../scripts/cron.ts';
import { scrub } from '../scripts/safe-exec.ts';
import type { Controller } from '../site.ts';

const watched = ['script_type', 'event_frequency', 'cron_format', 'disabled'] as const;

/** Brings the one job record of a Scheduler Event script up to date. */
export function syncJob(context: Context, doc: Document): void {
  const scheduled = doc.text('script_type') === 'Scheduler Event';
  if (!scheduled) {
    if (doc.before?.text('script_type') === 'Scheduler Event') endJobsOf(context, doc, { stopped: 1 });
    return;
  }
  if (!watched.some((field) => hasChanged(context, doc, field))) return;
  const existing = jobName(context, doc);
  const job =
    existing === undefined
      ? new Document(getMeta(context, 'Scheduled Job Type'))
      : getDocument(context, 'Scheduled Job Type', existing);
  for (const [field, value] of jobValues(doc)) job.values.set(field, value);
  if (existing === undefined) insertDocument(context, job, { ignorePermissions: true });
  else saveDocument(context, job, { ignorePermissions: true });
  queueMessage(context, `Scheduled execution for script ${doc.text('name')} has updated`, { alert: true });
}

function jobName(context: Context, doc: Document): PyValue | undefined {
  return context.database.scalar('SELECT `name` FROM `tabScheduled Job Type` WHERE `server_script` = ?', [
    doc.text('name'),
  ]);
}

function jobValues(doc: Document): readonly (readonly [string, PyValue])[] {
  const frequency = doc.text('event_frequency');
  return [
    ['method', scrub(`${doc.text('name')}-${frequency}`)],
    ['frequency', frequency],
    ['cron_format', frequency === 'Cron' ? doc.value('cron_format') : ''],
    ['server_script', doc.name],
    ['stopped', isTrue(doc.value('disabled')) ? 1 : 0],
  ];
}

/** Stops the jobs of a script that is deleted, and unlinks them. */
export function dropJobsOf(context: Context, doc: Document): void {
  endJobsOf(context, doc, { stopped: 1, server_script: null });
}

/** Frappe 15 deletes the records of a script that is scheduled no more, Frappe 16 changes them. */
function endJobsOf(context: Context, doc: Document, change: Readonly<Record<string, SqlValue>>): void {
  const where = [{ column: 'server_script', operator: '=', value: doc.text('name') }] as const;
  if (context.is15) context.database.delete('tabScheduled Job Type', where);
  else context.database.update('tabScheduled Job Type', change, where);
}

/** Scheduled Job Type. */
export const scheduledJobTypeController: Controller = {
  validate(context, doc) {
    const frequency = doc.text('frequency');
    if (!['All', 'Cron'].includes(frequency) || (context.is15 && frequency === 'Cron')) doc.values.set('create_log', 1);
    if (frequency !== 'Cron') return undefined;
    const cron = doc.text('cron_format');
    if (cron === '') throwMessage(context, 'Cron format is required for job types with Cron frequency.');
    if (!isCron(cron))
      throwMessage(context, `<code>${cron}</code> is not a valid Cron expression.`, 'ValidationError', {
        title: 'Bad Cron Expression',
      });
    return undefined;
  },
};
