// The attachments of a mail: contents as they are given, stored files by their ids and addresses, documents printed.
import { PyDict } from '../../language/runtime/containers.ts';
import { toArray } from '../../language/runtime/iteration.ts';
import { truth } from '../../language/runtime/operators.ts';
import type { PyValue } from '../../language/runtime/values.ts';
import { asBytes } from '../../language/types/bytes.ts';
import { base64FromBytes, bytesFromText } from '../base64.ts';
import { cstr } from '../casts.ts';
import type { Context } from '../context.ts';
import { item } from '../dictionary.ts';
import type { MailAttachment } from '../host.ts';
import { throwMessage } from '../messages.ts';
import { raiseFrappe } from './exceptions.ts';

/** Answers the attachment that the print of a document is: a dict of `fname` and `fcontent`. */
export type PrintDocument = (context: Context, wanted: PyDict) => PyValue;

/** What a mail carries, and what of it its row refers to. */
export interface ReadAttachments {
  readonly contents: readonly MailAttachment[];
  readonly references: readonly PyDict[];
}

/** Reads a list of attachments; those without content are passed over, as Frappe does. */
export function readAttachments(context: Context, given: PyValue, print: PrintDocument): ReadAttachments {
  const contents: MailAttachment[] = [];
  const references: PyDict[] = [];
  if (given === null) return { contents, references };
  for (const attachment of toArray(context.run, given)) {
    if (!(attachment instanceof PyDict)) continue;
    checkNames(context, attachment);
    const read = readerOf(context, attachment);
    if (read !== givenContent) references.push(attachment);
    const content = read(context, attachment, print);
    if (content !== undefined) contents.push(content);
  }
  return { contents, references };
}

type Reader = (context: Context, attachment: PyDict, print: PrintDocument) => MailAttachment | undefined;

const readers: readonly (readonly [key: string, Reader])[] = [
  ['fid', (context, attachment) => storedFile(context, 'name', item(attachment, 'fid'))],
  ['file_url', (context, attachment) => storedFile(context, 'file_url', item(attachment, 'file_url'))],
  [
    'print_format_attachment',
    (context, attachment, print) => {
      const printed = print(context, attachment);
      return printed instanceof PyDict ? givenContent(context, printed) : undefined;
    },
  ],
];

function readerOf(context: Context, attachment: PyDict): Reader {
  return readers.find(([key]) => truth(context.run, item(attachment, key)))?.[1] ?? givenContent;
}

function givenContent(context: Context, attachment: PyDict): MailAttachment | undefined {
  const { run } = context;
  const content = item(attachment, 'fcontent');
  if (content === null) return undefined;
  const bytes = asBytes(content)?.value;
  const text = bytes === undefined ? cstr(run, content) : '';
  run.charge(3 * (bytes ?? text).length);
  return { name: cstr(run, item(attachment, 'fname')), base64: base64FromBytes(bytes ?? bytesFromText(text)) };
}

/** The File document that `column` finds; as in Frappe nobody's permission is asked. */
function storedFile(context: Context, column: 'name' | 'file_url', value: PyValue): MailAttachment {
  const wanted = cstr(context.run, value);
  const sql = `SELECT \`name\`, \`file_name\` FROM \`tabFile\` WHERE \`${column}\` = ?`;
  const [id = null, name = null] = context.database.table(sql, [wanted]).rows[0] ?? [];
  context.run.hostCall();
  const base64 = id === null ? null : context.host.file({ kind: 'read', id: cstr(context.run, id) });
  if (base64 === null) return raiseFrappe('DoesNotExistError', `File ${wanted} not found`);
  context.run.charge(base64.length);
  return { name: cstr(context.run, name), base64 };
}

/** Attachments are named, not found by a path. */
function checkNames(context: Context, attachment: PyDict): void {
  for (const key of ['fname', 'file_url', 'fid']) {
    const path = cstr(context.run, item(attachment, key));
    const climbs = path.split(/[/\\]|%2f|%5c/i).includes('..');
    if (
      climbs ||
      (key !== 'file_url' && /[/\\\0]/.test(path)) ||
      (key === 'file_url' && /^\w+:(?!\/\/)|^file:/i.test(path))
    )
      throwMessage(context, `The attachment ${path} is not allowed`);
  }
}
