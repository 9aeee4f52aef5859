// Values between the site's form and node:sqlite's.
import type { SQLInputValue, SQLOutputValue } from 'node:sqlite';
import type { SqlValue } from '../../site/host.ts';

/** The value to bind for a parameter. Whole numbers go as integers, so that `? + 1` stays one. */
export function bound(value: SqlValue): SQLInputValue {
  if (value === null || typeof value === 'string') return value;
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : value;
  if ('int' in value) return wide(BigInt(value.int));
  return Buffer.from(value.base64, 'base64');
}

/** The site's form of a value that SQLite answered. */
export function received(value: SQLOutputValue): SqlValue {
  if (value === null || typeof value === 'string') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'bigint') return fromBigInt(value);
  return { base64: Buffer.from(value).toString('base64') };
}

function fromBigInt(value: bigint): SqlValue {
  const small = Number(value);
  return Number.isSafeInteger(small) ? small : { int: String(value) };
}

/** SQLite holds 64 bits; what is larger is compared as a float, as SQLite itself does with such a literal. */
function wide(value: bigint): SQLInputValue {
  return BigInt.asIntN(64, value) === value ? value : Number(value);
}
