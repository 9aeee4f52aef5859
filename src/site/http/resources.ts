// REST: lists and documents (http-api.md §3.4).
import { decodeJson } from '../../../stdlib/modules/json-decode.ts';
import { PyDict } from '../../language/runtime/containers.ts';
import { raise, raiseWith } from '../../language/runtime/errors.ts';
import { truth } from '../../language/runtime/operators.ts';
import { PyList, type PyValue } from '../../language/runtime/values.ts';
import { cint, cstr } from '../casts.ts';
import type { Context } from '../context.ts';
import { attributes, item, mergeInto } from '../dictionary.ts';
import { deleteDocument } from '../documents/deletion.ts';
import type { Document } from '../documents/document.ts';
import { insertDocument, saveDocument } from '../documents/lifecycle.ts';
import { copyDocument, documentFromDict, getDocument, updateDocument } from '../documents/make.ts';
import { getMeta } from '../documents/meta-loader.ts';
import { findDocument } from '../documents/stored.ts';
import { parseJson } from '../json.ts';
import { checkPermission, checkReadable } from '../permissions/check.ts';
import { runList } from '../query/list.ts';
import { callDocument } from './document-calls.ts';
import { checkListFields } from './list-fields.ts';
import { MethodNotAllowed } from './method-not-allowed.ts';
import { expandLink, expandLinks, shownDocument } from './shown.ts';

type Version = 1 | 2;

function answer(context: Context, value: PyValue): void {
  context.response.table.set(context.run, 'data', value);
}

/** GET and POST of a DocType. */
export function listRoute(context: Context, doctype: string, version: Version): void {
  const method = context.request?.method ?? 'GET';
  if (method === 'POST') return create(context, doctype, version);
  if (method === 'GET' || method === 'HEAD') return list(context, doctype, version);
  throw new MethodNotAllowed();
}

type Verb = (context: Context, doctype: string, name: string, version: Version) => void;

const verbs: Readonly<Record<Version, ReadonlyMap<string, Verb>>> = {
  1: new Map<string, Verb>([
    ['GET', read],
    ['HEAD', read],
    ['PUT', update],
    ['DELETE', remove],
    ['POST', callNamed],
  ]),
  2: new Map<string, Verb>([
    ['GET', read],
    ['HEAD', read],
    ['PUT', update],
    ['PATCH', update],
    ['DELETE', remove],
  ]),
};

/** GET, PUT, PATCH, DELETE and POST of a document. */
export function documentRoute(context: Context, doctype: string, name: string, version: Version): void {
  const run = verbs[version].get(context.request?.method ?? 'GET');
  if (run === undefined) throw new MethodNotAllowed();
  run(context, doctype, name, version);
}

function jsonArgument(context: Context, key: string): PyValue {
  const value = item(context.formDict, key);
  if (typeof value !== 'string' || value === '') return value;
  return parseJson(context.run, value) ?? value;
}

function list(context: Context, doctype: string, version: Version): void {
  const { run } = context;
  const meta = getMeta(context, doctype);
  const text = (key: string) => cstr(run, item(context.formDict, key));
  const wanted = Number(cint(text('limit_page_length') || text('limit') || '20'));
  const query = listQuery(context, meta.name, version);
  if (version === 1) checkListFields(context, query);
  if (version === 1 || context.is15 || wanted === 0) {
    const rows = runList(context, { ...query, limit: wanted });
    return answer(context, version === 1 ? expanded(context, doctype, rows) : rows);
  }
  const rows = runList(context, { ...query, limit: wanted + 1 });
  const items = rows instanceof PyList ? rows.items : [];
  context.response.table.set(run, 'has_next_page', items.length > wanted);
  answer(context, new PyList(items.slice(0, wanted)));
}

function listQuery(context: Context, doctype: string, version: Version) {
  const { formDict, run } = context;
  const text = (key: string) => cstr(run, item(formDict, key));
  const asDict = item(formDict, 'as_dict');
  return {
    doctype,
    fields: fieldsArgument(context, version),
    filters: jsonArgument(context, 'filters'),
    orFilters: version === 1 || context.is15 ? jsonArgument(context, 'or_filters') : null,
    groupBy: text('group_by') || null,
    ...(text('order_by') === '' ? {} : { orderBy: text('order_by') }),
    start: Number(cint(text('limit_start') || text('start'))),
    asList: asDict !== null && (!truth(run, asDict) || asDict === '0' || asDict === 'false'),
    parentDoctype: text('parent') || undefined,
  };
}

/** Version 1 takes JSON only. */
function fieldsArgument(context: Context, version: Version): PyValue {
  const given = item(context.formDict, 'fields');
  if (version === 1 && typeof given === 'string' && given !== '') return decodeJson(context.run, given);
  return jsonArgument(context, 'fields');
}

