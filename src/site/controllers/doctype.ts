// DocType documents: names and defaults of their fields, and the tables that follow them.

import type { Context } from '../context.ts';
import { forgetCached } from '../documents/after-write.ts';
import { type Document, isTrue } from '../documents/document.ts';
import { displayTypes } from '../documents/fieldtypes.ts';
import { getMeta } from '../documents/meta-loader.ts';
import { randomName } from '../documents/names.ts';
import { tableOperation } from '../documents/schema.ts';
import { throwMessage } from '../messages.ts';
import type { Controller } from '../site.ts';

const restricted: ReadonlySet<string> = new Set([
  'name',
  'parent',
  'creation',
  'owner',
  'modified',
  'modified_by',
  'parentfield',
  'parenttype',
  'file_list',
  'flags',
  'docstatus',
]);

function nameFields(context: Context, doc: Document): void {
  for (const row of doc.rows('fields')) nameField(context, row);
  if (doc.rows('fields').some((row) => isTrue(row.value('in_list_view')))) return;
  const visible = doc
    .rows('fields')
    .filter(
      (row) => isTrue(row.value('reqd')) && !isTrue(row.value('hidden')) && !displayTypes.has(row.text('fieldtype')),
    );
  for (const row of visible.slice(0, 4)) row.values.set('in_list_view', 1);
}

const breaks: ReadonlyMap<string, string> = new Map([
  ['Section Break', '_section'],
  ['Column Break', '_column'],
  ['Tab Break', '_tab'],
]);

function nameField(context: Context, row: Document): void {
  const given = row.text('fieldname').trim();
  const fieldtype = row.text('fieldtype');
  if (given === '') row.values.set('fieldname', nameFromLabel(context, row, fieldtype));
  else if (restricted.has(given)) throwMessage(context, `Fieldname ${given} is restricted`);
  const cleaned = row
    .text('fieldname')
    .replaceAll(/['",./%@()<>{}]/g, '')
    .toLowerCase();
  row.values.set('fieldname', cleaned);
  if (isTrue(row.value('unique'))) row.values.set('search_index', 0);
}

function nameFromLabel(context: Context, row: Document, fieldtype: string): string {
  const label = row.text('label').trim();
  const suffix = breaks.get(fieldtype);
  if (label !== '') {
    const name = label.replaceAll(' ', '_').replaceAll('?', '').toLowerCase();
    return `${restricted.has(name) ? `${name}1` : name}${suffix ?? ''}`;
  }
  if (suffix !== undefined)
    return `${fieldtype.toLowerCase().replaceAll(' ', '_')}_${randomName(context, 5).slice(0, 5)}`;
  return displayTypes.has(fieldtype) ? '' : throwMessage(context, `Row #${row.text('idx')}: Fieldname is required`);
}

function settleKinds(doc: Document): void {
  if (isTrue(doc.value('issingle'))) {
    for (const field of ['istable', 'is_submittable', 'allow_import']) doc.values.set(field, 0);
  }
}

function followTable(context: Context, doctype: string): void {
  forgetCached(context, 'DocType');
  const operation = tableOperation(getMeta(context, doctype));
  if (operation !== undefined) context.database.write(operation);
}

/** DocType. */
export const docTypeController: Controller = {
  validate(context, doc) {
    nameFields(context, doc);
    settleKinds(doc);
    return undefined;
  },
  on_update(context, doc) {
    followTable(context, String(doc.name));
    return undefined;
  },
  after_rename(context, doc) {
    followTable(context, String(doc.name));
    return undefined;
  },
};

/** Custom Field: named after its DocType and fieldname. */
export const customFieldController: Controller = {
  autoname(context, doc) {
    if (doc.text('fieldname') === '') {
      const label = doc.text('label');
      if (label === '') throwMessage(context, 'Label is mandatory');
      doc.values.set('fieldname', `custom_${label.replaceAll(' ', '_').replaceAll('?', '').toLowerCase()}`);
    }
    doc.values.set('fieldname', doc.text('fieldname').toLowerCase());
    doc.name = `${doc.text('dt')}-${doc.text('fieldname')}`;
    return undefined;
  },
  on_update(context, doc) {
    followTable(context, doc.text('dt'));
    return undefined;
  },
};
