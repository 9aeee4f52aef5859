// Replays the programs that record_modules.py recorded, and says where our answer differs.
import { readFileSync } from 'node:fs';
import type { PythonVersion } from '../../grammar/problem.ts';
import { compile } from '../../src/language/python.ts';
import { defaultLimits, type Limits } from '../../src/language/runtime/limits.ts';
import { Namespace } from '../../src/language/runtime/namespace.ts';
import { Run } from '../../src/language/runtime/run.ts';
import { repr, str } from '../../src/language/runtime/text.ts';
import type { PyModule, PyValue } from '../../src/language/runtime/values.ts';
import { allBuiltins } from '../../stdlib/builtins/all-builtins.ts';
import { plainGuards, shown } from './plain.ts';

/** A case and CPython's answer. */
export type Recorded = readonly [source: string, expected: string];

/** The recorded cases of a module. */
export function recorded(module: string): readonly Recorded[] {
  const text = readFileSync(new URL(`recordings/${module}.jsonl`, import.meta.url), 'utf8');
  return text
    .trimEnd()
    .split('\n')
    .map((line): Recorded => JSON.parse(line));
}

/** What comes of a case, as the recorder writes it. */
export function answer(
  source: string,
  modules: readonly PyModule[],
  limits: Partial<Limits> = {},
  python: PythonVersion = '3.11',
): string {
  const parts = source.split(' ;; ').map((part) => part.replaceAll('¶', '\n'));
  const program = [...parts.slice(0, -1), `answer = ${parts.at(-1)}`].join('\n');
  const run = new Run({ limits: { ...defaultLimits, ...limits } });
  const script = compile(program, { policy: 'restrictedpython', python, guards: plainGuards });
  if (script.problems.length > 0) return script.problems.map(({ message }) => message).join('\n');
  const globals = new Namespace([['__name__', 'script']]);
  const builtins = new Map<string, PyValue>([...allBuiltins, ...modules.map((one) => [one.name, one] as const)]);
  const outcome = script.run({ run, globals, builtins });
  if (outcome.status === 'fault') throw outcome.error;
  if (outcome.status === 'ok') return shown(shownValue(run, globals.get('answer') ?? null));
  if (outcome.status === 'exception') return shown(`${outcome.exception.type.name}: ${str(run, outcome.exception)}`);
  return outcome.status;
}

function shownValue(run: Run, value: PyValue): string {
  try {
    return repr(run, value);
  } catch {
    return 'repr failed';
  }
}

/** Each case whose answer is not CPython's. */
export function differing(
  module: string,
  modules: readonly PyModule[],
  python: PythonVersion = '3.11',
): readonly string[] {
  return recorded(module).flatMap(([source, expected]) => {
    const came = answer(source, modules, {}, python);
    return came === expected ? [] : [`${source}\n  CPython: ${expected}\n  here:    ${came}`];
  });
}
