// The inside of the door: starts the site in its isolate and hands it work, text in and text out.
import type { Host, SiteConfiguration, SiteRequest, SiteResponse } from '../site/host.ts';
import { type Clock, createGuestHost, DoorFault, type Send } from './guest-host.ts';
import { LONGEST_MESSAGE, type Outcome, type Work } from './messages.ts';
import { fromHost, readMessage } from './reader.ts';

/** What the isolate runs: the program of a site. */
export interface Site {
  handle(request: SiteRequest): SiteResponse;
  /** Work that comes from no client: commands, jobs, the scheduler. JSON in, JSON out. */
  call(name: string, payload: string): string;
}

/** Makes the site's program over what it may ask of the outside. */
export type CreateSite = (host: Host) => Site;

/** What the outside gives an isolate at its start. */
export interface GuestStart {
  readonly send: Send;
  readonly clock: Clock;
  /** JSON of the site's configuration. */
  readonly configuration: string;
}

/** Starts a site: gives the function that does one piece of work and never throws. */
export function startGuest(
  createSite: CreateSite,
  { send, clock, configuration }: GuestStart,
): (text: string) => string {
  const guest = createGuestHost(readMessage(configuration, fromHost) as SiteConfiguration, send, clock);
  const site = createSite(guest.host);
  return (text) => {
    const work = readMessage(text, fromHost) as Work;
    guest.enter(work);
    return outcomeText(() => perform(site, work));
  };
}

function perform(site: Site, work: Work): Outcome {
  if (work.kind === 'request') return { kind: 'response', response: site.handle(work.request) };
  return { kind: 'result', result: site.call(work.name, work.payload) };
}

function outcomeText(run: () => Outcome): string {
  try {
    const text = JSON.stringify(run());
    return text.length > 2 * LONGEST_MESSAGE ? fault('the answer is too long') : text;
  } catch (thrown) {
    return fault(describe(thrown));
  }
}

function fault(text: string): string {
  return JSON.stringify({ kind: 'fault', fault: text });
}

/** For the operator. Whatever was thrown, looking at it must not throw again. */
function describe(thrown: unknown): string {
  try {
    if (thrown instanceof DoorFault) return `door: ${thrown.reason}`;
    if (thrown instanceof Error) return String(thrown.stack).slice(0, 4000);
    return `thrown: ${JSON.stringify(thrown)}`.slice(0, 4000);
  } catch {
    return 'something unreadable was thrown';
  }
}
