// Documents shared with a user: permissions.md §8.
import type { Context } from '../context.ts';
import { systemSwitch } from '../settings.ts';

const shareable: ReadonlySet<string> = new Set(['read', 'write', 'share', 'submit', 'email', 'print']);

/** Names of documents shared with a user for a right. */
export function sharedNames(context: Context, doctype: string, user: string, right = 'read'): readonly string[] {
  if (!shareable.has(right) || systemSwitch(context, 'disable_document_sharing')) return [];
  const column = right === 'email' || right === 'print' ? 'read' : right;
  const everyone = user === 'Guest' ? '' : ' OR `everyone` = 1';
  const sql = `SELECT DISTINCT \`share_name\` FROM \`tabDocShare\` WHERE \`share_doctype\` = ? AND \`${column}\` = 1 AND (\`user\` = ?${everyone})`;
  return context.database.table(sql, [doctype, user]).rows.map(([name]) => String(name));
}
