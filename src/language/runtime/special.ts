// Special methods of classes (`__len__`, `__int__`, …): looked up on the type, never on the instance.

import { call } from './call.ts';
import { callFunction, PyFunction } from './frame.ts';
import { NativeFunction } from './functions.ts';
import type { Run } from './run.ts';
import { type PyValue, typeOf } from './values.ts';

/** The method, bound to the value; `undefined` when its type has none or says None. */
export function specialMethod(run: Run, value: PyValue, name: string): PyValue | undefined {
  const type = typeOf(value);
  const found = type.lookup(name);
  if (found === undefined || found === null) return undefined;
  const get = typeOf(found).slots.descriptorGet;
  return get === undefined ? found : get(run, found, value, type);
}

/** Calls the method; `undefined` when the type has none. */
export function callSpecial(run: Run, value: PyValue, name: string, args: PyValue[] = []): PyValue | undefined {
  const found = typeOf(value).lookup(name);
  if (found === undefined) return undefined;
  // Most are functions of the script or methods of native types: those need no bound method to be called.
  if (found instanceof PyFunction) return callFunction(run, found, [value, ...args], undefined);
  if (found instanceof NativeFunction && found.owner !== undefined && !typeOf(value).heap) {
    return found.invoke(run, [value, ...args], undefined);
  }
  const method = specialMethod(run, value, name);
  return method === undefined ? undefined : call(run, method, args);
}
