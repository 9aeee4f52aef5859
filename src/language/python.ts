// The language's entry: text in, a script out that can be run any number of times.
import { SOURCE_LIMITS } from '../../grammar/limits.ts';
import { type Mode, parse } from '../../grammar/parse.ts';
import type { Problem, PythonVersion } from '../../grammar/problem.ts';
import type { Source } from '../../grammar/source.ts';
import type { Guards } from './compile/guards.ts';
import { compileRoot, type Program } from './compile/script.ts';
import { frappe15Guards, frappe16Guards, restrictedPythonGuards } from './policy/guards/sets.ts';
import { errorLine } from './policy/lines.ts';
import { judge } from './policy/policy.ts';
import { type PolicyName, type Profile, profiles } from './policy/profiles.ts';
import { type PyException, Stop } from './runtime/errors.ts';
import { asRaise } from './runtime/frame.ts';
import { Namespace } from './runtime/namespace.ts';
import type { Run } from './runtime/run.ts';
import type { PyValue } from './runtime/values.ts';
import { compileErrors } from './scope/checks.ts';
import './types/load.ts';

/** Under which rules a script is read, judged and run. */
export interface CompileOptions {
  /** Default `frappe-16`. */
  readonly policy?: PolicyName;
  /** Default `3.14`. */
  readonly python?: PythonVersion;
  /** Shown in tracebacks; default `<string>`. */
  readonly filename?: string;
  /** Default `exec`. */
  readonly mode?: Mode;
  /** Whether the script's locals are a mapping of their own (document events); default `shared`. */
  readonly scope?: 'shared' | 'separate';
  /** Bytes of UTF-8 that the text may have; default 64 KiB. */
  readonly sourceBytes?: number;
  /** Guards other than the policy's own, for tracing. */
  readonly guards?: Guards;
}

/** What a script runs in. */
export interface RunEnvironment {
  readonly run: Run;
  readonly globals: Namespace;
  /** Used when the scope is `separate`; a new one if missing. */
  readonly locals?: Namespace;
  readonly builtins: ReadonlyMap<string, PyValue>;
}

/** How a run ended. A `fault` is our own mistake, never the script's. */
export type Outcome =
  | { readonly status: 'ok'; readonly value: PyValue }
  | { readonly status: 'exception'; readonly exception: PyException }
  | { readonly status: 'limit'; readonly stop: Stop }
  | { readonly status: 'fault'; readonly error: unknown };

/** A script that was read and judged. */
export interface Script {
  readonly source: Source;
  readonly filename: string;
  /** Everything that keeps it from running, in order. */
  readonly problems: readonly Problem[];
  /** RestrictedPython's lines about the problems of its own stages (`compile` problems are raised instead). */
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
  /** Names loaded, in order of first use. */
  readonly usedNames: readonly string[];
  /** Runs it; throws Raise or Stop. Must not be called when there are problems. */
  execute(environment: RunEnvironment): PyValue;
  /** Runs it and tells how it ended; never throws. */
  run(environment: RunEnvironment): Outcome;
}

const guardSets: Readonly<Record<Profile['name'], Guards>> = {
  restrictedpython: restrictedPythonGuards,
  'frappe-15': frappe15Guards,
  'frappe-16': frappe16Guards,
};

interface Judged {
  readonly problems: readonly Problem[];
  readonly warnings: readonly string[];
  readonly usedNames: readonly string[];
  readonly program: (() => Program) | undefined;
}

/** Reads, judges and prepares a script. Bad text is in `problems`, never thrown. */
export function compile(text: string | Uint8Array, options: CompileOptions = {}): Script {
  const limits = { ...SOURCE_LIMITS, bytes: options.sourceBytes ?? SOURCE_LIMITS.bytes };
  const parsed = parse(text, { mode: options.mode ?? 'exec', python: options.python ?? '3.14', limits });
  const { source } = parsed;
  const judged = parsed.ok
    ? judgeTree(parsed, options)
    : { problems: [parsed.problem], warnings: [], usedNames: [], program: undefined };
  return makeScript(source, judged, options.filename ?? '<string>');
}

function judgeTree(parsed: Extract<ReturnType<typeof parse>, { ok: true }>, options: CompileOptions): Judged {
  const { root, source } = parsed;
  const python = options.python ?? '3.14';
  const profile = profiles[options.policy ?? 'frappe-16'];
  const verdict = judge(root, source, profile);
  const usedNames = [...verdict.usedNames];
  const { warnings, errors, printScopes } = verdict;
  if (errors.length > 0) return { problems: errors, warnings, usedNames, program: undefined };
  const refused = compileErrors(root, { source, python, printScopes });
  if (refused !== undefined) return { problems: [refused], warnings, usedNames, program: undefined };
  const guards = options.guards ?? guardSets[profile.name];
  const separateLocals = options.scope === 'separate';
  return {
    problems: [],
    warnings,
    usedNames,
    program: once(() => compileRoot(root, { source, python, guards, printScopes, separateLocals })),
  };
}

/** Closures are made at the first run: a script that is only checked needs none. */
function once<Value>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

function makeScript(source: Source, judged: Judged, filename: string): Script {
  const { problems, warnings, usedNames, program } = judged;
  const execute = (environment: RunEnvironment): PyValue => {
    if (program === undefined) throw new Error('a script with problems cannot run');
    const { run, globals, builtins } = environment;
    return program()({ run, globals, builtins, filename, locals: environment.locals ?? new Namespace() });
  };
  return {
    source,
    filename,
    problems,
    errors: problems.filter((problem) => problem.phase !== 'compile').map((problem) => errorLine(problem, source)),
    warnings,
    usedNames,
    execute,
    run: (environment) => outcomeOf(environment.run, () => execute(environment)),
  };
}

/** Runs something of a script and tells how it ended. */
export function outcomeOf(run: Run, act: () => PyValue): Outcome {
  try {
    const value = act();
    return run.dead === undefined ? { status: 'ok', value } : { status: 'limit', stop: run.dead };
  } catch (thrown) {
    if (run.dead !== undefined) return { status: 'limit', stop: run.dead };
    const raised = asRaise(thrown);
    if (raised !== undefined) return { status: 'exception', exception: raised.exception };
    if (thrown instanceof RangeError)
      return { status: 'limit', stop: new Stop('memory', run.limits.memory, run.memory) };
    return { status: 'fault', error: thrown };
  }
}
