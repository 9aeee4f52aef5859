// Every name of Python's builtins module that exists here, once; the sets that scripts see are selections of it.
import '../../src/language/types/load.ts';
import { exceptionTypes } from '../../src/language/runtime/errors.ts';
import { builtin, ellipsis, notImplemented, type PyValue } from '../../src/language/runtime/values.ts';
import { adapterTypes } from '../../src/language/types/adapters.ts';
import { descriptorTypes } from '../../src/language/types/property.ts';
import { numericFunctions } from './numeric.ts';
import { objectFunctions } from './objects.ts';
import { sequenceFunctions } from './sequences.ts';
import { textFunctions } from './text.ts';

const constants: readonly (readonly [string, PyValue])[] = [
  ['None', null],
  ['False', false],
  ['True', true],
  ['Ellipsis', ellipsis],
  ['NotImplemented', notImplemented],
];

const typeNames = [
  'bool',
  'bytes',
  'bytearray',
  'complex',
  'dict',
  'float',
  'frozenset',
  'int',
  'list',
  'object',
  'range',
  'set',
  'slice',
  'str',
  'tuple',
  'type',
] as const;

const functions = [...numericFunctions, ...objectFunctions, ...sequenceFunctions, ...textFunctions];

/** Python's builtins by name. */
export const allBuiltins: ReadonlyMap<string, PyValue> = new Map<string, PyValue>([
  ...constants,
  ...typeNames.map((name): [string, PyValue] => [name, builtin[name]]),
  ...adapterTypes,
  ...descriptorTypes,
  ...functions.map((one): [string, PyValue] => [one.name, one]),
  ...exceptionTypes,
]);

/** The builtins of these names. */
export function select(names: Iterable<string>): Map<string, PyValue> {
  const selected = new Map<string, PyValue>();
  for (const name of names) {
    const value = allBuiltins.get(name);
    if (value === undefined) throw new Error(`no builtin is called ${name}`);
    selected.set(name, value);
  }
  return selected;
}
