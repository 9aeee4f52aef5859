// Names of users.
import type { Context } from '../context.ts';

/** First and last name of a user; the user's id when both are empty or the user is unknown. */
export function fullName(context: Context, user: string): string {
  const { fullNames } = context.site.caches;
  const known = fullNames.get(user);
  if (known !== undefined) return known;
  const [row] = context.database.table('SELECT `first_name`, `last_name` FROM `tabUser` WHERE `name` = ?', [user]).rows;
  const parts = (row ?? []).filter((part) => typeof part === 'string' && part !== '');
  const name = parts.length === 0 ? user : parts.join(' ');
  fullNames.set(user, name);
  return name;
}
