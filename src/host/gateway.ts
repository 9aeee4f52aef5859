// The gateway process: listens, hands requests and jobs to workers, tells operators how it is; never runs a script itself.
import { randomUUID } from 'node:crypto';
import Fastify, { type FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { Background } from './background.ts';
import { isTrusted, trustedProxies } from './clients.ts';
import { siteNames } from './configuration.ts';
import { CpuShares } from './cpu-shares.ts';
import { KnownSettings } from './known-settings.ts';
import { Metrics } from './metrics.ts';
import { Pool, usualWorkers } from './pool.ts';
import { FairQueue } from './queue.ts';
import { type Serving, serveRequest } from './requests.ts';
import type { Standing } from './standings.ts';
import { COMMAND_TIME } from './time-limits.ts';
import type { Ending, Task } from './worker-messages.ts';
import type { Done, WorkerEvents } from './worker-process.ts';

/** Of a request; `max_body_size` in the common configuration may set another, up to the cap. */
const USUAL_BODY = 5 * 1024 * 1024;
const LARGEST_BODY = 25 * 1024 * 1024;
const SLOWEST_BODY = 60_000;
const RUNNING_PER_SITE = 4;
const WAITING_PER_SITE = 32;
const MOST_JOBS = 2;
/** Processes beyond those for short work, in case that one of them is lost. */
const STANDBY = 1;
/** Processes that take the place of those for short work, one after the other. */
const SUCCESSORS = 1;
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
  const settings = new KnownSettings(sites);
  const pool: Pool = createPool(options, {
    job: (site) => background.announce(site),
    log: (site, request, entry) => {
      if (entry.event === 'limit') {
        metrics.limit(site, entry.fields);
        pool.tripped(site);
      }
      if (entry.event === 'near-limit') metrics.nearLimit(site, entry.fields);
      log[entry.level]({ site, request, ...entry.fields }, entry.event);
    },
  });
  const shares = { sync: new CpuShares(), job: new CpuShares() };
  const metrics = new Metrics();
  const background = new Background({
    sites,
    log,
    most: MOST_JOBS,
    shares: shares.job,
    perform: async (task) => spent(shares.job, task, await pool.measure(task, 'heavy')),
  });
  const queue = new FairQueue<Standing>({
    kindOf: (site) => pool.standing(site),
    total: atOnce(options),
    running: RUNNING_PER_SITE,
    waiting: WAITING_PER_SITE,
  });
  const perform = (task: Task) =>
    queue.run(task.site, async (turn) => {
      return spent(shares.sync, task, await pool.measure(task, turn.kind, () => turn.become('heavy')));
    });
  const proxies = trustedProxies(settings.common());
  const server = createServer({ settings, proxies, log, metrics, shares: shares.sync, perform }, { pool, queue });
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
        limits: COMMAND_TIME,
        kind: 'call',
        name,
        payload,
      }),
    close: () => server.close().then(() => pool.close()),
  };
}

function createPool(options: GatewayOptions, events: Pick<WorkerEvents, 'job' | 'log'>): Pool {
  const { sites, log, guest } = options;
  const { light, unknown, heavy } = atOnce(options);
  return new Pool({
    sites,
    sizes: {
      light: { staying: light + STANDBY, most: light + STANDBY + SUCCESSORS },
      unknown: { staying: 1, most: unknown },
      heavy: { staying: 1, most: heavy + MOST_JOBS },
    },
    ...(guest === undefined ? {} : { guest }),
    events: {
      ...events,
      fault: (site, request, what) => log.error({ site, request, what }, 'fault'),
    },
  });
}

/** How many requests are under way in all: of sites whose work is short, of those not known yet, of those that compute
 * long, on what the others leave of the processors. */
function atOnce({ workers = usualWorkers() }: GatewayOptions): Readonly<Record<Standing, number>> {
  return { light: workers, unknown: Math.ceil(workers / 4), heavy: workers + 2 };
}

function spent(share: CpuShares, task: Task, { ending, cpu }: Done): Ending {
  share.spend(task.site, cpu);
  return ending;
}

function bodyLimit(common: Readonly<Record<string, unknown>>): number {
  const set = common['max_body_size'];
  return typeof set === 'number' && set > 0 ? Math.min(set, LARGEST_BODY) : USUAL_BODY;
}

interface Machinery {
  readonly pool: Pool;
  readonly queue: FairQueue<Standing>;
}

function createServer(serving: Serving, machinery: Machinery): FastifyInstance {
  const server = Fastify({
    bodyLimit: bodyLimit(serving.settings.common()),
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
    if (status === 413)
      return reply.code(413).send({ exc_type: 'RequestEntityTooLarge', allowed: server.initialConfig.bodyLimit });
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
    body: JSON.stringify({ status: 'ok', sites: siteNames(serving.settings.sites).length, workers: pool.size }),
  }));
  page('/metrics', () => {
    const gauges = { workers: pool.size, workerDeaths: pool.deaths, running: queue.running, waiting: queue.waiting };
    return { type: 'text/plain; version=0.0.4', body: serving.metrics.text(gauges) };
  });
}
