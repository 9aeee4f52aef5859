// ORDER BY and GROUP BY of list queries: database.md §5.3.
import { raise } from '../../language/runtime/errors.ts';
import { throwMessage } from '../messages.ts';
import { quoted } from './dialects.ts';
import type { SelectedField } from './fields.ts';
import type { Selection } from './selection.ts';

/** Marks that the caller gave no order. */
export const DEFAULT_ORDER = 'KEEP_DEFAULT_ORDERING';

/** The text behind ORDER BY, '' for none. A field without a direction goes `bare`. */
export function orderText(
  selection: Selection,
  order: string | null,
  fields: readonly SelectedField[],
  bare: 'ASC' | 'DESC',
): string {
  if (order === null || order.trim() === '') return '';
  if (order === DEFAULT_ORDER) return defaultOrder(selection);
  checkText(selection, order);
  return order
    .split(',')
    .map((part) => orderPart(selection, part.trim(), fields, bare))
    .join(', ');
}

function defaultOrder(selection: Selection): string {
  const { meta, context } = selection;
  const { fields, direction } = meta.ordering(context.site.profile);
  return fields
    .map((field) => orderPart(selection, /\s(asc|desc)$/i.test(field) ? field : `${field} ${direction}`, [], 'DESC'))
    .join(', ');
}

function orderPart(selection: Selection, part: string, fields: readonly SelectedField[], bare: 'ASC' | 'DESC'): string {
  const [, name = part, direction] = /^(.*?)\s+(asc|desc)$/i.exec(part) ?? [];
  if (!selection.context.is15 && direction === undefined && /\s/.test(name.replaceAll(/`[^`]*`/g, 'x'))) {
    return raise(
      'ValueError',
      `Invalid direction in Order By: ${part.split(/\s+/).at(-1) ?? ''}. Must be 'ASC' or 'DESC'.`,
    );
  }
  return `${orderName(selection, name.trim(), fields)} ${(direction ?? bare).toUpperCase()}`;
}

function orderName(selection: Selection, name: string, fields: readonly SelectedField[]): string {
  const bare = name.replaceAll('`', '');
  if (/^\d+$/.test(name)) return name;
  if (fields.some((field) => field.key === bare && !field.star)) return quoted(bare);
  if (selection.context.is15 && /[(]/.test(name)) return name;
  if (!/^[\w. `-]+$/u.test(name)) return throwMessage(selection.context, `Invalid field format in Order By: ${name}`);
  return selection.column(name).sql;
}

function checkText(selection: Selection, text: string): void {
  const { context } = selection;
  const lower = text.toLowerCase();
  if (/select\b.*\bfrom\b/s.test(lower)) throwMessage(context, 'Cannot use sub-query in order by');
  if (/\bsleep\b/.test(lower)) throwMessage(context, 'Cannot use sleep in order/group by');
  if (/[^a-z0-9\-_ ,`'".()\s]/i.test(text)) throwMessage(context, 'Illegal SQL Query');
}

/** The text behind GROUP BY, '' for none. */
export function groupText(selection: Selection, group: string | null, fields: readonly SelectedField[]): string {
  if (group === null || group.trim() === '') return '';
  checkText(selection, group);
  return group
    .split(',')
    .map((part) => orderName(selection, part.trim(), fields))
    .join(', ');
}
