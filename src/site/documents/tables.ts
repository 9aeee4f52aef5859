// Bringing the stored rows of a document's tables in line with those in memory.

import type { Context } from '../context.ts';
import { sequence } from '../dictionary.ts';
import type { SqlValue } from '../host.ts';
import { toSql } from '../values.ts';
import { type Document, isTrue } from './document.ts';
import { getMeta } from './meta-loader.ts';
import { insertRow } from './rows.ts';
import { updateRow } from './stored.ts';

/** Deletes stored rows that are gone, updates the rest, inserts new ones, in list order; rows have no events. */
export function syncRows(context: Context, doc: Document): void {
  const kept = sequence(doc.flag('ignore_children_type')) ?? [];
  for (const table of doc.meta.tables) {
    if (table.virtual) continue;
    const rows = doc.rows(table.fieldname);
    const present = rows.filter((row) => !isTrue(row.values.get('__islocal')));
    if (!kept.includes(table.options)) deleteOthers(context, doc, table.fieldname, table.options, present);
    for (const row of rows) {
      if (isTrue(row.values.get('__islocal'))) insertRow(context, row);
      else updateRow(context, row);
    }
  }
}

function deleteOthers(
  context: Context,
  doc: Document,
  fieldname: string,
  doctype: string,
  present: readonly Document[],
): void {
  const names: SqlValue[] = present.map((row) => toSql(context.run, row.name));
  context.database.delete(getMeta(context, doctype).table, [
    { column: 'parent', operator: '=', value: toSql(context.run, doc.name) },
    { column: 'parenttype', operator: '=', value: doc.doctype },
    { column: 'parentfield', operator: '=', value: fieldname },
    ...(names.length === 0 ? [] : [{ column: 'name', operator: 'not in', value: names } as const]),
  ]);
}
