// What stands under a name, described for people: read from the values that scripts themselves meet.
import { PyDict } from '../../src/language/runtime/containers.ts';
import { NativeClassMethod, NativeGetter } from '../../src/language/runtime/descriptors.ts';
import { NativeFunction } from '../../src/language/runtime/functions.ts';
import { PyType } from '../../src/language/runtime/type.ts';
import { PyModule, type PyValue, typeOf } from '../../src/language/runtime/values.ts';

/** A function, or how a method is called. */
export interface FunctionEntry {
  readonly kind: 'function' | 'method' | 'classmethod';
  readonly name: string;
  readonly signature: string;
  readonly doc: string;
  readonly examples: readonly string[];
}

/** An attribute that is computed when it is read. */
export interface AttributeEntry {
  readonly kind: 'attribute';
  readonly name: string;
  readonly doc: string;
  readonly examples: readonly string[];
  readonly writable: boolean;
}

/** A constant, or a value that belongs to the run. */
export interface ValueEntry {
  readonly kind: 'value';
  readonly name: string;
  readonly type: string;
}

/** A class with what stands on it itself; inherited names are found at its bases. */
export interface ClassEntry {
  readonly kind: 'class';
  readonly name: string;
  readonly bases: readonly string[];
  readonly doc: string;
  readonly members: readonly Entry[];
  readonly type: PyType;
}

/** A module, or a dict whose keys are names. */
export interface SpaceEntry {
  readonly kind: 'namespace';
  readonly name: string;
  readonly members: readonly Entry[];
}

export type Entry = FunctionEntry | AttributeEntry | ValueEntry | ClassEntry | SpaceEntry;

/** Describes names, in alphabetical order. */
export function entries(names: Iterable<readonly [string, PyValue]>): readonly Entry[] {
  return [...names].map(([name, value]) => entry(name, value)).sort(byName);
}

function byName(left: Entry, right: Entry): number {
  return left.name < right.name ? -1 : Number(left.name > right.name);
}

function entry(name: string, value: PyValue): Entry {
  if (value instanceof NativeFunction) return functionEntry(name, value, value.owner ? 'method' : 'function');
  if (value instanceof NativeClassMethod) return functionEntry(name, value.target, 'classmethod');
  if (value instanceof NativeGetter) return attributeEntry(name, value);
  if (value instanceof PyType) return classEntry(name, value);
  if (value instanceof PyModule) return { kind: 'namespace', name, members: entries(value.attributes) };
  if (value instanceof PyDict && value.table.map.size > 0) return { kind: 'namespace', name, members: keys(value) };
  return { kind: 'value', name, type: typeOf(value).name };
}

function keys(dict: PyDict): readonly Entry[] {
  return entries([...dict.table.map].flatMap(([key, value]) => (typeof key === 'string' ? [[key, value]] : [])));
}

function functionEntry(name: string, value: NativeFunction, kind: FunctionEntry['kind']): FunctionEntry {
  const { signature, doc, examples } = value;
  return { kind, name, signature: `${name}${signature.slice(signature.indexOf('('))}`, doc, examples };
}

function attributeEntry(name: string, { doc, examples, write }: NativeGetter): AttributeEntry {
  return { kind: 'attribute', name, doc, examples, writable: write !== undefined };
}

/** A class under the name by which it is found. */
export function classEntry(name: string, type: PyType): ClassEntry {
  const bases = type.bases.map((base) => base.name);
  return { kind: 'class', name, bases, doc: type.doc ?? '', members: entries(type.attributes), type };
}

/** Everything with examples among these names, with the dotted name of where it stands. */
export function declaredExamples(found: readonly Entry[], owner = ''): readonly (readonly [string, string])[] {
  return found.flatMap((one) => {
    const dotted = owner === '' ? one.name : `${owner}.${one.name}`;
    if ('members' in one) return declaredExamples(one.members, dotted);
    return 'examples' in one ? one.examples.map((line): [string, string] => [dotted, line]) : [];
  });
}
