// Tells the operator of runs that came close to a limit.
import { limitNames } from '../language/runtime/limits.ts';
import type { Context } from './context.ts';

const CLOSE = 0.8;

/** One line for each limit of which no more than a fifth is left. */
export function tellNearMisses(context: Context): void {
  const { run, host, script } = context;
  for (const limit of limitNames) {
    const allowed = run.limits[limit];
    const used = allowed - run.left(limit);
    if (used >= allowed * CLOSE)
      host.log({ level: 'info', event: 'near-limit', fields: { limit, allowed, used, script } });
  }
}
