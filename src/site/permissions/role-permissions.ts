// What a user's roles allow on a DocType: permissions.md §3 and §5.
import type { Context } from '../context.ts';
import { type Meta, rights } from '../documents/meta.ts';
import { rolesOf } from './roles.ts';

/** The rights of a user on a DocType. */
export interface RoleRights {
  readonly granted: ReadonlySet<string>;
  /** Rights that hold for the user's own documents only. */
  readonly ownerOnly: ReadonlySet<string>;
}

const everything: RoleRights = { granted: new Set([...rights, 'mask']), ownerOnly: new Set() };

/** The rights that the role rows give at level 0. */
export function roleRights(context: Context, meta: Meta, user: string): RoleRights {
  if (user === 'Administrator') return everything;
  const roles = rolesOf(context, user);
  const rows = meta.permissions.filter((row) => row.permlevel === 0 && roles.includes(row.role));
  const granted = new Set<string>();
  const ownerOnly = new Set<string>();
  for (const right of [...rights, 'mask']) {
    const giving = rows.filter((row) => row.rights.has(right));
    if (giving.length === 0 || !possible(meta, right)) continue;
    granted.add(right);
    if (right !== 'create' && giving.every((row) => row.ifOwner)) ownerOnly.add(right);
  }
  return { granted, ownerOnly };
}

const submitRights: ReadonlySet<string> = new Set(['submit', 'cancel', 'amend']);

/** Whether the DocType knows the right at all. */
export function possible(meta: Meta, right: string): boolean {
  if (submitRights.has(right)) return meta.isSubmittable;
  return right === 'import' ? meta.flag('allow_import') : true;
}

/** Whether the roles give a right without looking at a document: an owner's right counts for reading only. */
export function grantedOnType(rights: RoleRights, right: string): boolean {
  if (!rights.granted.has(right)) return false;
  return !rights.ownerOnly.has(right) || right === 'read' || right === 'select';
}

/** The permission levels that a user has for a right. */
export function permissionLevels(context: Context, meta: Meta, right: string, user: string): ReadonlySet<number> {
  const roles = rolesOf(context, user);
  return new Set(
    meta.permissions.filter((row) => row.rights.has(right) && roles.includes(row.role)).map((row) => row.permlevel),
  );
}
