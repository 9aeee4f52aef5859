// frappe.client.*: documents by remote procedure call (http-api.md §3.3).
import { PyDict } from '../../language/runtime/containers.ts';
import { raise } from '../../language/runtime/errors.ts';
import { truth } from '../../language/runtime/operators.ts';
import { PyList, type PyValue } from '../../language/runtime/values.ts';
import { cint, cstr } from '../casts.ts';
import type { Context } from '../context.ts';
import { attributes, item, textEntries } from '../dictionary.ts';
import { deleteDocument } from '../documents/deletion.ts';
import type { Document } from '../documents/document.ts';
import { cancelDocument, insertDocument, saveDocument } from '../documents/lifecycle.ts';
import { documentFromDict, getDocument, setValue, updateDocument } from '../documents/make.ts';
import { getMeta } from '../documents/meta-loader.ts';
import { renameDocument } from '../documents/renaming.ts';
import { matchingName } from '../frappe/document-names.ts';
import { throwMessage } from '../messages.ts';
import { checkPermission, hasPermission } from '../permissions/check.ts';
import { runList } from '../query/list.ts';
import { getSingleValue, getValue } from '../query/value-engine.ts';
import { checkListFields } from './list-fields.ts';
import { countListed } from './list-methods.ts';
import { moreClientMethods } from './more-client-methods.ts';
import { shownDocument } from './shown.ts';
import { forUsers, jsonArgument, textArgument, type Whitelisted } from './whitelisted.ts';

const WRITING = ['POST', 'PUT'];

const standardFields: ReadonlySet<string> = new Set([
  'name',
  'owner',
  'creation',
  'modified',
  'modified_by',
  'docstatus',
  'idx',
  'parent',
  'parentfield',
  'parenttype',
]);

function full(context: Context, doc: Document): PyDict {
  return shownDocument(context, doc, { noNulls: false });
}

function docArgument(context: Context, form: PyDict, key: string): PyDict {
  const values = jsonArgument(context, form, key);
  return values instanceof PyDict ? values : raise('TypeError', `missing 1 required positional argument: '${key}'`);
}

function named(context: Context, form: PyDict): Document {
  const doctype = textArgument(context, form, 'doctype');
  const name = item(form, 'name') ?? jsonArgument(context, form, 'filters') ?? doctype;
  return getDocument(context, doctype, matchingName(context, doctype, name));
}

function getListArguments(context: Context, form: PyDict) {
  const text = (key: string) => cstr(context.run, item(form, key));
  return {
    doctype: textArgument(context, form, 'doctype'),
    fields: jsonArgument(context, form, 'fields'),
    filters: jsonArgument(context, form, 'filters'),
    orFilters: jsonArgument(context, form, 'or_filters'),
    groupBy: text('group_by') || null,
    ...(text('order_by') === '' ? {} : { orderBy: text('order_by') }),
    start: Number(cint(text('limit_start'))),
    limit: Number(cint(text('limit_page_length') || '20')),
    asList: !asDict(context, form),
    parentDoctype: text('parent') || undefined,
  };
}

/** Rows are dicts unless the caller says otherwise. */
function asDict(context: Context, form: PyDict): boolean {
  const given = jsonArgument(context, form, 'as_dict');
  return given === null || (given !== 'false' && truth(context.run, given));
}

/** The values alone: one by itself, several as a list. */
function bare(context: Context, row: PyValue): PyValue {
  if (!(row instanceof PyDict) || row.table.size === 0) return null;
  const values = textEntries(row).map(([, value]) => value);
  context.run.tick();
  return values.length > 1 ? new PyList(values) : (values[0] ?? null);
}

function readValue(context: Context, form: PyDict): PyValue {
  const doctype = textArgument(context, form, 'doctype');
  if (
    !hasPermission(context, {
      doctype,
      right: 'read',
      parentDoctype: cstr(context.run, item(form, 'parent')) || undefined,
    })
  ) {
    throwMessage(context, `No permission for ${doctype}`, 'PermissionError');
  }
  const given = jsonArgument(context, form, 'fieldname');
  const fields = given instanceof PyList ? given : new PyList([given]);
  const row = firstRow(context, doctype, fields, jsonArgument(context, form, 'filters'));
  return asDict(context, form) ? row : bare(context, row);
}

function firstRow(context: Context, doctype: string, fields: PyList, filters: PyValue): PyValue {
  if (getMeta(context, doctype).isSingle)
    return getValue(context, doctype, { filters: null, fieldname: fields, asDict: true });
  const rows = runList(context, {
    doctype,
    fields,
    filters:
      typeof filters === 'string' || typeof filters === 'number'
        ? attributes(context.run, [['name', filters]])
        : filters,
    limit: 1,
  });
  return (rows instanceof PyList ? rows.items[0] : undefined) ?? attributes(context.run);
}

