// One call into a site from a command: a worker is started for it and ended after it.
import { randomUUID } from 'node:crypto';
import { ConfigurationError, siteSettings } from './configuration.ts';
import { alike, Pool } from './pool.ts';
import { COMMAND_TIME } from './time-limits.ts';
import type { Ending } from './worker-messages.ts';

/** The site answered with an error, or could not answer. */
export class SiteCallError extends Error {
  readonly kind: string;
  readonly traceback: string;
  constructor(kind: string, message: string, traceback: string) {
    super(message);
    this.name = kind;
    this.kind = kind;
    this.traceback = traceback;
  }
}

/** Calls a command of the site with a JSON value and gives the value it answers; throws SiteCallError or ConfigurationError. */
export async function callSite(sites: string, site: string, name: string, argument: unknown): Promise<unknown> {
  siteSettings(sites, site);
  const faults: string[] = [];
  const events = {
    job: () => undefined,
    log: () => undefined,
    fault: (_site: string, _id: string, what: string) => void faults.push(what),
  };
  const pool = new Pool({ sites, sizes: alike(1), events });
  try {
    const ending = await pool.perform({
      id: randomUUID(),
      site,
      limits: COMMAND_TIME,
      kind: 'call',
      name,
      payload: JSON.stringify(argument),
    });
    return endingValue(ending, faults);
  } finally {
    await pool.close();
  }
}

/** The value that a call's ending holds; throws SiteCallError. */
export function endingValue(ending: Ending, faults: readonly string[]): unknown {
  if (ending.kind === 'failure') throw failureOf(ending, faults);
  const answer: { value?: unknown; error?: Record<string, unknown> } =
    ending.kind === 'result' ? Object(JSON.parse(ending.result)) : {};
  if (answer.error === undefined) return answer.value;
  const { type, message, traceback } = answer.error;
  throw new SiteCallError(String(type ?? ''), String(message ?? ''), String(traceback ?? ''));
}

function failureOf(ending: Extract<Ending, { kind: 'failure' }>, faults: readonly string[]): Error {
  const { failure } = ending;
  if (failure.kind === 'unavailable') return new ConfigurationError(failure.text);
  if (failure.kind === 'limit')
    return new SiteCallError('ScriptLimitExceeded', `the limit of ${failure.limit} was reached`, '');
  return new SiteCallError(
    'ScriptAborted',
    `the site's program failed: ${faults.join('\n') || 'its worker process died'}`,
    '',
  );
}
