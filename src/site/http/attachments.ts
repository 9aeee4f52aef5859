// Files that come by request: their content goes to the host by the id of their File document.
import type { PyValue } from '../../language/runtime/values.ts';
import { base64FromBytes } from '../base64.ts';
import type { Context } from '../context.ts';
import { attributes } from '../dictionary.ts';
import type { Document } from '../documents/document.ts';
import { insertDocument } from '../documents/lifecycle.ts';
import { documentFromDict } from '../documents/make.ts';
import { throwMessage } from '../messages.ts';

/** A file to keep, and what it belongs to. */
export interface Attachment {
  readonly name: string;
  readonly content: Uint8Array;
  readonly isPrivate: boolean;
  readonly doctype: string;
  readonly document: string;
  readonly field: string;
  readonly folder: string;
}

const LARGEST = 5 * 1024 * 1024;

/** Inserts the File document and hands its content to the host. */
export function attachFile(context: Context, attachment: Attachment): Document {
  const { name, content, isPrivate } = attachment;
  if (content.length > LARGEST) throwMessage(context, 'File size exceeded the maximum allowed size of 5.0 MB');
  const values: readonly (readonly [string, PyValue])[] = [
    ['doctype', 'File'],
    ['file_name', name],
    ['is_private', isPrivate ? 1 : 0],
    ['file_size', content.length],
    ['file_type', name.includes('.') ? (name.split('.').at(-1) ?? '').toUpperCase() : null],
    ['file_url', freeAddress(context, name, isPrivate)],
    ['folder', attachment.folder || 'Home'],
    ['attached_to_doctype', attachment.doctype || null],
    ['attached_to_name', attachment.document || null],
    ['attached_to_field', attachment.field || null],
  ];
  const doc = insertDocument(context, documentFromDict(context, attributes(context.run, values)), {
    ignorePermissions: true,
  });
  context.host.file({ kind: 'write', id: String(doc.name), base64: base64FromBytes(content) });
  return doc;
}

/** Another file of the same name keeps its address. */
function freeAddress(context: Context, name: string, isPrivate: boolean): string {
  const folder = isPrivate ? '/private/files/' : '/files/';
  const taken = (url: string) =>
    context.database.scalar('SELECT `name` FROM `tabFile` WHERE `file_url` = ?', [url]) !== undefined;
  if (!taken(folder + name)) return folder + name;
  const at = name.lastIndexOf('.');
  const [stem, end] = at < 0 ? [name, ''] : [name.slice(0, at), name.slice(at)];
  return `${folder}${stem}${context.random(3)}${end}`;
}

/** The content of a stored file in base64, null when it is gone. */
export function fileContent(context: Context, id: string): string | null {
  return context.host.file({ kind: 'read', id });
}
