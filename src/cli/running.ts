// What `run` does: reads the script, runs it, and shows what came of it.
import { readFileSync } from 'node:fs';
import type { CompileOptions, RunReport } from '../python.ts';
import { reasonOf, wrongUsage } from './failure.ts';

export interface RunCommandOptions {
  readonly sites: string;
  readonly policy: string;
  readonly python: string;
  readonly scope: string;
  readonly vars: string;
  readonly json?: boolean;
  readonly site?: string;
  readonly user?: string;
  readonly commit?: boolean;
}

/** What is known of a script after `run`: the fields of the conformance format. */
export interface RunResult {
  readonly compiles: boolean;
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
  readonly outcome: RunReport['outcome'] | null;
  readonly stdout: string;
  readonly log: readonly string[];
  readonly variables: Readonly<Record<string, string>>;
  readonly steps: number;
}

/** A script with what it is called in messages. */
export interface NamedScript {
  readonly filename: string;
  readonly text: Buffer;
}

type Variables = Readonly<Record<string, unknown>>;

/** Runs the script and prints; the exit code is 1 when it did not end well. */
export async function runFromCommand(file: string, options: RunCommandOptions): Promise<void> {
  checkUse(options);
  const rules = rulesOf(options);
  const variables = variablesOf(options.vars);
  const script = { filename: file === '-' ? '<stdin>' : file, text: textOf(file) };
  const result =
    options.site === undefined
      ? await runAlone(script, rules, variables, options.json ? undefined : (text) => void process.stdout.write(text))
      : await (await import('./running-in-site.ts')).runInSite(script, rules, variables, {
          ...options,
          site: options.site,
        });
  process.exitCode = result.compiles && result.outcome?.status === 'ok' ? 0 : 1;
  if (options.json) process.stdout.write(`${JSON.stringify(result)}\n`);
  else complain(script.filename, result);
}

async function runAlone(
  script: NamedScript,
  rules: CompileOptions,
  variables: Variables,
  onPrint: ((text: string) => void) | undefined,
): Promise<RunResult> {
  const { compile } = await import('../python.ts');
  const compiled = compile(script.text, { ...rules, filename: script.filename });
  const { errors, warnings, problems } = compiled;
  if (problems.length > 0) {
    const lines = errors.length > 0 ? errors : problems.map(({ line, message }) => `Line ${line}: ${message}`);
    return { compiles: false, errors: lines, warnings, outcome: null, stdout: '', log: [], variables: {}, steps: 0 };
  }
  const given = rules.scope === 'separate' ? { locals: variables } : { globals: variables };
  const report = compiled.run({ ...given, ...(onPrint === undefined ? {} : { onPrint }) });
  const { outcome, stdout, log, variables: left, steps } = report;
  return { compiles: true, errors, warnings, outcome, stdout, log, variables: left, steps };
}

function complain(filename: string, result: RunResult): void {
  const lines = result.compiles ? endingLines(filename, result) : result.errors.map((error) => `${filename}: ${error}`);
  for (const line of lines) process.stderr.write(`${line}\n`);
}

function endingLines(filename: string, { outcome, steps }: RunResult): readonly string[] {
  if (outcome === null || outcome.status === 'ok') return [];
  if (outcome.status === 'fault') return [`${filename}: an error of ours: ${outcome.message}`];
  const place = outcome.line === null ? filename : `${filename}, line ${outcome.line}`;
  if (outcome.status === 'exception')
    return [`${place}: ${outcome.type}${outcome.message === '' ? '' : `: ${outcome.message}`}`];
  return [`${place}: the limit of ${outcome.limit} was reached after ${steps} steps (allowed: ${outcome.allowed})`];
}

function textOf(file: string): Buffer {
  try {
    return readFileSync(file === '-' ? 0 : file);
  } catch (failure) {
    throw wrongUsage(`cannot run ${file}: ${reasonOf(failure)}`);
  }
}

const CHOICES = {
  policy: ['restrictedpython', 'frappe-15', 'frappe-16', 'frappe'],
  python: ['3.11', '3.13', '3.14'],
  scope: ['shared', 'separate'],
} as const;

function chosen<K extends keyof typeof CHOICES>(name: K, value: string): (typeof CHOICES)[K][number] {
  const list: readonly (typeof CHOICES)[K][number][] = CHOICES[name];
  const found = list.find((choice) => choice === value);
  if (found === undefined) throw wrongUsage(`--${name} takes ${list.join(', ')}, not "${value}"`);
  return found;
}

function checkUse({ site, user, commit }: RunCommandOptions): void {
  const [option] = [user === undefined ? [] : ['--user'], commit === true ? ['--commit'] : []].flat();
  if (site === undefined && option !== undefined) throw wrongUsage(`${option} is for a run in a site: add --site NAME`);
}

function rulesOf(options: RunCommandOptions): CompileOptions {
  return {
    policy: chosen('policy', options.policy),
    python: chosen('python', options.python),
    scope: chosen('scope', options.scope),
  };
}

function variablesOf(text: string): Variables {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  } catch {
    // Said below.
  }
  throw wrongUsage(`--vars takes a JSON object such as {"a": 1}, not ${text}`);
}
