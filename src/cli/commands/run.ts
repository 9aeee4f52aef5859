// ristretto run: one script, in the language alone or in a site.
import type { Command } from 'commander';
import { withSites } from '../options.ts';

/** Adds the command. */
export function register(program: Command): void {
  withSites(program.command('run'))
    .argument('<file>', 'the script; - reads it from the input')
    .description('run one script; without a site, the language alone')
    .option('--policy <name>', 'restrictedpython, frappe-15, frappe-16 or frappe (the newest)', 'frappe-16')
    .option('--python <version>', 'the Python rules: 3.11 or 3.14', '3.14')
    .option('--scope <kind>', 'shared, or separate as in document events', 'shared')
    .option('--vars <json>', 'names that the script finds, as a JSON object', '{}')
    .option('--json', 'print one object: compiles, errors, warnings, outcome, stdout, log, variables, steps')
    .option('--site <name>', 'run it in this site')
    .option('--user <name>', 'who runs it in the site (default: "Administrator")')
    .option('--commit', 'keep what it does in the site')
    .action(async (file, options) => (await import('../running.ts')).runFromCommand(file, options));
}
