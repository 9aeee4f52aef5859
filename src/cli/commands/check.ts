// ristretto check: verdicts on scripts, without running them.
import type { Command } from 'commander';

/** Adds the command. */
export function register(program: Command): void {
  program
    .command('check')
    .argument('<path...>', 'scripts (.py), folders of them, and fixtures with Server Scripts (.json)')
    .description('tell what the policy refuses, without running anything')
    .option('--policy <name>', 'restrictedpython, frappe-15, frappe-16 or frappe (the newest)', 'frappe-16')
    .option('--python <version>', 'the Python rules: 3.11 or 3.14', '3.14')
    .option('--format <kind>', 'text, json or sarif', 'text')
    .action(async (paths, options) => (await import('../checking.ts')).checkFromCommand(paths, options));
}
