// User Permissions: which records of a DocType a user may reach, through links too (permissions.md §7).
import type { Context } from '../context.ts';
import type { Document } from '../documents/document.ts';
import type { Field } from '../documents/field.ts';
import type { Meta } from '../documents/meta.ts';
import { queueMessage } from '../messages.ts';
import { systemSwitch } from '../settings.ts';

/** One permitted record. */
export interface PermittedRecord {
  readonly value: string;
  readonly applicableFor: string;
  readonly isDefault: boolean;
}

/** The permitted records of a user by DocType; a DocType that is not there is unrestricted. */
export type UserPermissions = ReadonlyMap<string, readonly PermittedRecord[]>;

/** A user's permissions; none for Administrator. */
export function userPermissions(context: Context, user: string): UserPermissions {
  if (user === 'Administrator' || user === 'Guest') return new Map();
  const { userPermissions: cache } = context.site.caches;
  const known = cache.get(user);
  if (known !== undefined) return known;
  const found = readPermissions(context, user);
  cache.set(user, found);
  return found;
}

function readPermissions(context: Context, user: string): UserPermissions {
  const sql =
    'SELECT `allow`, `for_value`, `applicable_for`, `is_default`, `hide_descendants` FROM `tabUser Permission` WHERE `user` = ?';
  const byType = new Map<string, PermittedRecord[]>();
  for (const [allow, value, applicableFor, isDefault, hideDescendants] of context.database.table(sql, [user]).rows) {
    const doctype = String(allow);
    const record = { value: String(value), applicableFor: String(applicableFor ?? ''), isDefault: isDefault === 1 };
    const records = byType.get(doctype) ?? [];
    records.push(record);
    if (hideDescendants !== 1) records.push(...descendants(context, doctype, record));
    byType.set(doctype, records);
  }
  return byType;
}

/** The records below a permitted one, where the DocType is a tree. */
function descendants(context: Context, doctype: string, record: PermittedRecord): PermittedRecord[] {
  const meta = context.site.caches.metas.get(doctype);
  if (meta === undefined || !meta.hasColumn('lft') || !meta.hasColumn('rgt') || meta.field('lft') === undefined)
    return [];
  const sql = `SELECT child.name FROM \`tab${doctype}\` child, \`tab${doctype}\` parent WHERE parent.name = ? AND child.lft > parent.lft AND child.rgt < parent.rgt`;
  return context.database
    .table(sql, [record.value])
    .rows.map(([name]) => ({ ...record, value: String(name), isDefault: false }));
}

/** The values that a user may have in links to `target` on documents of `doctype`; `undefined` is unrestricted. */
export function allowedValues(
  permissions: UserPermissions,
  target: string,
  doctype: string,
): readonly string[] | undefined {
  const records = permissions
    .get(target)
    ?.filter((record) => record.applicableFor === '' || record.applicableFor === doctype);
  return records === undefined || records.length === 0 ? undefined : records.map((record) => record.value);
}

/** Whether a document passes a user's permissions; a failure queues its message. */
export function passesUserPermissions(context: Context, doc: Document, user: string): boolean {
  const permissions = userPermissions(context, user);
  if (permissions.size === 0) return true;
  const strict = systemSwitch(context, 'apply_strict_user_permissions') && !doc.meta.isSingle;
  const own = allowedValues(permissions, doc.doctype, doc.doctype);
  if (own !== undefined && !own.includes(String(doc.name))) {
    queueMessage(context, `Not allowed for ${doc.doctype}: ${String(doc.name)}`, { title: 'Not Permitted' });
    return false;
  }
  if (!linksPass(context, doc, permissions, strict, doc.meta)) return false;
  return doc.allRows().every((row) => linksPass(context, row, permissions, strict, doc.meta));
}

function linksPass(
  context: Context,
  doc: Document,
  permissions: UserPermissions,
  strict: boolean,
  parent: Meta,
): boolean {
  for (const field of doc.meta.links) {
    if (field.flag('ignore_user_permissions')) continue;
    const allowed = allowedValues(permissions, field.options, parent.name);
    const value = doc.text(field.fieldname);
    if (allowed === undefined || (value === '' && !strict) || allowed.includes(value)) continue;
    queueMessage(context, refusal(doc, field, value, parent), { title: 'Not Permitted' });
    return false;
  }
  return true;
}

function refusal(doc: Document, field: Field, value: string, parent: Meta): string {
  const place = doc.meta.isTable ? `row ${doc.text('idx')}, field ${field.label}` : `field ${field.label}`;
  const shown = value === '' ? "'empty'" : `'${value}'`;
  return `You are not allowed to access this ${parent.name} record because it is linked to ${field.options} ${shown} in ${place}`;
}
