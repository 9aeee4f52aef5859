// A script's outgoing requests: only to public addresses, only http and https, within sizes and times.
import { lookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import type { Agent, Dispatcher } from 'undici';
import { OutgoingError, type OutgoingRequest, type OutgoingResponse } from '../site/host.ts';
import { isPublicAddress } from './addresses.ts';

const MOST_REDIRECTS = 3;
const LARGEST_BODY = 5 * 1024 * 1024;
const PORTS = new Set(['', '80', '443']);
const METHODS = new Set(['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS']);
const NOT_FOR_SCRIPTS = new Set([
  'host',
  'connection',
  'content-length',
  'transfer-encoding',
  'upgrade',
  'te',
  'trailer',
  'keep-alive',
  'expect',
]);

/** Finds addresses and opens connections; other than the machine's own where a test stands in for the internet. */
export interface OutgoingNetwork {
  readonly lookup: (
    hostname: string,
    done: (failure: Error | null, found: readonly { readonly address: string; readonly family: number }[]) => void,
  ) => void;
  readonly connector: (lookup: LookupFunction) => NonNullable<Agent.Options['connect']>;
}

const machine: OutgoingNetwork = {
  lookup: (hostname, done) =>
    lookup(hostname, { all: true, verbatim: true }, (failure, found) => done(failure, found ?? [])),
  connector: (checked) => ({ lookup: checked }),
};

/** What an operator may open beyond the defaults. */
export interface OutgoingPolicy {
  readonly ports: ReadonlySet<string>;
  /** `host:port` or `host` that may be private. */
  readonly hosts: ReadonlySet<string>;
  readonly network?: OutgoingNetwork;
}

/** The policy in the common configuration: `outgoing_ports` and `outgoing_hosts`, both lists. */
export function outgoingPolicy(common: Readonly<Record<string, unknown>>): OutgoingPolicy {
  const list = (key: string) => new Set([common[key] ?? []].flat().map(String));
  return { ports: list('outgoing_ports'), hosts: list('outgoing_hosts') };
}

/** Sends the request and follows its redirects; throws OutgoingError. */
export async function send(outgoing: OutgoingRequest, policy: OutgoingPolicy): Promise<OutgoingResponse> {
  const signal = AbortSignal.timeout(Math.max(1, outgoing.timeout));
  const checked = { ...outgoing, method: method(outgoing.method), headers: headers(outgoing.headers) };
  try {
    return await follow(checked, policy, signal);
  } catch (failure) {
    throw outgoingError(failure, signal);
  }
}

async function follow(
  outgoing: OutgoingRequest,
  policy: OutgoingPolicy,
  signal: AbortSignal,
): Promise<OutgoingResponse> {
  let current = outgoing;
  for (let redirects = 0; ; redirects += 1) {
    const { response, location } = await once(current, policy, signal);
    if (location === undefined) return response;
    const most = outgoing.redirects ?? MOST_REDIRECTS;
    if (redirects === most) throw new OutgoingError('limit', `Exceeded ${most} redirects.`);
    current = redirected(current, response.status, location);
  }
}

interface Answer {
  readonly response: OutgoingResponse;
  readonly location: string | undefined;
}

async function once(outgoing: OutgoingRequest, policy: OutgoingPolicy, signal: AbortSignal): Promise<Answer> {
  const url = permitted(outgoing.url, policy);
  const network = policy.network ?? machine;
  // Loading it takes longer than the rest of a worker's start, and few sites ask for anything outside.
  const { Agent, request } = await import('undici');
  const dispatcher = new Agent({ connect: network.connector(checkedLookup(policy, url)), pipelining: 0 });
  try {
    const answer = await request(url, {
      dispatcher,
      method: outgoing.method as Dispatcher.HttpMethod,
      headers: outgoing.headers.flat(),
      body: outgoing.body,
      signal,
    });
    const body = await bodyOf(answer, outgoing.largest ?? LARGEST_BODY);
    const location =
      answer.statusCode >= 300 && answer.statusCode < 400 ? first(answer.headers['location']) : undefined;
    return { response: { status: answer.statusCode, headers: pairs(answer.headers), body }, location };
  } finally {
    await dispatcher.destroy();
  }
}

function permitted(text: string, policy: OutgoingPolicy): URL {
  // The parser would drop line breaks and go on with the rest.
  if (hasControls(text) || !URL.canParse(text))
    throw new OutgoingError('refused', 'The address of the request is not valid.');
  const url = new URL(text);
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new OutgoingError('refused', 'Only http and https are allowed.');
  if (opened(url, policy)) return url;
  if (!PORTS.has(url.port) && !policy.ports.has(url.port))
    throw new OutgoingError('refused', `Port ${url.port} is not allowed.`);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !isPublicAddress(host)) throw notPublic();
  return url;
}

