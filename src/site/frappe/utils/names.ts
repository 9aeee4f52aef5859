// Every name of frappe.utils, collected for the namespace of scripts.
import type { FrappeName } from '../declared.ts';
import { presentNames } from './present.ts';

/** `frappe.utils.*`, each declared in the file of its area. */
export const utilNames: readonly FrappeName[] = [...presentNames];
