// The roles of a user, assigned and automatic.
import type { Context } from '../context.ts';

/** All roles of a user (permissions.md §2). */
export function rolesOf(context: Context, user: string): readonly string[] {
  const { roles } = context.site.caches;
  const known = roles.get(user);
  if (known !== undefined) return known;
  const found = readRoles(context, user);
  roles.set(user, found);
  return found;
}

/** Whether a user is the Administrator or holds a role. */
export function holdsRole(context: Context, user: string, role: string): boolean {
  return user === 'Administrator' || rolesOf(context, user).includes(role);
}

function readRoles(context: Context, user: string): readonly string[] {
  const { database } = context;
  if (user === 'Guest') return ['Guest'];
  if (user === 'Administrator') return names(database.table('SELECT `name` FROM `tabRole`').rows);
  const assigned = names(
    database.table(
      "SELECT `role` FROM `tabHas Role` WHERE `parent` = ? AND `parenttype` = 'User' AND `role` NOT IN ('All', 'Guest')",
      [user],
    ).rows,
  );
  const type = database.scalar('SELECT `user_type` FROM `tabUser` WHERE `name` = ?', [user]);
  return [...assigned, 'All', 'Guest', ...(type === 'System User' ? ['Desk User'] : [])];
}

function names(rows: readonly (readonly unknown[])[]): string[] {
  return rows.map(([name]) => String(name));
}
