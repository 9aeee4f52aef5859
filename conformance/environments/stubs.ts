// Frappe's globals without a site, for the recorded cases and for the attacks.

import { toArray } from '../../src/language/runtime/iteration.ts';
import type { Run } from '../../src/language/runtime/run.ts';
import { builtin, type PyValue } from '../../src/language/runtime/values.ts';
import { attributeDict } from '../../src/site/dictionary.ts';
import { allBuiltins } from '../../stdlib/builtins/all-builtins.ts';
import { jsonMembers } from '../../stdlib/modules/json.ts';
import { emit } from './host-objects.ts';
import { namespaceDict } from './namespace-dict.ts';
import { type HostProgram, hostProgram } from './python-module.ts';

const recorded = hostProgram('frappe_stub.py', 'frappe.exceptions', allBuiltins);
const attacked = hostProgram('attack_stub.py', 'frappe.exceptions', allBuiltins);

/** The `frappe` globals of a recorded case. */
export function frappeStub(run: Run): ReadonlyMap<string, PyValue> {
  return new Map<string, PyValue>([...globalsOf(run, recorded), ['dict', builtin.dict]]);
}

/** The globals of an attack. */
export function attackStub(run: Run): ReadonlyMap<string, PyValue> {
  return globalsOf(run, attacked);
}

function globalsOf(run: Run, program: HostProgram): Map<string, PyValue> {
  const made = program(run, [
    ['emit', emit],
    ['_dict', attributeDict],
    ['namespace', namespaceDict],
    ['loads', jsonMembers.get('loads') ?? null],
    ['dumps', jsonMembers.get('dumps') ?? null],
  ]);
  const given = toArray(run, made.get('GIVEN') ?? null);
  return new Map(given.map((name) => [String(name), made.get(String(name)) ?? null]));
}
