// frappe.sendmail and the outgoing requests: nothing leaves before the commit, except requests that are made at once.
import { PyDict } from '../../language/runtime/containers.ts';
import { toArray } from '../../language/runtime/iteration.ts';
import { truth } from '../../language/runtime/operators.ts';
import { PyList, PyTuple, type PyValue } from '../../language/runtime/values.ts';
import { cstr } from '../casts.ts';
import type { Context } from '../context.ts';
import { item } from '../dictionary.ts';
import { withoutScripts } from '../documents/html.ts';
import { throwMessage } from '../messages.ts';
import { declare } from './declared.ts';
import { queueMail } from './mail.ts';
import { outgoing } from './outgoing.ts';

function addresses(context: Context, value: PyValue): string[] {
  if (value instanceof PyList || value instanceof PyTuple)
    return value.items.map((item) => cstr(context.run, item)).filter((item) => item !== '');
  if (value === null) return [];
  return cstr(context.run, value)
    .split(/[,\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** A subject is one line; attachments are named, not found by a path. */
function checkMail(context: Context, subject: string, attachments: PyValue): void {
  if (/[\r\n\0]/.test(subject)) throwMessage(context, 'The subject of a mail has to be one line');
  if (attachments === null) return;
  for (const attachment of toArray(context.run, attachments)) {
    if (!(attachment instanceof PyDict)) continue;
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
}

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

const requests = methods.map((method) =>
  declare(`frappe.make_${method}_request(url, auth=None, headers=None, data=None, json=None, params=None)`, {
    doc: `Make a ${method.toUpperCase()} request at once and return what it answers, read by its type.`,
    run: (context, url: PyValue, auth: PyValue, headers: PyValue, data: PyValue, json: PyValue, params: PyValue) =>
      outgoing(context, {
        method: method.toUpperCase(),
        url: cstr(context.run, url),
        auth,
        headers,
        data,
        json,
        params,
      }),
  }),
);

/** The names of this file. */
export const outwardNames = [
  ...requests,
  declare(
    'frappe.sendmail(recipients=None, sender="", subject="No Subject", message="No Message", as_markdown=False, delayed=True, reference_doctype=None, reference_name=None, unsubscribe_method=None, unsubscribe_params=None, unsubscribe_message=None, add_unsubscribe_link=1, attachments=None, content=None, doctype=None, name=None, reply_to=None, queue_separately=False, cc=None, bcc=None, message_id=None, in_reply_to=None, send_after=None, expose_recipients=None, send_priority=1, communication=None, retry=1, now=None, read_receipt=None, is_notification=False, inline_images=None, template=None, args=None, header=None, print_letterhead=False, with_container=False, email_read_tracker_url=None, x_priority=3)',
    {
      doc: 'Queue a mail; it is sent after this transaction has committed.',
      run(context, ...given: readonly PyValue[]) {
        const [recipients = null, sender = null, subject = null, message = null] = given;
        const [content = null, doctype = null, name = null, replyTo = null] = given.slice(13, 17);
        const [cc = null, bcc = null] = given.slice(18, 20);
        const [reference = null, referenceName = null] = given.slice(6, 8);
        const args = given[32] ?? null;
        const text = content !== null && truth(context.run, content) ? content : message;
        checkMail(context, cstr(context.run, subject), given[12] ?? null);
        return queueMail(context, {
          recipients: addresses(context, recipients),
          cc: addresses(context, cc),
          bcc: addresses(context, bcc),
          sender: cstr(context.run, sender),
          replyTo: cstr(context.run, replyTo),
          subject: cstr(context.run, subject),
          html: withoutScripts(cstr(context.run, text === null && args instanceof PyDict ? '' : text)),
          doctype: cstr(context.run, doctype ?? reference),
          name: cstr(context.run, name ?? referenceName),
        });
      },
    },
  ),
];
