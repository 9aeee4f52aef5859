// The real thing for tests: a site on SQLite with the example scripts, a gateway, a worker, and a client that keeps its session.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { importInto } from '../../src/cli/importing.ts';
import { createSite } from '../../src/cli/site-creation.ts';
import { commonFile, setSetting } from '../../src/host/configuration.ts';
import { createGateway } from '../../src/host/gateway.ts';

const root = join(import.meta.dirname, '..', '..');

export const SITE = 'site1.local';
export const PASSWORD = 'a password';

/** An answer with its body read. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The parsed body; an empty object when it is no JSON. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** Someone who sends requests. */
export interface Client {
  get(path: string): Promise<Reply>;
  post(path: string, body?: unknown): Promise<Reply>;
  put(path: string, body: unknown): Promise<Reply>;
  delete(path: string): Promise<Reply>;
}

/** A served site. */
export interface Served {
  readonly address: string;
  readonly sites: string;
  readonly guest: Client;
  readonly administrator: Client;
  /** Somebody who sends these headers. */
  as(headers: Readonly<Record<string, string>>): Client;
  set(key: string, value: unknown): void;
  close(): Promise<void>;
}

/** Creates the site, imports the examples, serves, and signs Administrator in. */
export async function served(): Promise<Served> {
  const sites = mkdtempSync(join(tmpdir(), 'ristretto-'));
  await createSite(SITE, { sites, db: 'sqlite:', profile: 'frappe-16', python: '3.14' }, PASSWORD);
  const set = (key: string, value: unknown) => setSetting(commonFile(sites), key, value);
  set('server_script_enabled', 1);
  await importInto(sites, SITE, join(root, 'examples'));
  const gateway = createGateway({ sites, log: pino({ level: 'silent' }), workers: 1 });
  const address = await gateway.server.listen({ host: '127.0.0.1', port: 0 });
  const as = (headers: Readonly<Record<string, string>>) => client(address, headers);
  const guest = as({});
  const cookie = await signIn(guest);
  const close = async () => {
    await gateway.close();
    rmSync(sites, { recursive: true, force: true });
  };
  return { address, sites, guest, administrator: as({ cookie }), as, set, close };
}

async function signIn(guest: Client): Promise<string> {
  const reply = await guest.post('/api/method/login', { usr: 'Administrator', pwd: PASSWORD });
  if (reply.status !== 200) throw new Error(`login: ${reply.status} ${reply.text}`);
  return reply.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}

function client(address: string, headers: Readonly<Record<string, string>>): Client {
  const send = async (method: string, path: string, body?: unknown): Promise<Reply> => {
    const content = body === undefined ? {} : { 'content-type': 'application/json' };
    const response = await fetch(`${address}${path}`, {
      method,
      headers: { accept: 'application/json', ...content, ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: parsed(text) };
  };
  return {
    get: (path) => send('GET', path),
    post: (path, body) => send('POST', path, body),
    put: (path, body) => send('PUT', path, body),
    delete: (path) => send('DELETE', path),
  };
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
}

/** The document in an answer of the resource API. */
export function documentIn(reply: Reply): Readonly<Record<string, unknown>> {
  if (reply.status !== 200) throw new Error(`${reply.status} ${reply.text}`);
  return Object(reply.body['data']);
}

/** The texts of the messages in an answer, in order. */
export function messagesIn(reply: Reply): readonly string[] {
  const texts: readonly string[] = JSON.parse(String(reply.body['_server_messages'] ?? '[]'));
  return texts.map((text) => String(Object(JSON.parse(text)).message));
}

/** How many documents match. */
export async function count(by: Client, doctype: string, filters: unknown): Promise<number> {
  const query = `filters=${encodeURIComponent(JSON.stringify(filters))}&limit_page_length=0`;
  const reply = await by.get(`/api/resource/${encodeURIComponent(doctype)}?${query}`);
  if (reply.status !== 200) throw new Error(`${reply.status} ${reply.text}`);
  return [reply.body['data']].flat().length;
}

/** Stores a Server Script as its author would. */
export async function script(by: Client, name: string, values: Readonly<Record<string, unknown>>): Promise<Reply> {
  const reply = await by.post('/api/resource/Server%20Script', { name, ...values });
  if (reply.status !== 200) throw new Error(`${reply.status} ${reply.text}`);
  return reply;
}

/** How a command ended. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command of ours. */
export function ristretto(...given: readonly string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, 'src', 'cli', 'bin.js'), ...given], { stdio: 'pipe' });
    const output = { stdout: '', stderr: '' };
    child.stdout.on('data', (part) => (output.stdout += String(part)));
    child.stderr.on('data', (part) => (output.stderr += String(part)));
    child.on('close', (code) => resolve({ code, ...output }));
  });
}
