// The profiles: which policy's names a script may use, and which guards it runs with.
import type { GuardName } from './guards/guards.ts';

/** The names by which a policy is asked for; `frappe` is the newest Frappe. */
export type PolicyName = 'restrictedpython' | 'frappe-15' | 'frappe-16' | 'frappe';

/** A policy: what it adds to RestrictedPython's rules, and the guards its environment brings. */
export interface Profile {
  readonly name: Exclude<PolicyName, 'frappe'>;
  /** Names that pass although RestrictedPython would refuse them. */
  readonly passingNames: ReadonlySet<string>;
  /** Guards that exist at run time; using any other one is a NameError. */
  readonly guards: ReadonlySet<GuardName>;
}

const none: ReadonlySet<string> = new Set();
const frappeNames: ReadonlySet<string> = new Set(['_dict']);

const restrictedPython: Profile = {
  name: 'restrictedpython',
  passingNames: none,
  guards: new Set<GuardName>([
    '_getattr_',
    '_getitem_',
    '_write_',
    '_getiter_',
    '_unpack_sequence_',
    '_iter_unpack_sequence_',
    '_inplacevar_',
    '_apply_',
    '_print_',
    '__metaclass__',
  ]),
};

const frappe15: Profile = {
  name: 'frappe-15',
  passingNames: frappeNames,
  guards: new Set<GuardName>(['_getattr_', '_getitem_', '_write_', '_getiter_', '_iter_unpack_sequence_', '_print_']),
};

const frappe16: Profile = {
  name: 'frappe-16',
  passingNames: frappeNames,
  guards: new Set<GuardName>([...frappe15.guards, '_inplacevar_']),
};

/** The profile of each policy name. */
export const profiles: Readonly<Record<PolicyName, Profile>> = {
  restrictedpython: restrictedPython,
  'frappe-15': frappe15,
  'frappe-16': frappe16,
  frappe: frappe16,
};

/** Whether a text names a policy. */
export function isPolicyName(text: string): text is PolicyName {
  return Object.hasOwn(profiles, text);
}
