// A gateway with real sites for the long tests: started as an operator starts it, asked over HTTP.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSite } from '../../src/cli/site-creation.ts';
import { callSite } from '../../src/host/site-call.ts';

const root = join(import.meta.dirname, '..', '..');

/** A running `ristretto serve`. */
export interface Served {
  readonly sites: string;
  readonly port: number;
  readonly gateway: ChildProcess;
  /** Answers status, body and milliseconds; status 0 when the connection was lost. */
  ask(site: string, path: string, options?: { readonly body?: string }): Promise<Answer>;
  close(): Promise<void>;
}

/** What came back. */
export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly milliseconds: number;
}

/** The API scripts of a site, by method. */
export type Scripts = Readonly<Record<string, string>>;

/** Creates the sites, each with its scripts, and serves them. */
export async function serveSites(sites: Readonly<Record<string, Scripts>>, workers: number): Promise<Served> {
  const folder = mkdtempSync(join(tmpdir(), 'ristretto-'));
  writeFileSync(
    join(folder, 'common_site_config.json'),
    JSON.stringify({ server_script_enabled: 1, trusted_proxies: ['127.0.0.1'] }),
  );
  for (const [name, scripts] of Object.entries(sites)) {
    await createSite(name, { sites: folder, db: 'sqlite:', profile: 'frappe-16', python: '3.14' }, 'admin');
    await callSite(folder, name, 'import', { documents: Object.entries(scripts).map(apiScript) });
  }
  const child = spawn(
    process.execPath,
    [join(root, 'dist', 'cli.js'), 'serve', '--sites', folder, '--port', '0', '--workers', String(workers)],
    {
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  const port = await portOf(child);
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  return {
    sites: folder,
    port,
    gateway: child,
    ask: (site, path, options = {}) => ask({ agent, port, site, path, ...options }),
    async close() {
      agent.destroy();
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function apiScript([method, script]: readonly [string, string]): object {
  return { doctype: 'Server Script', name: method, script_type: 'API', api_method: method, allow_guest: 1, script };
}

function portOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('exit', () => reject(new Error('the server did not start')));
    child.stdout?.on('data', (text) => {
      const found = /:(\d+)\s/.exec(String(text));
      if (found !== null) resolve(Number(found[1]));
    });
  });
}

interface Question {
  readonly agent: Agent;
  readonly port: number;
  readonly site: string;
  readonly path: string;
  readonly body?: string;
}

function ask({ agent, port, site, path, body }: Question): Promise<Answer> {
  const started = performance.now();
  const done = (status: number, text: string): Answer => ({
    status,
    body: text,
    milliseconds: performance.now() - started,
  });
  return new Promise((resolve) => {
    const outgoing = request({
      agent,
      port,
      host: '127.0.0.1',
      path,
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        'x-frappe-site-name': site,
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
    });
    outgoing.on('response', (incoming) => {
      const pieces: Buffer[] = [];
      incoming.on('data', (piece) => pieces.push(piece));
      incoming.on('end', () => resolve(done(incoming.statusCode ?? 0, Buffer.concat(pieces).toString())));
      incoming.on('error', () => resolve(done(0, '')));
    });
    outgoing.on('error', () => resolve(done(0, '')));
    outgoing.end(body);
  });
}

/** The processes that the gateway has started. */
export function workersOf(gateway: ChildProcess): readonly number[] {
  const text = readFileSync(`/proc/${gateway.pid}/task/${gateway.pid}/children`, 'utf8');
  return text
    .split(' ')
    .filter((id) => id !== '')
    .map(Number);
}

/** Resident MiB and open handles of a process. */
export function sizeOf(process_: number): { readonly resident: number; readonly handles: number } {
  const pages = Number(readFileSync(`/proc/${process_}/statm`, 'utf8').split(' ')[1]);
  return { resident: Math.round((pages * 4096) / 1024 / 1024), handles: handlesOf(process_) };
}

function handlesOf(process_: number): number {
  return readdirSync(`/proc/${process_}/fd`).length;
}

/** The value below which that share of the numbers lies. */
export function percentile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** The number after an option of the command line. */
export function option(name: string, usual: number): number {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? usual : Number(process.argv[at + 1]);
}
