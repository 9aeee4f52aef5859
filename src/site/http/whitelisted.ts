// The shape of a function that may be called over HTTP by its dotted name.
import type { PyDict } from '../../language/runtime/containers.ts';
import { raise } from '../../language/runtime/errors.ts';
import type { PyValue } from '../../language/runtime/values.ts';
import { cstr } from '../casts.ts';
import type { Context } from '../context.ts';
import { item } from '../dictionary.ts';
import { parseJson } from '../json.ts';

/** A whitelisted function; `run` gets form_dict. */
export interface Whitelisted {
  readonly guest: boolean;
  readonly verbs: readonly string[];
  run(context: Context, form: PyDict): PyValue;
}

const ANY = ['GET', 'POST', 'PUT', 'DELETE', 'HEAD'] as const;

/** A function for users, by any method. */
export function forUsers(run: Whitelisted['run'], verbs: readonly string[] = ANY): Whitelisted {
  return { guest: false, verbs, run };
}

/** A function for everyone. */
export function forGuests(run: Whitelisted['run']): Whitelisted {
  return { guest: true, verbs: ANY, run };
}

/** A text argument; TypeError when it is required and missing. */
export function textArgument(context: Context, form: PyDict, key: string): string {
  const value = item(form, key);
  return value === null
    ? raise('TypeError', `missing 1 required positional argument: '${key}'`)
    : cstr(context.run, value);
}

/** An argument that may be JSON text. */
export function jsonArgument(context: Context, form: PyDict, key: string): PyValue {
  const value = item(form, key);
  if (typeof value !== 'string' || !/^\s*[[{"\d]/.test(value)) return value;
  const parsed = parseJson(context.run, value);
  return parsed === undefined ? value : parsed;
}
