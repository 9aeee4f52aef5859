// frappe.sendmail and the outgoing requests.
import type { FrappeName } from './declared.ts';

/** The names of this file. */
export const outwardNames: readonly FrappeName[] = [];
