// Running a script as Frappe's safe_exec does: checked, compiled once, in fresh namespaces.
import { safeBuiltins } from '../../../stdlib/builtins/safe-builtins.ts';
import { compile, type Script } from '../../language/python.ts';
import { exception, type PyException, Raise } from '../../language/runtime/errors.ts';
import { Namespace } from '../../language/runtime/namespace.ts';
import { PyTuple, type PyValue } from '../../language/runtime/values.ts';
import type { Context } from '../context.ts';
import { scriptGlobals } from '../frappe/namespace.ts';
import { throwMessage } from '../messages.ts';

/** A script to run. */
export interface Execution {
  readonly text: string;
  /** The document's name, for tracebacks; left out for texts that are no document. */
  readonly name?: string;
  /** Given: the script's locals are a mapping of their own. */
  readonly locals?: Iterable<readonly [string, PyValue]>;
  /** Document events may not commit or roll back. */
  readonly restrictCommit?: boolean;
}

/** The namespaces as the script left them. */
export interface Executed {
  readonly globals: Namespace;
  readonly locals: Namespace;
}

const COMPILED = 500;

/** Scripts that call scripts may go this many times as deep as events that trigger events. */
const NESTED = 4;

/** Runs a script; throws what it raises. */
export function safeExec(context: Context, execution: Execution): Executed {
  checkEnabled(context);
  const filename = execution.name === undefined ? '<serverscript>' : `<serverscript>: ${scrub(execution.name)}`;
  const script = compiled(context, execution.text, filename, execution.locals === undefined ? 'shared' : 'separate');
  if (script.problems.length > 0) throw new Raise(refusalOf(script));
  const globals = scriptGlobals(context, { restrictCommit: execution.restrictCommit === true });
  const locals = execution.locals === undefined ? globals : new Namespace(execution.locals);
  const outer = context.script;
  context.script = execution.name ?? outer;
  const deepest = NESTED * context.run.limits.eventDepth;
  if (context.switches.scriptDepth >= deepest)
    context.run.stop('event-depth', deepest, context.switches.scriptDepth + 1);
  context.switches.scriptDepth += 1;
  try {
    script.execute({ run: context.run, globals, locals, builtins: safeBuiltins });
  } finally {
    context.switches.scriptDepth -= 1;
  }
  context.script = outer ?? context.script;
  return { globals, locals };
}

/** Frappe's scrub: lower case, spaces and dashes become underscores. */
export function scrub(text: string): string {
  return text.replaceAll(' ', '_').replaceAll('-', '_').toLowerCase();
}

/** Whether the operator has switched scripts on, for all sites together. */
export function scriptsEnabled(context: Context): boolean {
  const setting = context.host.configuration.common['server_script_enabled'];
  return (
    setting === true ||
    (typeof setting === 'number' && setting !== 0) ||
    (typeof setting === 'string' && setting !== '')
  );
}

const disabledMessage =
  'Server Scripts are disabled. Please enable server scripts from bench configuration.<br>' +
  '<a href="https://frappeframework.com/docs/user/en/desk/scripting/server-script">Read the documentation to know more</a>';

function checkEnabled(context: Context): void {
  if (!scriptsEnabled(context))
    throwMessage(context, disabledMessage, 'ServerScriptNotEnabled', { title: 'Server Scripts Disabled' });
}

function compiled(context: Context, text: string, filename: string, scope: 'shared' | 'separate'): Script {
  const { site, run } = context;
  const key = `${scope}\n${filename}\n${text}`;
  const known = site.compiled.get(key);
  if (known !== undefined) return known;
  if (text.length > run.limits.source) run.stop('source', run.limits.source, text.length);
  const script = compile(text, {
    policy: site.profile,
    python: site.python,
    filename,
    scope,
    sourceBytes: run.limits.source,
  });
  if (site.compiled.size >= COMPILED) site.compiled.clear();
  site.compiled.set(key, script);
  return script;
}

/** The SyntaxError that a script which does not compile raises when it is run, in RestrictedPython's form or CPython's. */
export function refusalOf(script: Script): PyException {
  if (script.errors.length > 0) return exception('SyntaxError', new PyTuple([...script.errors]));
  const [problem] = script.problems;
  const line = problem?.line ?? (problem?.span ? script.source.lineOf(problem.span.start) : 1);
  return exception(
    'SyntaxError',
    problem?.message ?? 'invalid syntax',
    new PyTuple([script.filename, line, null, null]),
  );
}
