// The list engine: get_list and get_all (database.md §5 to §7).
import { raiseWith } from '../../language/runtime/errors.ts';
import { PyList, PyTuple, type PyValue } from '../../language/runtime/values.ts';
import type { Context } from '../context.ts';
import { attributes, mergeInto } from '../dictionary.ts';
import { optionalColumns, standardColumns } from '../documents/fieldtypes.ts';
import type { Meta } from '../documents/meta.ts';
import { getMeta } from '../documents/meta-loader.ts';
import { raiseFrappe } from '../frappe/exceptions.ts';
import { hasPermission } from '../permissions/check.ts';
import { matchCondition } from '../permissions/match.ts';
import { permissionLevels } from '../permissions/role-permissions.ts';
import { conditionOf, joinSql, type Sql } from './conditions.ts';
import type { Table } from './database.ts';
import { quoted } from './dialects.ts';
import { type ChildQuery, fieldItems, readField, type SelectedField } from './fields.ts';
import { readFilters } from './filters.ts';
import { DEFAULT_ORDER, groupText, orderText } from './ordering.ts';
import { type SelectedColumn, Selection } from './selection.ts';

/** The arguments of get_list, read. */
export interface ListQuery {
  readonly doctype: string;
  readonly fields?: PyValue;
  readonly filters?: PyValue;
  readonly orFilters?: PyValue;
  readonly groupBy?: string | null;
  readonly orderBy?: string | null;
  readonly start?: number;
  /** 0 or left out: no limit. */
  readonly limit?: number;
  readonly distinct?: boolean;
  readonly asList?: boolean;
  readonly pluck?: string | null;
  readonly ignorePermissions?: boolean;
  readonly user?: string;
  readonly parentDoctype?: string | undefined;
  /** A dict merged into each row. */
  readonly update?: PyValue;
  /** Answers the text of the query instead of its rows. */
  readonly textOnly?: boolean;
}

/** Runs a list query. */
export function runList(context: Context, query: ListQuery): PyValue {
  const meta = getMeta(context, query.doctype);
  if (!query.ignorePermissions) checkAccess(context, meta, query);
  const selection = new Selection(context, meta);
  const { fields, children } = selectFields(selection, query);
  if (fields.length === 0) return query.asList ? new PyTuple([]) : new PyList([]);
  const sql = statement(selection, fields, query);
  if (query.textOnly) return sql.text;
  return shape(context, meta, context.database.askTable(sql.text, sql.parameters), query, children);
}

function checkAccess(context: Context, meta: Meta, query: ListQuery): void {
  if (!meta.isTable) return;
  const allowed = hasPermission(context, { doctype: meta.name, right: 'read', parentDoctype: query.parentDoctype });
  if (!allowed) raiseFrappe('PermissionError', meta.name);
}

function selectFields(
  selection: Selection,
  query: ListQuery,
): { fields: readonly SelectedField[]; children: readonly ChildQuery[] } {
  const { context } = selection;
  const given = fieldItems(context, query.fields ?? null);
  const items = given.length > 0 ? given : [query.pluck ?? 'name'];
  const read = items.map((field) => readField(selection, field));
  const children = read.filter((field) => 'table' in field);
  const wanted = read.filter((field) => 'sql' in field);
  const fields = query.ignorePermissions ? wanted : permittedFields(selection, wanted, query);
  if (children.length > 0 && !fields.some((field) => field.key === 'name' || field.star)) {
    const name = readField(selection, 'name');
    return { fields: 'sql' in name ? [...fields, name] : fields, children };
  }
  return { fields, children };
}

const alwaysReadable: ReadonlySet<string> = new Set([
  ...standardColumns,
  ...optionalColumns,
  '_seen',
  'parent',
  'parentfield',
  'parenttype',
]);

/** Drops fields at levels that the user cannot read; in lists of lists they become NULL. */
function permittedFields(selection: Selection, fields: readonly SelectedField[], query: ListQuery): SelectedField[] {
  const user = query.user ?? selection.context.user;
  if (user === 'Administrator') return [...fields];
  const expanded = fields.flatMap((field) => (field.star ? starFields(selection) : [field]));
  return expanded.flatMap((field) => {
    if (field.columns.every((column) => isReadable(selection.context, column, user, selection.meta))) return [field];
    return query.asList ? [{ ...field, sql: `NULL AS ${quoted(field.key)}`, columns: [] }] : [];
  });
}

function starFields(selection: Selection): SelectedField[] {
  return selection.meta.columns.flatMap((column) => {
    const field = readField(selection, column);
    return 'sql' in field ? [field] : [];
  });
}

