// Running a judged script as the recordings did, and what it left behind.

import type { Guards } from '../../src/language/compile/guards.ts';
import { compileRoot, type Program } from '../../src/language/compile/script.ts';
import { profiles } from '../../src/language/policy/profiles.ts';
import type { Outcome } from '../../src/language/python.ts';
import { outcomeOf } from '../../src/language/python.ts';
import { reportOutcome } from '../../src/language/report.ts';
import { call } from '../../src/language/runtime/call.ts';
import { dictOf } from '../../src/language/runtime/containers.ts';
import { defaultLimits } from '../../src/language/runtime/limits.ts';
import { Namespace } from '../../src/language/runtime/namespace.ts';
import { Run } from '../../src/language/runtime/run.ts';
import { repr } from '../../src/language/runtime/text.ts';
import { PyFloat, PyList, type PyValue } from '../../src/language/runtime/values.ts';
import { builtinsFor } from '../../stdlib/builtins/profiles.ts';
import { randomMembers } from '../../stdlib/modules/random.ts';
import type { Fields, Json, ScriptCase } from '../case.ts';
import { frappeStub } from '../environments/frappe-stub.ts';
import { hostObjects } from '../environments/host-objects.ts';
import { isList, isRow } from '../read-json.ts';
import { traced } from './tracing.ts';
import type { JudgedScript } from './verdict.ts';

const FILENAME = 'script.py';

/** Runs a script and gives the fields about its run. */
export function runScript(item: ScriptCase, judged: NonNullable<JudgedScript['program']>): Fields {
  const pieces: string[] = [];
  const notes: string[] = [];
  const run = new Run({ limits: defaultLimits, onOutput: (text) => void pieces.push(text) });
  // The environment seeds the random module before each case.
  if (item.policy === 'restrictedpython') call(run, randomMembers.get('seed') ?? null, [0]);
  const separate = item.scope === 'separate';
  const guards = guardsOf(item, notes);
  const program = compileRoot(judged.root, { ...judged, python: item.python, guards, separateLocals: separate });
  const { globals, locals, given } = environmentOf(item, run);
  const outcome = outcomeOf(run, () => start(item, run, program, globals, locals));
  const after = run.dead === undefined ? run : new Run({ limits: defaultLimits });
  return {
    outcome: outcomeFields(item, after, outcome),
    stdout: pieces.join(''),
    ...(item.policy === 'restrictedpython' ? {} : { log: pieces.map((piece) => piece.replace(/\n$/, '')) }),
    variables: leftIn(after, separate ? locals : globals, given, separate ? 'doc' : undefined),
    ...globalVariables(after, separate ? globals : new Namespace(), given),
    ...(item.trace ? { guards: notes } : {}),
  };
}

function guardsOf(item: ScriptCase, notes: string[]): Guards {
  const { guards } = profiles[item.policy];
  return item.trace ? traced(guards, notes) : guards;
}

function environmentOf(item: ScriptCase, run: Run) {
  const { globals: host, doc } = hostObjects(run);
  const entries = new Map(host);
  if (item.policy === 'restrictedpython') entries.set('__name__', 'script');
  else for (const [name, value] of frappeStub(run)) entries.set(name, value);
  const separate = item.scope === 'separate';
  const given = separate ? new Map([...entries, ['doc', doc] as const]) : entries;
  const locals = new Namespace(separate ? [['doc', doc]] : []);
  return { globals: new Namespace(entries), locals, given };
}

function start(item: ScriptCase, run: Run, program: Program, globals: Namespace, locals: Namespace): PyValue {
  const value = program({ run, globals, locals, builtins: builtinsFor(item.policy), filename: FILENAME });
  if (item.mode !== 'function') return value;
  const made = globals.get(item.name) ?? null;
  return call(
    run,
    made,
    (item.call ?? []).map((argument) => fromJson(run, argument)),
  );
}

/** A JSON value as Python reads it. */
export function fromJson(run: Run, value: Json): PyValue {
  if (isList(value)) return new PyList(value.map((inner) => fromJson(run, inner)));
  if (isRow(value))
    return dictOf(
      run,
      Object.entries(value).map(([key, inner]): [string, PyValue] => [key, fromJson(run, inner)]),
    );
  return typeof value === 'number' && !Number.isInteger(value) ? new PyFloat(value) : value;
}

/** The outcome with the lines of the script only: frames of the host's own Python do not count. */
export function outcomeFields(item: ScriptCase, run: Run, outcome: Outcome): Json {
  if (outcome.status === 'exception') {
    const { exception } = outcome;
    exception.traceback = exception.traceback.filter((entry) => entry.filename === FILENAME);
  }
  const withValue = item.mode === 'eval' || item.mode === 'function' || item.mode === 'evalclass';
  const report: object = reportOutcome(run, outcome, { withValue });
  return Object.fromEntries(Object.entries(report));
}

/** The repr of each name that the script left, without underscored names and untouched ones of the host. */
function leftIn(run: Run, names: Namespace, given: ReadonlyMap<string, PyValue>, always?: string): Fields {
  const left = [...names.entries()].filter(
    ([name, value]) => name === always || (!name.startsWith('_') && given.get(name) !== value),
  );
  return Object.fromEntries(left.map(([name, value]) => [name, safeRepr(run, value)]));
}

function globalVariables(run: Run, globals: Namespace, given: ReadonlyMap<string, PyValue>): Fields {
  const left = leftIn(run, globals, given);
  return Object.keys(left).length === 0 ? {} : { global_variables: left };
}

function safeRepr(run: Run, value: PyValue): string {
  try {
    return repr(run, value);
  } catch (thrown) {
    return `<no repr: ${String(thrown)}>`;
  }
}
