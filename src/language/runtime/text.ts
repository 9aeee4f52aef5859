// The text forms of any value: repr, str and format.
import { raise } from './errors.ts';
import type { Run } from './run.ts';
import { type PyObject, type PyValue, typeOf } from './values.ts';

/** Python's repr; depth is counted, since containers nest. */
export function repr(run: Run, value: PyValue): string {
  const slot = typeOf(value).slots.repr;
  run.tick();
  if (slot === undefined) return defaultRepr(value as PyObject);
  run.enter(' while getting the repr of an object');
  const text = slot(run, value);
  run.depth -= 1;
  return text;
}

/** Python's str. */
export function str(run: Run, value: PyValue): string {
  if (typeof value === 'string') return value;
  const slot = typeOf(value).slots.str;
  if (slot === undefined) return repr(run, value);
  run.enter();
  const text = slot(run, value);
  run.depth -= 1;
  return text;
}

/** Python's format(value, spec). */
export function format(run: Run, value: PyValue, spec: string): string {
  const type = typeOf(value);
  if (type.slots.format !== undefined) return type.slots.format(run, value, spec);
  if (spec === '') return str(run, value);
  return raise('TypeError', `unsupported format string passed to ${type.name}.__format__`);
}

/** The address that stands in every repr: constant, so that nothing of the machine shows. */
export const ADDRESS = '0x7f0000000000';

/** Python's object.__repr__. */
export function defaultRepr(value: PyObject): string {
  const { module, qualname } = value.type;
  return module === 'builtins' ? `<${qualname} object at ${ADDRESS}>` : `<${module}.${qualname} object at ${ADDRESS}>`;
}

/** A container's repr, guarded against containing itself. */
export function reprOnce(run: Run, value: PyObject, again: string, render: () => string): string {
  if (run.rendering.has(value)) return again;
  run.rendering.add(value);
  try {
    return render();
  } finally {
    run.rendering.delete(value);
  }
}
