// frappe.db.sql: reading statements with Python's placeholders (database.md §4).
import { PyDict, PySet } from '../../language/runtime/containers.ts';
import { raise, raiseWith } from '../../language/runtime/errors.ts';
import { PyList, PyTuple, type PyValue } from '../../language/runtime/values.ts';
import type { Context } from '../context.ts';
import { attributes, mergeInto, sequence } from '../dictionary.ts';
import type { SqlValue } from '../host.ts';
import { throwMessage } from '../messages.ts';
import { toSql } from '../values.ts';
import type { Table } from './database.ts';
import { unreadable } from './readable.ts';
import { forEngine } from './script-sql.ts';

/** The shape of the result. */
export interface SqlOptions {
  readonly asDict?: boolean;
  readonly asList?: boolean;
  readonly pluck?: boolean;
  readonly update?: PyValue;
}

/** Runs a reading statement; PermissionError for any other. */
export function runSql(context: Context, query: string, values: PyValue, options: SqlOptions): PyValue {
  checkReadOnly(context, query);
  const { text, parameters } = bindValues(context, query.trim(), values);
  const statement = forEngine(rewritten(text), context.database.dialect);
  const problem = unreadable(statement, context.database.dialect);
  if (problem !== undefined) return throwMessage(context, problem, 'PermissionError', { title: 'Unsafe SQL query' });
  const table = context.database.askTable(statement, parameters);
  return shape(context, table, options);
}

/** Refuses what does not begin as a reading statement does. */
export function checkReadOnly(context: Context, query: string): void {
  const lower = query.trim().toLowerCase();
  if (lower.startsWith('select') || lower.startsWith('explain')) return;
  if (lower.startsWith('with') && context.database.dialect !== 'postgres') return;
  throwMessage(context, 'Query must be of SELECT or read-only WITH type.', 'PermissionError', {
    title: 'Unsafe SQL query',
  });
}

function rewritten(text: string): string {
  return text
    .replaceAll(/\bifnull\s*\(/gi, 'coalesce(')
    .replaceAll(/\bfor\s+update\b(\s+(skip\s+locked|nowait))?\s*;?\s*$/gi, '')
    .replace(/;\s*$/, '');
}

interface Bound {
  readonly text: string;
  readonly parameters: readonly SqlValue[];
}

/** Replaces `%s` and `%(name)s` by `?`; `%%` is a percent sign only when there are values. */
export function bindValues(context: Context, query: string, values: PyValue): Bound {
  if (values === null || isEmpty(values)) return { text: query, parameters: [] };
  const binder = new Binder(context, values);
  let text = '';
  let rest = query;
  for (let at = rest.indexOf('%'); at >= 0; at = rest.indexOf('%')) {
    text += rest.slice(0, at);
    const placeholder = /^%(?:\((\w+)\))?(.)/s.exec(rest.slice(at));
    if (placeholder === null) return raise('ValueError', 'incomplete format');
    text += binder.place(placeholder[1], placeholder[2] ?? '');
    rest = rest.slice(at + placeholder[0].length);
  }
  binder.finish();
  return { text: text + rest, parameters: binder.parameters };
}

function isEmpty(values: PyValue): boolean {
  if (values instanceof PyDict) return values.table.size === 0;
  return sequence(values)?.length === 0;
}

class Binder {
  readonly parameters: SqlValue[] = [];
  readonly #context: Context;
  readonly #values: PyValue;
  #at = 0;

  constructor(context: Context, values: PyValue) {
    this.#context = context;
    this.#values = values instanceof PyDict ? values : new PyTuple(sequence(values) ?? [values]);
  }

  place(name: string | undefined, letter: string): string {
    if (letter === '%' && name === undefined) return '%';
    if (letter !== 's' && letter !== 'd')
      return raise(
        'ValueError',
        `unsupported format character '${letter}' (0x${letter.charCodeAt(0).toString(16)}) at index 0`,
      );
    return this.#bind(name === undefined ? this.#next() : this.#named(name));
  }

  finish(): void {
    if (this.#values instanceof PyTuple && this.#at < this.#values.items.length)
      raise('TypeError', 'not all arguments converted during string formatting');
  }

  #next(): PyValue {
    const values = this.#values;
    if (!(values instanceof PyTuple)) return raise('TypeError', 'format requires a mapping');
    if (this.#at >= values.items.length) return raise('TypeError', 'not enough arguments for format string');
    return values.items[this.#at++] ?? null;
  }

  #named(name: string): PyValue {
    if (!(this.#values instanceof PyDict)) return raise('TypeError', 'format requires a mapping');
    return this.#values.table.get(this.#context.run, name) ?? raiseWith('KeyError', name);
  }

  #bind(value: PyValue): string {
    const items = value instanceof PySet ? value.table.keys() : sequence(value);
    if (items === undefined) {
      this.parameters.push(toSql(this.#context.run, value));
      return '?';
    }
    for (const item of items) this.parameters.push(toSql(this.#context.run, item));
    return `(${items.length === 0 ? 'NULL' : items.map(() => '?').join(', ')})`;
  }
}

function shape(context: Context, table: Table, options: SqlOptions): PyValue {
  const { run } = context;
  run.chargeEntries(table.rows.length, table.rows.length * (table.columns.length + 1));
  if (options.pluck) return new PyList(table.rows.map((row) => row[0] ?? null));
  if (options.asList) return new PyList(table.rows.map((row) => new PyList([...row])));
  if (!options.asDict) return new PyTuple(table.rows.map((row) => new PyTuple(row)));
  const rows = table.rows.map((row) =>
    attributes(
      run,
      table.columns.map((column, at) => [column, row[at] ?? null] as const),
    ),
  );
  if (options.update !== undefined && options.update !== null)
    for (const row of rows) mergeInto(run, row, options.update);
  return new PyList(rows);
}
