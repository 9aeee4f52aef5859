// The builtins of Frappe's server scripts: safe_builtins, and the names that Frappe adds as globals.
import type { PyValue } from '../../src/language/runtime/values.ts';
import { select } from './all-builtins.ts';
import { safeBuiltins } from './safe-builtins.ts';

const added = 'abs all any bool dict enumerate isinstance issubclass list max min range set sorted sum tuple';

/** What Frappe puts into the globals of a script besides its own names. */
export const frappeGlobals: ReadonlyMap<string, PyValue> = select(added.split(' '));

/** All that a script of Frappe's finds without the site: for embedders that keep no separate globals. */
export const frappeBuiltins: ReadonlyMap<string, PyValue> = new Map([...safeBuiltins, ...frappeGlobals]);
