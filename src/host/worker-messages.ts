// What gateway and worker say to each other: JSON texts over the process channel.
import type { TimeLimits } from '../door/messages.ts';
import type { LogEntry, SiteRequest, SiteResponse } from '../site/host.ts';

/** Work for a site: a client's request, a call by name with JSON in and JSON out, or a job. */
export type Task = { readonly id: string; readonly site: string; readonly limits: TimeLimits } & (
  | { readonly kind: 'request'; readonly request: SiteRequest }
  | { readonly kind: 'call'; readonly name: string; readonly payload: string }
  /** The job of the site that waits longest. */
  | { readonly kind: 'job' }
  /** Nothing but what comes before the first work of a site. */
  | { readonly kind: 'open' }
  /** What has to be noted of a piece of work that a limit ended, or that was lost with its worker. */
  | { readonly kind: 'aftermath'; readonly of: string; readonly url: string; readonly failure: Failure }
);

/** Why there is no answer of the site's own. */
export type Failure =
  /** A limit of time or memory ended the work. */
  | { readonly kind: 'limit'; readonly limit: 'cpu' | 'wall' | 'memory'; readonly allowed: number }
  /** The engine, the worker or our own code failed. */
  | { readonly kind: 'aborted' }
  /** The site cannot be served; `text` says why, for the operator. */
  | { readonly kind: 'unavailable'; readonly text: string };

/** How a piece of work ended. */
export type Ending =
  | { readonly kind: 'response'; readonly response: SiteResponse }
  | { readonly kind: 'result'; readonly result: string }
  | { readonly kind: 'failure'; readonly failure: Failure };

/** From the gateway to a worker. */
export type ToWorker = { readonly kind: 'task'; readonly task: Task } | { readonly kind: 'stop' };

/** From a worker to the gateway. `recycle` asks to be replaced. */
export type FromWorker =
  | { readonly kind: 'ready' }
  /** Work that was not begun when its worker died can be given to another one. */
  | { readonly kind: 'begun'; readonly id: string }
  /** From now on something may stay of the work, so that it cannot be done again from the start. */
  | { readonly kind: 'lasting'; readonly id: string }
  | {
      readonly kind: 'ended';
      readonly id: string;
      readonly ending: Ending;
      readonly recycle: boolean;
      readonly cpu: number;
    }
  /** The site has one more job that waits. */
  | { readonly kind: 'job'; readonly site: string }
  | { readonly kind: 'log'; readonly site: string; readonly id: string; readonly entry: LogEntry }
  | { readonly kind: 'fault'; readonly site: string; readonly id: string; readonly what: string };

/** The longest text between the two: a body of 25 MiB in base64, and what is around it. */
export const LONGEST_TEXT = 36 * 1024 * 1024;

/** How many sites a worker keeps open: those used last. */
export const MOST_OPEN_SITES = 32;
