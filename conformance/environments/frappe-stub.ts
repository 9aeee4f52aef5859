// The part of Frappe's globals that the recorded `frappe` cases have.
import type { Run } from '../../src/language/runtime/run.ts';
import { builtin, PyList, type PyValue } from '../../src/language/runtime/values.ts';
import { attributeDict, attributes } from '../../src/site/dictionary.ts';
import { allBuiltins } from '../../stdlib/builtins/all-builtins.ts';
import { emit } from './host-objects.ts';
import { jsonMembers } from './json-members.ts';
import { namespaceOf } from './namespace-dict.ts';
import { hostProgram } from './python-module.ts';

const program = hostProgram('frappe_stub.py', 'frappe.exceptions', allBuiltins);

const members = ['log', 'msgprint', 'throw', 'bold', 'ValidationError', 'PermissionError', 'DoesNotExistError'];

/** The `frappe` globals of one run. */
export function frappeStub(run: Run): ReadonlyMap<string, PyValue> {
  const made = program(run, [['emit', emit]]);
  const named = (name: string): [string, PyValue] => [name, made.get(name) ?? null];
  const frappe = namespaceOf(run, [
    ['flags', attributes(run)],
    [
      'form_dict',
      attributes(run, [
        ['name', 'Test'],
        ['qty', '5'],
      ]),
    ],
    ['user', 'test@example.com'],
    ['session', attributes(run, [['user', 'test@example.com']])],
    ['response', attributes(run, [['docs', new PyList([])]])],
    ...members.map(named),
  ]);
  return new Map<string, PyValue>([
    ['frappe', frappe],
    ['json', namespaceOf(run, jsonMembers)],
    ['dict', builtin.dict],
    ['_dict', attributeDict],
    ['args', attributes(run)],
    named('log'),
    named('_'),
  ]);
}
