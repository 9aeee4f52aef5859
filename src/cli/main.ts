// The command line: which commands there are, and how their failures end.
import { Command, CommanderError } from 'commander';
import { CommandFailure } from './failure.ts';

/** Adds a command's words, options and help; what it does is loaded when it runs. */
export type Registration = (program: Command) => void;

interface CommandModule {
  readonly register: Registration;
}

/** In the order of the help. */
const COMMANDS: Readonly<Record<string, () => Promise<CommandModule>>> = {
  serve: () => import('./commands/serve.ts'),
  'new-site': () => import('./commands/new-site.ts'),
  'set-config': () => import('./commands/set-config.ts'),
  run: () => import('./commands/run.ts'),
  check: () => import('./commands/check.ts'),
  conformance: () => import('./commands/conformance.ts'),
  import: () => import('./commands/import.ts'),
  export: () => import('./commands/export.ts'),
  diff: () => import('./commands/diff.ts'),
};

/** Only the named command is loaded, since starting fast is a feature; without a known name, all of them. */
async function register(program: Command, name: string | undefined): Promise<void> {
  const one = name !== undefined && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  const loading = one === undefined ? Object.values(COMMANDS) : [one];
  for (const module of await Promise.all(loading.map((load) => load()))) module.register(program);
}

/** Runs the command that the arguments name; gives the exit code: 0 done, 1 failed, 2 wrong usage. */
export async function main(argv: readonly string[]): Promise<number> {
  const program = new Command('ristretto')
    .description('Runs Frappe server scripts, unmodified, inside a TypeScript host.')
    .version('0.1.0')
    .exitOverride()
    .showHelpAfterError('(add --help for the options)');
  await register(program, argv[0]);
  for (const command of program.commands) command.exitOverride();
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
