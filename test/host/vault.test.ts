// Secrets at rest.
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { createVault } from '../../src/host/vault.ts';

let folder: string;
const config = () => JSON.parse(readFileSync(join(folder, 'site_config.json'), 'utf8'));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vault-'));
  writeFileSync(join(folder, 'site_config.json'), '{"db": "sqlite:site.db"}');
});

test('a secret comes back with the key that the first one made, and the text does not hold it', () => {
  const text = createVault(folder).encrypt('pässword');
  expect(text).not.toContain('pässword');
  expect(createVault(folder).decrypt(text)).toBe('pässword');
  expect(config()).toMatchObject({ db: 'sqlite:site.db', encryption_key: expect.stringMatching(/^[\w-]{43}=$/) });
});

test('a text of another key, a changed text and a plain text are refused', () => {
  const text = createVault(folder).encrypt('x');
  const changed = `${text.slice(0, 30)}${text[30] === 'A' ? 'B' : 'A'}${text.slice(31)}`;
  expect([changed, 'plain', ''].map((each) => createVault(folder).decrypt(each))).toEqual([null, null, null]);
  writeFileSync(
    join(folder, 'site_config.json'),
    JSON.stringify({ encryption_key: Buffer.alloc(32).toString('base64') }),
  );
  expect(createVault(folder).decrypt(text)).toBeNull();
});

test('the form is Fernet: a version byte, the moment, the start, whole blocks, a signature', () => {
  const bytes = Buffer.from(createVault(folder).encrypt('checked'), 'base64url');
  expect([bytes[0], bytes.length]).toEqual([0x80, 1 + 8 + 16 + 16 + 32]);
});
