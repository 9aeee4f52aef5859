// The columns of a child table that are printed: Frappe's get_visible_columns, on whatever has the right attributes.
import { getAttribute } from '../../language/runtime/attributes.ts';
import { call } from '../../language/runtime/call.ts';
import { toArray } from '../../language/runtime/iteration.ts';
import { truth } from '../../language/runtime/operators.ts';
import type { Run } from '../../language/runtime/run.ts';
import type { PyValue } from '../../language/runtime/values.ts';
import { cint } from '../casts.ts';
import { stripHtml } from './utils/html.ts';

interface Table {
  readonly rows: PyValue;
  readonly meta: PyValue;
  readonly df: PyValue;
}

const unprinted: ReadonlySet<PyValue> = new Set(['Section Break', 'Column Break', 'Button']);

/** The visible columns that a field asks for, else those of its DocType. */
export function visibleColumns(run: Run, { rows, meta, df }: Table): PyValue[] {
  const data = toArray(run, rows);
  const asked = got(run, df, 'visible_columns');
  const columns = truth(run, asked)
    ? toArray(run, asked).flatMap((column) => askedColumn(run, meta, column))
    : toArray(run, getAttribute(run, meta, 'fields'));
  return columns.filter((column) => isPrinted(run, column) && saysSomething(run, data, column));
}

function got(run: Run, holder: PyValue, key: string): PyValue {
  return call(run, getAttribute(run, holder, 'get'), [key]);
}

/** What a column asks for comes before what its field says. */
function askedColumn(run: Run, meta: PyValue, column: PyValue): PyValue[] {
  const field = call(run, getAttribute(run, meta, 'get_field'), [got(run, column, 'fieldname')]);
  if (field === null) return [];
  const values = call(run, getAttribute(run, call(run, getAttribute(run, field, 'as_dict'), []), 'copy'), []);
  call(run, getAttribute(run, values, 'update'), [column]);
  return [values];
}

function isPrinted(run: Run, column: PyValue): boolean {
  return !unprinted.has(got(run, column, 'fieldtype')) && cint(got(run, column, 'print_hide')) === 0;
}

/** Amounts are shown always, unless their field says otherwise. */
function saysSomething(run: Run, rows: readonly PyValue[], column: PyValue): boolean {
  const type = got(run, column, 'fieldtype');
  if ((type === 'Float' || type === 'Currency') && !truth(run, got(run, column, 'print_hide_if_no_value'))) return true;
  const name = String(got(run, column, 'fieldname'));
  return rows.some((row) => {
    const value = got(run, row, name);
    return typeof value === 'string' ? stripHtml(value).trim() !== '' : truth(run, value);
  });
}
