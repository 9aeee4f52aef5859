// Running one of our own cases: its output by lines, and its error with the line.

import { lineOf } from '../../src/language/policy/lines.ts';
import { compile } from '../../src/language/python.ts';
import { brief } from '../../src/language/report.ts';
import { defaultLimits } from '../../src/language/runtime/limits.ts';
import { Namespace } from '../../src/language/runtime/namespace.ts';
import { Run } from '../../src/language/runtime/run.ts';
import type { PyValue } from '../../src/language/runtime/values.ts';
import { builtinsFor } from '../../stdlib/builtins/profiles.ts';
import type { CommentCase, Fields } from '../case.ts';
import { frappeStub } from '../environments/frappe-stub.ts';
import { hostObjects } from '../environments/host-objects.ts';

/** Runs a case of a `.py` file. */
export function runComments(item: CommentCase): Fields {
  const { policy, python, scope } = item;
  const script = compile(item.source, { policy, python, scope, filename: 'script.py' });
  const problem = script.problems[0];
  if (problem !== undefined) {
    const { phase, message } = problem;
    return { output: [], error: { line: lineOf(problem, script.source), text: `${phase}: ${message}` } };
  }
  const pieces: string[] = [];
  const run = new Run({ limits: defaultLimits, onOutput: (text) => void pieces.push(text) });
  const { globals, locals } = namespaces(item, run);
  const outcome = script.run({ run, globals, locals, builtins: builtinsFor(policy) });
  const output = pieces.join('').replace(/\n$/, '');
  const lines = output === '' && pieces.length === 0 ? [] : output.split('\n');
  if (outcome.status === 'ok') return { output: lines, error: null };
  if (outcome.status !== 'exception') return { output: lines, error: { line: 0, text: outcome.status } };
  const { type, message } = brief(run, outcome.exception);
  const at = outcome.exception.traceback.find((entry) => entry.filename === 'script.py');
  return { output: lines, error: { line: at?.line ?? 0, text: message === '' ? type : `${type}: ${message}` } };
}

function namespaces({ policy, scope }: CommentCase, run: Run) {
  const { globals, doc } = hostObjects(run);
  const entries = new Map<string, PyValue>(globals);
  if (policy === 'restrictedpython') entries.set('__name__', 'script');
  else for (const [name, value] of frappeStub(run)) entries.set(name, value);
  return { globals: new Namespace(entries), locals: new Namespace(scope === 'separate' ? [['doc', doc]] : []) };
}
