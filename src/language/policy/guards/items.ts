// Subscripts and iteration under guard.

import { raise } from '../../runtime/errors.ts';
import { getItem } from '../../runtime/items.ts';
import type { Run } from '../../runtime/run.ts';
import type { PyValue } from '../../runtime/values.ts';
import { textOf } from '../../runtime/values.ts';

/** Frappe's `_getitem_`: text keys with a leading underscore are not read. */
export function frappeGetitem(run: Run, value: PyValue, key: PyValue): PyValue {
  if (textOf(key)?.charCodeAt(0) === 95) raise('SyntaxError', 'Key starts with _');
  return getItem(run, value, key);
}
