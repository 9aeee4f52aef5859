// What follows when a limit has ended a run: another context for the answer, and what there is to say.
import { limitCaps } from '../language/runtime/limits.ts';
import { Context } from './context.ts';
import type { ReachedLimit } from './failures.ts';
import type { Trip } from './scripts/trips.ts';

/** A run that has reached a limit does nothing more, so what follows is done by another, under limits of our own. */
export function afterLimit(failed: Context): Context {
  const { site, user, request, script } = failed;
  const context = new Context({ site, user, limits: limitCaps, ...(request === undefined ? {} : { request }) });
  context.script = script;
  return context;
}

/** The limit as it is recorded. */
export function tripOf({ script, request }: Context, { kind, allowed, used, line }: ReachedLimit): Trip {
  const input = (request?.body.length ?? 0) + (request?.query.length ?? 0);
  return { limit: kind, allowed, used, line, script, run: request?.id ?? '', input };
}
