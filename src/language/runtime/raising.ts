// Making the exception that is raised, and telling it what it was raised in.
import { call } from './call.ts';
import { PyException, raise } from './errors.ts';
import type { Run } from './run.ts';
import { PyType } from './type.ts';
import { builtin, type PyValue } from './values.ts';

/** The exception that `raise value` raises: an instance, or a class called without arguments. */
export function instantiate(run: Run, value: PyValue, refusal: string, args: PyValue[] = []): PyException {
  if (value instanceof PyException) return value;
  if (value instanceof PyType && value.isSubtypeOf(builtin.BaseException)) {
    const made = call(run, value, args);
    if (made instanceof PyException) return made;
    return raise('TypeError', `calling ${value.name} should have returned an instance of BaseException`);
  }
  return raise('TypeError', refusal);
}

/** Python: an exception raised while another is handled has that one as its context; cycles are cut. */
export function setContext(run: Run, exception: PyException): void {
  const { handled } = run;
  exception.contextKnown = true;
  if (handled === null || handled === exception) return;
  for (let at: PyException | null = handled; at !== null; at = at.context) {
    if (at.context === exception) {
      at.context = null;
      break;
    }
  }
  exception.context = handled;
}

/** Decides the context of an exception that a native raised, at the first place that stops it; each such place counts. */
export function settle(run: Run, exception: PyException): void {
  run.caught();
  if (!exception.contextKnown) setContext(run, exception);
}
