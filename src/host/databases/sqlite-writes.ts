// Row operations as SQLite's SQL: identifiers quoted, values always bound.
import type { Condition, RowOperation, SqlValue } from '../../site/host.ts';
import { quoted } from './sqlite-schema.ts';

/** SQL text with its parameters. */
export interface Prepared {
  readonly sql: string;
  readonly parameters: readonly SqlValue[];
}

/** The operations on rows, as opposed to those on tables. */
export type RowChange = Exclude<RowOperation, { kind: 'table' } | { kind: 'drop' }>;

/** The statements of a change of rows, to be run one after the other. */
export function changeStatements(change: RowChange): readonly Prepared[] {
  return builders[change.kind](change as never);
}

const builders: {
  readonly [K in RowChange['kind']]: (change: Extract<RowChange, { kind: K }>) => readonly Prepared[];
} = {
  insert(change) {
    const names = change.columns.map(quoted).join(', ');
    const places = change.columns.map(() => '?').join(', ');
    const verb = change.ignoreDuplicate ? 'INSERT OR IGNORE' : 'INSERT';
    const sql = `${verb} INTO ${quoted(change.table)} (${names}) VALUES (${places})`;
    return change.rows.map((parameters) => ({ sql, parameters }));
  },
  update(change) {
    const entries = Object.entries(change.values);
    if (entries.length === 0) return [];
    const assignments = entries.map(([name]) => `${quoted(name)} = ?`).join(', ');
    const where = whereClause(change.where);
    const values = entries.map(([, value]) => value);
    return [
      {
        sql: `UPDATE ${quoted(change.table)} SET ${assignments}${where.sql}`,
        parameters: [...values, ...where.parameters],
      },
    ];
  },
  delete(change) {
    const where = whereClause(change.where);
    return [{ sql: `DELETE FROM ${quoted(change.table)}${where.sql}`, parameters: where.parameters }];
  },
};

function whereClause(conditions: readonly Condition[]): Prepared {
  if (conditions.length === 0) return { sql: '', parameters: [] };
  const parts = conditions.map(conditionText);
  return {
    sql: ` WHERE ${parts.map((part) => part.sql).join(' AND ')}`,
    parameters: parts.flatMap((part) => part.parameters),
  };
}

function conditionText(condition: Condition): Prepared {
  const column = quoted(condition.column);
  const value = condition.value;
  if (condition.operator === 'is null') return { sql: `${column} IS NULL`, parameters: [] };
  if (condition.operator === 'is not null') return { sql: `${column} IS NOT NULL`, parameters: [] };
  if (condition.operator === 'in' || condition.operator === 'not in')
    return membership(column, condition.operator, value);
  return { sql: `${column} ${condition.operator} ?`, parameters: [single(value)] };
}

function membership(column: string, operator: string, value: Condition['value']): Prepared {
  const list = isList(value) ? value : [single(value)];
  return { sql: `${column} ${operator} (${list.map(() => '?').join(', ')})`, parameters: list };
}

function single(value: Condition['value']): SqlValue {
  if (value === undefined || isList(value)) return null;
  return value;
}

function isList(value: Condition['value']): value is readonly SqlValue[] {
  return Array.isArray(value);
}
