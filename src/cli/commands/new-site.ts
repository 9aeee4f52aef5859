// ristretto new-site: a site with its tables, Administrator and Guest.
import type { Command } from 'commander';
import { withSites } from '../options.ts';

/** Adds the command. */
export function register(program: Command): void {
  withSites(program.command('new-site'))
    .argument('<name>', 'the name of the site, a host name such as site1.local')
    .description('create a site: its folder, its tables, Administrator and Guest')
    .option('--db <address>', 'sqlite:[FILE], mariadb://USER:PASSWORD@HOST/NAME or postgres://…', 'sqlite:')
    .option('--admin-password <password>', "Administrator's password (default: one is made up and printed)")
    .option('--profile <profile>', 'whose behaviour to match: frappe-15 or frappe-16', 'frappe-16')
    .option('--python <version>', 'the Python rules of its scripts: 3.11 or 3.14', '3.14')
    .action(async (name, options) => (await import('../site-creation.ts')).createFromCommand(name, options));
}
