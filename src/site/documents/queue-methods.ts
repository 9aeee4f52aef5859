// Methods of documents about later: locks, actions in the background, errors that are noted.
import type { Keywords } from '../../language/runtime/call.ts';
import { method } from '../../language/runtime/declare.ts';
import { PyException } from '../../language/runtime/errors.ts';
import type { PyValue } from '../../language/runtime/values.ts';
import { formatException } from '../../language/types/traceback.ts';
import { cint, cstr } from '../casts.ts';
import { contextOf } from '../context.ts';
import { attributes } from '../dictionary.ts';
import { logError } from '../error-log.ts';
import { dumpFrappeJson } from '../frappe/json-text.ts';
import { definePython } from '../python-methods.ts';
import { type Document, defineProperty, documentType } from './document.ts';
import { isLocked, lockAgainstSaving, unlock } from './locks.ts';

/** The method of a queued job that runs an action of a document. */
export const ACTION = 'frappe.model.document.execute_action';

/** Options of the queue among the keywords of queue_action. */
const queueing = ['queue', 'timeout', 'now', 'enqueue_after_commit', 'job_name', 'job_id'];

definePython(documentType, [
  method('lock(self, timeout=None)', {
    doc: 'Lock the document against saving; DocumentLockedError when it is locked.',
    run(run, self: Document) {
      lockAgainstSaving(contextOf(run), self);
      return null;
    },
  }),
  method('unlock(self)', {
    doc: 'Release the lock.',
    run(run, self: Document) {
      unlock(contextOf(run), self);
      return null;
    },
  }),
  method('queue_action(self, action, **kwargs)', {
    doc: 'Lock the document and run one of its methods in the background, after the commit.',
    run(run, self: Document, action: PyValue, keywords: Keywords) {
      const context = contextOf(run);
      const given = keywords.names.map((name, at) => [name, keywords.values[at] ?? null] as const);
      const option = (name: string) => given.find(([key]) => key === name)?.[1] ?? null;
      lockAgainstSaving(context, self);
      run.spend('jobs');
      context.jobs.push({
        queue: cstr(run, option('queue')) || 'default',
        method: ACTION,
        payload: dumpFrappeJson(
          run,
          attributes(run, [
            ...given.filter(([name]) => !queueing.includes(name)),
            ['__doctype', self.doctype],
            ['__name', self.name],
            ['__action', cstr(run, action)],
          ]),
          { indent: null },
        ),
        user: context.user,
        jobId: null,
        timeout: Number(cint(option('timeout'))) || 300,
        chainDepth: context.chainDepth + 1,
      });
      return null;
    },
  }),
  method('log_error(self, title=None, message=None)', {
    doc: 'Insert an Error Log that refers to the document, and return it.',
    run(run, self: Document, title: PyValue, message: PyValue) {
      const context = contextOf(run);
      const { handled } = run;
      const traceback = handled instanceof PyException ? formatException(context.run, handled) : '';
      return logError(context, {
        title: cstr(run, title) || 'Error',
        text: message === null ? traceback : cstr(run, message),
        given: message !== null,
        doctype: self.doctype,
        name: cstr(run, self.name),
      });
    },
  }),
]);

defineProperty('is_locked', (run, doc) => isLocked(contextOf(run), doc));
