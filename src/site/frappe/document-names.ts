// frappe.get_doc, new_doc, get_list and the other names that make, find and remove documents.
import type { Keywords } from '../../language/runtime/call.ts';
import { PyDict } from '../../language/runtime/containers.ts';
import { raise } from '../../language/runtime/errors.ts';
import { truth } from '../../language/runtime/operators.ts';
import { repr } from '../../language/runtime/text.ts';
import { PyList, PyTuple, type PyValue } from '../../language/runtime/values.ts';
import { cstr } from '../casts.ts';
import type { Context } from '../context.ts';
import { attributes, mergeInto } from '../dictionary.ts';
import { deleteDocument } from '../documents/deletion.ts';
import { Document } from '../documents/document.ts';
import { documentValues } from '../documents/export.ts';
import { copyDocument, documentFromDict, getDocument, newDocument, setValue } from '../documents/make.ts';
import { getMeta } from '../documents/meta-loader.ts';
import { renameDocument } from '../documents/renaming.ts';
import { throwMessage } from '../messages.ts';
import { checkPermission } from '../permissions/check.ts';
import { getValue } from '../query/value-engine.ts';
import { systemSetting } from '../settings.ts';
import { declare } from './declared.ts';
import { raiseFrappe } from './exceptions.ts';
import { mapDocument } from './mapped-doc.ts';

function keywordDict(context: Context, keywords: Keywords): PyDict {
  return attributes(
    context.run,
    keywords.names.map((name, at) => [name, keywords.values[at] ?? null] as const),
  );
}

/** `frappe.get_doc` in all its forms (documents.md §7). */
export function getDoc(context: Context, args: readonly PyValue[], keywords: Keywords): PyValue {
  const [first = null, second] = args;
  if (first instanceof Document) return first;
  const options = keywordDict(context, keywords);
  if (first instanceof PyDict) return documentFromDict(context, copyOf(context, first));
  if (args.length === 0) return documentFromDict(context, options);
  if (typeof first !== 'string') return raise('ValueError', 'First non keyword argument must be a string or dict');
  const lock = truth(context.run, options.table.map.get('for_update') ?? false);
  const doc =
    second === undefined
      ? single(context, first)
      : getDocument(context, first, matchingName(context, first, second), { lock });
  const check = options.table.map.get('check_permission') ?? null;
  if (check !== null && check !== false) checkPermission(context, doc, typeof check === 'string' ? check : 'read');
  return doc;
}

function copyOf(context: Context, values: PyDict): PyDict {
  const copy = attributes(context.run);
  mergeInto(context.run, copy, values);
  return copy;
}

function single(context: Context, doctype: string): Document {
  return getDocument(context, doctype, doctype);
}

/** A name as it is, or the name of the first document that filters match; DoesNotExistError when none does. */
export function matchingName(context: Context, doctype: string, name: PyValue): PyValue {
  if (!(name instanceof PyDict || name instanceof PyList)) return name;
  const found = getValue(context, doctype, { filters: name, fieldname: 'name' });
  if (found !== null) return found;
  return throwMessage(context, `${doctype} ${repr(context.run, name)} not found`, 'DoesNotExistError');
}

function cachedDoc(context: Context, args: readonly PyValue[], keywords: Keywords): PyValue {
  const [doctype, name = doctype] = args;
  if (typeof doctype !== 'string' || typeof name !== 'string') return getDoc(context, args, keywords);
  const key = `${doctype}/${name}`;
  const known = context.documentCache.get(key);
  if (known !== undefined) return known;
  const doc = getDocument(context, doctype, name);
  context.documentCache.set(key, doc);
  return doc;
}

function deleteDocs(
  context: Context,
  doctype: PyValue,
  name: PyValue,
  options: Parameters<typeof deleteDocument>[3],
): PyValue {
  const names = name instanceof PyList || name instanceof PyTuple ? name.items : [name];
  let deleted = true;
  for (const each of names) deleted = deleteDocument(context, cstr(context.run, doctype), each, options) && deleted;
  return deleted ? null : false;
}

