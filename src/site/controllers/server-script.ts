// Server Script documents: who may write them, the warning about what will not compile, their scheduled jobs.
import { utf8Length } from '../../../grammar/limits.ts';
import { compile } from '../../language/python.ts';
import { str } from '../../language/runtime/text.ts';
import type { Context } from '../context.ts';
import type { Document } from '../documents/document.ts';
import { bold, queueMessage, throwMessage } from '../messages.ts';
import { holdsRole } from '../permissions/roles.ts';
import { refusalOf } from '../scripts/safe-exec.ts';
import type { Controller } from '../site.ts';
import { dropJobsOf, syncJob } from './scheduled-jobs.ts';

function checkRole(context: Context): void {
  const { user } = context;
  if (holdsRole(context, user, 'Script Manager') || holdsRole(context, user, 'System Manager')) return;
  throwMessage(context, `This action is only allowed for ${bold('Script Manager')}.`, 'PermissionError', {
    title: 'Not Permitted',
  });
}

/** A text that no run would read is not kept. */
function checkLength(context: Context, doc: Document): void {
  const { source: most } = context.site.limits;
  const size = utf8Length(doc.text('script'));
  if (size <= most) return;
  throwMessage(context, `The script is ${size} bytes long; at most ${most} are allowed.`, 'ValidationError', {
    title: 'Script Too Long',
  });
}

/** What the restricted compiler refuses is a warning only. */
function warn(context: Context, doc: Document): void {
  const text = doc.text('script');
  const script = compile(text, {
    policy: context.site.profile,
    python: context.site.python,
    filename: '<unknown>',
    sourceBytes: context.site.limits.source,
  });
  if (script.problems.length === 0) return;
  queueMessage(context, str(context.run, refusalOf(script)), { title: 'Compilation warning' });
}

/** Server Script. */
export const serverScriptController: Controller = {
  validate(context, doc) {
    if (!context.switches.inInstall) checkRole(context);
    checkLength(context, doc);
    warn(context, doc);
    return undefined;
  },
  on_update(context, doc) {
    syncJob(context, doc);
    return undefined;
  },
  on_trash(context, doc) {
    if (doc.text('script_type') === 'Scheduler Event') dropJobsOf(context, doc);
    return undefined;
  },
};
