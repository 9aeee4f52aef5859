// Starts the gateway, says where it listens, and drains it on SIGTERM.
import { existsSync } from 'node:fs';
import { pino } from 'pino';
import { siteNames } from '../host/configuration.ts';
import { createGateway, type Gateway } from '../host/gateway.ts';
import { failed, wrongUsage } from './failure.ts';
import { wholeNumber } from './options.ts';

export interface ServeOptions {
  readonly sites: string;
  readonly port: string;
  readonly host: string;
  readonly workers?: string;
}

/** Serves until a signal comes; resolves when everything has ended. */
export async function serve(options: ServeOptions): Promise<void> {
  const port = wholeNumber('--port', options.port, 65_535);
  const workers =
    options.workers === undefined ? undefined : Math.max(1, wholeNumber('--workers', options.workers, 256));
  checkSites(options.sites);
  // Lines go out together, ten times a second: one write for each would be a large part of what a request costs here.
  const lines = pino.destination({ dest: 2, sync: false, minLength: 4096, periodicFlush: 100 });
  const log = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, lines);
  const gateway = createGateway({ sites: options.sites, log, ...(workers === undefined ? {} : { workers }) });
  await listen(gateway, options.host, port);
  await signal();
  await gateway.close();
}

function checkSites(sites: string): void {
  if (!existsSync(sites))
    throw wrongUsage(`cannot serve: the folder ${sites} does not exist. Create a site with: ristretto new-site NAME`);
  if (siteNames(sites).length === 0)
    throw wrongUsage(`cannot serve: there is no site in ${sites}. Create one with: ristretto new-site NAME`);
}

async function listen(gateway: Gateway, host: string, port: number): Promise<void> {
  try {
    const address = await gateway.server.listen({ host, port });
    process.stdout.write(`Listening on ${address}\n`);
  } catch (failure) {
    await gateway.close();
    throw listenFailure(failure, host, port);
  }
}

function listenFailure(failure: unknown, host: string, port: number): Error {
  const code = failure instanceof Error && 'code' in failure ? failure.code : '';
  if (code === 'EADDRINUSE')
    return failed(`cannot listen on ${host}:${port}: the port is in use. Choose another one with --port.`);
  if (code === 'EACCES')
    return failed(`cannot listen on ${host}:${port}: not permitted. Choose a port above 1023 with --port.`);
  return failed(`cannot listen on ${host}:${port}: ${failure instanceof Error ? failure.message : 'unknown reason'}`);
}

function signal(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGTERM', () => resolve());
    process.once('SIGINT', () => resolve());
  });
}
