// frappe.sendmail and the outgoing requests: nothing leaves before the commit, except requests that are made at once.
import { PyDict } from '../../language/runtime/containers.ts';
import { truth } from '../../language/runtime/operators.ts';
import { PyList, PyTuple, type PyValue } from '../../language/runtime/values.ts';
import { cstr } from '../casts.ts';
import type { Context } from '../context.ts';
import { withoutScripts } from '../documents/html.ts';
import { throwMessage } from '../messages.ts';
import { declare, type FrappeName } from './declared.ts';
import { queueMail } from './mail.ts';
import { type PrintDocument, readAttachments } from './mail-attachments.ts';
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

/** A subject is one line. */
function checkSubject(context: Context, subject: string): void {
  if (/[\r\n\0]/.test(subject)) throwMessage(context, 'The subject of a mail has to be one line');
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

/** The names of this file; `print` makes attachments of documents. */
export function outwardNames(print: PrintDocument): readonly FrappeName[] {
  return [...requests, sendmail(print)];
}

function sendmail(print: PrintDocument): FrappeName {
  return declare(
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
        checkSubject(context, cstr(context.run, subject));
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
          attachments: readAttachments(context, given[12] ?? null, print),
        });
      },
    },
  );
}
