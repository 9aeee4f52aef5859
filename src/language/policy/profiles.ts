// The profiles: which names pass in which policy, and which guards its programs run with.
import type { Guards } from '../compile/guards.ts';
import { frappe15Guards, frappe16Guards, restrictedPythonGuards } from './guards/sets.ts';

/** The names by which a policy is asked for; `frappe` is the newest Frappe. */
export type PolicyName = 'restrictedpython' | 'frappe-15' | 'frappe-16' | 'frappe';

/** A policy: what it adds to the rules of rules.ts (which are the same in all), and the guards of its environment. */
export interface Profile {
  readonly name: Exclude<PolicyName, 'frappe'>;
  /** Names that pass although RestrictedPython would refuse them. */
  readonly passingNames: ReadonlySet<string>;
  readonly guards: Guards;
}

const frappeNames: ReadonlySet<string> = new Set(['_dict']);

const frappe16: Profile = { name: 'frappe-16', passingNames: frappeNames, guards: frappe16Guards };

/** The profile of each policy name. */
export const profiles: Readonly<Record<PolicyName, Profile>> = {
  restrictedpython: { name: 'restrictedpython', passingNames: new Set(), guards: restrictedPythonGuards },
  'frappe-15': { name: 'frappe-15', passingNames: frappeNames, guards: frappe15Guards },
  'frappe-16': frappe16,
  frappe: frappe16,
};

/** Whether a text names a policy. */
export function isPolicyName(text: string): text is PolicyName {
  return Object.hasOwn(profiles, text);
}
