// Password texts in passlib's form: $pbkdf2-sha256$rounds$salt$hash.
import { pbkdf2Sync, randomBytes, timingSafeEqual } from 'node:crypto';

const ROUNDS = 29_000;
const MOST_ROUNDS = 1_000_000;
const SALT_BYTES = 16;
const HASH_BYTES = 32;

/** The text to store for a password. */
export function hashPassword(password: string): string {
  const salt = randomBytes(SALT_BYTES);
  return `$pbkdf2-sha256$${ROUNDS}$${adapted(salt)}$${adapted(derive(password, salt, ROUNDS, HASH_BYTES))}`;
}

/** True if the password is the one that the text was made of. */
export function verifyPassword(password: string, text: string): boolean {
  const found = /^\$pbkdf2-sha256\$(\d{1,7})\$([A-Za-z0-9./]*)\$([A-Za-z0-9./]+)$/.exec(text);
  if (found === null) return false;
  const [rounds, salt, hash] = [Number(found[1]), bytes(found[2] ?? ''), bytes(found[3] ?? '')];
  if (rounds < 1 || rounds > MOST_ROUNDS || hash.length > 64) return false;
  return timingSafeEqual(derive(password, salt, rounds, hash.length), hash);
}

function derive(password: string, salt: Buffer, rounds: number, length: number): Buffer {
  return pbkdf2Sync(password, salt, rounds, length, 'sha256');
}

/** passlib's base64: `.` for `+`, no padding. */
function adapted(value: Buffer): string {
  return value.toString('base64').replaceAll('+', '.').replaceAll('=', '');
}

function bytes(text: string): Buffer {
  return Buffer.from(text.replaceAll('.', '+'), 'base64');
}
