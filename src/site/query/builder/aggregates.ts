// frappe.qb.max, min, sum and avg: one value over the documents that match.
import type { PyValue } from '../../../language/runtime/values.ts';
import { cstr } from '../../casts.ts';
import type { Context } from '../../context.ts';
import { getMeta } from '../../documents/meta-loader.ts';
import { declare } from '../../frappe/declared.ts';
import { conditionOf } from '../conditions.ts';
import { readFilters } from '../filters.ts';
import { Selection } from '../selection.ts';

function aggregate(context: Context, name: string, doctype: PyValue, fieldname: PyValue, filters: PyValue): PyValue {
  const meta = getMeta(context, cstr(context.run, doctype));
  const selection = new Selection(context, meta);
  const column = selection.column(cstr(context.run, fieldname));
  const where = conditionOf(selection, readFilters(context, meta.name, filters, 'value'), 'value');
  const condition = where.text === '' ? '' : ` WHERE ${where.text}`;
  const sql = `SELECT ${name}(${column.sql}) FROM ${selection.from}${condition}`;
  return context.database.askTable(sql, where.parameters).rows[0]?.[0] ?? 0;
}

/** The names of this file. */
export const aggregateNames = ['max', 'min', 'sum', 'avg'].map((name) =>
  declare(`frappe.qb.${name}(dt, fieldname, filters=None, **kwargs)`, {
    doc: `Return the ${name} of a field over the documents that match, 0 when there are none.`,
    run: (context, doctype: PyValue, fieldname: PyValue, filters: PyValue) =>
      aggregate(context, name.toUpperCase(), doctype, fieldname, filters),
  }),
);
