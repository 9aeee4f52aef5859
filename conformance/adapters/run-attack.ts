// Running an attack on the language alone, in an environment whose site does nothing.
import { compile, type Outcome } from '../../src/language/python.ts';
import { brief } from '../../src/language/report.ts';
import { defaultLimits, type Limits } from '../../src/language/runtime/limits.ts';
import { Namespace } from '../../src/language/runtime/namespace.ts';
import { Run } from '../../src/language/runtime/run.ts';
import { repr } from '../../src/language/runtime/text.ts';
import { builtinsFor } from '../../stdlib/builtins/profiles.ts';
import type { AttackCase, Fields } from '../case.ts';
import { attackStub } from '../environments/stubs.ts';

/** Milliseconds after which an attack is stopped: it waits for nothing, so its time is computing time. */
const LONGEST = 5000;

/** Compiles and runs an attack; the outcome is in the words of the corpus. */
export function runAttack(item: AttackCase, limits: Limits = defaultLimits): Fields {
  const script = compile(item.source, { policy: 'frappe', python: '3.11', filename: '<serverscript>' });
  const problem = script.problems[0];
  if (problem !== undefined) return { outcome: 'compile-error', message: problem.message };
  const pieces: string[] = [];
  const end = performance.now() + LONGEST;
  const run = new Run({
    limits,
    onOutput: (text) => void pieces.push(text),
    interrupt: () => (performance.now() > end ? 'cpu' : undefined),
  });
  const globals = new Namespace(attackStub(run));
  const outcome = script.run({ run, globals, builtins: builtinsFor('frappe') });
  return { ...outcomeWords(run, outcome, globals), stdout: pieces.join('').slice(0, 10_000) };
}

function outcomeWords(run: Run, outcome: Outcome, globals: Namespace): Fields {
  if (outcome.status === 'limit') return { outcome: `limit:${outcome.stop.limit}` };
  if (outcome.status === 'fault') return { outcome: 'fault', message: String(outcome.error) };
  if (outcome.status === 'exception') {
    const { type, message } = brief(run, outcome.exception);
    return { outcome: `python-exception:${type}`, message };
  }
  return { outcome: `harmless-result:${resultOf(run, globals)}` };
}

function resultOf(run: Run, globals: Namespace): string {
  try {
    return repr(run, globals.get('result') ?? null);
  } catch (thrown) {
    return `<no repr: ${String(thrown)}>`;
  }
}
