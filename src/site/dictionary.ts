// Frappe's `_dict` (a dict whose keys are attributes) and short ways to build dicts and read them.
import '../language/types/load.ts';
import { genericAttribute } from '../language/runtime/attributes.ts';
import type { Keywords } from '../language/runtime/call.ts';
import { dictOf, PyDict } from '../language/runtime/containers.ts';
import { define, method } from '../language/runtime/declare.ts';
import { raiseWith } from '../language/runtime/errors.ts';
import { getItem } from '../language/runtime/items.ts';
import { iterate } from '../language/runtime/iteration.ts';
import type { Run } from '../language/runtime/run.ts';
import { defineType } from '../language/runtime/type.ts';
import { builtin, PyList, type PyValue } from '../language/runtime/values.ts';

/** The type of `_dict`: a missing attribute is None, real methods win over keys. */
export const attributeDict = defineType({
  name: '_dict',
  module: 'frappe.types.frappedict',
  bases: [builtin.dict],
  slots: {
    getAttribute(run, self: PyDict, name) {
      const onType = attributeDict.lookup(name);
      if (onType !== undefined) return genericAttribute(run, self, name);
      return self.table.get(run, name) ?? (name.startsWith('__') ? undefined : null);
    },
    setAttribute(run, self: PyDict, name, value) {
      self.table.set(run, name, value);
    },
    deleteAttribute(run, self: PyDict, name) {
      if (self.table.delete(run, name) === undefined) raiseWith('KeyError', name);
    },
  },
});

define(attributeDict, [
  method('update(*args, **kwargs)', {
    doc: 'Set the given items and return the dict itself.',
    run(run, self: PyDict, args: PyValue[], keywords: Keywords | undefined) {
      for (const other of args) if (other !== null) mergeInto(run, self, other);
      for (const [at, name] of (keywords?.names ?? []).entries())
        self.table.set(run, name, keywords?.values[at] ?? null);
      return self;
    },
  }),
  method('copy()', {
    doc: 'Return a shallow copy, again a _dict.',
    run: (_run, self: PyDict) => new PyDict(self.table.copy(), attributeDict),
  }),
]);

/** Copies a dict's items, or those of an iterable of pairs, into another. */
export function mergeInto(run: Run, target: PyDict, source: PyValue): void {
  if (source instanceof PyDict) {
    for (const [key, value] of source.table.map) target.table.set(run, source.table.written(key), value);
    return;
  }
  const iterator = iterate(run, source);
  for (let pair = iterator.next(run); pair !== undefined; pair = iterator.next(run)) {
    target.table.set(run, getItem(run, pair, 0), getItem(run, pair, 1));
  }
}

/** A new `_dict`. */
export function attributes(run: Run, entries: Iterable<readonly [string, PyValue]> = []): PyDict {
  return dictOf(run, entries, attributeDict);
}

/** The value under a text key, None when there is none. */
export function item(dict: PyDict, key: string): PyValue {
  return dict.table.map.get(key) ?? null;
}

/** The entries whose keys are text, in order. */
export function textEntries(dict: PyDict): [string, PyValue][] {
  const entries: [string, PyValue][] = [];
  for (const [key, value] of dict.table.map) if (typeof key === 'string') entries.push([key, value]);
  return entries;
}

/** The items of a list or tuple, `undefined` for anything else. */
export function sequence(value: PyValue): readonly PyValue[] | undefined {
  if (value instanceof PyList) return value.items;
  return value !== null && typeof value === 'object' && 'items' in value && Array.isArray(value.items)
    ? value.items
    : undefined;
}
