// upload_file and download_file (http-api.md §8), and the files that pages ask for by their address.
import type { PyDict } from '../../language/runtime/containers.ts';
import { raise } from '../../language/runtime/errors.ts';
import { truth } from '../../language/runtime/operators.ts';
import type { PyValue } from '../../language/runtime/values.ts';
import { PyBytes } from '../../language/types/bytes.ts';
import { bytesFromBase64 } from '../base64.ts';
import { cstr } from '../casts.ts';
import type { Context } from '../context.ts';
import { item } from '../dictionary.ts';
import { getDocument } from '../documents/make.ts';
import { raiseFrappe } from '../frappe/exceptions.ts';
import { throwMessage } from '../messages.ts';
import { checkPermission, hasPermission } from '../permissions/check.ts';
import { systemSwitch } from '../settings.ts';
import type { Answer } from './answers.ts';
import { attachFile, fileContent } from './attachments.ts';
import { multipartParts } from './multipart.ts';
import { disposition } from './response-checks.ts';
import { userType } from './sessions.ts';
import { shownDocument } from './shown.ts';
import { forGuests, jsonArgument, type Whitelisted } from './whitelisted.ts';

/** What guests and website users may upload. */
const harmless: ReadonlySet<string> = new Set([
  'image/png',
  'image/jpeg',
  'image/gif',
  'application/pdf',
  'application/msword',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.ms-excel',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.oasis.opendocument.text',
  'application/vnd.oasis.opendocument.spreadsheet',
  'text/plain',
  'text/csv',
  'video/quicktime',
  'video/mp4',
]);

function checkUploader(context: Context, contentType: string): void {
  if (context.user === 'Guest' && !systemSwitch(context, 'allow_guests_to_upload_files'))
    raiseFrappe('PermissionError');
  if (context.user !== 'Guest' && userType(context) === 'System User') return;
  if (harmless.has(contentType)) return;
  throwMessage(context, 'You can only upload JPG, PNG, GIF, PDF, TXT, CSV or Microsoft documents.');
}

function upload(context: Context, form: PyDict): PyValue {
  const text = (key: string) => cstr(context.run, item(form, key));
  const part = context.request === undefined ? undefined : multipartParts(context.request).find(isFile);
  checkUploader(context, part?.contentType ?? '');
  const [doctype, document] = [text('doctype'), text('docname')];
  if (doctype !== '' && document !== '') checkPermission(context, getDocument(context, doctype, document), 'write');
  else if (doctype !== '' && !hasPermission(context, { doctype, right: 'write' })) raiseFrappe('PermissionError');
  if (part === undefined) return raise('AttributeError', "'NoneType' object has no attribute 'split'");
  const file = attachFile(context, {
    name: (part.filename ?? '').split(/[\\/]/).at(-1) || text('file_name'),
    content: part.content,
    isPrivate: truth(context.run, jsonArgument(context, form, 'is_private')),
    doctype,
    document,
    field: text('fieldname'),
    folder: text('folder'),
  });
  return shownDocument(context, file, { noNulls: true });
}

function isFile(part: { readonly name: string; readonly filename: string | undefined }): boolean {
  return part.name === 'file' && part.filename !== undefined;
}

/** The File document of an address, if the user may read it. */
function readableFile(context: Context, url: string): { readonly id: string; readonly name: string } {
  const sql = 'SELECT `name` FROM `tabFile` WHERE `file_url` = ?';
  for (const [id = null] of context.database.table(sql, [url]).rows) {
    const doc = getDocument(context, 'File', id);
    const open =
      url.startsWith('/files/') || hasPermission(context, { doctype: 'File', right: 'read', doc, explain: false });
    if (open) return { id: cstr(context.run, id), name: doc.text('file_name') };
  }
  return raiseFrappe(url.startsWith('/private/') ? 'PermissionError' : 'PageDoesNotExistError');
}

/** Files that are shown, and not saved, by a browser. */
const shownTypes: ReadonlyMap<string, string> = new Map([
  ['png', 'image/png'],
  ['jpg', 'image/jpeg'],
  ['jpeg', 'image/jpeg'],
  ['gif', 'image/gif'],
  ['pdf', 'application/pdf'],
  ['txt', 'text/plain; charset=utf-8'],
]);

/** The file behind an address; nothing of ours runs in it. */
export function fileAnswer(context: Context, url: string): Answer {
  const { id, name } = readableFile(context, url);
  const body = fileContent(context, id);
  if (body === null) return raiseFrappe('PageDoesNotExistError');
  const type = shownTypes.get(name.split('.').at(-1)?.toLowerCase() ?? '');
  return {
    status: 200,
    headers: [
      ['content-type', type ?? 'application/octet-stream'],
      ['content-disposition', disposition(type === undefined ? 'attachment' : 'inline', name)],
      ['content-security-policy', "default-src 'none'; sandbox"],
      ['x-content-type-options', 'nosniff'],
    ],
    body,
  };
}

function download(context: Context, form: PyDict): PyValue {
  const { id, name } = readableFile(context, cstr(context.run, item(form, 'file_url')));
  const content = fileContent(context, id);
  if (content === null) return raiseFrappe('DoesNotExistError');
  const put = (key: string, value: PyValue) => context.response.table.set(context.run, key, value);
  put('filename', name);
  put('filecontent', new PyBytes(bytesFromBase64(content)));
  put('type', 'download');
  return null;
}

/** The functions under their names. */
export const fileMethods: readonly (readonly [string, Whitelisted])[] = [
  ['upload_file', forGuests(upload)],
  ['frappe.handler.upload_file', forGuests(upload)],
  ['download_file', forGuests(download)],
  ['frappe.handler.download_file', forGuests(download)],
];
