// Writing a document and its rows as they stand, without events: what insert, update and set-up end in.
import type { PyValue } from '../../language/runtime/values.ts';
import type { Context } from '../context.ts';
import { raiseFrappe } from '../frappe/exceptions.ts';
import type { DatabaseError } from '../host.ts';
import { bold, queueMessage } from '../messages.ts';
import { quoted } from '../query/dialects.ts';
import { toSql } from '../values.ts';
import type { Document } from './document.ts';
import { writeSingle } from './singles.ts';
import { validValues, writtenRow } from './stored.ts';

/** Whether a duplicate primary key is an error. */
export interface InsertOptions {
  readonly ignoreDuplicate: boolean;
}

/** Inserts the row of a document; a duplicate gives Frappe's messages and exceptions. */
export function insertRow(context: Context, doc: Document, options: InsertOptions = { ignoreDuplicate: false }): void {
  if (doc.meta.isSingle) return writeSingle(context, doc, validValues(context, doc));
  const { columns, values } = writtenRow(context, doc);
  const counted = doc.meta.autoname === 'autoincrement' && doc.name === null;
  const at = counted ? columns.indexOf('name') : -1;
  if (at >= 0) {
    columns.splice(at, 1);
    values.splice(at, 1);
  }
  const failure = context.database.writeUnique({ kind: 'insert', table: doc.meta.table, columns, rows: [values] });
  if (failure !== undefined) refuseDuplicate(context, doc, failure, options);
  doc.values.delete('__islocal');
}

function refuseDuplicate(context: Context, doc: Document, failure: DatabaseError, options: InsertOptions): void {
  const key = failure.key ?? 'PRIMARY';
  const field = doc.meta.fields.find(
    (candidate) => candidate.unique && (key === candidate.fieldname || key.endsWith(`_${candidate.fieldname}_unique`)),
  );
  if (field !== undefined && !isTaken(context, doc)) {
    queueMessage(context, `${field.label} must be unique`);
    raiseFrappe('UniqueValidationError', doc.doctype, doc.name, failure.message);
  }
  if (options.ignoreDuplicate) return;
  queueMessage(context, `${doc.doctype} ${bold(doc.name)} already exists`, {
    title: 'Duplicate Name',
    indicator: 'red',
  });
  raiseFrappe('DuplicateEntryError', doc.doctype, doc.name, failure.message);
}

/** MariaDB looks at the primary key before any other. */
function isTaken(context: Context, doc: Document): boolean {
  const sql = `SELECT 1 FROM ${quoted(doc.meta.table)} WHERE \`name\` = ?`;
  return context.database.scalar(sql, [toSql(context.run, doc.name)]) !== undefined;
}

/** Gives a row its place: parent, names of parent type and field, and a number. */
export function placeRow(row: Document, parent: Document, field: string, idx: number): void {
  row.parentDocument = parent;
  const place: readonly (readonly [string, PyValue])[] = [
    ['parent', parent.name],
    ['parenttype', parent.doctype],
    ['parentfield', field],
    ['idx', idx],
  ];
  for (const [column, value] of place) row.values.set(column, value);
}
