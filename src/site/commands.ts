// The operator's commands: what `site.call(name, payload)` can do, each one transaction.
import type { Context } from './context.ts';
import { setUp } from './setup.ts';

/** Takes the arguments as parsed JSON and answers something JSON can hold. */
export type Command = (context: Context, payload: Readonly<Record<string, unknown>>) => unknown;

/** All commands by name. */
export const commands: ReadonlyMap<string, Command> = new Map<string, Command>([
  [
    'setup',
    (context, payload) => {
      setUp(context, { adminPassword: String(payload['admin_password'] ?? 'admin') });
      return null;
    },
  ],
]);
