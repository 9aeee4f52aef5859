// ristretto import: documents in Frappe's own JSON into a site.
import type { Command } from 'commander';
import { withSites } from '../options.ts';

/** Adds the command. */
export function register(program: Command): void {
  withSites(program.command('import'))
    .argument('<path>', "a fixture file in Frappe's JSON, or a folder of them")
    .description('import fixtures (server_script.json, DocTypes, documents): all of them, or nothing')
    .requiredOption('--site <name>', 'the site')
    .action(async (path, options) => (await import('../importing.ts')).importFromCommand(path, options));
}
