// The paths that filters take for attributes: `address.city`, `rows.0.qty`, several with commas.
import type { Run } from '../../language/runtime/run.ts';
import { PyList, type PyValue, textOf } from '../../language/runtime/values.ts';
import { itemOf } from './access.ts';
import { PyUndefined } from './undefined.ts';

/** Reads something of an item. */
export type Read = (run: Run, item: PyValue) => PyValue;

/** The steps of one path; None is the item itself. */
function stepsOf(path: PyValue): PyValue[] {
  const text = textOf(path);
  if (text === undefined) return path === null ? [] : [path];
  return text.split('.').map((part) => (/^\d+$/u.test(part) ? Number(part) : part));
}

/** Reads along a path; `fallback`, unless None, stands for what is not there. */
export function alongPath(path: PyValue, fallback: PyValue = null): Read {
  const steps = stepsOf(path);
  return (run, item) =>
    steps.reduce<PyValue>((value, step) => {
      const found = itemOf(run, value, step);
      return found instanceof PyUndefined && fallback !== null ? fallback : found;
    }, item);
}

/** Reads along several paths at once, as a list. */
export function alongPaths(paths: PyValue, change: Read): Read {
  const text = textOf(paths);
  const reads = text === undefined ? [alongPath(paths)] : text.split(',').map((path) => alongPath(path));
  return (run, item) => new PyList(reads.map((read) => change(run, read(run, item))));
}

/** A text without regard to case; any other value as it is. */
export function uncased(_run: Run, value: PyValue): PyValue {
  return textOf(value)?.toLowerCase() ?? value;
}

/** The value itself. */
export function asItIs(_run: Run, value: PyValue): PyValue {
  return value;
}
