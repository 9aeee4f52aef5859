// Every name of frappe.utils, collected for the namespace of scripts.
import type { FrappeName } from '../declared.ts';
import { dataNames } from './data.ts';
import { dateArithmeticNames } from './date-arithmetic.ts';
import { dateFormatNames } from './date-formats.ts';
import { dateNames } from './dates.ts';
import { filterNames } from './filters.ts';
import { htmlNames } from './html.ts';
import { moneyNames } from './money.ts';
import { numberNames } from './numbers.ts';
import { periodNames } from './periods.ts';
import { textNames } from './text.ts';
import { trackerNames } from './trackers.ts';
import { urlNames } from './urls.ts';

/** `frappe.utils.*`, each declared in the file of its area. */
export const utilNames: readonly FrappeName[] = [
  ...dateNames,
  ...dateArithmeticNames,
  ...periodNames,
  ...dateFormatNames,
  ...numberNames,
  ...moneyNames,
  ...textNames,
  ...htmlNames,
  ...urlNames,
  ...trackerNames,
  ...filterNames,
  ...dataNames,
];
