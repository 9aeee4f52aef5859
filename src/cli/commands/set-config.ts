// ristretto set-config: one key of the configuration, for one site or for all.
import type { Command } from 'commander';
import { withSites } from '../options.ts';

/** Adds the command. */
export function register(program: Command): void {
  withSites(program.command('set-config'))
    .arguments('<key> <value>')
    .description('set a key of the configuration; the value is JSON, or a text')
    .option('-g, --global', 'for all sites: common_site_config.json')
    .option('--site <name>', 'for one site: its site_config.json')
    .action(async (key, value, options) => (await import('../setting.ts')).setFromCommand(key, value, options));
}
