// Methods of documents about numbers and simple checks.
import { method } from '../../language/runtime/declare.ts';
import type { Run } from '../../language/runtime/run.ts';
import { PyFloat, PyList, PyTuple, type PyValue } from '../../language/runtime/values.ts';
import { cint, cstr, flt } from '../casts.ts';
import { contextOf } from '../context.ts';
import { bold, throwMessage } from '../messages.ts';
import { definePython } from '../python-methods.ts';
import { rounded } from '../rounding.ts';
import { systemSetting } from '../settings.ts';
import { momentText } from './changes.ts';
import { type Document, documentType } from './document.ts';
import { compareValues } from './row-filters.ts';

/** The decimals of a field: its own, else the site's. */
function precisionOf(run: Run, doc: Document, fieldname: string): number | null {
  const field = doc.meta.field(fieldname);
  const own = field?.text('precision') ?? '';
  if (own !== '') return Number(own);
  if (field === undefined || !['Currency', 'Float', 'Percent'].includes(field.fieldtype)) return null;
  const context = contextOf(run);
  const currency = field.fieldtype === 'Currency';
  const chosen = Number(cint(systemSetting(context, currency ? 'currency_precision' : 'float_precision')));
  return chosen || (currency ? formatDecimals(cstr(run, systemSetting(context, 'number_format'))) : 3);
}

/** The decimals that a number format such as `#,###.##` shows. */
function formatDecimals(format: string): number {
  return /[.,'](#*)$/.exec(format === '' ? '#,###.##' : format)?.[1]?.length ?? 2;
}

function roundFloats(run: Run, target: Document, fieldnames: readonly string[]): void {
  for (const fieldname of fieldnames) {
    const digits = precisionOf(run, target, fieldname) ?? 9;
    target.values.set(fieldname, new PyFloat(rounded(contextOf(run), flt(target.value(fieldname)), digits)));
  }
}

function names(value: PyValue): string[] | undefined {
  return value instanceof PyList || value instanceof PyTuple ? value.items.map(String) : undefined;
}

definePython(documentType, [
  method('precision(self, fieldname, parentfield=None)', {
    doc: 'Return the number of decimals of a field.',
    run: (run, self: Document, name: PyValue) => precisionOf(run, self, cstr(run, name)),
  }),
  method('round_floats_in(self, doc, fieldnames=None, do_not_round_fields=None)', {
    doc: 'Round the numeric fields of a document or row to their decimals.',
    run(run, _self: Document, target: Document, fieldnames: PyValue) {
      const all = target.meta.fields.filter((field) => ['Currency', 'Float', 'Percent'].includes(field.fieldtype));
      roundFloats(run, target, names(fieldnames) ?? all.map((field) => field.fieldname));
      return null;
    },
  }),
  method('validate_from_to_dates(self, from_date_field, to_date_field)', {
    doc: 'Raise InvalidDates when the second date is before the first.',
    run(run, self: Document, from: PyValue, to: PyValue) {
      const context = contextOf(run);
      const [first, second] = [from, to].map((name) => momentText(context, self.value(cstr(run, name))));
      if (!first || !second || second >= first) return null;
      const label = (name: PyValue) => bold(self.meta.field(cstr(run, name))?.label ?? '');
      return throwMessage(context, `${label(to)} must be after ${label(from)}`, 'InvalidDates');
    },
  }),
  method('validate_table_has_rows(self, parentfield, raise_exception=None)', {
    doc: 'Raise EmptyTableError when a table has no rows.',
    run(run, self: Document, table: PyValue) {
      const name = cstr(run, table);
      if (self.rows(name).length > 0) return null;
      const label = self.meta.field(name)?.label ?? name;
      return throwMessage(contextOf(run), `Table ${label} cannot be empty`, 'EmptyTableError');
    },
  }),
  method('validate_value(self, fieldname, condition, val2, doc=None, raise_exception=None)', {
    doc: 'Raise InvalidStatusError unless a value meets a condition.',
    run(run, self: Document, fieldname: PyValue, condition: PyValue, wanted: PyValue, row: Document | null) {
      const doc = row ?? self;
      const name = cstr(run, fieldname);
      const operator = cstr(run, condition);
      if (compareValues(run, operator, doc.value(name), wanted)) return null;
      const words = new Map([
        ['in', 'one of'],
        ['not in', 'none of'],
        ['^', 'beginning with'],
      ]);
      const shown = names(wanted)?.join(', ') ?? cstr(run, wanted);
      const place = row === null ? '' : ` in row ${row.text('idx')}`;
      const message = `Incorrect value${place}: ${doc.meta.field(name)?.label ?? name} must be ${words.get(operator) ?? operator} "${shown}"`;
      return throwMessage(contextOf(run), message, 'InvalidStatusError');
    },
  }),
]);
