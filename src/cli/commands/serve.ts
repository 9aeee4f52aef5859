// ristretto serve: the gateway and its workers.
import type { Command } from 'commander';
import { withSites } from '../options.ts';

/** Adds the command. */
export function register(program: Command): void {
  withSites(program.command('serve'))
    .description('serve the sites over HTTP until SIGTERM or SIGINT')
    .option('--port <number>', 'the port to listen on', '8000')
    .option('--host <address>', 'the address to listen on', '127.0.0.1')
    .option('--workers <number>', 'worker processes that stay when idle (default: one for each core)')
    .action(async (options) => (await import('../serving.ts')).serve(options));
}
