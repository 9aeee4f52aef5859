// ristretto diff: two versions of a script.
import type { Command } from 'commander';
import { withSites } from '../options.ts';

/** Adds the command. */
export function register(program: Command): void {
  withSites(program.command('diff'))
    .arguments('<script> [versions...]')
    .description('compare two versions of a script; without versions, the last change')
    .requiredOption('--site <name>', 'the site')
    .action(async (script, versions, options) =>
      (await import('../comparing.ts')).diffFromCommand(script, versions, options),
    );
}
