// Calling a value.
import { raise } from './errors.ts';
import type { Run } from './run.ts';
import { type PyValue, typeOf } from './values.ts';

/** The keyword arguments of one call; `names[i]` goes with `values[i]`, no name twice. */
export interface Keywords {
  readonly names: readonly string[];
  readonly values: readonly PyValue[];
}

/** The value given for a keyword, `undefined` if it was not. */
export function keyword(keywords: Keywords | undefined, name: string): PyValue | undefined {
  if (keywords === undefined) return undefined;
  const at = keywords.names.indexOf(name);
  return at < 0 ? undefined : keywords.values[at];
}

/** Calls `callee`; TypeError when it is not callable. `args` belongs to the callee from here on. */
export function call(run: Run, callee: PyValue, args: PyValue[], keywords?: Keywords): PyValue {
  const slot = typeOf(callee).slots.call;
  if (slot === undefined) return raise('TypeError', `'${typeOf(callee).name}' object is not callable`);
  return slot(run, callee, args, keywords);
}

/** Whether a value can be called. */
export function isCallable(value: PyValue): boolean {
  return typeOf(value).slots.call !== undefined;
}
