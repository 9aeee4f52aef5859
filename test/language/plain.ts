// Runs Python without restrictions: the language alone, with all builtins, as CPython would run it.

import type { PythonVersion } from '../../grammar/problem.ts';
import type { Guards } from '../../src/language/compile/guards.ts';
import { plainGetattr } from '../../src/language/policy/guards/attributes.ts';
import { restrictedPythonGuards } from '../../src/language/policy/guards/sets.ts';
import { compile, type Outcome } from '../../src/language/python.ts';
import { defaultLimits, type Limits } from '../../src/language/runtime/limits.ts';
import { Namespace } from '../../src/language/runtime/namespace.ts';
import { Run } from '../../src/language/runtime/run.ts';
import { ADDRESS, repr, str } from '../../src/language/runtime/text.ts';
import type { PyValue } from '../../src/language/runtime/values.ts';
import { makeClass } from '../../src/language/types/classes.ts';
import { allBuiltins } from '../../stdlib/builtins/all-builtins.ts';
import { stringModule } from '../../stdlib/modules/string.ts';

const builtins = new Map<string, PyValue>([...allBuiltins, ['string', stringModule]]);

/** Guards that guard nothing. */
export const plainGuards: Guards = {
  ...restrictedPythonGuards,
  attribute: plainGetattr.reader,
  isPlainName: plainGetattr.isPlainName,
  write: (_run, value) => value,
  makeClass: (run, name, bases, namespace) => makeClass(run, name, bases, new Map(namespace.entries())),
};

/** What a run left behind. */
export interface Played {
  readonly run: Run;
  readonly outcome: Outcome;
  readonly output: string;
}

/** Runs a program; `limits` replace the defaults. */
export function play(
  source: string,
  mode: 'exec' | 'eval' = 'exec',
  limits: Partial<Limits> = {},
  python: PythonVersion = '3.11',
): Played {
  let output = '';
  const run = new Run({
    limits: { ...defaultLimits, ...limits },
    onOutput: (text) => {
      output += text;
    },
  });
  const options = {
    policy: 'restrictedpython',
    python,
    filename: '<script>',
    mode,
    guards: plainGuards,
  } as const;
  const script = compile(source, options);
  if (script.problems.length > 0) throw new Error(script.problems.map((problem) => problem.message).join('\n'));
  const outcome = script.run({ run, globals: new Namespace([['__name__', 'script']]), builtins });
  if (outcome.status === 'fault') throw outcome.error;
  return { run, outcome, output: shown(output) };
}

/** The value of an expression as `repr`, or the exception it ends in as `Type: message`. */
export function evaluate(source: string, python: PythonVersion = '3.11'): string {
  const { run, outcome } = play(source, 'eval', {}, python);
  if (outcome.status === 'ok') return shown(repr(run, outcome.value));
  if (outcome.status === 'exception') return shown(`${outcome.exception.type.name}: ${str(run, outcome.exception)}`);
  return outcome.status;
}

/** Addresses as recordings write them. */
export function shown(text: string): string {
  return text.replaceAll(ADDRESS, '0xADDR');
}
