// Version rows: what an update changed (server-script.md §1.6).
import type { PyDict } from '../../language/runtime/containers.ts';
import { PyList, type PyValue } from '../../language/runtime/values.ts';
import { cstr } from '../casts.ts';
import type { Context } from '../context.ts';
import { attributes } from '../dictionary.ts';
import { dumpJson } from '../json.ts';
import { sameValue } from './changes.ts';
import { Document } from './document.ts';
import { documentValues } from './export.ts';
import { getMeta } from './meta-loader.ts';
import { randomName } from './names.ts';
import { insertRow } from './rows.ts';

const uncompared: ReadonlySet<string> = new Set(['modified', 'modified_by', 'creation', 'owner', 'name', 'idx']);

/** Stores a Version row if anything changed. */
export function saveVersion(context: Context, doc: Document): void {
  const before = doc.before;
  if (before === undefined || before === null) return;
  const data = difference(context, before, doc);
  if (data === undefined) return;
  const version = new Document(getMeta(context, 'Version'));
  const now = context.now();
  version.name = randomName(context);
  const values: readonly (readonly [string, PyValue])[] = [
    ['owner', context.user],
    ['modified_by', context.user],
    ['creation', now],
    ['modified', now],
    ['ref_doctype', doc.doctype],
    ['docname', cstr(context.run, doc.name)],
    [
      'data',
      dumpJson(context.run, data, {
        separators: [',', ':'],
        sortKeys: true,
        ascii: true,
        other: (value) => cstr(context.run, value),
      }),
    ],
  ];
  for (const [key, value] of values) version.values.set(key, value);
  insertRow(context, version);
}

function difference(context: Context, before: Document, doc: Document): PyDict | undefined {
  const { run } = context;
  const changed = changedFields(context, before, doc);
  const added: PyValue[] = [];
  const removed: PyValue[] = [];
  const rowsChanged: PyValue[] = [];
  for (const table of doc.meta.tables) {
    const stored = new Map(before.rows(table.fieldname).map((row) => [row.name, row]));
    for (const [at, row] of doc.rows(table.fieldname).entries()) {
      const old = stored.get(row.name);
      stored.delete(row.name);
      if (old === undefined) added.push(new PyList([table.fieldname, documentValues(context, row, {})]));
      else {
        const fields = changedFields(context, old, row);
        if (fields.length > 0) rowsChanged.push(new PyList([table.fieldname, at, row.name, new PyList(fields)]));
      }
    }
    for (const row of stored.values()) removed.push(new PyList([table.fieldname, documentValues(context, row, {})]));
  }
  if (changed.length + added.length + removed.length + rowsChanged.length === 0) return undefined;
  return attributes(run, [
    ['added', new PyList(added)],
    ['changed', new PyList(changed)],
    ['data_import', null],
    ['removed', new PyList(removed)],
    ['row_changed', new PyList(rowsChanged)],
    ['updater_reference', null],
  ]);
}

function changedFields(context: Context, before: Document, doc: Document): PyValue[] {
  const changes: PyValue[] = [];
  for (const column of doc.meta.columns) {
    if (uncompared.has(column)) continue;
    const field = doc.meta.field(column);
    const [old, now] =
      column === 'docstatus' ? [before.docstatus, doc.docstatus] : [before.value(column), doc.value(column)];
    if (sameValue(context, field, old, now)) continue;
    changes.push(new PyList([column, old, now]));
  }
  return changes;
}
