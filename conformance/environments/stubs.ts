// Frappe's globals without a site, for the recorded cases and for the attacks.
import { toArray } from '../../src/language/runtime/iteration.ts';
import type { Run } from '../../src/language/runtime/run.ts';
import type { PyValue } from '../../src/language/runtime/values.ts';
import { attributeDict } from '../../src/site/dictionary.ts';
import { allBuiltins } from '../../stdlib/builtins/all-builtins.ts';
import { jsonMembers } from '../../stdlib/modules/json.ts';
import { emit } from './emit.ts';
import { namespaceDict } from './namespace-dict.ts';
import { hostProgram } from './python-module.ts';

/** Makes the globals of one run. */
export type Stub = (run: Run) => Map<string, PyValue>;

/** The globals that a Python text names in `GIVEN`. */
export function stubFrom(text: string, file: string): Stub {
  const program = hostProgram(text, { file, module: 'frappe.exceptions' }, allBuiltins);
  return (run) => {
    const made = program(run, [
      ['emit', emit],
      ['_dict', attributeDict],
      ['namespace', namespaceDict],
      ['loads', jsonMembers.get('loads') ?? null],
      ['dumps', jsonMembers.get('dumps') ?? null],
    ]);
    const given = toArray(run, made.get('GIVEN') ?? null);
    return new Map(given.map((name) => [String(name), made.get(String(name)) ?? null]));
  };
}
