// Addresses of the site, of its forms, lists and reports.
import { getAttribute } from '../../../language/runtime/attributes.ts';
import { PyDict } from '../../../language/runtime/containers.ts';
import { getItem } from '../../../language/runtime/items.ts';
import { binary, truth } from '../../../language/runtime/operators.ts';
import type { Run } from '../../../language/runtime/run.ts';
import { str } from '../../../language/runtime/text.ts';
import { PyList, type PyValue } from '../../../language/runtime/values.ts';
import { cstr } from '../../casts.ts';
import type { Context } from '../../context.ts';
import { declare } from '../declared.ts';
import { textWith } from './attribute-of.ts';
import { absoluteUrl, quotedPart, quotedUrl, requestHost, siteOption } from './url-texts.ts';

function slug({ run }: Context, doctype: PyValue): string {
  return quotedUrl(textWith(run, doctype, 'lower').toLowerCase().replaceAll(' ', '-'));
}

function desk(context: Context): string {
  return siteOption(context, 'desk_prefix') || '/app';
}

function formPath(context: Context, doctype: PyValue, name: PyValue): string {
  const list = `${desk(context)}/${slug(context, doctype)}`;
  return truth(context.run, name) ? `${list}/${quotedUrl(cstr(context.run, name))}` : list;
}

interface Report {
  readonly name: PyValue;
  readonly type: PyValue;
  readonly doctype: PyValue;
}

/** The address of a report; one made by the Report Builder is not named before filters. */
function reportUrl(context: Context, { name, type, doctype }: Report, filters?: string): string {
  const built = type === 'Report Builder';
  const folder = built ? `${slug(context, doctype)}/view/report` : 'query-report';
  const shown = built && filters !== undefined ? '' : `/${quotedUrl(cstr(context.run, name))}`;
  return absoluteUrl(context, `${desk(context)}/${folder}${shown}${filters === undefined ? '' : `?${filters}`}`);
}

/** The filters of a link as a query. */
function filterQuery(context: Context, filters: PyValue): string {
  const { run } = context;
  if (!(filters instanceof PyDict)) return str(run, getAttribute(run, filters, 'items'));
  const parts: string[] = [];
  for (const [at, value] of filters.table.map) {
    const key = str(run, filters.table.written(at));
    if (!(value instanceof PyList)) parts.push(`${key}=${quotedPart(str(run, value))}`);
    else {
      for (const pair of value.items) parts.push(`${key}=${condition(run, pair)}`);
    }
  }
  return parts.join('&');
}

/** An operator with its value, or with the two ends of a range. */
function condition(run: Run, pair: PyValue): string {
  const operator = getItem(run, pair, 0);
  const value = getItem(run, pair, 1);
  if (operator !== 'between') {
    const start = binary(run, '+', operator, '"');
    return `["${str(run, start)},"${str(run, value)}"]`;
  }
  return `["between",["${str(run, getItem(run, value, 0))}","${str(run, getItem(run, value, 1))}"]]`;
}

const site = [
  declare('frappe.utils.get_url(uri=None, full_address=False, allow_header_override=True)', {
    doc: 'Return an address of the site.',
    examples: ["frappe.utils.get_url('/files/x.png')  #> 'https://erp.example.com/files/x.png'"],
    run: (context, uri: PyValue, _full: PyValue, override: PyValue) =>
      absoluteUrl(
        context,
        truth(context.run, uri) ? textWith(context.run, uri, 'startswith') : '',
        truth(context.run, override),
      ),
  }),
  declare('frappe.utils.get_host_name_from_request()', {
    doc: 'Return the host that the request named.',
    run: (context) => requestHost(context) ?? null,
  }),
  declare('frappe.utils.url_contains_port(url)', {
    doc: 'Tell whether an address names a port.',
    run: (context, url: PyValue) => textWith(context.run, url, 'split').split(':').length > 2,
  }),
  declare('frappe.utils.get_host_name()', {
    doc: "Return the site's host.",
    run: (context) => absoluteUrl(context, '').split('//').at(-1) ?? '',
  }),
  declare('frappe.utils.quoted(url)', {
    doc: 'Return an address percent-encoded.',
    run: (context, url: PyValue) => quotedUrl(cstr(context.run, url)),
  }),
];

const forms = [
  declare('frappe.utils.get_link_to_form(doctype, name=None, label=None)', {
    doc: 'Return a link to a form.',
    run(context, doctype: PyValue, name: PyValue, label: PyValue) {
      const text = [label, name, doctype].find((part) => truth(context.run, part)) ?? '';
      return `<a href="${absoluteUrl(context, formPath(context, doctype, name))}">${cstr(context.run, text)}</a>`;
    },
  }),
  declare('frappe.utils.get_absolute_url(doctype, name)', {
    doc: 'Return the path of a form.',
    run: (context, doctype: PyValue, name: PyValue) =>
      `${desk(context)}/${slug(context, doctype)}/${quotedUrl(cstr(context.run, name))}`,
  }),
  declare('frappe.utils.get_url_to_form(doctype, name=None)', {
    doc: 'Return the address of a form.',
    run: (context, doctype: PyValue, name: PyValue) => absoluteUrl(context, formPath(context, doctype, name)),
  }),
  declare('frappe.utils.get_url_to_list(doctype)', {
    doc: 'Return the address of a list.',
    run: (context, doctype: PyValue) => absoluteUrl(context, formPath(context, doctype, null)),
  }),
];

const reports = [
  declare('frappe.utils.get_url_to_report(name, report_type=None, doctype=None)', {
    doc: 'Return the address of a report.',
    run: (context, name: PyValue, type: PyValue, doctype: PyValue) => reportUrl(context, { name, type, doctype }),
  }),
  declare('frappe.utils.get_url_to_report_with_filters(name, filters, report_type=None, doctype=None)', {
    doc: 'Return the address of a report with filters.',
    run: (context, name: PyValue, filters: PyValue, type: PyValue, doctype: PyValue) =>
      reportUrl(context, { name, type, doctype }, str(context.run, filters)),
  }),
  declare('frappe.utils.get_link_to_report(name, label=None, report_type=None, doctype=None, filters=None)', {
    doc: 'Return a link to a report.',
    run(context, name: PyValue, label: PyValue, type: PyValue, doctype: PyValue, filters: PyValue) {
      const text = str(context.run, truth(context.run, label) ? label : name);
      const query = truth(context.run, filters) ? filterQuery(context, filters) : undefined;
      return `<a href='${reportUrl(context, { name, type, doctype }, query)}'>${text}</a>`;
    },
  }),
];

/** The names of this file. */
export const urlNames = [...site, ...forms, ...reports];
