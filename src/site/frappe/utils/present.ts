// frappe.utils: the present moment, in the system time zone.
import type { Context } from '../../context.ts';
import { datetimeFromText } from '../../moments.ts';
import { declare } from '../declared.ts';

const today = (context: Context) => context.today();

/** The names of this file. */
export const presentNames = [
  declare('frappe.utils.today()', { doc: 'Return the current date as text.', run: today }),
  declare('frappe.utils.nowdate()', { doc: 'Return the current date as text.', run: today }),
  declare('frappe.utils.now()', { doc: 'Return the current date and time as text.', run: (context) => context.now() }),
  declare('frappe.utils.now_datetime()', {
    doc: 'Return the current date and time.',
    run: (context) => datetimeFromText(context.now()),
  }),
  declare('frappe.utils.nowtime()', {
    doc: 'Return the current time as text.',
    run: (context) => context.now().slice(11),
  }),
];
