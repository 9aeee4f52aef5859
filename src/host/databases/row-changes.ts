// Row operations as SQL of each engine: identifiers quoted, values always bound.
import type { Condition, RowOperation, SqlValue } from '../../site/host.ts';

/** SQL text with its parameters. */
export interface Prepared {
  readonly sql: string;
  readonly parameters: readonly SqlValue[];
}

/** Where the engines write the same thing differently. */
export interface Wording {
  readonly quoted: (identifier: string) => string;
  /** An INSERT that leaves out what is there already. */
  readonly ignoring: (insert: string) => string;
  /** Comparing by pattern, without regard to case. */
  readonly like: string;
}

/** The operations on rows, as opposed to those on tables. */
export type RowChange = Exclude<RowOperation, { kind: 'table' } | { kind: 'drop' }>;

/** The statements of a change of rows, to be run one after the other. */
export function changeStatements(change: RowChange, wording: Wording): readonly Prepared[] {
  if (change.kind === 'insert') return insertion(change, wording);
  const where = whereClause(change.where, wording);
  return change.kind === 'update' ? updating(change, where, wording) : deletion(change, where, wording);
}

type Change<K extends RowChange['kind']> = Extract<RowChange, { kind: K }>;

function insertion(change: Change<'insert'>, { quoted, ignoring }: Wording): readonly Prepared[] {
  const names = change.columns.map(quoted).join(', ');
  const places = change.columns.map(() => '?').join(', ');
  const insert = `INSERT INTO ${quoted(change.table)} (${names}) VALUES (${places})`;
  const sql = change.ignoreDuplicate ? ignoring(insert) : insert;
  return change.rows.map((parameters) => ({ sql, parameters }));
}

function updating(change: Change<'update'>, where: Prepared, { quoted }: Wording): readonly Prepared[] {
  const entries = Object.entries(change.values);
  if (entries.length === 0) return [];
  const assignments = entries.map(([name]) => `${quoted(name)} = ?`).join(', ');
  const parameters = [...entries.map(([, value]) => value), ...where.parameters];
  return [{ sql: `UPDATE ${quoted(change.table)} SET ${assignments}${where.sql}`, parameters }];
}

function deletion(change: Change<'delete'>, where: Prepared, { quoted }: Wording): readonly Prepared[] {
  return [{ sql: `DELETE FROM ${quoted(change.table)}${where.sql}`, parameters: where.parameters }];
}

function whereClause(conditions: readonly Condition[], wording: Wording): Prepared {
  if (conditions.length === 0) return { sql: '', parameters: [] };
  const parts = conditions.map((condition) => conditionText(condition, wording));
  return {
    sql: ` WHERE ${parts.map((part) => part.sql).join(' AND ')}`,
    parameters: parts.flatMap((part) => part.parameters),
  };
}

function conditionText({ column, operator, value }: Condition, { quoted, like }: Wording): Prepared {
  const name = quoted(column);
  if (operator === 'is null') return { sql: `${name} IS NULL`, parameters: [] };
  if (operator === 'is not null') return { sql: `${name} IS NOT NULL`, parameters: [] };
  if (operator === 'in' || operator === 'not in') return membership(name, operator, value);
  return { sql: `${name} ${operator.replace('like', like)} ?`, parameters: [single(value)] };
}

function membership(column: string, operator: string, value: Condition['value']): Prepared {
  const list = isList(value) ? value : [single(value)];
  if (list.length === 0) return { sql: operator === 'in' ? '1 = 0' : '1 = 1', parameters: [] };
  return { sql: `${column} ${operator} (${list.map(() => '?').join(', ')})`, parameters: list };
}

function single(value: Condition['value']): SqlValue {
  if (value === undefined || isList(value)) return null;
  return value;
}

function isList(value: Condition['value']): value is readonly SqlValue[] {
  return Array.isArray(value);
}
