// frappe.db.after_commit and its like: functions that a script puts off until the transaction ends.
import '../../language/types/load.ts';
import { call } from '../../language/runtime/call.ts';
import { method } from '../../language/runtime/declare.ts';
import { defineType, type PyType } from '../../language/runtime/type.ts';
import { builtin, type PyValue } from '../../language/runtime/values.ts';
import type { Context } from '../context.ts';
import { definePython } from '../python-methods.ts';
import type { CallbackQueue } from '../query/database.ts';

const managerType: PyType = defineType({
  name: 'CallbackManager',
  module: 'frappe.utils',
  bases: [builtin.object],
  subclassable: false,
});

definePython(managerType, [
  method('add(self, func)', {
    doc: 'Run a function once when the moment comes.',
    run(run, self: Manager, callback: PyValue) {
      // A run that a limit has ended calls nothing any more.
      self.queue.add(() => {
        if (run.dead === undefined) call(run, callback, []);
      });
      return null;
    },
  }),
  method('reset(self)', {
    doc: 'Forget the functions added so far.',
    run(_run, self: Manager) {
      self.queue.clear();
      return null;
    },
  }),
]);

class Manager {
  readonly queue: CallbackQueue;
  constructor(queue: CallbackQueue) {
    this.queue = queue;
  }
  get type(): PyType {
    return managerType;
  }
}

/** The four queues under their names. */
export function callbackQueues({ database }: Context): readonly (readonly [string, PyValue])[] {
  return [
    ['before_commit', new Manager(database.beforeCommit)],
    ['after_commit', new Manager(database.afterCommit)],
    ['before_rollback', new Manager(database.beforeRollback)],
    ['after_rollback', new Manager(database.afterRollback)],
  ];
}
