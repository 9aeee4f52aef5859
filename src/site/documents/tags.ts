// Tags of a document: a comma list in its column `_user_tags`.
import type { Context } from '../context.ts';
import { quoted } from '../query/dialects.ts';
import { toSql } from '../values.ts';
import type { Document } from './document.ts';

/** The stored tag text, split at commas, as Frappe keeps it. */
export function tagsOf(context: Context, doc: Document): string[] {
  const sql = `SELECT \`_user_tags\` FROM ${quoted(doc.meta.table)} WHERE \`name\` = ?`;
  const text = context.database.scalar(sql, [toSql(context.run, doc.name)]);
  return typeof text === 'string' && text !== '' ? text.split(',') : [];
}

/** Adds a tag unless it is there. */
export function addTag(context: Context, doc: Document, tag: string): void {
  const tags = tagsOf(context, doc).filter((known) => known !== '');
  if (!tags.includes(tag)) write(context, doc, [...tags, tag]);
}

/** Removes a tag. */
export function removeTag(context: Context, doc: Document, tag: string): void {
  write(
    context,
    doc,
    tagsOf(context, doc).filter((known) => known !== '' && known !== tag),
  );
}

function write(context: Context, doc: Document, tags: readonly string[]): void {
  const text = tags.length === 0 ? '' : context.is15 ? `,${tags.join(',')}` : tags.join(',');
  context.database.update(doc.meta.table, { _user_tags: text }, [
    { column: 'name', operator: '=', value: toSql(context.run, doc.name) },
  ]);
  if (doc.values.has('_user_tags')) doc.values.set('_user_tags', text);
}