function writeValue(context: Context, form: PyDict): PyValue {
  const doc = getDocument(context, textArgument(context, form, 'doctype'), item(form, 'name'));
  const field = jsonArgument(context, form, 'fieldname');
  const values =
    field instanceof PyDict ? field : attributes(context.run, [[cstr(context.run, field), item(form, 'value') ?? '']]);
  for (const key of values.table.map.keys()) {
    if (typeof key === 'string' && standardFields.has(key)) throwMessage(context, 'Cannot edit standard fields');
  }
  updateDocument(context, doc, values);
  saveDocument(context, doc);
  return full(context, doc);
}

function insertOne(context: Context, values: PyDict): Document {
  const parentType = item(values, 'parenttype');
  if (parentType === null || parentType === '') return insertDocument(context, documentFromDict(context, values));
  const parent = getDocument(context, cstr(context.run, parentType), item(values, 'parent'));
  const field = cstr(context.run, item(values, 'parentfield'));
  setValue(context, parent, field, new PyList([...parent.rows(field), values]));
  return saveDocument(context, parent);
}

function insertMany(context: Context, form: PyDict): PyValue {
  const docs = jsonArgument(context, form, 'docs');
  const list = docs instanceof PyList ? docs.items : [];
  if (list.length > 200) throwMessage(context, 'Only 200 inserts allowed in one request');
  return new PyList(list.map((doc) => (doc instanceof PyDict ? insertOne(context, doc).name : null)));
}

/** A full document as the client holds it, with the timestamp it has seen. */
function existing(context: Context, values: PyDict): Document {
  const doc = getDocument(context, cstr(context.run, item(values, 'doctype')), item(values, 'name'));
  updateDocument(context, doc, values);
  return doc;
}

const rows: readonly (readonly [name: string, Whitelisted])[] = [
  [
    'get_list',
    forUsers((context, form) => {
      const query = getListArguments(context, form);
      checkListFields(context, query);
      return runList(context, query);
    }),
  ],
  [
    'get_count',
    forUsers((context, form) =>
      countListed(context, {
        doctype: textArgument(context, form, 'doctype'),
        filters: jsonArgument(context, form, 'filters'),
      }),
    ),
  ],
  [
    'get',
    forUsers((context, form) => {
      const doc = named(context, form);
      checkPermission(context, doc, 'read');
      return full(context, doc);
    }),
  ],
  ['get_value', forUsers(readValue)],
  [
    'get_single_value',
    forUsers((context, form) => {
      const doctype = textArgument(context, form, 'doctype');
      if (!hasPermission(context, { doctype, right: 'read' }))
        throwMessage(context, `No permission for ${doctype}`, 'PermissionError');
      return getSingleValue(context, doctype, textArgument(context, form, 'field'));
    }),
  ],
  ['set_value', forUsers(writeValue, WRITING)],
  [
    'insert',
    forUsers((context, form) => full(context, insertOne(context, docArgument(context, form, 'doc'))), WRITING),
  ],
  ['insert_many', forUsers(insertMany, WRITING)],
  [
    'save',
    forUsers(
      (context, form) => full(context, saveDocument(context, existing(context, docArgument(context, form, 'doc')))),
      WRITING,
    ),
  ],
  [
    'submit',
    forUsers((context, form) => {
      const doc = existing(context, docArgument(context, form, 'doc'));
      doc.docstatus = 1;
      return full(context, saveDocument(context, doc));
    }, WRITING),
  ],
  ['cancel', forUsers((context, form) => full(context, cancelDocument(context, named(context, form))), WRITING)],
  [
    'delete',
    forUsers(
      (context, form) => {
        deleteDocument(context, textArgument(context, form, 'doctype'), item(form, 'name'), { ignoreMissing: false });
        return null;
      },
      ['DELETE', 'POST'],
    ),
  ],
  [
    'rename_doc',
    forUsers(
      (context, form) =>
        renameDocument(
          context,
          textArgument(context, form, 'doctype'),
          textArgument(context, form, 'old_name'),
          textArgument(context, form, 'new_name'),
          {
            merge: cint(item(form, 'merge')) !== 0,
          },
        ),
      WRITING,
    ),
  ],
  [
    'has_permission',
    forUsers((context, form) => {
      const doc = getDocument(context, textArgument(context, form, 'doctype'), item(form, 'docname'));
      const right = cstr(context.run, item(form, 'perm_type')) || 'read';
      return attributes(context.run, [
        ['has_permission', hasPermission(context, { doctype: doc.doctype, right, doc })],
      ]);
    }),
  ],
];

/** The functions under their dotted names. */
export const clientMethods: readonly (readonly [string, Whitelisted])[] = [...rows, ...moreClientMethods].map(
  ([name, method]) => [`frappe.client.${name}`, method] as const,
);
