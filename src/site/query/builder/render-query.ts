// Tables and whole queries as SQL.
import type { Run } from '../../../language/runtime/run.ts';
import { str } from '../../../language/runtime/text.ts';
import type { PyValue } from '../../../language/runtime/values.ts';
import { quoted } from '../dialects.ts';
import { raiseBuilder } from './errors.ts';
import {
  type Clauses,
  type Join,
  type Ordered,
  type Part,
  PyQuery,
  type PySetOperation,
  PyTable,
  type PyTerm,
  type Source,
} from './nodes.ts';
import { list, type Writing, withAlias, write } from './render.ts';

/** The text of a part; with `parameters`, texts go there and placeholders are written for them. */
export function sqlOf(run: Run, part: Part, parameters?: string[]): string {
  const plain = { run, namespace: false, alias: false, subquery: false, bracketed: false, source: queryText };
  return write({ ...plain, parameters }, part);
}

function queryText(writing: Writing, source: Source): string {
  if (source instanceof PyTable) return tableText(writing, source);
  const { run } = writing;
  run.enter();
  const plain = { ...writing, alias: false, subquery: false };
  const text = source instanceof PyQuery ? statement(plain, source.clauses) : operationText(plain, source);
  run.depth -= 1;
  run.chargeText(text.length);
  const bracketed = writing.subquery && text !== '' ? `(${text})` : text;
  return writing.alias ? withAlias(bracketed, source.alias) : bracketed;
}

function tableText(_writing: Writing, { name, schema, alias }: PyTable): string {
  return withAlias(`${schema === undefined ? '' : `${quoted(schema)}.`}${quoted(name)}`, alias);
}

function statement(outer: Writing, clauses: Clauses): string {
  if (isNothing(clauses)) return '';
  const writing = { ...outer, namespace: needsNamespace(clauses) };
  if (clauses.update !== undefined) return updateText(writing, clauses);
  if (clauses.deleting) return `DELETE${rest(writing, clauses)}`;
  if (clauses.into === undefined) return `${selectText(writing, clauses)}${rest(writing, clauses)}`;
  return insertText(writing, clauses);
}

function isNothing({ selects, into, deleting, update, rows, updates }: Clauses): boolean {
  if (selects.length === 0 && into === undefined && !deleting && update === undefined) return true;
  if (into !== undefined && selects.length === 0 && rows.length === 0) return true;
  return update !== undefined && updates.length === 0;
}

function needsNamespace({ joins, from, foreign, update }: Clauses): boolean {
  return (
    joins.length > 0 ||
    from.length > 1 ||
    from[0] instanceof PyQuery ||
    foreign ||
    (update !== undefined && from.length > 0)
  );
}

function selectText(writing: Writing, { distinct, modifiers, selects, common }: Clauses): string {
  const words = [...(distinct ? ['DISTINCT'] : []), ...modifiers].map((word) => `${word} `).join('');
  return `${commonText(writing, common)}SELECT ${words}${list({ ...writing, alias: true, subquery: true }, selects)}`;
}

function commonText(writing: Writing, common: Clauses['common']): string {
  if (common.length === 0) return '';
  return `WITH ${common.map(([name, query]) => `${name} AS (${write(writing, query)}) `).join(',')}`;
}

function updateText(writing: Writing, clauses: Clauses): string {
  const { update, updates, joins, from, where, limit, common } = clauses;
  const sets = updates.map(
    ([field, value]) => `${write({ ...writing, namespace: false }, field)}=${write(writing, value)}`,
  );
  return [
    `${commonText(writing, common)}UPDATE ${update === undefined ? '' : write(writing, update)}`,
    joins.map((join) => ` ${joinText(writing, join)}`).join(''),
    ` SET ${sets.join(',')}`,
    from.length === 0 ? '' : fromText(writing, from),
    where === undefined ? '' : ` WHERE ${write({ ...writing, subquery: true }, where)}`,
    limit === null ? '' : ` LIMIT ${numberText(writing, limit)}`,
  ].join('');
}

function insertText(writing: Writing, clauses: Clauses): string {
  const { into, replacing, ignoring, columns, rows, selects } = clauses;
  const verb = replacing ? 'REPLACE' : `INSERT${ignoring ? ' IGNORE' : ''}`;
  const head = `${verb} INTO ${into === undefined ? '' : write(writing, into)}`;
  const names = columns.length === 0 ? '' : ` (${list({ ...writing, namespace: false }, columns)})`;
  const plain = { ...writing, alias: true, subquery: true };
  const body =
    rows.length > 0
      ? ` VALUES ${rows.map((row) => `(${list(plain, row)})`).join(',')}`
      : ` ${selectText(writing, clauses)}${selects.length > 0 ? rest(writing, clauses) : ''}`;
  return `${head}${names}${body}${duplicates(writing, clauses)}`;
}

