// What scripts find of the website: titles, contents, the first page, and the index of static pages.

import { getAttribute } from '../../language/runtime/attributes.ts';
import { call } from '../../language/runtime/call.ts';
import { dictOf } from '../../language/runtime/containers.ts';
import { truth } from '../../language/runtime/operators.ts';
import type { Run } from '../../language/runtime/run.ts';
import { str } from '../../language/runtime/text.ts';
import type { PyValue } from '../../language/runtime/values.ts';
import { cint, cstr } from '../casts.ts';
import type { Context } from '../context.ts';
import { findMeta } from '../documents/meta-loader.ts';
import { getValue } from '../query/value-engine.ts';
import { declare } from './declared.ts';
import { textWith } from './utils/attribute-of.ts';
import { markdownToHtml } from './utils/markdown.ts';
import { unicodeText } from './utils/unicode.ts';

/** The title that a page names in a comment or its first heading, else one made of its file's name. */
function titleOf(source: string, path: string): string {
  const said = /<!--\s*title:([^>]*)-->/.exec(source)?.[1]?.trim();
  if (said) return said;
  const heading = /<h1>([^<]*)/.exec(source)?.[0]?.trim().slice(0, 300);
  if (heading !== undefined && !heading.includes('{{')) return heading;
  const file = (path.split('.')[0] ?? '').replace(/\/+$/, '');
  const words = file.slice(file.lastIndexOf('/') + 1).replaceAll(/[_-]/g, ' ');
  return words.replaceAll(/[A-Za-z]+/g, (word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase());
}

function contentOf(run: Run, doc: PyValue, fieldname: string, type: PyValue): PyValue {
  const get = (name: string) => call(run, getAttribute(run, doc, 'get'), [name]);
  const content = get(fieldname);
  if (type === 'Markdown') return markdownToHtml(run, unicodeText(run, get(`${fieldname}_md`)));
  return (type === 'HTML' ? get(`${fieldname}_html`) : content) ?? '';
}

/** The page that a user sees first: the one that the website's settings name, else that of the account. */
function homeOf(context: Context): string {
  const named = findMeta(context, 'Website Settings') === undefined ? null : single(context, 'Website Settings');
  if (truth(context.run, named)) return cstr(context.run, named).replace(/^\/+/, '');
  return context.user === 'Guest' ? 'login' : 'me';
}

function single(context: Context, doctype: string): PyValue {
  return getValue(context, doctype, { filters: null, fieldname: 'home_page' });
}

function bootOf(context: Context): PyValue {
  const { run } = context;
  const precision = Number(cint(context.site.caches.settings.get('float_precision') ?? 0)) || 3;
  const zone = getValue(context, 'User', { filters: context.user, fieldname: 'time_zone' });
  return dictOf(run, [
    ['lang', context.language],
    [
      'sysdefaults',
      dictOf(run, [
        ['float_precision', precision],
        ['date_format', context.setting('date_format', 'yyyy-mm-dd')],
        ['time_format', context.setting('time_format', 'HH:mm:ss')],
        ['first_day_of_the_week', context.setting('first_day_of_the_week', 'Sunday')],
        ['number_format', context.setting('number_format', '#,###.##')],
        ['currency', context.setting('currency', '')],
      ]),
    ],
    [
      'time_zone',
      dictOf(run, [
        ['system', context.timeZone],
        ['user', truth(run, zone) ? zone : context.timeZone],
      ]),
    ],
    ['sitename', context.host.configuration.site],
  ]);
}

/** The names of this file. */
export const websiteNames = [
  declare('frappe.website.extract_title(source, path)', {
    doc: 'Return the title of a page.',
    examples: ['frappe.website.extract_title("<!-- title: About -->", "x.md")  #> About'],
    run: ({ run }, source: PyValue, path: PyValue) => titleOf(str(run, source), textWith(run, path, 'rsplit')),
  }),
  declare('frappe.website.get_boot_data()', {
    doc: 'Return the settings that pages of the website start with.',
    run: bootOf,
  }),
  declare('frappe.website.get_home_page()', {
    doc: 'Return the path of the page that the user sees first.',
    run: homeOf,
  }),
  declare('frappe.website.get_html_content_based_on_type(doc, fieldname, content_type)', {
    doc: 'Return the HTML that a document holds as Markdown, as HTML or as it is.',
    run: ({ run }, doc: PyValue, fieldname: PyValue, type: PyValue) => contentOf(run, doc, cstr(run, fieldname), type),
  }),
  declare('get_toc(route, url_prefix=None, app=None)', {
    doc: 'Return the index of the static pages below a route: nothing, as this host has no apps that bring pages.',
    run: () => '',
  }),
  declare('get_next_link(route, url_prefix=None, app=None)', {
    doc: 'Return the link to the static page that follows: nothing, as this host has no apps that bring pages.',
    examples: ['get_next_link("docs/first")  #> '],
    run: () => '',
  }),
];
