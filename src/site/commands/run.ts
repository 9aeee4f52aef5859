// Running a text in the site as a user: the `run` command.
import { safeBuiltins } from '../../../stdlib/builtins/safe-builtins.ts';
import { compile, outcomeOf } from '../../language/python.ts';
import { reportOutcome } from '../../language/report.ts';
import { PyDict } from '../../language/runtime/containers.ts';
import { Namespace } from '../../language/runtime/namespace.ts';
import { repr } from '../../language/runtime/text.ts';
import type { Context } from '../context.ts';
import { textEntries } from '../dictionary.ts';
import { scriptGlobals } from '../frappe/namespace.ts';
import { parseJson } from '../json.ts';
import { actAsGiven, type Payload, textOf } from './command.ts';

/** Runs `source` as `user` and tells what came of it; its changes are kept only with `commit`. */
export function runText(context: Context, payload: Payload): unknown {
  actAsGiven(context, payload);
  const scope = payload['scope'] === 'separate' ? 'separate' : 'shared';
  const filename = textOf(payload, 'filename') || '<serverscript>';
  const script = compile(textOf(payload, 'source'), {
    policy: context.site.profile,
    python: context.site.python,
    filename,
    scope,
  });
  const { errors, warnings, problems } = script;
  if (problems.length > 0) {
    const lines = errors.length > 0 ? errors : problems.map((problem) => problem.message);
    return { compiles: false, errors: lines, warnings, outcome: null, stdout: '', log: [], variables: {}, steps: 0 };
  }
  const globals = scriptGlobals(context, { restrictCommit: scope === 'separate' });
  const untouched = new Map(globals.entries());
  const given = variablesOf(context, payload['variables']);
  const locals = scope === 'separate' ? new Namespace(given) : globals;
  if (scope === 'shared') for (const [name, value] of given) globals.set(name, value);
  const { run } = context;
  const outcome = outcomeOf(run, () => script.execute({ run, globals, locals, builtins: safeBuiltins }));
  const report = reportOutcome(run, outcome);
  if (payload['commit'] !== true || outcome.status !== 'ok') context.rollback();
  const log = [...context.debugLog];
  const variables = outcome.status === 'limit' ? {} : variablesLeft(context, locals, untouched);
  return {
    compiles: true,
    errors,
    warnings,
    outcome: report,
    stdout: log.map((line) => `${line}\n`).join(''),
    log,
    variables,
    steps: run.steps,
  };
}

function variablesOf(
  context: Context,
  given: unknown,
): readonly (readonly [string, NonNullable<ReturnType<typeof parseJson>> | null])[] {
  const parsed = parseJson(context.run, JSON.stringify(given ?? {}));
  return parsed instanceof PyDict ? textEntries(parsed) : [];
}

function variablesLeft(
  context: Context,
  locals: Namespace,
  untouched: ReadonlyMap<string, unknown>,
): Record<string, string> {
  const left: [string, string][] = [];
  for (const [name, value] of locals.entries()) {
    if (!name.startsWith('_') && untouched.get(name) !== value) left.push([name, repr(context.run, value)]);
  }
  return Object.fromEntries(left);
}
