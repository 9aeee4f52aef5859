// The command line: which commands there are, and how their failures end.
import { Command, CommanderError } from 'commander';
import { CommandFailure } from './failure.ts';

/** A command: its words, options and help; what it does is loaded when it runs. */
export type Registration = (program: Command) => void;

async function registrations(): Promise<readonly Registration[]> {
  const loaded = await Promise.all([
    import('./commands/serve.ts'),
    import('./commands/new-site.ts'),
    import('./commands/set-config.ts'),
    import('./commands/run.ts'),
    import('./commands/import.ts'),
    import('./commands/export.ts'),
    import('./commands/diff.ts'),
  ]);
  return loaded.map((module) => module.register);
}

/** Runs the command that the arguments name; gives the exit code: 0 done, 1 failed, 2 wrong usage. */
export async function main(argv: readonly string[]): Promise<number> {
  const program = new Command('ristretto')
    .description('Runs Frappe server scripts, unmodified, inside a TypeScript host.')
    .version('0.1.0')
    .exitOverride()
    .showHelpAfterError('(add --help for the options)');
  for (const register of await registrations()) register(program);
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return Number(process.exitCode ?? 0);
  } catch (failure) {
    return codeOf(failure);
  }
}

function codeOf(failure: unknown): number {
  // commander has printed its own message already.
  if (failure instanceof CommanderError) return failure.exitCode === 0 ? 0 : 2;
  if (failure instanceof CommandFailure) {
    process.stderr.write(`ristretto: ${failure.message}\n`);
    return failure.code;
  }
  process.stderr.write(
    `ristretto: an error of ours: ${failure instanceof Error ? failure.stack : JSON.stringify(failure)}\n`,
  );
  return 1;
}

process.exitCode = await main(process.argv.slice(2));
