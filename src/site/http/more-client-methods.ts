// frappe.client.*: the less used functions: many updates at once, links, secrets, attachments.
import { PyDict } from '../../language/runtime/containers.ts';
import { Raise } from '../../language/runtime/errors.ts';
import { truth } from '../../language/runtime/operators.ts';
import { PyList, type PyValue } from '../../language/runtime/values.ts';
import { formatException } from '../../language/types/traceback.ts';
import { bytesFromBase64, bytesFromText } from '../base64.ts';
import { cstr } from '../casts.ts';
import type { Context } from '../context.ts';
import { attributes, item, mergeInto } from '../dictionary.ts';
import { saveDocument } from '../documents/lifecycle.ts';
import { getDocument, updateDocument } from '../documents/make.ts';
import { readSecret } from '../documents/secrets.ts';
import { raiseFrappe } from '../frappe/exceptions.ts';
import { bold, queueMessage, throwMessage } from '../messages.ts';
import { checkPermission, hasPermission } from '../permissions/check.ts';
import { holdsRole } from '../permissions/roles.ts';
import { runList } from '../query/list.ts';
import { getValue } from '../query/value-engine.ts';
import { attachFile } from './attachments.ts';
import { shownDocument } from './shown.ts';
import { forUsers, jsonArgument, textArgument, type Whitelisted } from './whitelisted.ts';

const WRITING = ['POST', 'PUT'];

function bulkUpdate(context: Context, form: PyDict): PyValue {
  const docs = jsonArgument(context, form, 'docs');
  const failed: PyValue[] = [];
  for (const values of docs instanceof PyList ? docs.items : []) {
    if (!(values instanceof PyDict)) continue;
    const traceback = updateOne(context, values);
    if (traceback !== undefined)
      failed.push(
        attributes(context.run, [
          ['doc', values],
          ['exc', traceback],
        ]),
      );
  }
  return attributes(context.run, [['failed_docs', new PyList(failed)]]);
}

/** Updates one document; answers the traceback when it failed. */
function updateOne(context: Context, values: PyDict): string | undefined {
  try {
    const doc = getDocument(context, cstr(context.run, item(values, 'doctype')), item(values, 'docname'));
    updateDocument(context, doc, values);
    saveDocument(context, doc);
    return undefined;
  } catch (thrown) {
    if (!(thrown instanceof Raise)) throw thrown;
    return formatException(context.run, thrown.exception);
  }
}

function validateLink(context: Context, form: PyDict): PyValue {
  const doctype = textArgument(context, form, 'doctype');
  const readable = ['select', 'read'].some((right) => hasPermission(context, { doctype, right, explain: false }));
  if (!readable) {
    const text = `You do not have Read or Select Permissions for ${bold(doctype)}`;
    throwMessage(context, text, 'PermissionError');
  }
  const name = getValue(context, doctype, { filters: item(form, 'docname'), fieldname: 'name' });
  const values = attributes(context.run, [['name', name]]);
  const wanted = jsonArgument(context, form, 'fields') ?? jsonArgument(context, form, 'fields_to_fetch');
  if (name === null || wanted === null || !truth(context.run, wanted)) return values;
  const filters = attributes(context.run, [['name', name]]);
  const rows = runList(context, { doctype, fields: wanted, filters, limit: 1 });
  const [row] = rows instanceof PyList ? rows.items : [];
  if (row instanceof PyDict) mergeInto(context.run, values, row);
  else queueMessage(context, `You need read permission to fetch values from ${doctype} ${cstr(context.run, name)}`);
  return values;
}

function password(context: Context, form: PyDict): PyValue {
  if (!holdsRole(context, context.user, 'System Manager')) return raiseFrappe('PermissionError');
  const doctype = textArgument(context, form, 'doctype');
  const doc = getDocument(context, doctype, item(form, 'name'));
  const fieldname = textArgument(context, form, 'fieldname');
  const name = cstr(context.run, doc.name);
  const secret = readSecret(context, doctype, name, fieldname);
  if (secret !== undefined) return secret;
  return throwMessage(context, `Password not found for ${doctype} ${name} ${fieldname}`, 'AuthenticationError');
}

function attach(context: Context, form: PyDict): PyValue {
  const text = (key: string) => cstr(context.run, item(form, key));
  const doc = getDocument(context, textArgument(context, form, 'doctype'), textArgument(context, form, 'docname'));
  checkPermission(context, doc, 'read');
  const data = textArgument(context, form, 'filedata');
  const file = attachFile(context, {
    name: textArgument(context, form, 'filename'),
    content: truth(context.run, jsonArgument(context, form, 'decode_base64'))
      ? bytesFromBase64(data)
      : bytesFromText(data),
    isPrivate: truth(context.run, jsonArgument(context, form, 'is_private')),
    doctype: doc.doctype,
    document: cstr(context.run, doc.name),
    field: text('docfield'),
    folder: text('folder'),
  });
  return shownDocument(context, file, { noNulls: false });
}

/** The functions by their names in frappe.client. */
export const moreClientMethods: readonly (readonly [name: string, Whitelisted])[] = [
  ['bulk_update', forUsers(bulkUpdate, WRITING)],
  ['validate_link', forUsers(validateLink)],
  ['validate_link_and_fetch', forUsers(validateLink)],
  ['get_password', forUsers(password)],
  ['attach_file', forUsers(attach, WRITING)],
];
