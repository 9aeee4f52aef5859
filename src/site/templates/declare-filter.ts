// Declaring filters and tests: functions as Python has them, some of which want to know where they are used.
import { type Declared, pythonFunction } from '../../language/runtime/declare.ts';
import type { PyValue } from '../../language/runtime/values.ts';

/** A filter or a test. */
export interface Filter {
  readonly callee: PyValue;
  /** Its first argument is the context of the template. */
  readonly wantsContext: boolean;
}

/** A filter that needs nothing but its arguments. */
export function filter(signature: string, run: Declared['run']): Filter {
  return { callee: pythonFunction(signature, { doc: 'A filter of templates.', run }), wantsContext: false };
}

/** A filter whose first parameter gets the context. */
export function contextFilter(signature: string, run: Declared['run']): Filter {
  return { callee: pythonFunction(signature, { doc: 'A filter of templates.', run }), wantsContext: true };
}

/** A function that serves as a filter as it is. */
export function plainFilter(callee: PyValue): Filter {
  return { callee, wantsContext: false };
}
