// Fields at levels that the user may not write keep their stored values: permissions.md §5.
import type { Context } from '../context.ts';
import { permissionLevels } from '../permissions/role-permissions.ts';
import { fillOne } from './defaults.ts';
import { Document } from './document.ts';
import type { Field } from './field.ts';

/** Resets what the user may not write, on update to the stored value, on insert to the default. */
export function resetForbiddenFields(context: Context, doc: Document): void {
  if (doc.flagged('ignore_permissions') || context.user === 'Administrator' || context.switches.inInstall) return;
  const levels = permissionLevels(context, doc.meta, 'write', context.user);
  resetFields(
    context,
    doc,
    doc.meta.fields.filter((field) => isForbidden(field, levels)),
    doc.before ?? undefined,
  );
  if (doc.isLocal) return;
  for (const table of doc.meta.tables) resetRows(context, doc, table.fieldname, levels);
}

function resetRows(context: Context, doc: Document, table: string, levels: ReadonlySet<number>): void {
  const stored = doc.before?.rows(table) ?? [];
  for (const row of doc.rows(table)) {
    const before = stored.find((other) => other.name === row.name);
    resetFields(
      context,
      row,
      row.meta.fields.filter((field) => isForbidden(field, levels)),
      before,
    );
  }
}

function isForbidden(field: Field, levels: ReadonlySet<number>): boolean {
  return field.permlevel > 0 && !levels.has(field.permlevel) && (field.stored || field.table);
}

function resetFields(context: Context, doc: Document, fields: readonly Field[], before: Document | undefined): void {
  if (fields.length === 0) return;
  const source = before ?? freshCopy(context, doc);
  for (const field of fields) doc.values.set(field.fieldname, source.values.get(field.fieldname) ?? null);
}

function freshCopy(context: Context, doc: Document): Document {
  const fresh = new Document(doc.meta);
  fillOne(context, fresh, undefined);
  return fresh;
}
