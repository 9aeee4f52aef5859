// Delivery of mails to the server that the configuration names; without one they stay in the outbox.
import type { Transporter } from 'nodemailer';
import type { Delivery } from './outbox.ts';

type Settings = Readonly<Record<string, unknown>>;

const TIMEOUT = 10_000;

/** How a site's mails are delivered, by Frappe's keys: `mail_server`, `mail_port`, `use_ssl`, `use_tls`, `mail_login`, `mail_password`, `auto_email_id`. */
export function deliveryOf(settings: Settings): Delivery | undefined {
  const host = settings['mail_server'];
  if (typeof host !== 'string' || host === '') return undefined;
  let transport: Promise<Transporter> | undefined;
  const from = text(settings['auto_email_id']) ?? text(settings['mail_login']) ?? `no-reply@${host}`;
  return async (mail) => {
    const { recipients, cc, bcc, sender, replyTo, subject, html } = mail;
    // The envelope's sender is the operator's: a script may only be answered elsewhere.
    const answerTo = replyTo ?? sender ?? undefined;
    transport ??= transportTo(host, settings);
    await (await transport).sendMail({
      from,
      to: [...recipients],
      cc: [...cc],
      bcc: [...bcc],
      subject,
      html,
      text: mail.text,
      attachments: mail.attachments.map(({ name, base64 }) => ({
        filename: name,
        content: Buffer.from(base64, 'base64'),
      })),
      ...(answerTo === undefined ? {} : { replyTo: answerTo }),
    });
  };
}

/** Loaded when the first mail leaves: a worker that sends none starts sooner. */
async function transportTo(host: string, settings: Settings): Promise<Transporter> {
  const { createTransport } = await import('nodemailer');
  const secure = Boolean(settings['use_ssl']);
  const user = text(settings['mail_login']);
  return createTransport({
    host,
    port: Number(settings['mail_port'] ?? (secure ? 465 : 25)),
    secure,
    requireTLS: Boolean(settings['use_tls']),
    connectionTimeout: TIMEOUT,
    greetingTimeout: TIMEOUT,
    socketTimeout: TIMEOUT,
    // What a script wrote is never read from a file or fetched from an address.
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(user === undefined ? {} : { auth: { user, pass: text(settings['mail_password']) ?? '' } }),
  });
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
