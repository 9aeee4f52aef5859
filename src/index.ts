// The library's entry: a site in worker processes, spoken to with the Fetch API.
import { randomUUID } from 'node:crypto';
import { failureResponse } from './host/answers.ts';
import { siteSettings } from './host/configuration.ts';
import { alike, Pool } from './host/pool.ts';
import { endingValue } from './host/site-call.ts';
import { timeLimits } from './host/time-limits.ts';
import type { Ending, Task } from './host/worker-messages.ts';
import type { SiteResponse } from './site/host.ts';

export interface OpenSiteOptions {
  /** The folder of the sites. */
  readonly sites: string;
  readonly name: string;
  /** Worker processes that stay when idle; default 1. */
  readonly workers?: number;
}

/** A document as plain data; `doctype` names its type. */
export type DocumentData = { readonly doctype: string } & Readonly<Record<string, unknown>>;

/** A site whose program runs in worker processes of this one. */
export interface OpenedSite {
  /** Answers a request as the server would; mountable in any framework that speaks the Fetch API. */
  handle(request: Request, client?: { readonly address: string }): Promise<Response>;
  /** Inserts a document, running its events and scripts, and gives it as it was stored. */
  insert(document: DocumentData, as?: { readonly user: string }): Promise<DocumentData>;
  /** Runs a command of the site: JSON in, JSON out. */
  call(name: string, argument: unknown): Promise<unknown>;
  /** Ends the worker processes. */
  close(): Promise<void>;
}

/** Opens a site that exists; rejects with a ConfigurationError when it does not. */
export async function openSite(options: OpenSiteOptions): Promise<OpenedSite> {
  const { sites, name: site } = options;
  siteSettings(sites, site);
  const faults: string[] = [];
  const events = {
    job: () => undefined,
    log: () => undefined,
    fault: (_site: string, _id: string, what: string) => void faults.push(what),
  };
  const pool = new Pool({ sites, sizes: alike(options.workers ?? 1), events });
  const limits = () => timeLimits(sites, site, 'sync');
  const call = async (name: string, argument: unknown) => {
    faults.length = 0;
    const payload = JSON.stringify(argument);
    return endingValue(
      await pool.perform({ id: randomUUID(), site, limits: limits(), kind: 'call', name, payload }),
      faults,
    );
  };
  return {
    call,
    async handle(request, client) {
      const task = await taskOf(request, client?.address ?? '127.0.0.1', site);
      return responseOf(await pool.perform({ ...task, limits: limits() }), task.id);
    },
    insert: async (document, as) =>
      (await call('insert', { doc: document, user: as?.user ?? 'Administrator' })) as DocumentData,
    close: () => pool.close(),
  };
}

async function taskOf(
  request: Request,
  client: string,
  site: string,
): Promise<Omit<Extract<Task, { kind: 'request' }>, 'limits'>> {
  const id = randomUUID();
  const url = new URL(request.url);
  const body = Buffer.from(await request.arrayBuffer()).toString('base64');
  const headers = [...request.headers].map(([name, value]) => [name.toLowerCase(), value] as const);
  const withHost = request.headers.has('host') ? headers : [...headers, ['host', url.host] as const];
  return {
    kind: 'request',
    id,
    site,
    request: { id, method: request.method, url: url.pathname + url.search, headers: withHost, body, client },
  };
}

function responseOf(ending: Ending, id: string): Response {
  if (ending.kind === 'response') return fetchResponse(ending.response);
  return fetchResponse(failureResponse(ending.kind === 'failure' ? ending.failure : { kind: 'aborted' }, id));
}

/** Statuses that may have no body. */
const EMPTY = new Set([101, 204, 205, 304]);

function fetchResponse(response: SiteResponse): Response {
  const headers = new Headers();
  for (const [name, value] of response.headers) headers.append(name, value);
  const body = EMPTY.has(response.status) ? null : Buffer.from(response.body, 'base64');
  return new Response(body, { status: response.status, headers });
}