function isReadable(context: Context, column: SelectedColumn, user: string, main: Meta): boolean {
  if (alwaysReadable.has(column.name)) return true;
  if (
    column.meta !== main &&
    !column.meta.isTable &&
    !hasPermission(context, { doctype: column.meta.name, right: 'read', user })
  ) {
    return raiseFrappe('PermissionError', column.meta.name);
  }
  const level = column.field?.permlevel ?? 0;
  if (level === 0) return true;
  return permissionLevels(context, column.meta.isTable ? main : column.meta, 'read', user).has(level);
}

function statement(selection: Selection, fields: readonly SelectedField[], query: ListQuery): Sql {
  const { context, meta } = selection;
  const where = joinSql(
    [
      conditionOf(selection, readFilters(context, meta.name, query.filters ?? null, 'list'), 'list'),
      anyOf(selection, query),
      permitted(selection, query),
    ],
    'AND',
  );
  const group = groupText(selection, query.groupBy ?? null, fields);
  const order = skipsOrder(selection, fields, query)
    ? ''
    : orderText(selection, query.orderBy === undefined ? DEFAULT_ORDER : query.orderBy, fields, 'ASC');
  const parts = [
    `SELECT ${query.distinct ? 'DISTINCT ' : ''}${fields.map((field) => field.sql).join(', ')}`,
    `FROM ${selection.from}`,
    where.text === '' ? '' : `WHERE ${where.text}`,
    group === '' ? '' : `GROUP BY ${group}`,
    order === '' ? '' : `ORDER BY ${order}`,
    limitText(context, query),
  ];
  return { text: parts.filter((part) => part !== '').join(' '), parameters: where.parameters };
}

function anyOf(selection: Selection, query: ListQuery): Sql {
  const tree = readFilters(selection.context, selection.meta.name, query.orFilters ?? null, 'list');
  const sql = conditionOf(selection, { kind: 'or', parts: tree.parts }, 'list');
  return sql.text === '' || sql.text.startsWith('(') ? sql : { ...sql, text: `(${sql.text})` };
}

function permitted(selection: Selection, query: ListQuery): Sql {
  if (query.ignorePermissions) return { text: '', parameters: [] };
  return matchCondition(selection.context, selection.meta, query.user ?? selection.context.user);
}

function skipsOrder(selection: Selection, fields: readonly SelectedField[], query: ListQuery): boolean {
  const given = query.orderBy ?? DEFAULT_ORDER;
  if (given !== DEFAULT_ORDER) return false;
  const aggregates = fields.every((field) => field.aggregate) && (query.groupBy ?? '') === '';
  return (
    aggregates ||
    (query.distinct === true &&
      (selection.context.is15 || !fields.some((field) => ['creation', 'modified', '*'].includes(field.key))))
  );
}

function limitText(context: Context, query: ListQuery): string {
  const limit = query.limit ?? 0;
  const start = query.start ?? 0;
  if (limit > 0) return `LIMIT ${limit} OFFSET ${start}`;
  return start > 0 && !context.is15 ? `LIMIT 9223372036854775807 OFFSET ${start}` : '';
}

function shape(context: Context, meta: Meta, table: Table, query: ListQuery, children: readonly ChildQuery[]): PyValue {
  const { run } = context;
  run.chargeEntries(table.rows.length, table.rows.length * (table.columns.length + 1));
  if (typeof query.pluck === 'string') return pluck(table, query.pluck);
  if (query.asList) return new PyTuple(table.rows.map((row) => new PyTuple(row)));
  const rows = table.rows.map((row) =>
    attributes(
      run,
      table.columns.map((column, at) => [column, row[at] ?? null] as const),
    ),
  );
  for (const row of rows) {
    for (const child of children)
      row.table.set(run, child.table, childRows(context, meta, child, row.table.map.get('name') ?? null));
    if (query.update !== undefined && query.update !== null) mergeInto(run, row, query.update);
  }
  return new PyList(rows);
}

function childRows(context: Context, meta: Meta, child: ChildQuery, parent: PyValue): PyValue {
  const filters = new PyList([
    new PyList(['parent', '=', parent]),
    new PyList(['parenttype', '=', meta.name]),
    new PyList(['parentfield', '=', child.table]),
  ]);
  const doctype = meta.field(child.table)?.options ?? '';
  return runList(context, {
    doctype,
    fields: new PyList([...child.fields]),
    filters,
    orderBy: 'idx asc',
    ignorePermissions: true,
  });
}

function pluck(table: Table, name: string): PyValue {
  const bare = name.replaceAll('`', '').split('.').at(-1) ?? name;
  const at = table.columns.indexOf(bare);
  if (at < 0) return table.rows.length === 0 ? new PyList([]) : raiseWith('KeyError', name);
  return new PyList(table.rows.map((row) => row[at] ?? null));
}
