// Printing documents as HTML: by the Jinja text of a print format, else field by field.
import { dictOf } from '../../language/runtime/containers.ts';
import { truth } from '../../language/runtime/operators.ts';
import { PyList, type PyValue } from '../../language/runtime/values.ts';
import { PyBytes } from '../../language/types/bytes.ts';
import { bytesFromText } from '../base64.ts';
import { cstr } from '../casts.ts';
import type { Context } from '../context.ts';
import { attributes } from '../dictionary.ts';
import { Document } from '../documents/document.ts';
import type { Field } from '../documents/field.ts';
import { getDocument } from '../documents/make.ts';
import { findMeta } from '../documents/meta-loader.ts';
import { throwMessage } from '../messages.ts';
import { getValue } from '../query/value-engine.ts';
import { declare, type FrappeName } from './declared.ts';
import { formatValue } from './format-values.ts';
import { escapeHtml } from './utils/html.ts';
import { visibleColumns } from './visible-columns.ts';

/** Fields that show nothing, or what nobody is to read. */
const unprinted: ReadonlySet<string> = new Set(
  'Section Break|Column Break|Tab Break|Button|Fold|Heading|Password'.split('|'),
);

/** Fields whose values are HTML already. */
const written: ReadonlySet<string> = new Set('Text|Small Text|Text Editor|HTML Editor|Markdown Editor'.split('|'));

function shown(context: Context, value: PyValue, field: Field, doc: PyValue): string {
  const text = cstr(context.run, formatValue(context, value, { field, doc }));
  return written.has(field.fieldtype) ? text : escapeHtml(text);
}

interface Print {
  readonly doctype: PyValue;
  readonly name: PyValue;
  readonly format: PyValue;
  readonly doc: PyValue;
}

/** Writes what a template says with the values of a dict. */
type Render = (context: Context, template: string, values: PyValue) => PyValue;

function printed(context: Context, { doctype, name, format, doc }: Print, render: Render): string {
  const { run } = context;
  const document = doc instanceof Document ? doc : getDocument(context, cstr(run, doctype), cstr(run, name));
  const template = templateOf(context, format);
  if (template === '') return `<div class="print-format">${standard(context, document)}</div>`;
  const values = attributes(run, [
    ['doc', document],
    ['frappe_doc', document],
  ]);
  return `<div class="print-format">${cstr(run, render(context, template, values))}</div>`;
}

/** The text of a print format that is kept in the site; formats of apps do not exist here. */
function templateOf(context: Context, format: PyValue): string {
  if (!truth(context.run, format) || format === 'Standard' || findMeta(context, 'Print Format') === undefined)
    return '';
  return cstr(context.run, getValue(context, 'Print Format', { filters: format, fieldname: 'html' }));
}

/** A heading and one line for each field that says something. */
function standard(context: Context, doc: Document): string {
  const { run } = context;
  const lines = doc.meta.fields
    .filter((field) => !hidden(field))
    .map((field) => {
      const value = doc.value(field.fieldname);
      if (value instanceof PyList) return tableText(context, field, value);
      const text = shown(context, value, field, doc);
      return text === '' ? '' : `<p><b>${escapeHtml(field.label)}:</b> ${text}</p>\n`;
    });
  run.chargeText(lines.reduce((size, line) => size + line.length, 0));
  return `<h2>${escapeHtml(doc.doctype)}: ${escapeHtml(cstr(run, doc.name))}</h2>\n${lines.join('')}`;
}

function hidden(field: Field): boolean {
  return unprinted.has(field.fieldtype) || field.flag('print_hide') || field.flag('hidden');
}

function tableText(context: Context, field: Field, rows: PyList): string {
  const meta = findMeta(context, field.options);
  if (meta === undefined || rows.items.length === 0) return '';
  const columns = meta.fields.filter((column) => !hidden(column) && column.flag('in_list_view'));
  const head = columns.map((column) => `<th>${escapeHtml(column.label)}</th>`).join('');
  const body = rows.items.map((row) => {
    const cells = columns.map((column) => {
      const value = row instanceof Document ? row.value(column.fieldname) : null;
      return `<td>${shown(context, value, column, row)}</td>`;
    });
    return `<tr>${cells.join('')}</tr>\n`;
  });
  return `<table><tr>${head}</tr>\n${body.join('')}</table>\n`;
}

function noPdf(context: Context): never {
  return throwMessage(context, 'PDF files cannot be made here; ask for HTML', 'PrintFormatError');
}

/** Spaces and slashes are not for names of files. */
function fileName(text: string): string {
  return `${text.replaceAll(' ', '').replaceAll('/', '-')}.html`;
}

/** The names of this file; `render` writes templates. */
export function printNames(render: Render): readonly FrappeName[] {
  return [
    declare(
      'frappe.get_print(doctype=None, name=None, print_format=None, style=None, as_pdf=False, doc=None, output=None, no_letterhead=0, password=None, pdf_options=None, letterhead=None, pdf_generator=None)',
      {
        doc: 'Return a document as HTML; PDF files cannot be made here.',
        run(context, ...given: readonly PyValue[]) {
          const [doctype = null, name = null, format = null, , asPdf = null, doc = null] = given;
          if (truth(context.run, asPdf)) return noPdf(context);
          return printed(context, { doctype, name, format, doc }, render);
        },
      },
    ),
    declare(
      'frappe.attach_print(doctype, name, file_name=None, print_format=None, style=None, html=None, doc=None, lang=None, print_letterhead=True, password=None, letterhead=None)',
      {
        doc: 'Return a document as an HTML file for `frappe.sendmail(attachments=…)`.',
        run(context, ...given: readonly PyValue[]) {
          const { run } = context;
          const [doctype = null, name = null, file = null, format = null, , html = null, doc = null] = given;
          const text = truth(run, html) ? cstr(run, html) : printed(context, { doctype, name, format, doc }, render);
          return dictOf(run, [
            ['fname', fileName(cstr(run, truth(run, file) ? file : name))],
            ['fcontent', new PyBytes(bytesFromText(text))],
          ]);
        },
      },
    ),
    declare('get_visible_columns(data, table_meta, df)', {
      doc: 'Return the fields of a child table that are printed and that say something in some row.',
      run: (context, rows: PyValue, meta: PyValue, df: PyValue) =>
        new PyList(visibleColumns(context.run, { rows, meta, df })),
    }),
  ];
}
