// What Python raises when a function of a text or a date is given something else.
import { getAttribute } from '../../../language/runtime/attributes.ts';
import { raise } from '../../../language/runtime/errors.ts';
import type { Run } from '../../../language/runtime/run.ts';
import { type PyValue, typeOf } from '../../../language/runtime/values.ts';
import { asBytes } from '../../../language/types/bytes.ts';

/** A text; AttributeError for what lacks the text's method that is called first, TypeError for bytes. */
export function textWith(run: Run, value: PyValue, method: string): string {
  if (typeof value === 'string') return value;
  getAttribute(run, value, method);
  return raise('TypeError', "a bytes-like object is required, not 'str'");
}

/** A text that a pattern is searched in; TypeError for anything else. */
export function searchedText(value: PyValue): string {
  if (typeof value === 'string') return value;
  if (asBytes(value) !== undefined) return raise('TypeError', 'cannot use a string pattern on a bytes-like object');
  return raise('TypeError', `expected string or bytes-like object, got '${typeOf(value).name}'`);
}
