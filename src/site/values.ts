// Values on their way between Python and the database: by declared column type in, as plain data out.
import { PyDict, PySet } from '../language/runtime/containers.ts';
import { raise } from '../language/runtime/errors.ts';
import type { Run } from '../language/runtime/run.ts';
import { str } from '../language/runtime/text.ts';
import { PyFloat, PyInstance, PyList, PyTuple, type PyValue, typeOf } from '../language/runtime/values.ts';
import type { SqlValue } from './host.ts';
import { dateFromText, datetimeFromText, isDatetime, timedeltaFromText } from './moments.ts';

/** A stored value as Python sees it, by the declared type of its column. */
export function fromSql(value: SqlValue, columnType: string): PyValue {
  if (value === null) return null;
  if (typeof value === 'object') return 'int' in value ? BigInt(value.int) : value.base64;
  const convert = columnConverters.get(baseType(columnType));
  if (convert !== undefined) return convert(value);
  if (typeof value === 'string') return value;
  return Number.isSafeInteger(value) ? value : new PyFloat(value);
}

function baseType(columnType: string): string {
  const open = columnType.indexOf('(');
  return open < 0 ? columnType : columnType.slice(0, open);
}

type Convert = (value: string | number) => PyValue;

const toFloat: Convert = (value) => new PyFloat(Number(value));
const toDatetime: Convert = (value) => datetimeFromText(String(value));

const columnConverters: ReadonlyMap<string, Convert> = new Map<string, Convert>([
  ['decimal', toFloat],
  ['real', toFloat],
  ['double', toFloat],
  ['float', toFloat],
  ['numeric', toFloat],
  ['date', (value) => dateFromText(String(value))],
  ['datetime', toDatetime],
  ['timestamp', toDatetime],
  ['time', (value) => timedeltaFromText(String(value))],
]);

/** A Python value as a parameter of a statement. */
export function toSql(run: Run, value: PyValue): SqlValue {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'bigint') return { int: value.toString() };
  if (value instanceof PyFloat) return value.value;
  if (value instanceof PyList || value instanceof PyTuple || value instanceof PyDict || value instanceof PySet) {
    return raise('TypeError', `${typeOf(value).name} can not be used as parameter`);
  }
  if (value instanceof PyInstance && value.native !== undefined) return toSql(run, value.native);
  const text = str(run, value);
  // Datetime columns hold six digits of a second; texts are compared on SQLite.
  return isDatetime(value) && text.length === 19 ? `${text}.000000` : text;
}
