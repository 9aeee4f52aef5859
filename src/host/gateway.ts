// The gateway process: listens, hands requests and jobs to workers, tells operators how it is; never runs a script itself.
import { randomUUID } from 'node:crypto';
import Fastify, { type FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { Background } from './background.ts';
import { isTrusted, trustedProxies } from './clients.ts';
import { commonSettings, siteNames } from './configuration.ts';
import { Metrics } from './metrics.ts';
import { Pool, usualWorkers } from './pool.ts';
import { FairQueue } from './queue.ts';
import { type Serving, serveRequest } from './requests.ts';
import { timeLimits } from './time-limits.ts';
import type { Ending, Task } from './worker-messages.ts';

const LARGEST_BODY = 25 * 1024 * 1024;
const SLOWEST_BODY = 60_000;
const RUNNING_PER_SITE = 4;
const WAITING_PER_SITE = 32;
const MOST_JOBS = 2;
const TICK = 60_000;

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
  const pool: Pool = createPool(options, (site) => background.announce(site));
  const background = new Background({ sites, log, most: MOST_JOBS, perform: (task) => pool.perform(task) });
  const queue = new FairQueue({ total: pool.capacity, running: RUNNING_PER_SITE, waiting: WAITING_PER_SITE });
  const perform = (task: Task) => queue.run(task.site, () => pool.perform(task));
  const proxies = trustedProxies(commonSettings(sites));
  const metrics = new Metrics();
  const server = createServer({ sites, proxies, log, metrics, perform }, { pool, queue });
  const clock = setInterval(() => background.tick(), TICK).unref();
  server.addHook('onListen', async () => background.lookForJobs());
  server.addHook('onClose', async () => clearInterval(clock));
  return {
    server,
    pool,
    call: (site, name, payload) =>
      perform({
        id: randomUUID(),
        site,
        limits: timeLimits(commonSettings(sites), 'job'),
        kind: 'call',
        name,
        payload,
      }),
    close: () => server.close().then(() => pool.close()),
  };
}

function createPool(options: GatewayOptions, job: (site: string) => void): Pool {
  const { sites, log, guest, workers } = options;
  return new Pool({
    sites,
    workers: workers ?? usualWorkers(),
    ...(guest === undefined ? {} : { guest }),
    events: {
      job,
      log: (site, request, entry) => log[entry.level]({ site, request, ...entry.fields }, entry.event),
      fault: (site, request, what) => log.error({ site, request, what }, 'fault'),
    },
  });
}

interface Machinery {
  readonly pool: Pool;
  readonly queue: FairQueue;
}

function createServer(serving: Serving, machinery: Machinery): FastifyInstance {
  const server = Fastify({
    bodyLimit: LARGEST_BODY,
    exposeHeadRoutes: false,
    requestTimeout: SLOWEST_BODY,
    forceCloseConnections: 'idle',
  });
  // The site reads the body itself, whatever it is said to be; nothing is parsed here.
  server.removeAllContentTypeParsers();
  server.addHook('onRequest', async (request) => {
    request.raw.headers['content-type'] = 'application/octet-stream';
  });
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  answerFailures(server, serving.log);
  addOperatorPages(server, serving, machinery);
  server.all('/*', (request, reply) => serveRequest(serving, request, reply));
  return server;
}

/** What goes wrong before a site is asked: bad requests get their status, faults of ours are logged; neither tells more. */
function answerFailures(server: FastifyInstance, log: Logger): void {
  server.setErrorHandler((failure, request, reply) => {
    const status = Number(Object(failure).statusCode ?? 500);
    if (status < 500) return reply.code(status).send({ exc_type: 'BadRequest' });
    const run = randomUUID();
    log.error({ request: run, path: request.url.split('?')[0], what: Object(failure).stack }, 'fault');
    return reply.code(500).send({ exc_type: 'ScriptAborted', run });
  });
}

/** For this machine and the trusted proxies only. */
function addOperatorPages(server: FastifyInstance, serving: Serving, { pool, queue }: Machinery): void {
  const page = (path: string, text: () => { readonly type: string; readonly body: string }) =>
    server.get(path, (request, reply) => {
      const address = request.socket.remoteAddress ?? '';
      const permitted = /^(127\.|::1$|::ffff:127\.)/.test(address) || isTrusted(address, serving.proxies);
      if (!permitted) return serveRequest(serving, request, reply);
      const { type, body } = text();
      return reply.type(type).send(body);
    });
  page('/health', () => ({
    type: 'application/json',
    body: JSON.stringify({ status: 'ok', sites: siteNames(serving.sites).length, workers: pool.size }),
  }));
  page('/metrics', () => {
    const gauges = { workers: pool.size, workerDeaths: pool.deaths, running: queue.running, waiting: queue.waiting };
    return { type: 'text/plain; version=0.0.4', body: serving.metrics.text(gauges) };
  });
}
