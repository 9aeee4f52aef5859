// The conditions that permissions add to a list: permissions.md §6.
import type { Context } from '../context.ts';
import type { Meta } from '../documents/meta.ts';
import { bold, throwMessage } from '../messages.ts';
import { joinSql, type Sql } from '../query/conditions.ts';
import { quoted } from '../query/dialects.ts';
import { systemSwitch } from '../settings.ts';
import { hasPermission } from './check.ts';
import { roleRights } from './role-permissions.ts';
import { sharedNames } from './shares.ts';
import { allowedValues, type UserPermissions, userPermissions } from './user-permissions.ts';

/** The condition for what a user may see of a DocType, '' for everything; PermissionError when nothing. */
export function matchCondition(context: Context, meta: Meta, user: string): Sql {
  if (meta.isTable) return { text: '', parameters: [] };
  const shared = user === 'Administrator' ? [] : sharedNames(context, meta.name, user);
  const rights = roleRights(context, meta, user);
  const readable = rights.granted.has('read') || rights.granted.has('select');
  if (!readable) return shared.length > 0 ? namesIn(meta, shared) : refuse(context, meta);
  const right = rights.granted.has('read') ? 'read' : 'select';
  const own = rights.ownerOnly.has(right)
    ? ownerCondition(meta, user)
    : linkConditions(context, meta, userPermissions(context, user));
  const script = context.site.parts.permissionQuery(context, meta.name, user);
  const scripted: Sql = { text: script === '' ? '' : `(${script})`, parameters: [] };
  const both = joinSql([bracketed(own), scripted], 'AND');
  if (both.text === '' || own.text === '' || shared.length === 0) return both;
  return bracketed(joinSql([bracketed(both), namesIn(meta, shared)], 'OR'));
}

function bracketed(sql: Sql): Sql {
  return sql.text === '' ? sql : { ...sql, text: `(${sql.text})` };
}

function refuse(context: Context, meta: Meta): never {
  if (context.is15) hasPermission(context, { doctype: meta.name, right: 'read' });
  context.switches.errorMessage = context.is15
    ? `No permission for ${meta.name}`
    : `Insufficient Permission for ${bold(meta.name)}`;
  return throwMessage(context, `Insufficient Permission for ${bold(meta.name)}`, 'PermissionError', {
    title: 'Permission Error',
  });
}

function namesIn(meta: Meta, names: readonly string[]): Sql {
  return { text: `${quoted(meta.table)}.\`name\` in (${names.map(() => '?').join(', ')})`, parameters: names };
}

function ownerCondition(meta: Meta, user: string): Sql {
  return { text: `${quoted(meta.table)}.\`owner\` = ?`, parameters: [user] };
}

function linkConditions(context: Context, meta: Meta, permissions: UserPermissions): Sql {
  if (permissions.size === 0) return { text: '', parameters: [] };
  const strict = systemSwitch(context, 'apply_strict_user_permissions');
  const conditions: Sql[] = [];
  const own = allowedValues(permissions, meta.name, meta.name);
  if (own !== undefined) conditions.push(namesIn(meta, own));
  for (const field of meta.links) {
    const allowed = field.flag('ignore_user_permissions')
      ? undefined
      : allowedValues(permissions, field.options, meta.name);
    if (allowed === undefined) continue;
    const column = `${quoted(meta.table)}.${quoted(field.fieldname)}`;
    const inside = `${column} in (${allowed.map(() => '?').join(', ')})`;
    conditions.push({ text: strict ? inside : `(ifnull(${column}, '')='' or ${inside})`, parameters: allowed });
  }
  return joinSql(conditions, 'AND');
}
