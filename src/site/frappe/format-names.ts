// frappe.format_value and its like: values as people read them.
import type { FrappeName } from './declared.ts';

/** The names of this file. */
export const formatNames: readonly FrappeName[] = [];
