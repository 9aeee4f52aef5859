// The builtins of each policy, for embedders and the command line.
import type { PolicyName } from '../../src/language/policy/profiles.ts';
import type { PyValue } from '../../src/language/runtime/values.ts';
import { mathModule } from '../modules/math.ts';
import { randomModule } from '../modules/random.ts';
import { stringModule } from '../modules/string.ts';
import { frappeBuiltins } from './frappe-builtins.ts';
import { limitedBuiltins } from './limited-builtins.ts';
import { safeBuiltins } from './safe-builtins.ts';
import { utilityBuiltins } from './utility-builtins.ts';

const modules = new Map([mathModule, randomModule, stringModule].map((module) => [module.name, module] as const));

const restrictedPython: ReadonlyMap<string, PyValue> = new Map<string, PyValue>([
  ...safeBuiltins,
  ...limitedBuiltins,
  ...utilityBuiltins(modules),
  ['__name__', 'script'],
]);

const tables: Readonly<Record<PolicyName, ReadonlyMap<string, PyValue>>> = {
  restrictedpython: restrictedPython,
  'frappe-15': frappeBuiltins,
  'frappe-16': frappeBuiltins,
  frappe: frappeBuiltins,
};

/** What a script of this policy finds without the site. */
export function builtinsFor(policy: PolicyName): ReadonlyMap<string, PyValue> {
  return tables[policy];
}
