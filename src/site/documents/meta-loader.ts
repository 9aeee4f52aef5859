// Reading a Meta from the rows of the database (or, for the DocTypes that describe DocTypes, from their files).
import type { PyValue } from '../../language/runtime/values.ts';
import type { Context } from '../context.ts';
import { type Definition, standardDocTypes } from '../doctypes/standard.ts';
import { throwMessage } from '../messages.ts';
import type { Table } from '../query/database.ts';
import { applySetters } from './customisation.ts';
import { Meta } from './meta.ts';

type Row = ReadonlyMap<string, PyValue>;

/** DocTypes whose description has to be known before any row can be read. */
const builtIn: ReadonlySet<string> = new Set([
  'DocType',
  'DocField',
  'DocPerm',
  'DocType Action',
  'DocType Link',
  'DocType State',
  'Custom Field',
  'Property Setter',
  'Custom DocPerm',
]);

/** The Meta of a DocType; DoesNotExistError when there is none. */
export function getMeta(context: Context, doctype: string): Meta {
  const meta = findMeta(context, doctype);
  if (meta !== undefined) return meta;
  // What cannot be a name is told apart from what is none.
  if (!/^[\p{L}\p{N}_ -]*$/u.test(doctype) || doctype.includes('--'))
    return throwMessage(context, `DocType ${doctype} is not valid`);
  return throwMessage(context, `DocType ${doctype} not found`, 'DoesNotExistError');
}

/** The Meta of a DocType, if there is one. */
export function findMeta(context: Context, doctype: string): Meta | undefined {
  const { metas } = context.site.caches;
  const known = metas.get(doctype);
  if (known !== undefined) return known;
  const meta = builtIn.has(doctype) ? builtInMeta(doctype) : loadMeta(context, doctype);
  if (meta !== undefined) metas.set(doctype, meta);
  return meta;
}

function builtInMeta(doctype: string): Meta | undefined {
  const definition = standardDocTypes.find((candidate) => candidate['name'] === doctype);
  return definition === undefined ? undefined : metaOfDefinition(definition);
}

/** The Meta of a definition file, without customisation. */
export function metaOfDefinition(definition: Definition): Meta {
  const values = new Map<string, PyValue>([['allow_rename', 1]]);
  for (const [key, value] of Object.entries(definition)) {
    if (typeof value === 'string' || typeof value === 'number') values.set(key, value);
  }
  return new Meta({
    values,
    fields: definitionRows(definition, 'fields'),
    permissions: definitionRows(definition, 'permissions'),
  });
}

/** The rows of one table of a definition file. */
export function definitionRows(definition: Definition, table: string): Row[] {
  const rows = definition[table];
  if (!Array.isArray(rows)) return [];
  return rows.map((row, at) => {
    const values = new Map<string, PyValue>([
      ['idx', at + 1],
      ['parent', String(definition['name'])],
    ]);
    for (const [key, value] of Object.entries(row))
      if (typeof value === 'string' || typeof value === 'number') values.set(key, value);
    return values;
  });
}

/** The rows of a result as maps from column to value. */
export function rowsOf(table: Table): Row[] {
  return table.rows.map((row) => new Map(table.columns.map((column, at) => [column, row[at] ?? null])));
}

function loadMeta(context: Context, doctype: string): Meta | undefined {
  const { database } = context;
  const [values] = rowsOf(database.table('SELECT * FROM `tabDocType` WHERE `name` = ?', [doctype]));
  if (values === undefined) return undefined;
  const name = String(values.get('name'));
  const children = (table: string, field: string) =>
    rowsOf(
      database.table(`SELECT * FROM \`tab${table}\` WHERE \`parent\` = ? AND \`parentfield\` = ? ORDER BY \`idx\``, [
        name,
        field,
      ]),
    );
  const by = (table: string, column: string, order: string) =>
    rowsOf(database.table(`SELECT * FROM \`tab${table}\` WHERE \`${column}\` = ? ORDER BY ${order}`, [name]));
  const custom = by('Custom Field', 'dt', '`idx`, `creation`');
  const replaced = by('Custom DocPerm', 'parent', '`creation`');
  const permissions = replaced.length > 0 ? replaced : children('DocPerm', 'permissions');
  return new Meta(
    applySetters(
      { values, fields: children('DocField', 'fields'), permissions },
      custom,
      by('Property Setter', 'doc_type', '`creation`'),
    ),
  );
}
