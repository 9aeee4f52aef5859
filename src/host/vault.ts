// The secrets of one site at rest: Fernet texts under the site's encryption_key, as Frappe keeps them.
import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setSetting } from './configuration.ts';

/** Turns secrets into texts for the database and back. */
export interface Vault {
  encrypt(secret: string): string;
  /** The secret, or null for a text that this site's key has not made. */
  decrypt(text: string): string | null;
}

const VERSION = 0x80;
const HEAD = 9;
const BLOCK = 16;
const MAC = 32;

/** The vault of the site in a folder; its key is made at the first secret and kept in site_config.json. */
export function createVault(folder: string): Vault {
  const file = join(folder, 'site_config.json');
  return {
    encrypt: (secret) => encrypted(secret, keyIn(file) ?? makeKey(file)),
    decrypt(text) {
      const key = keyIn(file);
      return key === undefined ? null : decrypted(text, key);
    },
  };
}

function keyIn(file: string): Buffer | undefined {
  const settings: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const text =
    typeof settings === 'object' && settings !== null && 'encryption_key' in settings && settings.encryption_key;
  const key = typeof text === 'string' ? Buffer.from(text, 'base64url') : undefined;
  return key?.length === 2 * BLOCK ? key : undefined;
}

function makeKey(file: string): Buffer {
  const key = randomBytes(2 * BLOCK);
  setSetting(file, 'encryption_key', key.toString('base64').replaceAll('+', '-').replaceAll('/', '_'));
  return key;
}

/** The first half of a key signs, the second encrypts. */
function encrypted(secret: string, key: Buffer): string {
  const head = Buffer.alloc(HEAD);
  head.writeUInt8(VERSION, 0);
  head.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 1000)), 1);
  const start = randomBytes(BLOCK);
  const cipher = createCipheriv('aes-128-cbc', key.subarray(BLOCK), start);
  const signed = Buffer.concat([head, start, cipher.update(secret, 'utf8'), cipher.final()]);
  const token = Buffer.concat([signed, signature(signed, key)]);
  return token.toString('base64').replaceAll('+', '-').replaceAll('/', '_');
}

function decrypted(text: string, key: Buffer): string | null {
  const token = Buffer.from(text, 'base64url');
  if (token.length < HEAD + 2 * BLOCK + MAC || token[0] !== VERSION) return null;
  const signed = token.subarray(0, -MAC);
  if (!timingSafeEqual(signature(signed, key), token.subarray(-MAC))) return null;
  const cipher = createDecipheriv('aes-128-cbc', key.subarray(BLOCK), token.subarray(HEAD, HEAD + BLOCK));
  return Buffer.concat([cipher.update(signed.subarray(HEAD + BLOCK)), cipher.final()]).toString('utf8');
}

function signature(signed: Buffer, key: Buffer): Buffer {
  return createHmac('sha256', key.subarray(0, BLOCK)).update(signed).digest();
}
