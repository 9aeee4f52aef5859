// A folder with sites that run the smallest program, and a gateway over it.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { writeSettings } from '../../src/host/configuration.ts';
import { createGateway, type Gateway } from '../../src/host/gateway.ts';
import { built } from '../../src/host/places.ts';

/** A gateway under test, and how to ask it. */
export interface HelloServer {
  readonly sites: string;
  readonly gateway: Gateway;
  readonly address: string;
  readonly lines: Record<string, unknown>[];
  get(path: string, site?: string): Promise<{ status: number; body: unknown; headers: Headers }>;
  close(): Promise<void>;
}

/** Starts one, with the named sites. */
export async function helloServer(
  names: readonly string[] = ['site1.local'],
  common: object = {},
): Promise<HelloServer> {
  const sites = mkdtempSync(join(tmpdir(), 'ristretto-'));
  writeFileSync(join(sites, 'common_site_config.json'), JSON.stringify(common));
  for (const name of names) writeSettings(join(sites, name, 'site_config.json'), {});
  const lines: Record<string, unknown>[] = [];
  const log = pino({}, { write: (line: string) => void lines.push(JSON.parse(line)) });
  const gateway = createGateway({ sites, log, workers: 1, guest: built('hello.js') });
  const address = await gateway.server.listen({ host: '127.0.0.1', port: 0 });
  return {
    sites,
    gateway,
    address,
    lines,
    async get(path, site = names[0] ?? '') {
      const response = await request(address, path, site);
      return { status: response.status, body: JSON.parse(await response.text()), headers: response.headers };
    },
    async close() {
      await gateway.close();
      rmSync(sites, { recursive: true, force: true });
    },
  };
}

/** fetch sets no Host header, so the site is named as a trusted proxy names it. */
function request(address: string, path: string, site: string): Promise<Response> {
  return fetch(`${address}${path}`, { headers: { 'x-frappe-site-name': site } });
}