function hasControls(text: string): boolean {
  return [...text].some((letter) => letter < ' ' || letter === '\x7f');
}

function opened(url: URL, policy: OutgoingPolicy): boolean {
  return policy.hosts.has(url.host) || policy.hosts.has(url.hostname);
}

function notPublic(): OutgoingError {
  return new OutgoingError('refused', 'Requests to this address are not allowed.');
}

/** Resolves once, refuses if any answer is not public, and connects to exactly what was checked. */
function checkedLookup(policy: OutgoingPolicy, url: URL): LookupFunction {
  return (hostname, options, done) => {
    (policy.network ?? machine).lookup(hostname, (failure, found) => {
      const first = found[0];
      if (failure !== null || first === undefined) return done(failure ?? new Error('no address'), '', 4);
      if (!opened(url, policy) && !found.every((entry) => isPublicAddress(entry.address)))
        return done(new RefusedAddress('not public'), '', 4);
      return options.all ? done(null, [...found]) : done(null, first.address, first.family);
    });
  };
}

class RefusedAddress extends Error {}

function method(name: string): string {
  const upper = name.toUpperCase();
  if (!METHODS.has(upper)) throw new OutgoingError('refused', `The method ${name.slice(0, 20)} is not allowed.`);
  return upper;
}

function headers(given: OutgoingRequest['headers']): OutgoingRequest['headers'] {
  for (const [name, value] of given) {
    if (!/^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,200}$/.test(name) || !/^[\t\x20-\x7e\x80-\xff]{0,8000}$/.test(value))
      throw new OutgoingError('refused', 'A header of the request is not valid.');
  }
  const kept = given.filter(([name]) => !NOT_FOR_SCRIPTS.has(name.toLowerCase()) && !/^proxy-/i.test(name));
  return [...kept, ['accept-encoding', 'gzip, deflate, br']];
}

function redirected(outgoing: OutgoingRequest, status: number, location: string): OutgoingRequest {
  if (!URL.canParse(location, outgoing.url))
    throw new OutgoingError('refused', 'The address of the redirect is not valid.');
  const target = new URL(location, outgoing.url);
  const sameOrigin = target.origin === new URL(outgoing.url).origin;
  const kept = sameOrigin
    ? outgoing.headers
    : outgoing.headers.filter(([name]) => !/^(authorization|cookie)$/i.test(name));
  const asGet = status === 303 || ((status === 301 || status === 302) && outgoing.method === 'POST');
  return { ...outgoing, url: target.href, headers: kept, ...(asGet ? { method: 'GET', body: null } : {}) };
}

async function bodyOf(answer: Dispatcher.ResponseData, largest: number): Promise<string> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of answer.body) {
    size += piece.length;
    if (size > largest) throw tooLarge(largest);
    pieces.push(piece);
  }
  const plain = decompressed(Buffer.concat(pieces), first(answer.headers['content-encoding']), largest);
  return plain.toString(
    /charset="?(iso-8859-1|latin-?1)/i.test(first(answer.headers['content-type']) ?? '') ? 'latin1' : 'utf8',
  );
}

const DECOMPRESS: Readonly<Record<string, (body: Buffer, options: { maxOutputLength: number }) => Buffer>> = {
  gzip: gunzipSync,
  deflate: inflateSync,
  br: brotliDecompressSync,
};

function decompressed(body: Buffer, encoding: string | undefined, largest: number): Buffer {
  const decompress = encoding !== undefined && Object.hasOwn(DECOMPRESS, encoding) ? DECOMPRESS[encoding] : undefined;
  if (decompress === undefined || body.length === 0) return body;
  try {
    return decompress(body, { maxOutputLength: largest });
  } catch (failure) {
    if (failure instanceof RangeError) throw tooLarge(largest);
    throw failure;
  }
}

function first(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}

function pairs(given: Dispatcher.ResponseData['headers']): readonly (readonly [string, string])[] {
  return Object.entries(given).flatMap(([name, value]) =>
    [value ?? []].flat().map((one) => [name.toLowerCase(), one] as const),
  );
}

function tooLarge(largest: number): OutgoingError {
  return new OutgoingError('too-large', `The answer is larger than ${largest} bytes.`);
}

function outgoingError(failure: unknown, signal: AbortSignal): OutgoingError {
  if (failure instanceof OutgoingError) return failure;
  if (signal.aborted) return new OutgoingError('timeout', 'The request took too long.');
  if (failure instanceof RefusedAddress) return notPublic();
  return new OutgoingError('unreachable', 'The server could not be reached.');
}
