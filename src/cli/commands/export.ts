// ristretto export: a site's scripts and documents in Frappe's own JSON.
import type { Command } from 'commander';
import { withSites } from '../options.ts';

/** Adds the command. */
export function register(program: Command): void {
  withSites(program.command('export'))
    .description("print documents of a site in Frappe's fixture JSON")
    .requiredOption('--site <name>', 'the site')
    .option('--doctype <name>', 'what to export', 'Server Script')
    .option('--out <file>', 'write to a file instead of the output')
    .action(async (options) => (await import('../exporting.ts')).exportFromCommand(options));
}
