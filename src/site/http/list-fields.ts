// The fields that a list may name over HTTP: those of its DocType. Frappe refuses others before anything is queried.
import { PyDict } from '../../language/runtime/containers.ts';
import { PyList, PyTuple, type PyValue } from '../../language/runtime/values.ts';
import type { Context } from '../context.ts';
import { textEntries } from '../dictionary.ts';
import { childColumns, optionalColumns, standardColumns } from '../documents/fieldtypes.ts';
import type { Meta } from '../documents/meta.ts';
import { findMeta, getMeta } from '../documents/meta-loader.ts';
import { throwMessage } from '../messages.ts';

const everywhere: ReadonlySet<string> = new Set([...standardColumns, ...optionalColumns, ...childColumns]);

/** A name by itself; functions, other tables and aliases are the query's own matter. */
const plain = /^[A-Za-z_]\w*$/;

/** What of a list query names fields. */
export interface ListFields {
  readonly doctype: string;
  readonly fields: PyValue;
  readonly filters: PyValue;
}

/** Raises DataError about the first field that the DocType does not have. */
export function checkListFields(context: Context, { doctype, fields, filters }: ListFields): void {
  const meta = getMeta(context, doctype);
  for (const field of items(fields)) check(context, meta, field);
  if (filters instanceof PyDict) for (const [field] of textEntries(filters)) check(context, meta, field);
  for (const condition of items(filters)) checkCondition(context, meta, items(condition));
}

/** `[field, operator, value]`, or with the DocType before it. */
function checkCondition(context: Context, meta: Meta, condition: readonly PyValue[]): void {
  const [first = null, second = null] = condition;
  if (condition.length === 3) return check(context, meta, first);
  const other = condition.length === 4 && typeof first === 'string' ? findMeta(context, first) : undefined;
  if (other !== undefined) check(context, other, second);
}

function check(context: Context, meta: Meta, field: PyValue): void {
  if (typeof field !== 'string' || !plain.test(field) || everywhere.has(field) || meta.field(field) !== undefined)
    return;
  throwMessage(context, `Field not permitted in query: ${field}`, 'DataError');
}

function items(value: PyValue): readonly PyValue[] {
  return value instanceof PyList || value instanceof PyTuple ? value.items : [];
}
