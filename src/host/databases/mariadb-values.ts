// Values and types between the site's form and MariaDB's driver.
import type { FieldPacket } from 'mysql2/promise';
import type { SqlValue } from '../../site/host.ts';

/** The value to bind. */
export function boundForMariadb(value: SqlValue): string | number | bigint | null | Buffer {
  if (value === null || typeof value === 'string') return value;
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : value;
  return 'int' in value ? value.int : Buffer.from(value.base64, 'base64');
}

/** The site's form of a value, by the type of its column. */
export function receivedFromMariadb(value: unknown, type: string): SqlValue {
  if (value === null || value === undefined) return null;
  if (Buffer.isBuffer(value)) return { base64: value.toString('base64') };
  if (/^(decimal|double|float)/.test(type)) return Number(value);
  if (/int\(/.test(type)) return whole(String(value));
  return typeof value === 'number' ? value : String(value);
}

function whole(text: string): SqlValue {
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : { int: text };
}

/** MariaDB's protocol numbers of types, and how a column of the type is declared. */
const NAMES: Readonly<Record<number, (field: FieldPacket) => string>> = {
  0: () => 'decimal(21,9)',
  1: () => 'tinyint(4)',
  2: () => 'int(11)',
  3: () => 'int(11)',
  4: () => 'double',
  5: () => 'double',
  7: () => 'datetime(6)',
  8: () => 'bigint(20)',
  9: () => 'int(11)',
  10: () => 'date',
  11: () => 'time(6)',
  12: () => 'datetime(6)',
  13: () => 'int(11)',
  246: () => 'decimal(21,9)',
  252: () => 'text',
  253: (field) => `varchar(${Math.max(1, Math.trunc((field.columnLength ?? 0) / 4))})`,
  254: (field) => `varchar(${Math.max(1, Math.trunc((field.columnLength ?? 0) / 4))})`,
};

/** The type of a column in the site's words; text of an expression has none. */
export function mariadbType(field: FieldPacket): string {
  const number = field.columnType ?? field.type ?? -1;
  const expression = (field.orgTable ?? '') === '';
  if (expression && (number === 253 || number === 254 || number === 252)) return '';
  return NAMES[number]?.(field) ?? 'text';
}
