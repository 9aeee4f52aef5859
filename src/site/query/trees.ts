// Nested sets: `descendants of` and `ancestors of`.
import type { Context } from '../context.ts';
import { getMeta } from '../documents/meta-loader.ts';
import type { Sql } from './conditions.ts';
import { quoted } from './dialects.ts';

/** The condition that a column names a node below or above another. */
export function treeCondition(context: Context, column: string, doctype: string, operator: string, node: string): Sql {
  const names = relatives(context, doctype, operator, node);
  const word = operator.startsWith('not ') ? 'not in' : 'in';
  if (names.length === 0) return { text: `ifnull(${column}, '') ${word} ('')`, parameters: [] };
  return { text: `ifnull(${column}, '') ${word} (${names.map(() => '?').join(', ')})`, parameters: names };
}

function relatives(context: Context, doctype: string, operator: string, node: string): string[] {
  const table = quoted(getMeta(context, doctype).table);
  const [place] = context.database.table(`SELECT \`lft\`, \`rgt\` FROM ${table} WHERE \`name\` = ?`, [node]).rows;
  if (place === undefined) return [];
  const [left, right] = place.map(Number);
  const inclusive = operator.includes('(inclusive)') ? '=' : '';
  const where = operator.includes('ancestors')
    ? '`lft` < ? AND `rgt` > ?'
    : `\`lft\` >${inclusive} ? AND \`rgt\` <${inclusive} ?`;
  const { rows } = context.database.table(`SELECT \`name\` FROM ${table} WHERE ${where} ORDER BY \`lft\``, [
    left ?? 0,
    right ?? 0,
  ]);
  return rows.map(([name]) => String(name));
}
