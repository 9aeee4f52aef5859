// Random names: ten characters of lower-case base32hex, as Frappe makes them.
import type { Context } from '../context.ts';

const digits = '0123456789abcdefghijklmnopqrstuv';

/** A random name of ten characters (or more) of 0-9a-v. */
export function randomName(context: Context, length = 10): string {
  const hex = context.host.random(length);
  let name = '';
  for (let at = 0; at < length; at += 1) name += digits.charAt(Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16) & 31);
  return name;
}
