// frappe.get_mapped_doc: a new document filled from another (frappe-namespace.md §4.1).
import { call } from '../../language/runtime/call.ts';
import { PyDict } from '../../language/runtime/containers.ts';
import { raise } from '../../language/runtime/errors.ts';
import { truth } from '../../language/runtime/operators.ts';
import { repr, str } from '../../language/runtime/text.ts';
import { PyList, PyTuple, type PyValue } from '../../language/runtime/values.ts';
import type { Context } from '../context.ts';
import { attributes, item, textEntries } from '../dictionary.ts';
import { Document } from '../documents/document.ts';
import type { Field } from '../documents/field.ts';
import { appendRow, documentFromDict, getDocument, newDocument } from '../documents/make.ts';
import { compareValues } from '../documents/row-filters.ts';
import { parseJson } from '../json.ts';
import { throwMessage } from '../messages.ts';
import { checkPermission, hasPermission } from '../permissions/check.ts';
import { raiseFrappe } from './exceptions.ts';

/** The arguments of get_mapped_doc, read. */
export interface Mapping {
  readonly fromDoctype: string;
  readonly fromName: PyValue;
  readonly maps: PyDict;
  readonly target: PyValue;
  readonly postprocess: PyValue;
  readonly ignorePermissions: boolean;
  readonly ignoreChildTables: boolean;
}

/** Maps a stored document onto a new (or given) one and answers it, unsaved. */
export function mapDocument(context: Context, mapping: Mapping): Document {
  const source = getDocument(context, mapping.fromDoctype, mapping.fromName);
  const map = mapFor(mapping.maps, source.doctype);
  if (map === undefined) return raise('KeyError', source.doctype);
  const target = targetOf(context, mapping.target, String(item(map, 'doctype')));
  if (!mapping.ignorePermissions) {
    if (!hasPermission(context, { doctype: target.doctype, right: 'create' })) raiseFrappe('PermissionError');
    checkPermission(context, source, 'read');
  }
  mapFields(context, source, target, map, undefined);
  if (!mapping.ignoreChildTables)
    for (const table of source.meta.tables) mapTable(context, { source, target, table, maps: mapping.maps });
  if (mapping.postprocess !== null) call(context.run, mapping.postprocess, [source, target]);
  target.values.set('__onload', attributes(context.run, [['load_after_mapping', true]]));
  return target;
}

function mapFor(maps: PyDict, doctype: string): PyDict | undefined {
  const map = item(maps, doctype);
  return map instanceof PyDict ? map : undefined;
}

function targetOf(context: Context, given: PyValue, doctype: string): Document {
  if (given instanceof Document) return given;
  const parsed = typeof given === 'string' && given !== '' ? parseJson(context.run, given) : given;
  return parsed instanceof PyDict ? documentFromDict(context, parsed) : newDocument(context, doctype);
}

interface TableMapping {
  readonly source: Document;
  readonly target: Document;
  readonly table: Field;
  readonly maps: PyDict;
}

function mapTable(context: Context, { source, target, table, maps }: TableMapping): void {
  const map = mapFor(maps, table.options) ?? sameTable(context, table, target);
  if (map === undefined || truth(context.run, item(map, 'ignore'))) return;
  const doctype = String(item(map, 'doctype'));
  const into = target.meta.tables.find((candidate) => candidate.options === doctype);
  if (into === undefined) return;
  if (truth(context.run, item(map, 'add_if_empty')) && target.rows(into.fieldname).length > 0) return;
  for (const row of source.rows(table.fieldname)) {
    if (!wanted(context, map, row)) continue;
    const made = appendRow(context, target, into.fieldname, attributes(context.run), -1);
    mapFields(context, row, made, map, source);
    made.values.set('idx', target.rows(into.fieldname).length);
  }
}

/** Tables that both sides have are mapped without being listed. */
function sameTable(context: Context, table: Field, target: Document): PyDict | undefined {
  const other = target.meta.field(table.fieldname);
  if (other === undefined || other.options !== table.options || table.flag('no_copy') || other.flag('no_copy'))
    return undefined;
  return attributes(context.run, [['doctype', table.options]]);
}

function wanted(context: Context, map: PyDict, row: Document): boolean {
  const { run } = context;
  const [condition, filter] = [item(map, 'condition'), item(map, 'filter')];
  if (condition !== null && !truth(run, call(run, condition, [row]))) return false;
  return filter === null || !truth(run, call(run, filter, [row]));
}

function mapFields(
  context: Context,
  source: Document,
  target: Document,
  map: PyDict,
  parent: Document | undefined,
): void {
  validate(context, source, map);
  const skipped = new Set(names(item(map, 'field_no_map')));
  for (const field of target.meta.fields) {
    if (field.table || !field.stored || field.flag('no_copy') || skipped.has(field.fieldname)) continue;
    const value = source.meta.hasColumn(field.fieldname) ? source.value(field.fieldname) : null;
    if (value !== null && value !== '') target.values.set(field.fieldname, value);
    else if (field.fieldtype === 'Link' && field.options === source.doctype && target.value(field.fieldname) === null)
      target.values.set(field.fieldname, source.name);
  }
  for (const [from, to] of pairs(context, item(map, 'field_map'))) {
    const value = source.value(from);
    if (value !== null && value !== '') target.values.set(to, value);
  }
  const postprocess = item(map, 'postprocess');
  if (postprocess !== null)
    call(context.run, postprocess, parent === undefined ? [source, target] : [source, target, parent]);
}

function names(value: PyValue): string[] {
  return value instanceof PyList || value instanceof PyTuple ? value.items.map(String) : [];
}

function pairs(context: Context, map: PyValue): readonly (readonly [string, string])[] {
  if (map instanceof PyDict) return textEntries(map).map(([from, to]) => [from, str(context.run, to)] as const);
  if (!(map instanceof PyList || map instanceof PyTuple)) return [];
  return map.items.flatMap((pair) =>
    pair instanceof PyList || pair instanceof PyTuple ? [[String(pair.items[0]), String(pair.items[1])] as const] : [],
  );
}

function validate(context: Context, source: Document, map: PyDict): void {
  const rules = item(map, 'validation');
  if (!(rules instanceof PyDict)) return;
  for (const [field, rule] of textEntries(rules)) {
    const [operator = '=', value = null] = rule instanceof PyList || rule instanceof PyTuple ? rule.items : [];
    if (compareValues(context.run, String(operator), source.value(field), value)) continue;
    const shown = typeof value === 'string' ? value : repr(context.run, value);
    throwMessage(context, `Cannot map because following condition fails: ${field}${String(operator)}${shown}`);
  }
}
