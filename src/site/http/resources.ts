// REST: lists and documents (http-api.md §3.4).
import { PyDict } from '../../language/runtime/containers.ts';
import { truth } from '../../language/runtime/operators.ts';
import { PyList, type PyValue } from '../../language/runtime/values.ts';
import { cint, cstr } from '../casts.ts';
import type { Context } from '../context.ts';
import { attributes, item, mergeInto } from '../dictionary.ts';
import { deleteDocument } from '../documents/deletion.ts';
import type { Document } from '../documents/document.ts';
import { documentValues } from '../documents/export.ts';
import { runMethod } from '../documents/hooks.ts';
import { insertDocument, saveDocument } from '../documents/lifecycle.ts';
import { documentFromDict, getDocument, updateDocument } from '../documents/make.ts';
import { getMeta } from '../documents/meta-loader.ts';
import { raiseFrappe } from '../frappe/exceptions.ts';
import { parseJson } from '../json.ts';
import { throwMessage } from '../messages.ts';
import { checkPermission, hasPermission } from '../permissions/check.ts';
import { permissionLevels } from '../permissions/role-permissions.ts';
import { runList } from '../query/list.ts';

type Version = 1 | 2;

function answer(context: Context, value: PyValue): void {
  context.response.table.set(context.run, 'data', value);
}

/** GET and POST of a DocType. */
export function listRoute(context: Context, doctype: string, version: Version): void {
  const method = context.request?.method ?? 'GET';
  if (method === 'POST') return create(context, doctype, version);
  if (method === 'GET' || method === 'HEAD') return list(context, doctype, version);
  raiseFrappe('DoesNotExistError');
}

/** GET, PUT, PATCH, DELETE and POST of a document. */
export function documentRoute(context: Context, doctype: string, name: string, version: Version): void {
  const run = verbs.get(context.request?.method ?? 'GET');
  if (run === undefined || (context.request?.method === 'PATCH' && version === 1))
    return raiseFrappe('DoesNotExistError');
  run(context, doctype, name, version);
}

type Verb = (context: Context, doctype: string, name: string, version: Version) => void;

const verbs: ReadonlyMap<string, Verb> = new Map<string, Verb>([
  ['GET', read],
  ['HEAD', read],
  ['PUT', update],
  ['PATCH', update],
  ['DELETE', remove],
  ['POST', callOn],
]);

function jsonArgument(context: Context, key: string): PyValue {
  const value = item(context.formDict, key);
  if (typeof value !== 'string' || value === '') return value;
  return parseJson(context.run, value) ?? value;
}

function list(context: Context, doctype: string, version: Version): void {
  const { formDict, run } = context;
  const text = (key: string) => cstr(run, item(formDict, key));
  const limit = text('limit_page_length') || text('limit') || '20';
  const asDict = item(formDict, 'as_dict');
  const query = {
    doctype: getMeta(context, doctype).name,
    fields: jsonArgument(context, 'fields'),
    filters: jsonArgument(context, 'filters'),
    orFilters: version === 1 ? jsonArgument(context, 'or_filters') : null,
    groupBy: text('group_by') || null,
    ...(text('order_by') === '' ? {} : { orderBy: text('order_by') }),
    start: Number(cint(text('limit_start') || text('start'))),
    asList: asDict !== null && (!truth(run, asDict) || asDict === '0' || asDict === 'false'),
    parentDoctype: text('parent') || undefined,
  };
  const wanted = Number(cint(limit));
  if (version === 1 || wanted === 0) return answer(context, runList(context, { ...query, limit: wanted }));
  const rows = runList(context, { ...query, limit: wanted + 1 });
  const items = rows instanceof PyList ? rows.items : [];
  context.response.table.set(run, 'has_next_page', items.length > wanted);
  answer(context, new PyList(items.slice(0, wanted)));
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
  answer(context, shown(context, insertDocument(context, doc, named), version));
}

function find(context: Context, doctype: string, name: string): Document {
  const meta = getMeta(context, doctype);
  if (
    !context.is15 &&
    !hasPermission(context, { doctype: meta.name, right: 'read', explain: false }) &&
    !meta.isTable
  ) {
    throwMessage(context, `No permission for ${meta.name}`, 'PermissionError');
  }
  return getDocument(context, meta.name, name);
}

function read(context: Context, doctype: string, name: string, version: Version): void {
  const doc = find(context, doctype, name);
  checkPermission(context, doc, 'read');
  answer(context, shown(context, doc, version));
}

function update(context: Context, doctype: string, name: string, version: Version): void {
  const doc = getDocument(context, getMeta(context, doctype).name, name, { lock: true });
  const values = bodyValues(context);
  updateDocument(context, doc, values);
  saveDocument(context, doc);
  if (doc.text('parenttype') !== '')
    saveDocument(context, getDocument(context, doc.text('parenttype'), doc.value('parent')));
  answer(context, shown(context, doc, version));
}

function remove(context: Context, doctype: string, name: string): void {
  deleteDocument(context, getMeta(context, doctype).name, name, { ignoreMissing: false });
  context.response.table.set(context.run, 'http_status_code', 202);
  answer(context, 'ok');
}

const whitelisted: ReadonlySet<string> = new Set(['submit', 'cancel', 'discard']);

/** POST of a document runs one of its methods. */
function callOn(context: Context, doctype: string, name: string, version: Version): void {
  const at = version === 2 ? name.lastIndexOf('/method/') : -1;
  const method = at < 0 ? cstr(context.run, item(context.formDict, 'run_method')) : name.slice(at + '/method/'.length);
  const doc = find(context, doctype, at < 0 ? name : name.slice(0, at));
  checkPermission(context, doc, 'write');
  if (!whitelisted.has(method)) throwMessage(context, `Method ${method} is not whitelisted`, 'PermissionError');
  if (method === 'submit') doc.docstatus = 1;
  if (method === 'cancel') doc.docstatus = 2;
  answer(
    context,
    method === 'discard' ? runMethod(context, doc, 'discard') : shown(context, saveDocument(context, doc), version),
  );
}

/** A document as the API shows it: v1 leaves out nulls, forbidden fields are removed. */
export function shown(context: Context, doc: Document, version: Version): PyDict {
  const dict = documentValues(context, doc, { noNulls: version === 1 || context.is15 });
  if (context.user === 'Administrator') return dict;
  const levels = permissionLevels(context, doc.meta, 'read', context.user);
  for (const field of doc.meta.fields) {
    if (field.permlevel > 0 && !levels.has(field.permlevel)) dict.table.delete(context.run, field.fieldname);
  }
  return dict;
}
