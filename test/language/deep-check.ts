// The deep checker of the property tests: everything reachable from a value is a Python value of ours.

import { PyDict, PySet } from '../../src/language/runtime/containers.ts';
import type { Run } from '../../src/language/runtime/run.ts';
import { PyType } from '../../src/language/runtime/type.ts';
import { PyFloat, PyInstance, PyList, PyModule, PyTuple, type PyValue } from '../../src/language/runtime/values.ts';

/** What is wrong with a value or with anything in it; undefined if nothing is. */
export function strangeness(run: Run, value: unknown, seen = new Set<unknown>()): string | undefined {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return undefined;
  if (typeof value === 'number')
    return Number.isSafeInteger(value) && !Object.is(value, -0) ? undefined : `number ${value}`;
  if (typeof value === 'bigint')
    return value > BigInt(Number.MAX_SAFE_INTEGER) || value < BigInt(Number.MIN_SAFE_INTEGER)
      ? undefined
      : `small bigint ${value}`;
  if (typeof value !== 'object') return `a JavaScript ${typeof value}`;
  if (seen.has(value)) return undefined;
  seen.add(value);
  if (!('type' in value) || !(value.type instanceof PyType))
    return `a foreign object: ${Object.prototype.toString.call(value)}`;
  for (const part of partsOf(run, value)) {
    const found = strangeness(run, part, seen);
    if (found !== undefined) return found;
  }
  return undefined;
}

function partsOf(run: Run, value: object): Iterable<unknown> {
  if (value instanceof PyFloat) return typeof value.value === 'number' ? [] : [undefined];
  if (value instanceof PyList || value instanceof PyTuple) return value.items;
  if (value instanceof PySet) return value.table.keys(run);
  if (value instanceof PyDict) return [...value.table.keys(run), ...value.table.map.values()];
  if (value instanceof PyInstance || value instanceof PyModule) return value.attributes.values();
  return [];
}

/** The same for several values by name. */
export function strangeNames(run: Run, values: Iterable<readonly [string, PyValue]>): string[] {
  return [...values].flatMap(([name, value]) => {
    const found = strangeness(run, value);
    return found === undefined ? [] : [`${name}: ${found}`];
  });
}
