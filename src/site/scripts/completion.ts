// What the editor of scripts offers: the names of a script's globals, walked as Frappe walks them.
import { PyDict } from '../../language/runtime/containers.ts';
import { BoundMethod, NativeFunction } from '../../language/runtime/functions.ts';
import { PyType } from '../../language/runtime/type.ts';
import { builtin, PyModule, type PyValue } from '../../language/runtime/values.ts';

/** One offer: the dotted name, how far up it stands, and the kind that an editor shows beside it. */
export interface Completion {
  readonly value: string;
  readonly score: number;
  readonly meta: string;
}

/** The offers for these names, in their order; what begins with an underscore is not offered. */
export function completions(names: Iterable<readonly [string, PyValue]>): readonly Completion[] {
  return walk(names, '');
}

function walk(names: Iterable<readonly [string, PyValue]>, owner: string): readonly Completion[] {
  return [...names].flatMap(([name, value]) => (name.startsWith('_') ? [] : offersOf(name, value, owner)));
}

function offersOf(name: string, value: PyValue, owner: string): readonly Completion[] {
  const dotted = owner === '' ? name : `${owner}.${name}`;
  if (value instanceof PyDict && value.table.map.size > 0 && name !== 'form_dict') {
    return walk(textKeys(value), dotted);
  }
  return [{ value: dotted, score: score(value), meta: 'utils' }];
}

function textKeys(dict: PyDict): readonly (readonly [string, PyValue])[] {
  return [...dict.table.map].flatMap(([key, value]) => (typeof key === 'string' ? [[key, value] as const] : []));
}

function score(value: PyValue): number {
  if (value instanceof PyModule) return 10;
  if (isWrittenInPython(value)) return 9;
  if (value instanceof PyType) return value.isSubtypeOf(builtin.BaseException) ? 0 : 8;
  return value instanceof PyDict ? 7 : 6;
}

function isWrittenInPython(value: PyValue): boolean {
  if (value instanceof BoundMethod) return isWrittenInPython(value.target);
  return value instanceof NativeFunction && value.written === 'python';
}
