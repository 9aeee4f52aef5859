// The operator's commands: what `site.call(name, payload)` can do, each one transaction.

import { setPassword } from '../passwords.ts';
import { tick } from '../scripts/scheduler.ts';
import { setUp } from '../setup.ts';
import { type Command, textOf } from './command.ts';
import { compareVersions } from './compare.ts';
import { exportDocuments, importDocuments, insertOne } from './fixtures.ts';
import { runJob } from './jobs.ts';
import { runText } from './run.ts';
import { tripped } from './tripped.ts';

/** All commands by name. */
export const commands: ReadonlyMap<string, Command> = new Map<string, Command>([
  [
    'setup',
    (context, payload) => {
      setUp(context, { adminPassword: textOf(payload, 'admin_password') || 'admin' });
      return null;
    },
  ],
  ['import', importDocuments],
  ['export', exportDocuments],
  ['insert', insertOne],
  ['run', runText],
  ['diff', compareVersions],
  ['job', runJob],
  ['tripped', tripped],
  ['tick', (context) => tick(context)],
  [
    'set-password',
    (context, payload) => {
      setPassword(context, textOf(payload, 'user'), textOf(payload, 'password'));
      return null;
    },
  ],
]);
