// The environment of the attack corpus without a site: the names are there, what stands behind them does nothing.
import type { Run } from '../../src/language/runtime/run.ts';
import { PyList, type PyValue } from '../../src/language/runtime/values.ts';
import { attributeDict, attributes } from '../../src/site/dictionary.ts';
import { allBuiltins } from '../../stdlib/builtins/all-builtins.ts';
import { emit } from './host-objects.ts';
import { jsonMembers } from './json-members.ts';
import { namespaceOf } from './namespace-dict.ts';
import { hostProgram } from './python-module.ts';

const program = hostProgram('attack_stub.py', 'frappe', allBuiltins);

const exceptions = [
  'ValidationError',
  'PermissionError',
  'DoesNotExistError',
  'DuplicateEntryError',
  'LinkValidationError',
  'DataError',
  'AuthenticationError',
];

/** Names of `frappe.db` and the function of the stub that each is. */
const database: readonly (readonly [string, string])[] = [
  ['get_list', 'no_rows'],
  ['get_all', 'no_rows'],
  ['get_value', 'nothing'],
  ['set_value', 'nothing'],
  ['exists', 'nothing'],
  ['count', 'zero'],
  ['escape', 'escape'],
  ['sql', 'no_tuple'],
  ['commit', 'nothing'],
  ['rollback', 'nothing'],
];

/** The globals of one attack. */
export function attackStub(run: Run): ReadonlyMap<string, PyValue> {
  const json = new Map(jsonMembers);
  const made = program(run, [
    ['emit', emit],
    ['_dict', attributeDict],
    ['dumps', json.get('dumps') ?? null],
  ]);
  const as = (name: string, own = name): [string, PyValue] => [name, made.get(own) ?? null];
  const frappe = namespaceOf(run, [
    ['flags', attributes(run)],
    ['form_dict', attributes(run)],
    ['session', session(run)],
    ['user', 'test@example.com'],
    ['response', attributes(run, [['docs', new PyList([])]])],
    as('throw'),
    as('msgprint'),
    [
      'db',
      namespaceOf(
        run,
        database.map(([name, own]) => as(name, own)),
      ),
    ],
    ['utils', namespaceOf(run, [as('cint'), as('flt'), as('cstr')])],
    as('get_doc', 'empty'),
    as('get_all', 'no_rows'),
    as('get_list', 'no_rows'),
    as('log_error'),
    ['lang', 'en'],
    ...exceptions.map((name) => as(name)),
  ]);
  return new Map<string, PyValue>([
    ['json', namespaceOf(run, jsonMembers)],
    as('as_json'),
    as('log'),
    ['_dict', attributeDict],
    ['args', attributes(run)],
    ['frappe', frappe],
    [
      'doc',
      attributes(run, [
        ['doctype', 'ToDo'],
        ['name', 'TODO-1'],
        ['description', 'x'],
      ]),
    ],
  ]);
}

function session(run: Run): PyValue {
  return attributes(run, [
    ['user', 'test@example.com'],
    ['csrf_token', 'tok'],
  ]);
}
