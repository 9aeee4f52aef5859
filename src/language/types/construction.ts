// The arguments of calling a type that takes positional ones only, with CPython's errors.
import type { Keywords } from '../runtime/call.ts';
import { raise } from '../runtime/errors.ts';
import type { PyValue } from '../runtime/values.ts';

/** How many arguments a type takes when it is called. */
export interface Arity {
  readonly least: number;
  readonly most: number;
}

/** TypeError unless a type is called with as many positional arguments as it takes, and no keyword. */
export function checkArguments(
  name: string,
  arity: Arity,
  args: readonly PyValue[],
  keywords: Keywords | undefined,
): void {
  if (keywords !== undefined && keywords.names.length > 0) raise('TypeError', `${name}() takes no keyword arguments`);
  checkCount(name, arity, args.length);
}

/** TypeError unless the number of positional arguments is right. */
export function checkCount(name: string, { least, most }: Arity, given: number): void {
  if (given >= least && given <= most) return;
  const bound = given < least ? least : most;
  const how = least === most ? '' : given < least ? 'at least ' : 'at most ';
  raise('TypeError', `${name} expected ${how}${bound} argument${bound === 1 ? '' : 's'}, got ${given}`);
}
