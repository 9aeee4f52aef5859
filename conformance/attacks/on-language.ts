// Running a script of the attacks on the language alone, in an environment whose site does nothing.
import { compile, type Outcome } from '../../src/language/python.ts';
import { brief } from '../../src/language/report.ts';
import type { LimitKind } from '../../src/language/runtime/errors.ts';
import type { Limits } from '../../src/language/runtime/limits.ts';
import { Namespace } from '../../src/language/runtime/namespace.ts';
import { Run } from '../../src/language/runtime/run.ts';
import { repr } from '../../src/language/runtime/text.ts';
import { builtinsFor } from '../../stdlib/builtins/profiles.ts';
import type { Stub } from '../environments/stubs.ts';
import type { AttackReport } from './report.ts';

/** What a script runs with. */
export interface LanguageOptions {
  readonly stub: Stub;
  readonly limits: Limits;
  readonly interrupt: () => LimitKind | undefined;
}

const LONGEST_OUTPUT = 10_000;

/** Compiles and runs a script, and tells how it ended. */
export function runOnLanguage(source: string, { stub, limits, interrupt }: LanguageOptions): AttackReport {
  const script = compile(source, { policy: 'frappe', python: '3.11', filename: '<serverscript>' });
  const [problem] = script.problems;
  if (problem !== undefined) return { outcome: 'compile-error', message: problem.message, readable: '' };
  const pieces: string[] = [];
  const run = new Run({ limits, interrupt, onOutput: (text) => void pieces.push(text) });
  const globals = new Namespace(stub(run));
  const outcome = script.run({ run, globals, builtins: builtinsFor('frappe') });
  return { ...inWords(run, outcome, globals), readable: pieces.join('').slice(0, LONGEST_OUTPUT) };
}

function inWords(run: Run, outcome: Outcome, globals: Namespace): Pick<AttackReport, 'outcome' | 'message'> {
  if (outcome.status === 'limit') return { outcome: `limit:${outcome.stop.limit}`, message: '' };
  if (outcome.status === 'fault') return { outcome: 'fault', message: faultText(outcome.error) };
  if (outcome.status === 'exception') {
    const { type, message } = brief(run, outcome.exception);
    return { outcome: `python-exception:${type}`, message };
  }
  return { outcome: `harmless-result:${resultOf(run, globals)}`, message: '' };
}

function resultOf(run: Run, globals: Namespace): string {
  try {
    return repr(run, globals.get('result') ?? null);
  } catch (thrown) {
    return `<no repr: ${String(thrown)}>`;
  }
}

/** What a mistake of ours says; it fails the case, so it may say where it happened. */
export function faultText(fault: unknown): string {
  return fault instanceof Error ? (fault.stack ?? fault.message) : JSON.stringify(fault);
}
