// The site as its host sees it: one synchronous function from request to response, and named commands.
import { type Limits, limitCaps } from '../language/runtime/limits.ts';
import { afterLimit, tripOf } from './after-limit.ts';
import { commands } from './commands/table.ts';
import { Context } from './context.ts';
import { describeFailure } from './failures.ts';
import type { Host, SiteRequest, SiteResponse } from './host.ts';
import { handleRequest } from './http/handle.ts';
import { tellNearMisses } from './near-misses.ts';
import { parts } from './parts.ts';
import { recordTrip } from './scripts/trips.ts';
import { readChange } from './settings.ts';
import { SiteState } from './site.ts';

/** A site in this isolate. */
export interface Site {
  /** Answers one HTTP request in one transaction. */
  handle(request: SiteRequest): SiteResponse;
  /**
   * Runs a command of the operator (commands/table.ts) with a JSON object of arguments, as one transaction. Answers a JSON
   * object: `{ "value": … }`, or `{ "error": { "type", "message", "traceback", "messages" } }`.
   */
  call(name: string, payload: string): string;
}

/** Opens the site of a host. Nothing is read before the first request. */
export function createSite(host: Host): Site {
  const state = new SiteState(host, parts);
  return {
    handle: (request) => handleRequest(state, request),
    call: (name, payload) => runCommand(state, name, payload),
  };
}

/** An operator's command may take longer than a request. */
function limitsOf(state: SiteState, name: string): Limits {
  return name === 'job' ? state.jobLimits : limitCaps;
}

function runCommand(state: SiteState, name: string, payload: string): string {
  const command = commands.get(name);
  if (command === undefined)
    return JSON.stringify({ error: { type: 'UnknownCommand', message: `no such command: ${name}` } });
  state.host.begin();
  const context = new Context({ site: state, user: 'Administrator', limits: limitsOf(state, name) });
  try {
    if (name !== 'setup') readChange(context);
    const value = command(context, JSON.parse(payload === '' ? '{}' : payload));
    context.commit();
    state.host.commit();
    tellNearMisses(context);
    return JSON.stringify({ value });
  } catch (thrown) {
    const { type, message, traceback, limit } = describeFailure(context, thrown);
    context.rollback();
    if (limit !== undefined) recordTrip(afterLimit(context), tripOf(context, limit));
    state.host.commit();
    const messages = context.messages.map((entry) => String(entry.table.map.get('message') ?? ''));
    return JSON.stringify({ error: { type, message, traceback, messages } });
  }
}
