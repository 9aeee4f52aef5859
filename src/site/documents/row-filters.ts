// Filtering rows in memory, as `doc.get("items", {"qty": [">", 2]})` does.
import type { PyDict } from '../../language/runtime/containers.ts';
import { contains, equal, less, truth } from '../../language/runtime/operators.ts';
import type { Run } from '../../language/runtime/run.ts';
import { PyList, PyTuple, type PyValue } from '../../language/runtime/values.ts';
import { cstr } from '../casts.ts';
import { textEntries } from '../dictionary.ts';

/** Reads a property of a row. */
export type Reader = (row: PyValue, key: string) => PyValue;

/** The rows that meet every condition of a dict. */
export function filterRows(run: Run, rows: readonly PyValue[], filters: PyDict, read: Reader): PyValue[] {
  const conditions = textEntries(filters);
  return rows.filter((row) => conditions.every(([key, wanted]) => meets(run, read(row, key), wanted)));
}

function meets(run: Run, value: PyValue, wanted: PyValue): boolean {
  if (wanted === true) return value !== null && value !== 0 && value !== '';
  if (wanted === false) return value === null;
  if (typeof wanted === 'string' && wanted.startsWith('^')) return cstr(run, value).startsWith(wanted.slice(1));
  if (wanted instanceof PyList || wanted instanceof PyTuple) {
    const [operator = '=', operand = null] = wanted.items;
    return compareValues(run, String(operator).toLowerCase(), value, operand);
  }
  return equal(run, value, wanted);
}

type Comparison = (run: Run, value: PyValue, operand: PyValue) => boolean;

const comparisons: ReadonlyMap<string, Comparison> = new Map<string, Comparison>([
  ['=', equal],
  ['==', equal],
  ['!=', (run, value, operand) => !equal(run, value, operand)],
  ['^', (run, value, operand) => cstr(run, value).startsWith(cstr(run, operand))],
  ['>', (run, value, operand) => less(run, operand, value)],
  ['<', less],
  ['>=', (run, value, operand) => !less(run, value, operand)],
  ['<=', (run, value, operand) => !less(run, operand, value)],
  ['in', (run, value, operand) => contains(run, operand, value)],
  ['not in', (run, value, operand) => !contains(run, operand, value)],
  ['like', (run, value, operand) => isLike(cstr(run, value), cstr(run, operand))],
  ['not like', (run, value, operand) => !isLike(cstr(run, value), cstr(run, operand))],
  ['is', (run, value, operand) => (operand === 'set' ? truth(run, value) : !truth(run, value))],
]);

/** Compares two values by one of Frappe's operators; an unknown operator is never met. */
export function compareValues(run: Run, operator: string, value: PyValue, operand: PyValue): boolean {
  return comparisons.get(operator)?.(run, value, operand) ?? false;
}

/** SQL's `like` without regard to case; `%` is any text. */
export function isLike(text: string, pattern: string): boolean {
  const parts = pattern.toLowerCase().split('%');
  const lower = text.toLowerCase();
  if (parts.length === 1) return lower === parts[0];
  const [first = '', ...rest] = parts;
  const last = rest.pop() ?? '';
  if (!lower.startsWith(first)) return false;
  let at = first.length;
  for (const part of rest) {
    const found = lower.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return lower.length - last.length >= at && lower.endsWith(last);
}
