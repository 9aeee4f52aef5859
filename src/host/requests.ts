// One HTTP request on its way: which site, whose address, to a worker, and back out.
import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { SiteRequest, SiteResponse } from '../site/host.ts';
import { busyResponse, failureResponse, jsonResponse, overShareResponse } from './answers.ts';
import { clientAddress, isTrusted, type TrustedProxies } from './clients.ts';
import type { CpuShares } from './cpu-shares.ts';
import type { KnownSettings } from './known-settings.ts';
import type { Metrics } from './metrics.ts';
import { QueueFull } from './queue.ts';
import { type SeenHeaders, siteOf } from './site-choice.ts';
import type { Ending, Failure, Task } from './worker-messages.ts';

/** What a request needs of the gateway. */
export interface Serving {
  readonly settings: KnownSettings;
  readonly proxies: TrustedProxies;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly shares: CpuShares;
  readonly perform: (task: Task) => Promise<Ending>;
}

/** Answers a request and leaves one line in the log. */
export async function serveRequest(serving: Serving, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const started = performance.now();
  const id = randomUUID();
  const headers = seenHeaders(serving, request);
  const site = siteOf(serving.settings, headers);
  const response =
    site === undefined
      ? jsonResponse(404, { exc_type: 'SiteNotFound' })
      : await answer(serving, siteRequest(serving, request, id, headers), site);
  const milliseconds = Math.round((performance.now() - started) * 10) / 10;
  serving.metrics.request(site ?? '', response, milliseconds);
  const { status, user, script, steps } = response;
  const { method } = request;
  const [path] = request.url.split('?');
  serving.log.info({ request: id, site, method, path, status, user, script, steps, milliseconds }, 'request');
  write(reply, response);
}

async function answer(serving: Serving, request: SiteRequest, site: string): Promise<SiteResponse> {
  const { id, url } = request;
  const { cpu, wall, cpuPerMinute } = serving.settings.limits(site, 'sync');
  const wait = serving.shares.wait(site, cpuPerMinute);
  if (wait > 0) return overShareResponse(id, cpuPerMinute, Math.ceil(wait / 1000));
  try {
    const ending = await serving.perform({
      id,
      site,
      limits: { cpu, wall },
      kind: 'request',
      request,
    });
    return ending.kind === 'response' ? ending.response : failed(serving, ending, id, site, url);
  } catch (failure) {
    if (failure instanceof QueueFull) return busyResponse(id, failure.retryAfter);
    throw failure;
  }
}

function failed(serving: Serving, ending: Ending, id: string, site: string, url: string): SiteResponse {
  const failure: Failure = ending.kind === 'failure' ? ending.failure : { kind: 'aborted' };
  if (failure.kind === 'limit') void record(serving, { of: id, site, url, failure });
  if (failure.kind === 'unavailable') serving.log.error({ request: id, site, what: failure.text }, 'unavailable');
  return failureResponse(failure, id);
}

/** The site could not say itself that a limit ended its run. */
async function record(serving: Serving, what: Pick<Aftermath, 'of' | 'site' | 'url' | 'failure'>): Promise<void> {
  const { cpu, wall } = serving.settings.limits(what.site, 'sync');
  try {
    await serving.perform({ id: randomUUID(), limits: { cpu, wall }, kind: 'aftermath', ...what });
  } catch (failure) {
    serving.log.error({ request: what.of, site: what.site, what: String(failure) }, 'aftermath');
  }
}

type Aftermath = Extract<Task, { kind: 'aftermath' }>;

/** What only a proxy of ours may say of a request; from anyone else the site does not get to see it. */
const OF_PROXIES = /^(forwarded|x-forwarded-.*|x-real-ip|x-frappe-site-name|x-original-url|x-rewrite-url)$/;

function seenHeaders(serving: Serving, request: FastifyRequest): SeenHeaders {
  const { rawHeaders } = request.raw;
  const trusted = isTrusted(request.socket.remoteAddress, serving.proxies);
  return rawHeaders
    .flatMap((name, at) => (at % 2 === 0 ? [[name.toLowerCase(), rawHeaders[at + 1] ?? ''] as const] : []))
    .filter(([name]) => trusted || !OF_PROXIES.test(name));
}

function siteRequest(serving: Serving, request: FastifyRequest, id: string, headers: SeenHeaders): SiteRequest {
  const body = Buffer.isBuffer(request.body) ? request.body.toString('base64') : '';
  const client = clientAddress(request, serving.proxies);
  return { id, method: request.method, url: request.url, headers, body, client };
}

/** Written past the framework, which would add a character set to the site's content types. */
function write(reply: FastifyReply, response: SiteResponse): void {
  const body = Buffer.from(response.body, 'base64');
  reply.hijack();
  reply.raw.statusCode = response.status;
  for (const [name, value] of response.headers) addHeader(reply.raw, name, value);
  // Fastify's own answers say so too while it drains.
  if (!reply.server.server.listening) reply.raw.setHeader('connection', 'close');
  if (!BODILESS.has(response.status)) reply.raw.setHeader('content-length', body.length);
  reply.raw.end(body);
}

const BODILESS = new Set([101, 204, 304]);

/** Several headers of one name stay several; the length is what was counted here. */
function addHeader(answer: ServerResponse, name: string, value: string): void {
  if (/^content-length$/i.test(name) || !/^[\w!#$%&'*+.^`|~-]+$/.test(name) || /[\r\n\0]/.test(value)) return;
  answer.appendHeader(name, value);
}
