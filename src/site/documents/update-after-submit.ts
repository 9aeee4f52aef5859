// What may change in a submitted document: documents.md §5.2.
import type { PyValue } from '../../language/runtime/values.ts';
import { cstr } from '../casts.ts';
import type { Context } from '../context.ts';
import { bold, throwMessage } from '../messages.ts';
import { sameValue } from './changes.ts';
import { type Document, isTrue } from './document.ts';
import type { Field } from './field.ts';

/** Refuses a change of any field that is not allowed on submit. */
export function checkUpdateAfterSubmit(context: Context, doc: Document): void {
  if (doc.flagged('ignore_validate_update_after_submit') || doc.before === undefined || doc.before === null) return;
  compareFields(context, doc, doc.before, '');
  for (const table of doc.meta.tables) {
    const allowed = table.flag('allow_on_submit');
    const stored = doc.before.rows(table.fieldname);
    for (const row of doc.rows(table.fieldname)) {
      const before = stored.find((other) => other.name === row.name);
      if (before === undefined && (allowed || isTrue(row.values.get('__islocal')))) continue;
      if (before !== undefined) compareFields(context, row, before, `Row #${row.text('idx')}:`);
    }
  }
}

function compareFields(context: Context, doc: Document, before: Document, prefix: string): void {
  for (const field of doc.meta.fields) {
    if (field.flag('allow_on_submit') || field.virtual || !(field.stored || field.table)) continue;
    const [old, now] = field.table
      ? [before.rows(field.fieldname).length, doc.rows(field.fieldname).length]
      : pair(field, before, doc);
    const same = field.table ? old === now : sameValue(context, field, old, now);
    if (same) continue;
    const values = `from ${bold(cstr(context.run, old))} to ${bold(cstr(context.run, now))}`;
    throwMessage(
      context,
      `${prefix} Not allowed to change ${bold(field.label)} after submission ${values}`,
      'UpdateAfterSubmitError',
      {
        title: 'Cannot Update After Submit',
      },
    );
  }
}

function pair(field: Field, before: Document, doc: Document): [PyValue, PyValue] {
  return [before.values.get(field.fieldname) ?? null, doc.values.get(field.fieldname) ?? null];
}
