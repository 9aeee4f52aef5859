// Methods of documents about their values and rows: get, set, append, as_dict, has_value_changed and their like.

import { findAttribute } from '../../language/runtime/attributes.ts';
import { PyDict } from '../../language/runtime/containers.ts';
import { method } from '../../language/runtime/declare.ts';
import { raise } from '../../language/runtime/errors.ts';
import { truth } from '../../language/runtime/operators.ts';
import type { Run } from '../../language/runtime/run.ts';
import { PyList, PyTuple, type PyValue } from '../../language/runtime/values.ts';
import { contextOf } from '../context.ts';
import { attributes } from '../dictionary.ts';
import { dumpFrappeJson } from '../frappe/json-text.ts';
import { definePython } from '../python-methods.ts';
import { hasChanged } from './changes.ts';
import { Document, documentType } from './document.ts';
import { documentValues } from './export.ts';
import { appendRow, extendTable, renumber, setValue, updateDocument } from './make.ts';
import { filterRows } from './row-filters.ts';

function read(row: PyValue, key: string): PyValue {
  return row instanceof Document ? row.value(key) : row instanceof PyDict ? (row.table.map.get(key) ?? null) : null;
}

function limited(run: Run, value: PyValue, limit: PyValue): PyValue {
  if (typeof limit !== 'number' || limit <= 0) return value;
  if (value instanceof PyList && value.items.length > limit) return new PyList(value.items.slice(0, limit));
  if (value instanceof PyTuple && value.items.length > limit) return new PyTuple(value.items.slice(0, limit));
  run.tick();
  return value;
}

function get(run: Run, self: Document, key: PyValue, filters: PyValue, limit: PyValue, fallback: PyValue): PyValue {
  if (key instanceof PyDict) return limited(run, new PyList(filterRows(run, self.allRows(), key, read)), limit);
  if (filters instanceof PyDict && filters.table.size > 0) {
    const rows = typeof key === 'string' ? self.values.get(key) : undefined;
    return limited(run, new PyList(filterRows(run, rows instanceof PyList ? rows.items : [], filters, read)), limit);
  }
  if (typeof key !== 'string') return fallback;
  const otherwise = truth(run, filters) ? filters : fallback;
  const known = self.values.has(key) || key === 'doctype' || key === 'flags';
  if (key === 'docstatus') return findAttribute(run, self, key) ?? 0;
  return limited(run, known ? self.value(key) : otherwise, limit);
}

definePython(documentType, [
  method('get(self, key, filters=None, limit=None, default=None)', {
    doc: 'Return a value, or the rows of a table that match filters.',
    run: get,
  }),
  method('getone(self, key, filters=None)', {
    doc: 'Return the first row that matches; IndexError when none does.',
    run(run, self: Document, key: PyValue, filters: PyValue) {
      const found = get(run, self, key, filters, null, null);
      return (found instanceof PyList ? found.items[0] : undefined) ?? raise('IndexError', 'list index out of range');
    },
  }),
  method('set(self, key, value, as_value=False)', {
    doc: 'Set a value; what goes into a table becomes rows.',
    run(run, self: Document, key: PyValue, value: PyValue, asValue: PyValue) {
      if (typeof key === 'string' && truth(run, asValue)) self.assign(run, key, value);
      else if (typeof key === 'string') setValue(contextOf(run), self, key, value);
      return null;
    },
  }),
  method('update(self, d)', {
    doc: 'Set each value of a dict and return the document.',
    run(run, self: Document, values: PyValue) {
      if (!(values instanceof PyDict)) raise('AttributeError', "'NoneType' object has no attribute 'items'");
      updateDocument(contextOf(run), self, values);
      return self;
    },
  }),
  method('append(self, key, value=None, position=-1)', {
    doc: 'Add a row to a table and return it.',
    run(run, self: Document, key: string, value: PyValue, position: PyValue) {
      const at = typeof position === 'number' ? position : -1;
      return appendRow(contextOf(run), self, key, value ?? attributes(run), at);
    },
  }),
  method('extend(self, key, value)', {
    doc: 'Add several rows to a table.',
    run(run, self: Document, key: string, value: PyValue) {
      extendTable(contextOf(run), self, key, value);
      return null;
    },
  }),
  method('remove(self, doc)', {
    doc: 'Remove a row from its table and renumber the rest.',
    run(_run, self: Document, row: PyValue) {
      if (!(row instanceof Document)) return null;
      const list = self.values.get(row.text('parentfield'));
      if (!(list instanceof PyList)) return null;
      const at = list.items.indexOf(row);
      if (at < 0) return null;
      list.items.splice(at, 1);
      renumber(list);
      return null;
    },
  }),
  method('is_new(self)', {
    doc: 'Whether the document is not yet in the database.',
    run: (_run, self: Document) => self.values.get('__islocal') ?? null,
  }),
  method('get_doc_before_save(self)', {
    doc: 'Return the stored state during a save, None on insert.',
    run: (_run, self: Document) => self.before ?? null,
  }),
  method('get_value_before_save(self, fieldname)', {
    doc: 'Return a value of the stored state during a save.',
    run: (_run, self: Document, fieldname: string) => self.before?.value(fieldname) ?? null,
  }),
  method('has_value_changed(self, fieldname)', {
    doc: 'Whether a value differs from the stored one; always true on insert.',
    run: (run, self: Document, fieldname: string) => hasChanged(contextOf(run), self, fieldname),
  }),
  method(
    'as_dict(self, no_nulls=False, no_default_fields=False, convert_dates_to_str=False, no_child_table_fields=False, no_private_properties=False)',
    {
      doc: 'Return the document as a dict, rows included.',
      run: (run, self: Document, noNulls: PyValue, noDefaults: PyValue, datesAsText: PyValue, noTables: PyValue) =>
        documentValues(contextOf(run), self, {
          noNulls: truth(run, noNulls),
          noDefaultFields: truth(run, noDefaults),
          datesAsText: truth(run, datesAsText),
          noTableFields: truth(run, noTables),
        }),
    },
  ),
  method('as_json(self)', {
    doc: 'Return the document as JSON with sorted keys.',
    run: (run, self: Document) => dumpFrappeJson(run, documentValues(contextOf(run), self, {})),
  }),
  method('get_valid_dict(self)', {
    doc: 'Return the values that are written to the database.',
    run: (run, self: Document) => documentValues(contextOf(run), self, { noTableFields: true }),
  }),
  method('get_all_children(self, parenttype=None)', {
    doc: 'Return the rows of all tables.',
    run: (_run, self: Document, type: PyValue) =>
      new PyList(self.allRows().filter((row) => type === null || row.doctype === type)),
  }),
]);