function duplicates(writing: Writing, { duplicateUpdates, duplicateIgnored }: Clauses): string {
  if (duplicateUpdates.length > 0)
    return ` ON DUPLICATE KEY UPDATE ${duplicateUpdates.map(([field, value]) => `${write(writing, field)}=${write(writing, value)}`).join(',')}`;
  return duplicateIgnored ? ' ON DUPLICATE KEY IGNORE' : '';
}

function rest(writing: Writing, clauses: Clauses): string {
  const { from, joins, where, groups, having, orders, selects, indexes, lock, rollup, totals } = clauses;
  const aliases = aliasesOf(selects);
  return [
    from.length === 0 ? '' : fromText(writing, from),
    indexes.map(([words, names]) => ` ${words} (${names.map(quoted).join(',')})`).join(''),
    joins.map((join) => ` ${joinText(writing, join)}`).join(''),
    where === undefined ? '' : ` WHERE ${write({ ...writing, subquery: true }, where)}`,
    groups.length === 0 ? '' : ` GROUP BY ${groups.map((term) => named(writing, term, aliases)).join(',')}`,
    rollup ? ' WITH ROLLUP' : '',
    totals && groups.length > 0 ? ' WITH TOTALS' : '',
    having === undefined ? '' : ` HAVING ${write(writing, having)}`,
    ordersText(writing, orders, aliases),
    pageText(writing, clauses),
    lock ?? '',
  ].join('');
}

function pageText(writing: Writing, { limit, offset }: { readonly limit: PyValue; readonly offset: PyValue }): string {
  const skips = offset !== null && offset !== 0 && offset !== false && offset !== '';
  return `${limit === null ? '' : ` LIMIT ${numberText(writing, limit)}`}${skips ? ` OFFSET ${numberText(writing, offset)}` : ''}`;
}

function numberText({ run }: Writing, value: PyValue): string {
  return str(run, value);
}

function fromText(writing: Writing, from: readonly Source[]): string {
  return ` FROM ${list({ ...writing, alias: true, subquery: true }, from)}`;
}

function joinText(writing: Writing, { how, source, on, using }: Join): string {
  const head = `${how === '' ? '' : `${how} `}JOIN ${write({ ...writing, alias: true, subquery: true }, source)}`;
  if (on !== undefined) return `${head} ON ${write({ ...writing, subquery: true }, on)}`;
  return using === undefined ? head : `${head} USING (${using.map(quoted).join(',')})`;
}

function aliasesOf(selects: readonly PyTerm[]): ReadonlySet<string | undefined> {
  return new Set(selects.map(({ alias }) => alias));
}

/** An alias that is selected stands for its term. */
function named(writing: Writing, term: Part, aliases: ReadonlySet<string | undefined>): string {
  const { alias } = term;
  return alias !== undefined && alias !== '' && aliases.has(alias) ? quoted(alias) : write(writing, term);
}

function ordersText(writing: Writing, orders: readonly Ordered[], aliases: ReadonlySet<string | undefined>): string {
  if (orders.length === 0) return '';
  const texts = orders.map(
    ({ term, order }) => `${named(writing, term, aliases)}${order === undefined ? '' : ` ${order}`}`,
  );
  return ` ORDER BY ${texts.join(',')}`;
}

function operationText(writing: Writing, operation: PySetOperation): string {
  const base = write(writing, operation.base);
  const others = operation.others.map(([words, query]) => {
    const text = write(writing, query);
    if (selectsOf(query) !== operation.base.clauses.selects.length) differentSelects(base, text);
    return ` ${words} ${text}`;
  });
  const aliases = aliasesOf(operation.base.clauses.selects);
  return `${base}${others.join('')}${ordersText(writing, operation.orders, aliases)}${pageText(writing, operation)}`;
}

function selectsOf(query: PyQuery | PySetOperation): number {
  return query instanceof PyQuery ? query.clauses.selects.length : selectsOf(query.base);
}

function differentSelects(base: string, other: string): never {
  return raiseBuilder(
    'SetOperationException',
    `Queries must have an equal number of select statements in a set operation.\n\nMain Query:\n${base}\n\nSet Operations Query:\n${other}`,
  );
}
