// frappe.sendmail: what is queued with a mail, and what leaves with it.
import { expect, test } from 'vitest';
import { client } from './api.ts';
import { run } from './scripts.ts';
import { newWorld, rows } from './site.ts';

function sent(attachments: string) {
  const world = newWorld();
  run(world, `frappe.sendmail("a@example.com", subject="s", message="m", attachments=${attachments})`);
  const [mail] = world.mails;
  return {
    attachments: mail?.attachments.map(({ name, base64 }) => [name, Buffer.from(base64, 'base64').toString()]),
    stored: JSON.parse(String(rows(world, 'SELECT `attachments` FROM `tabEmail Queue`')[0]?.[0])),
  };
}

test('texts and bytes leave as UTF-8 and as they are; what has no content does not', () => {
  const given = '[{"fname": "a.txt", "fcontent": "é"}, {"fname": "b", "fcontent": b"\\xc3\\xa9"}, {"fname": "c"}]';
  expect(sent(given)).toEqual({
    attachments: [
      ['a.txt', 'é'],
      ['b', 'é'],
    ],
    stored: [],
  });
});

test.each(['fid', 'file_url'])('a stored file leaves by its %s, and the row refers to it', (key) => {
  const world = newWorld();
  const { body } = client(world, 'Administrator').post('/api/method/frappe.client.attach_file', {
    filename: 'notes.txt',
    filedata: 'hello',
    doctype: 'User',
    docname: 'Administrator',
    is_private: 1,
  });
  const file = body['message'] as Readonly<Record<string, string>>;
  const value = key === 'fid' ? file['name'] : file['file_url'];
  run(world, `frappe.sendmail("a@example.com", message="m", attachments=[{"${key}": "${value}"}])`);
  expect(world.mails[0]?.attachments).toEqual([{ name: 'notes.txt', base64: Buffer.from('hello').toString('base64') }]);
  expect(JSON.parse(String(rows(world, 'SELECT `attachments` FROM `tabEmail Queue`')[0]?.[0]))).toEqual([
    { [key]: value },
  ]);
});

test('a document leaves as its print', () => {
  const { attachments } = sent('[{"print_format_attachment": 1, "doctype": "User", "name": "Administrator"}]');
  expect(attachments).toEqual([['Administrator.html', expect.stringContaining('User: Administrator')]]);
});

test('a file that does not exist is told of, and no mail is queued', () => {
  const world = newWorld();
  const text = 'frappe.sendmail("a@example.com", attachments=[{"file_url": "/private/files/none.txt"}])';
  expect(() => run(world, text)).toThrow('DoesNotExistError');
  expect(world.mails).toEqual([]);
});

test('attachments that no message could hold are refused before the mail is queued', () => {
  const given = '[{"fname": "a", "fcontent": "x" * 3000000}, {"fname": "b", "fcontent": "x" * 3000000}]';
  expect(() => sent(given)).toThrow('File size exceeded');
});

test('attachments are named, not found by a path', () => {
  for (const path of ['{"fname": "../a", "fcontent": "x"}', '{"file_url": "file:/etc/hostname"}', '{"fid": "a/b"}'])
    expect(() => sent(`[${path}]`)).toThrow('is not allowed');
});
