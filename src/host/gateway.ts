// The gateway process: listens, finds the site, hands the request to a worker, and answers; never runs a script itself.
import { randomUUID } from 'node:crypto';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { SiteResponse } from '../site/host.ts';
import { busyResponse, failureResponse, jsonResponse } from './answers.ts';
import { clientAddress, isTrusted, type TrustedProxies, trustedProxies } from './clients.ts';
import { commonSettings } from './configuration.ts';
import { Pool, usualWorkers } from './pool.ts';
import { FairQueue, QueueFull } from './queue.ts';
import { siteOf } from './site-choice.ts';
import { timeLimits } from './time-limits.ts';
import type { Ending, Task } from './worker-messages.ts';

const LARGEST_BODY = 25 * 1024 * 1024;
const RUNNING_PER_SITE = 4;
const WAITING_PER_SITE = 32;

export interface GatewayOptions {
  readonly sites: string;
  readonly workers?: number;
  /** The file with the program of a site; default the built one. */
  readonly guest?: string;
  readonly log: Logger;
}

/** A running gateway. */
export interface Gateway {
  readonly server: FastifyInstance;
  readonly pool: Pool;
  /** Work that comes from no client: JSON in, JSON out. */
  call(site: string, name: string, payload: string): Promise<Ending>;
  /** Lets what is under way end, then ends the workers. */
  close(): Promise<void>;
}

/** Starts the workers; listening is the caller's to begin. */
export function createGateway(options: GatewayOptions): Gateway {
  const { sites, log } = options;
  const pool = new Pool({
    sites,
    workers: options.workers ?? usualWorkers(),
    ...(options.guest === undefined ? {} : { guest: options.guest }),
    events: {
      job: (site, job) => log.info({ site, method: job.method }, 'job'),
      log: (site, request, entry) => log[entry.level]({ site, request, ...entry.fields }, entry.event),
      fault: (site, request, what) => log.error({ site, request, what }, 'fault'),
    },
  });
  const queue = new FairQueue({ total: pool.capacity, running: RUNNING_PER_SITE, waiting: WAITING_PER_SITE });
  const perform = (task: Task) => queue.run(task.site, () => pool.perform(task));
  const server = Fastify({
    bodyLimit: LARGEST_BODY,
    exposeHeadRoutes: false,
    requestTimeout: 60_000,
    forceCloseConnections: 'idle',
  });
  acceptRawBodies(server);
  const proxies = trustedProxies(commonSettings(sites));
  server.all('/*', (request, reply) => serve({ sites, proxies, log, perform }, request, reply));
  const call = (site: string, name: string, payload: string) =>
    perform({ id: randomUUID(), site, limits: timeLimits(commonSettings(sites), 'job'), kind: 'call', name, payload });
  return { server, pool, call, close: () => server.close().then(() => pool.close()) };
}

interface Serving {
  readonly sites: string;
  readonly proxies: TrustedProxies;
  readonly log: Logger;
  readonly perform: (task: Task) => Promise<Ending>;
}

/** The site reads the body itself; nothing is parsed here. */
function acceptRawBodies(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
}

async function serve(serving: Serving, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const started = performance.now();
  const id = randomUUID();
  const trusted = isTrusted(request.socket.remoteAddress, serving.proxies);
  const site = siteOf(serving.sites, request.headers, trusted);
  const response =
    site === undefined ? jsonResponse(404, { exc_type: 'SiteNotFound' }) : await answer(serving, request, id, site);
  const milliseconds = Math.round((performance.now() - started) * 10) / 10;
  const { status, user, script, steps } = response;
  serving.log.info(
    {
      request: id,
      site,
      method: request.method,
      url: request.url.split('?')[0],
      status,
      user,
      script,
      steps,
      milliseconds,
    },
    'request',
  );
  return write(reply, response);
}

async function answer(serving: Serving, request: FastifyRequest, id: string, site: string): Promise<SiteResponse> {
  const limits = timeLimits(commonSettings(serving.sites), 'request');
  try {
    const ending = await serving.perform({
      id,
      site,
      limits,
      kind: 'request',
      request: siteRequest(serving, request, id),
    });
    if (ending.kind === 'response') return ending.response;
    if (ending.kind === 'failure' && ending.failure.kind === 'unavailable')
      serving.log.error({ request: id, site, what: ending.failure.text }, 'unavailable');
    return failureResponse(ending.kind === 'failure' ? ending.failure : { kind: 'aborted' }, id);
  } catch (failure) {
    if (failure instanceof QueueFull) return busyResponse(id, failure.retryAfter);
    throw failure;
  }
}

function siteRequest(serving: Serving, request: FastifyRequest, id: string) {
  const { rawHeaders } = request.raw;
  const headers = rawHeaders.flatMap((name, at) =>
    at % 2 === 0 ? [[name.toLowerCase(), rawHeaders[at + 1] ?? ''] as const] : [],
  );
  const body = Buffer.isBuffer(request.body) ? request.body.toString('base64') : '';
  return {
    id,
    method: request.method,
    url: request.url,
    headers,
    body,
    client: clientAddress(request, serving.proxies),
  };
}

function write(reply: FastifyReply, response: SiteResponse): FastifyReply {
  reply.code(response.status);
  for (const [name, value] of response.headers) appendHeader(reply, name, value);
  return reply.send(Buffer.from(response.body, 'base64'));
}

/** Several cookies are several headers. */
function appendHeader(reply: FastifyReply, name: string, value: string): void {
  if (/[\r\n\0]/.test(value)) return;
  if (name.toLowerCase() === 'set-cookie') reply.header(name, value);
  else if (name.toLowerCase() !== 'content-length') reply.raw.hasHeader(name) ? undefined : reply.header(name, value);
}
