// How long a script may be, where the operator has said so.
import { expect, test } from 'vitest';
import { newWorld } from '../site/site.ts';

const long = `frappe.response["message"] = 7\n${'# a long line of a comment\n'.repeat(2700)}`;
const script = {
  doctype: 'Server Script',
  name: 'long',
  script_type: 'API',
  api_method: 'long',
  allow_guest: 1,
  script: long,
};
const request = { id: 'r', method: 'GET', url: '/api/method/long', headers: [], body: '', client: '127.0.0.1' };

test('a script of 70 KB is not stored by default', () => {
  const { site } = newWorld();
  expect(site.call('import', JSON.stringify({ documents: [script] }))).toContain('at most 65536 are allowed');
});

test('a script of 70 KB is stored and runs where the operator allows 100 KB', () => {
  const { site } = newWorld({ own: { limits: { source: 100_000 }, job_limits: { source: 100_000 } } });
  expect(site.call('import', JSON.stringify({ documents: [script] }))).toContain('"imported":1');
  expect(site.handle(request)).toMatchObject({ status: 200, body: Buffer.from('{"message":7}').toString('base64') });
});
