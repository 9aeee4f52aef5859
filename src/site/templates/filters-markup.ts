// The filters of templates that make HTML, and those that take it apart.
import { defaultStyle, encodeJson } from '../../../stdlib/modules/json-encode.ts';
import { getAttribute } from '../../language/runtime/attributes.ts';
import { call } from '../../language/runtime/call.ts';
import { raise } from '../../language/runtime/errors.ts';
import { toArray } from '../../language/runtime/iteration.ts';
import { truth } from '../../language/runtime/operators.ts';
import type { Run } from '../../language/runtime/run.ts';
import { repr, str } from '../../language/runtime/text.ts';
import { type PyTuple, type PyValue, textOf, typeOf } from '../../language/runtime/values.ts';
import type { TemplateContext } from './context.ts';
import { contextFilter, type Filter, filter } from './declare-filter.ts';
import { escaped, escapeText, htmlOf, markup, withoutTags } from './markup.ts';
import { PyUndefined } from './undefined.ts';
import { urlize } from './urlize.ts';

const escapeFilter = filter('escape(s, /)', (run: Run, value: PyValue) => markup(escaped(run, value)));

/** The HTML that a value has, or else its text. */
function textForm(run: Run, value: PyValue): string {
  return htmlOf(run, value) ?? str(run, value);
}

function xmlAttributes(run: Run, { escaping }: TemplateContext, value: PyValue, space: PyValue): PyValue {
  const parts: string[] = [];
  for (const pair of toArray(run, call(run, getAttribute(run, value, 'items'), []))) {
    const [key = null, item = null] = (pair as PyTuple).items;
    if (item === null || item instanceof PyUndefined) continue;
    const name = textOf(key) ?? raise('TypeError', `expected string or bytes-like object, got '${typeOf(key).name}'`);
    if (/[\s/>=]/u.test(name)) raise('ValueError', `Invalid character in attribute name: ${repr(run, name)}`);
    parts.push(`${escaped(run, name)}="${escaped(run, item)}"`);
  }
  const text = `${parts.length > 0 && truth(run, space) ? ' ' : ''}${parts.join(' ')}`;
  return escaping.on ? markup(text) : text;
}

function toJson(run: Run, _context: TemplateContext, value: PyValue, indent: PyValue): PyValue {
  const text = encodeJson(run, value, {
    ...defaultStyle,
    sortKeys: true,
    ...(indent === null ? {} : { indent: textOf(indent) ?? ' '.repeat(Number(indent)), itemSeparator: ',' }),
  });
  run.work(text.length * 2);
  const codes = text.replaceAll(/[<>&']/g, (letter) => `\\u00${letter.charCodeAt(0).toString(16)}`);
  return markup(codes);
}

/** The filters by name. */
export const markupFilters: readonly (readonly [string, Filter])[] = [
  ['e', escapeFilter],
  ['escape', escapeFilter],
  [
    'forceescape',
    filter('do_forceescape(value)', (run: Run, value: PyValue) => markup(escapeText(run, textForm(run, value)))),
  ],
  ['safe', filter('do_mark_safe(value)', (run: Run, value: PyValue) => markup(textForm(run, value)))],
  ['striptags', filter('do_striptags(value)', (run: Run, value: PyValue) => withoutTags(run, textForm(run, value)))],
  ['xmlattr', contextFilter('do_xmlattr(eval_ctx, d, autospace=True)', xmlAttributes)],
  ['tojson', contextFilter('do_tojson(eval_ctx, value, indent=None)', toJson)],
  [
    'urlize',
    contextFilter(
      'do_urlize(eval_ctx, value, trim_url_limit=None, nofollow=False, target=None, rel=None, extra_schemes=None)',
      urlize,
    ),
  ],
];
