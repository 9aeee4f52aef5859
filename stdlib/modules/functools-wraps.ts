// functools.update_wrapper and wraps: a wrapper looks like what it wraps.
import '../../src/language/types/load.ts';
import { attributesOf, findAttribute, getAttribute, setAttribute } from '../../src/language/runtime/attributes.ts';
import { call } from '../../src/language/runtime/call.ts';
import { PyDict } from '../../src/language/runtime/containers.ts';
import { pythonFunction } from '../../src/language/runtime/declare.ts';
import { toArray } from '../../src/language/runtime/iteration.ts';
import type { Run } from '../../src/language/runtime/run.ts';
import { str } from '../../src/language/runtime/text.ts';
import { PyTuple, type PyValue } from '../../src/language/runtime/values.ts';
import { updateDict } from '../../src/language/types/dict-update.ts';

/** `functools.WRAPPER_ASSIGNMENTS` */
export const assignments = new PyTuple(['__module__', '__name__', '__qualname__', '__doc__', '__annotations__']);

/** `functools.WRAPPER_UPDATES` */
export const updates = new PyTuple(['__dict__']);

/** Gives a wrapper the names, the text and the attributes of what it wraps. */
export function copyWrapped(
  run: Run,
  wrapper: PyValue,
  wrapped: PyValue,
  assigned: PyValue = assignments,
  updated: PyValue = updates,
): void {
  for (const name of toArray(run, assigned)) {
    const value = findAttribute(run, wrapped, str(run, name));
    if (value !== undefined) setAttribute(run, wrapper, str(run, name), value);
  }
  for (const name of toArray(run, updated)) takeAttributes(run, wrapper, wrapped, str(run, name));
  setAttribute(run, wrapper, '__wrapped__', wrapped);
}

function takeAttributes(run: Run, wrapper: PyValue, wrapped: PyValue, name: string): void {
  const source = findAttribute(run, wrapped, name);
  if (name !== '__dict__') {
    call(run, getAttribute(run, getAttribute(run, wrapper, name), 'update'), source === undefined ? [] : [source]);
    return;
  }
  const own = new PyDict();
  if (source !== undefined) updateDict(run, own, source);
  else for (const [key, value] of attributesOf(wrapped) ?? []) own.table.set(run, key, value);
  for (const [key, value] of own.table.map) if (typeof key === 'string') setAttribute(run, wrapper, key, value);
}

/** `functools.update_wrapper` */
export const updateWrapper = pythonFunction('update_wrapper(wrapper, wrapped, assigned=..., updated=...)', {
  doc: 'Give a wrapper the names and the documentation of what it wraps, and return it.',
  run(run, wrapper: PyValue, wrapped: PyValue, assigned: PyValue | undefined, updated: PyValue | undefined) {
    copyWrapped(run, wrapper, wrapped, assigned ?? assignments, updated ?? updates);
    return wrapper;
  },
});

/** `functools.wraps` */
export const wraps = pythonFunction('wraps(wrapped, assigned=..., updated=...)', {
  doc: 'Return a decorator for a wrapper, which makes it look like what it wraps.',
  run: (_run, wrapped: PyValue, assigned: PyValue | undefined, updated: PyValue | undefined) =>
    pythonFunction('update_wrapper(wrapper)', {
      doc: 'Makes a wrapper look like what it wraps.',
      run(run, wrapper: PyValue) {
        copyWrapped(run, wrapper, wrapped, assigned ?? assignments, updated ?? updates);
        return wrapper;
      },
    }),
});
