// The mail queue: a row of Email Queue in the transaction, the mail itself after the commit.
import { PyList, type PyValue } from '../../language/runtime/values.ts';
import type { Context } from '../context.ts';
import { attributes } from '../dictionary.ts';
import { insertDocument } from '../documents/lifecycle.ts';
import { documentFromDict } from '../documents/make.ts';
import { throwMessage } from '../messages.ts';
import { dumpFrappeJson } from './json-text.ts';
import type { ReadAttachments } from './mail-attachments.ts';

/** UTF-16 units of a mail's text and its attachments in base64: what leaves the site in one message. */
const LARGEST = 7 * 1024 * 1024;

/** A mail to be queued. */
export interface QueuedMail {
  readonly recipients: readonly string[];
  readonly cc: readonly string[];
  readonly bcc: readonly string[];
  readonly sender: string;
  readonly replyTo: string;
  readonly subject: string;
  readonly html: string;
  readonly doctype: string;
  readonly name: string;
  readonly attachments: ReadAttachments;
}

/** Queues a mail and answers its Email Queue document; None when there is nobody to send to. */
export function queueMail(context: Context, mail: QueuedMail): PyValue {
  const all = [...mail.recipients, ...mail.cc, ...mail.bcc];
  if (all.length === 0) return null;
  const { contents } = mail.attachments;
  if (contents.reduce((size, { base64 }) => size + base64.length, mail.html.length) > LARGEST)
    throwMessage(context, 'File size exceeded the maximum allowed size of 5.0 MB');
  context.run.spend('mails');
  context.run.spend('recipients', all.length);
  context.mails.push({
    recipients: mail.recipients,
    cc: mail.cc,
    bcc: mail.bcc,
    sender: mail.sender === '' ? null : mail.sender,
    replyTo: mail.replyTo === '' ? null : mail.replyTo,
    subject: mail.subject,
    html: mail.html,
    text: mail.html.replaceAll(/<br\s*\/?>|<\/p>|<\/div>/gi, '\n').replaceAll(/<[^>]*>/g, ''),
    attachments: contents,
  });
  return queueRow(context, mail, all);
}

function queueRow(context: Context, mail: QueuedMail, all: readonly string[]): PyValue {
  const { run } = context;
  const row = attributes(run, [
    ['doctype', 'Email Queue'],
    ['sender', mail.sender],
    ['message', `Subject: ${mail.subject}\n\n${mail.html}`],
    ['status', 'Not Sent'],
    ['priority', 1],
    ['reference_doctype', mail.doctype === '' ? null : mail.doctype],
    ['reference_name', mail.name === '' ? null : mail.name],
    ['show_as_cc', mail.cc.join(', ')],
    ['attachments', dumpFrappeJson(run, new PyList([...mail.attachments.references]))],
    [
      'recipients',
      new PyList(
        all.map((recipient) =>
          attributes(run, [
            ['recipient', recipient],
            ['status', 'Not Sent'],
          ]),
        ),
      ),
    ],
  ]);
  return insertDocument(context, documentFromDict(context, row), { ignorePermissions: true, ignoreLinks: true });
}
