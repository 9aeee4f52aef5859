// ristretto conformance: case files, judged against an implementation.
import type { Command } from 'commander';

/** Adds the command. */
export function register(program: Command): void {
  program
    .command('conformance')
    .argument('[path...]', 'case files and folders of them; without any, the cases of this project')
    .description('run case files and compare with what is recorded in them')
    .option('--adapter <name>', 'ristretto, or cpython with RestrictedPython', 'ristretto')
    .option('--json <file>', 'write the report as JSON')
    .option('--page <file>', 'write the report as a page')
    .option(
      '--isolates <how>',
      'run attacks in isolates of a worker process: fresh (one each), shared (one for all), pairs (two sites at once)',
    )
    .option('--limits <which>', 'the limits that attacks run with: whole, or a tenth of them', 'whole')
    .option('--failures <count>', 'how many failures to show in full', '20')
    .action(async (paths, options) => (await import('../conforming.ts')).conformFromCommand(paths, options));
}