/** The names of this file. */
export const documentNames = [
  declare('frappe.get_doc(*args, **kwargs)', {
    doc: 'Return a stored document (doctype and name, or filters), a Single (doctype), or a new one from a dict.',
    examples: ['frappe.get_doc("User", "Guest").first_name  #> Guest'],
    run: (context, args: PyValue[], keywords: Keywords) => getDoc(context, args, keywords),
  }),
  declare('frappe.get_cached_doc(*args, **kwargs)', {
    doc: 'Return a document that may be shared within the request: to be read, not changed.',
    run: (context, args: PyValue[], keywords: Keywords) => cachedDoc(context, args, keywords),
  }),
  declare('frappe.new_doc(doctype, *, parent_doc=None, parentfield=None, as_dict=False, **values)', {
    doc: 'Return an unsaved document with its defaults and the given values.',
    run(context, doctype: PyValue, parent: PyValue, parentfield: PyValue, asDict: PyValue, values: Keywords) {
      const doc = newDocument(context, cstr(context.run, doctype));
      if (parent instanceof Document) {
        doc.parentDocument = parent;
        doc.values.set('parent', parent.name);
        doc.values.set('parenttype', parent.doctype);
      }
      if (parentfield !== null) doc.values.set('parentfield', parentfield);
      for (const [at, name] of values.names.entries()) setValue(context, doc, name, values.values[at] ?? null);
      return truth(context.run, asDict) ? documentValues(context, doc, {}) : doc;
    },
  }),
  declare('frappe.get_last_doc(doctype, filters=None, order_by="creation desc", *, for_update=False)', {
    doc: 'Return the first document that matches, newest first.',
    run(context, doctype: PyValue, filters: PyValue, order: PyValue) {
      const type = cstr(context.run, doctype);
      const name = getValue(context, type, {
        filters: filters ?? attributes(context.run),
        fieldname: 'name',
        orderBy: cstr(context.run, order),
      });
      return name === null ? raiseFrappe('DoesNotExistError') : getDocument(context, type, name);
    },
  }),
  declare('frappe.copy_doc(doc, ignore_no_copy=True)', {
    doc: 'Return an unsaved copy of a document.',
    run(context, doc: PyValue, keep: PyValue) {
      const source = doc instanceof PyDict ? documentFromDict(context, copyOf(context, doc)) : doc;
      if (!(source instanceof Document)) return raise('AttributeError', 'copy_doc needs a document');
      return copyDocument(context, source, { keepNoCopy: truth(context.run, keep) });
    },
  }),
  declare(
    'frappe.delete_doc(doctype=None, name=None, force=0, ignore_doctypes=None, for_reload=False, ignore_permissions=False, flags=None, ignore_on_trash=False, ignore_missing=True, delete_permanently=False)',
    {
      doc: 'Delete a document, or several by a list of names.',
      run: (
        context,
        doctype: PyValue,
        name: PyValue,
        force: PyValue,
        _types: PyValue,
        _reload: PyValue,
        permissions: PyValue,
        _flags: PyValue,
        onTrash: PyValue,
        missing: PyValue,
        permanently: PyValue,
      ) =>
        deleteDocs(context, doctype, name, {
          force: truth(context.run, force),
          ignorePermissions: truth(context.run, permissions),
          ignoreOnTrash: truth(context.run, onTrash),
          ignoreMissing: truth(context.run, missing),
          permanently: truth(context.run, permanently),
        }),
    },
  ),
  declare(
    'frappe.rename_doc(doctype, old, new, force=False, merge=False, *, ignore_if_exists=False, show_alert=True, rebuild_search=True, ignore_permissions=False)',
    {
      doc: 'Rename a document and return its new name.',
      run: (
        context,
        doctype: PyValue,
        old: PyValue,
        wanted: PyValue,
        force: PyValue,
        merge: PyValue,
        exists: PyValue,
        alert: PyValue,
        _search: PyValue,
        permissions: PyValue,
      ) =>
        renameDocument(context, cstr(context.run, doctype), cstr(context.run, old), cstr(context.run, wanted), {
          force: truth(context.run, force),
          merge: truth(context.run, merge),
          ignoreIfExists: truth(context.run, exists),
          showAlert: truth(context.run, alert),
          ignorePermissions: truth(context.run, permissions),
        }),
    },
  ),
  declare('frappe.get_meta(doctype, cached=True)', {
    doc: 'Return the description of a DocType.',
    examples: ['frappe.get_meta("ToDo").has_field("status")  #> True'],
    run: (context, doctype: PyValue) =>
      getMeta(context, doctype instanceof Document ? doctype.doctype : cstr(context.run, doctype)),
  }),
  declare('frappe.get_system_settings(key)', {
    doc: 'Return a field of System Settings.',
    run: (context, key: PyValue) => systemSetting(context, cstr(context.run, key)),
  }),
  declare(
    'frappe.get_mapped_doc(from_doctype, from_docname, table_maps, target_doc=None, postprocess=None, ignore_permissions=False, ignore_child_tables=False, cached=False)',
    {
      doc: 'Return an unsaved document filled from a stored one.',
      run(
        context,
        doctype: PyValue,
        name: PyValue,
        maps: PyValue,
        target: PyValue,
        postprocess: PyValue,
        permissions: PyValue,
        children: PyValue,
      ) {
        if (!(maps instanceof PyDict)) return raise('AttributeError', 'table_maps has to be a dict');
        return mapDocument(context, {
          fromDoctype: cstr(context.run, doctype),
          fromName: name,
          maps,
          target,
          postprocess,
          ignorePermissions: truth(context.run, permissions),
          ignoreChildTables: truth(context.run, children),
        });
      },
    },
  ),
];