/** `expand`: the documents behind these link fields, in each row. */
function expanded(context: Context, doctype: string, rows: PyValue): PyValue {
  const wanted = context.is15 ? null : jsonArgument(context, 'expand');
  if (!(wanted instanceof PyList) || !(rows instanceof PyList)) return rows;
  const meta = getMeta(context, doctype);
  const fields = wanted.items.flatMap((name) => meta.field(cstr(context.run, name)) ?? []);
  for (const row of rows.items) {
    if (row instanceof PyDict) for (const field of fields) expandLink(context, row, field);
  }
  return rows;
}

/** The document that a body describes: its `data`, its JSON, or its form fields. */
function bodyValues(context: Context): PyDict {
  const { run, formDict } = context;
  const data = jsonArgument(context, 'data');
  const values = attributes(run);
  mergeInto(run, values, data instanceof PyDict ? data : formDict);
  for (const key of ['doctype', 'flags', 'cmd']) values.table.delete(run, key);
  return values;
}

function create(context: Context, doctype: string, version: Version): void {
  const values = bodyValues(context);
  values.table.set(context.run, 'doctype', getMeta(context, doctype).name);
  const doc = documentFromDict(context, values);
  const name = item(values, 'name');
  const named = version === 2 && !context.is15 && name !== null ? { setName: name } : {};
  show(context, insertDocument(context, doc, named), version);
}

function find(context: Context, doctype: string, name: string): Document {
  const meta = getMeta(context, doctype);
  const doc = findDocument(context, meta.name, name);
  if (doc !== undefined) return doc;
  checkReadable(context, meta);
  return getDocument(context, meta.name, name);
}

function show(context: Context, doc: Document, version: Version): void {
  answer(context, shownDocument(context, doc, { noNulls: version === 1 || context.is15 }));
}

function read(context: Context, doctype: string, name: string, version: Version): void {
  if (version === 1 && context.formDict.table.map.has('run_method')) return callNamed(context, doctype, name);
  const doc = find(context, doctype, name);
  checkPermission(context, doc, 'read');
  const dict = shownDocument(context, doc, { noNulls: version === 1 || context.is15 });
  const wanted = item(context.formDict, 'expand_links');
  if (version === 1 && !context.is15 && wanted !== null && jsonArgument(context, 'expand_links') !== false)
    expandLinks(context, dict, doc.meta);
  answer(context, dict);
}

function update(context: Context, doctype: string, name: string, version: Version): void {
  const doc = getDocument(context, getMeta(context, doctype).name, name, { lock: true });
  const values = bodyValues(context);
  updateDocument(context, doc, values);
  saveDocument(context, doc);
  if (doc.text('parenttype') !== '')
    saveDocument(context, getDocument(context, doc.text('parenttype'), doc.value('parent')));
  show(context, doc, version);
}

function remove(context: Context, doctype: string, name: string): void {
  deleteDocument(context, getMeta(context, doctype).name, name, { ignoreMissing: false });
  context.response.table.set(context.run, 'http_status_code', 202);
  answer(context, 'ok');
}

/** Version 1 names the method in the request's form. */
function callNamed(context: Context, doctype: string, name: string): void {
  const method = context.formDict.table.delete(context.run, 'run_method');
  if (method === undefined) return raiseWith('KeyError', 'run_method');
  answer(context, callOn(context, find(context, doctype, name), cstr(context.run, method)));
}

/** GET needs read, POST needs write. */
function callOn(context: Context, doc: Document, method: string): PyValue {
  checkPermission(context, doc, context.request?.method === 'POST' ? 'write' : 'read');
  return callDocument(context, doc, method, context.formDict);
}

/** GET and POST of a document's method in version 2; Frappe 16 sends the document as well. */
export function methodRoute(context: Context, doctype: string, name: string, method: string): void {
  if (!['GET', 'HEAD', 'POST'].includes(context.request?.method ?? '')) throw new MethodNotAllowed();
  const doc = find(context, doctype, name);
  answer(context, callOn(context, doc, method));
  if (!context.is15) addToDocs(context, doc);
}

function addToDocs(context: Context, doc: Document): void {
  const docs = item(context.response, 'docs');
  if (docs instanceof PyList) docs.items.push(shownDocument(context, doc, { noNulls: false }));
}

/** GET of a copy that can be changed and posted as a new document. */
export function copyRoute(context: Context, doctype: string, name: string): void {
  const doc = find(context, doctype, name);
  checkPermission(context, doc, 'read');
  const copy = shownDocument(context, copyDocument(context, doc, { keepNoCopy: true }), { noNulls: true });
  copy.table.delete(context.run, '__islocal');
  answer(context, copy);
}

/** `run_doc_method`: a method of the document given as JSON, or of a stored one. */
export function runDocMethod(context: Context, form: PyDict): PyValue {
  const given = jsonArgument(context, 'document');
  const method = cstr(context.run, item(form, 'method'));
  const doc =
    given instanceof PyDict
      ? getDocument(context, cstr(context.run, item(given, 'doctype')), item(given, 'name'))
      : raise('TypeError', "missing 1 required positional argument: 'document'");
  const values = jsonArgument(context, 'kwargs');
  checkPermission(context, doc, 'read');
  const result = callDocument(context, doc, method, values instanceof PyDict ? values : attributes(context.run));
  addToDocs(context, doc);
  return result;
}
