// frappe.qb: the query builder as scripts find it.
import type { PyValue } from '../../../language/runtime/values.ts';
import type { Context } from '../../context.ts';
import { attributes } from '../../dictionary.ts';

/** The value of `frappe.qb`. */
export function builderValue(context: Context): PyValue {
  return attributes(context.run);
}
