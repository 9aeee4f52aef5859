// Mails on their way from a site's outbox to a real mail server.
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { deliveryOf } from '../../src/host/mail-server.ts';
import { type Delivery, flush, post, waiting } from '../../src/host/outbox.ts';
import type { Mail } from '../../src/site/host.ts';

const mail: Mail = {
  recipients: ['ada@example.com'],
  cc: [],
  bcc: ['hidden@example.com'],
  sender: 'script@example.com',
  replyTo: null,
  subject: 'Grüße',
  html: '<p>hello</p>',
  text: 'hello',
  attachments: [],
};

let folder: string;
let server: SMTPServer;
let received: { readonly from: string; readonly to: readonly string[]; readonly text: string }[];
let refused: string | undefined;
let deliver: Delivery;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ristretto-mail-'));
  received = [];
  refused = undefined;
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const pieces: Buffer[] = [];
      stream.on('data', (piece: Buffer) => pieces.push(piece));
      stream.on('end', () => {
        if (refused !== undefined) return done(new Error(refused));
        const { mailFrom, rcptTo } = session.envelope;
        const from = mailFrom === false ? '' : mailFrom.address;
        received.push({ from, to: rcptTo.map(({ address }) => address), text: Buffer.concat(pieces).toString() });
        done();
      });
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  const made = deliveryOf({ mail_server: '127.0.0.1', mail_port: port, auto_email_id: 'site@example.com' });
  if (made === undefined) throw new Error('there is no delivery');
  deliver = made;
});

afterEach(async () => {
  rmSync(folder, { recursive: true });
  await new Promise<void>((resolve) => server.close(() => resolve()));
});

test('a mail leaves for all its recipients from the sender of the operator, answers going to that of the script', async () => {
  post(folder, mail);
  await flush(folder, deliver);
  expect(received).toMatchObject([{ from: 'site@example.com', to: ['ada@example.com', 'hidden@example.com'] }]);
  expect(received[0]?.text).toContain('Reply-To: script@example.com');
  expect(received[0]?.text).not.toContain('hidden@example.com');
  expect(waiting(folder)).toEqual([]);
});

test('what the server does not take stays in the outbox, in its order, and leaves later', async () => {
  post(folder, { ...mail, subject: 'first' });
  post(folder, { ...mail, subject: 'second' });
  refused = 'try again later';
  await expect(flush(folder, deliver)).rejects.toThrow('try again later');
  expect(waiting(folder).map(({ subject }) => subject)).toEqual(['first', 'second']);
  refused = undefined;
  await flush(folder, deliver);
  expect(received.map(({ text }) => /^Subject: (.*)$/m.exec(text)?.[1]?.trim())).toEqual(['first', 'second']);
});

test('a mail that a process took and died with is delivered by the next one', async () => {
  post(folder, mail);
  const outbox = join(folder, 'outbox');
  const [name = ''] = readdirSync(outbox);
  const { pid, status } = spawnSync(process.execPath, ['-e', '']);
  expect(status).toBe(0);
  renameSync(join(outbox, name), join(outbox, `${name}.${pid}`));
  await flush(folder, deliver);
  expect(received).toHaveLength(1);
  expect(readdirSync(outbox)).toEqual([]);
});

test('a text that a script wrote is never taken for a file or an address', async () => {
  post(folder, { ...mail, html: '/etc/hostname', text: 'http://127.0.0.1/' });
  await flush(folder, deliver);
  expect(received[0]?.text).toContain('/etc/hostname');
  expect(received[0]?.text).toContain('http://127.0.0.1/');
});

test('an attachment leaves with its name and its bytes', async () => {
  const base64 = Buffer.from([0, 255, 10, 13]).toString('base64');
  post(folder, { ...mail, attachments: [{ name: 'rücken.bin', base64 }] });
  await flush(folder, deliver);
  expect(received[0]?.text).toContain(base64);
  expect(received[0]?.text).toMatch(/Content-Disposition: attachment;\s+filename\*/);
});

test('two lines in a header do not make a header', async () => {
  post(folder, { ...mail, subject: 'x\r\nBcc: more@example.com' });
  await flush(folder, deliver);
  expect(received[0]?.to).not.toContain('more@example.com');
  expect(received[0]?.text).not.toMatch(/^Bcc:/m);
});

test('without a mail server there is no delivery', () => {
  expect(deliveryOf({})).toBeUndefined();
});
