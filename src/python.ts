// The language for embedders (`ristretto/python`): compile a script, run it, read what came of it. No site, no isolate.
import type { Mode } from '../grammar/parse.ts';
import type { Problem, PythonVersion } from '../grammar/problem.ts';
import { builtinsFor } from '../stdlib/builtins/profiles.ts';
import { fromPython, toPython } from './embedding.ts';
import type { PolicyName } from './language/policy/profiles.ts';
import { compile as compileScript, type Outcome, outcomeOf, type Script } from './language/python.ts';
import { type OutcomeReport, reportOutcome } from './language/report.ts';
import type { LimitKind } from './language/runtime/errors.ts';
import { defaultLimits, type Limits } from './language/runtime/limits.ts';
import { Namespace } from './language/runtime/namespace.ts';
import { Run, type SystemClock } from './language/runtime/run.ts';
import { repr } from './language/runtime/text.ts';
import type { PyValue } from './language/runtime/values.ts';

export { type HostBehaviour, type HostFunction, HostObject, hostObject, PythonError } from './embedding.ts';
export type { Limits, OutcomeReport, PolicyName, PythonVersion, SystemClock };

/** How a script is read and judged. */
export interface CompileOptions {
  /** Default `frappe-16`. */
  readonly policy?: PolicyName;
  /** Whose rules hold where Pythons differ; default `3.14`. */
  readonly python?: PythonVersion;
  /** Shown in tracebacks; default `<string>`. */
  readonly filename?: string;
  /** Default `exec`. */
  readonly mode?: Mode;
  /** `separate`: locals apart from globals, as in document events; default `shared`. */
  readonly scope?: 'shared' | 'separate';
}

/** A problem with its place, counted as editors do: lines and columns from 1, columns in UTF-16 units. */
export interface PlacedProblem {
  readonly phase: Problem['phase'];
  readonly type: string;
  readonly message: string;
  readonly line: number | null;
  readonly column: number | null;
  readonly endLine: number | null;
  readonly endColumn: number | null;
}

/** What one run is given. */
export interface RunOptions {
  /** Names the script finds besides the policy's builtins: plain data, functions, host objects. */
  readonly globals?: Readonly<Record<string, unknown>>;
  /** The script's own names at the start, with scope `separate`. */
  readonly locals?: Readonly<Record<string, unknown>>;
  /** Limits other than the defaults. */
  readonly limits?: Partial<Limits>;
  /** Receives printed text as it comes. */
  readonly onPrint?: (text: string) => void;
  /** Asked now and then; a kind of limit ends the run. */
  readonly interrupt?: () => LimitKind | undefined;
  /** What `datetime` asks for the present moment; without it asking is a RuntimeError. */
  readonly clock?: SystemClock;
  /** Gives numbers from 0 up to, not including, 1 to `random`; without it asking is a RuntimeError. */
  readonly random?: () => number;
}

/** What came of a run. */
export interface RunReport {
  readonly outcome: OutcomeReport;
  readonly stdout: string;
  /** One entry per print call under Frappe's policies. */
  readonly log: readonly string[];
  /** The script's names and their values, as JavaScript values. */
  readonly locals: Readonly<Record<string, unknown>>;
  /** The repr of each of them. */
  readonly variables: Readonly<Record<string, string>>;
  readonly steps: number;
}

/** A script ready to run any number of times. */
export interface PythonScript {
  readonly problems: readonly PlacedProblem[];
  /** The problems in RestrictedPython's words. */
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
  /** Runs it in fresh namespaces; never throws on account of the script. Throws if the script has problems. */
  run(options?: RunOptions): RunReport;
}

/** Reads and judges a script. Never throws on account of the text: what is wrong with it is in `problems`. */
export function compile(text: string | Uint8Array, options: CompileOptions = {}): PythonScript {
  const script = compileScript(text, options);
  return {
    problems: script.problems.map((problem) => place(script, problem)),
    errors: script.errors,
    warnings: script.warnings,
    run: (runOptions = {}) => runScript(script, options, runOptions),
  };
}

function place(script: Script, { phase, type, message, span, line }: Problem): PlacedProblem {
  const { source } = script;
  if (span === null) return { phase, type, message, line: line ?? null, column: null, endLine: null, endColumn: null };
  return {
    phase,
    type,
    message,
    line: line ?? source.lineOf(span.start),
    column: source.columnOf(span.start) + 1,
    endLine: source.lineOf(span.end),
    endColumn: source.columnOf(span.end) + 1,
  };
}

function runScript(
  script: Script,
  options: CompileOptions,
  { globals = {}, locals = {}, limits, onPrint, interrupt, clock, random }: RunOptions,
): RunReport {
  if (script.problems.length > 0) throw new Error(`the script has problems: ${script.errors.join('; ')}`);
  const pieces: string[] = [];
  const run = new Run({
    limits: { ...defaultLimits, ...limits },
    onOutput(text) {
      pieces.push(text);
      onPrint?.(text);
    },
    ...(interrupt && { interrupt }),
    ...(clock && { clock }),
    ...(random && { random }),
  });
  const frappe = options.policy !== 'restrictedpython';
  const space = namespaceOf(run, globals);
  const own = options.scope === 'separate' ? namespaceOf(run, locals) : space;
  const outcome = script.run({
    run,
    globals: space,
    locals: own,
    builtins: builtinsFor(options.policy ?? 'frappe-16'),
  });
  return report(run, outcome, own, { ...globals, ...locals }, pieces, { frappe, mode: options.mode ?? 'exec' });
}

function namespaceOf(run: Run, values: Readonly<Record<string, unknown>>): Namespace {
  return new Namespace(Object.entries(values).map(([name, value]) => [name, toPython(run, value)] as const));
}

function report(
  run: Run,
  outcome: Outcome,
  own: Namespace,
  given: Readonly<Record<string, unknown>>,
  pieces: readonly string[],
  { frappe, mode }: { readonly frappe: boolean; readonly mode: Mode },
): RunReport {
  const locals: Record<string, unknown> = Object.create(null);
  const variables: Record<string, string> = Object.create(null);
  const { steps } = run;
  // What is shown of a finished run is made under a budget of its own.
  const reader = new Run({ limits: run.limits });
  for (const [name, value] of own.entries()) {
    if (name.startsWith('_')) continue;
    locals[name] = plain(reader, value);
    if (!Object.hasOwn(given, name)) variables[name] = shown(reader, value);
  }
  return {
    outcome: reportOutcome(reader, outcome, { withValue: mode === 'eval' }),
    stdout: pieces.join(''),
    log: frappe ? pieces.map((piece) => piece.slice(0, -1)) : [],
    locals,
    variables,
    steps,
  };
}

function shown(reader: Run, value: PyValue): string {
  const { status, ...rest } = outcomeOf(reader, () => repr(reader, value));
  return status === 'ok' && 'value' in rest ? String(rest.value) : '<unprintable>';
}

function plain(reader: Run, value: PyValue): unknown {
  let made: unknown;
  const { status } = outcomeOf(reader, () => {
    made = fromPython(reader, value);
    return null;
  });
  return status === 'ok' ? made : '<unprintable>';
}
