// What a script finds when it starts: the engine's intrinsics, the built-in types, and what a probing script sees.
import { PyType } from '../../src/language/runtime/type.ts';
import { builtinsFor } from '../../stdlib/builtins/profiles.ts';

/** A script that looks at what scripts like to spoil; it wants nothing but builtins and an empty `frappe.flags`. */
export const PROBE = `
def error(f):
    try:
        return f()
    except Exception as e:
        return [str(e), type_of(e)]

def type_of(value):
    return [name for name, kind in [('int', int), ('str', str), ('list', list), ('dict', dict), ('Exception', Exception)] if isinstance(value, kind)]

result = [
    len([1, 2]), str(1) + 'a', sorted([2, 1]), max(1, 2), list(range(2)), sum([1, 2]), [*zip([1], [2])], repr(set()),
    {'a': 1}.get('constructor'), [].x, 'x'.length, f'{1:03d}', '%s' % [1], 'a-b'.split('-'),
    error(lambda: [][1]), error(lambda: {}['a']), error(lambda: 1 / 0), error(lambda: int('x')), error(lambda: constructor),
    frappe.flags, type_of(True), type_of('x'), json.dumps({'a': [None, True]}), json.loads('{"__proto__": 1}'), _dict(a=1).a,
]
`;

const intrinsics = [
  Object,
  Array,
  Map,
  Set,
  String,
  Number,
  BigInt,
  Boolean,
  Function,
  Error,
  RegExp,
  Symbol,
  Promise,
  Date,
];

/** Names of everything that all runs share. */
export function sharedNames(): string {
  const engine = intrinsics.map(({ name, prototype }) => `${name}: ${Object.getOwnPropertyNames(prototype).join()}`);
  const python = [...builtinsFor('frappe')].map(([name, value]) =>
    value instanceof PyType ? `${name}: ${[...value.attributes.keys()].join()}` : name,
  );
  return [...engine, ...python].join('\n');
}
