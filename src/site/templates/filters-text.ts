// The filters of templates that change texts.
import { unpacked } from '../../language/compile/targets.ts';
import { getAttribute } from '../../language/runtime/attributes.ts';
import { call, type Keywords } from '../../language/runtime/call.ts';
import { dictOf, PyDict } from '../../language/runtime/containers.ts';
import { raise } from '../../language/runtime/errors.ts';
import { getItem } from '../../language/runtime/items.ts';
import { toArray } from '../../language/runtime/iteration.ts';
import { binary, compare, index, inplace, length, truth } from '../../language/runtime/operators.ts';
import type { Run } from '../../language/runtime/run.ts';
import { str } from '../../language/runtime/text.ts';
import { PySlice, PyTuple, type PyValue, textOf, typeOf } from '../../language/runtime/values.ts';
import type { TemplateContext } from './context.ts';
import { contextFilter, type Filter, filter } from './declare-filter.ts';
import { raiseJinja } from './errors.ts';
import { escaped, htmlOf, markup, softText } from './markup.ts';
import { wrapped } from './wordwrap.ts';

/** Calls a method of a text, which may be Markup. */
function method(run: Run, text: PyValue, name: string, ...args: PyValue[]): PyValue {
  return call(run, getAttribute(run, text, name), args);
}

/** A filter that is a method of its value as a text. */
function methodFilter(name: string): Filter {
  return filter(`do_${name}(s)`, (run: Run, value: PyValue) => method(run, softText(run, value), name));
}

function title(run: Run, value: PyValue): string {
  const text = str(run, value);
  run.work(text.length * 4);
  run.chargeText(text.length);
  return text
    .split(/([-\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000({[<]+)/u)
    .map((part) => {
      const [first = ''] = part;
      return first.toUpperCase() + part.slice(first.length).toLowerCase();
    })
    .join('');
}

function replace(
  run: Run,
  { escaping }: TemplateContext,
  value: PyValue,
  old: PyValue,
  fresh: PyValue,
  count: PyValue,
): PyValue {
  const most = count ?? -1;
  if (!escaping.on) return method(run, str(run, value), 'replace', str(run, old), str(run, fresh), most);
  const isHtml = (each: PyValue) => htmlOf(run, each) !== undefined;
  const text = isHtml(old) || (isHtml(fresh) && !isHtml(value)) ? markup(escaped(run, value)) : softText(run, value);
  return method(run, text, 'replace', softText(run, old), softText(run, fresh), most);
}

function indent(run: Run, value: PyValue, width: PyValue, first: PyValue, blank: PyValue): PyValue {
  const isMarkup = textOf(value) !== undefined && htmlOf(run, value) !== undefined;
  const asText = (text: PyValue) => (isMarkup ? markup(str(run, text)) : text);
  const margin = asText(textOf(width) === undefined ? binary(run, '*', ' ', width) : width);
  const newline = asText('\n');
  const lines = toArray(run, method(run, inplace(run, '+', value, newline), 'splitlines'));
  const [start = '', ...rest] = lines;
  const all = truth(run, blank);
  const indented = rest.map((line) => (all || truth(run, line) ? binary(run, '+', margin, line) : line));
  const text = indented.reduce<PyValue>((sum, line) => binary(run, '+', binary(run, '+', sum, newline), line), start);
  return truth(run, first) ? binary(run, '+', margin, text) : text;
}

function truncate(
  run: Run,
  _context: TemplateContext,
  value: PyValue,
  most: PyValue,
  killWords: PyValue,
  end: PyValue,
  leeway: PyValue,
): PyValue {
  const tail = length(run, end);
  const spare = leeway ?? 5;
  if (!truth(run, compare(run, '>=', most, tail)))
    raise('AssertionError', `expected length >= ${tail}, got ${str(run, most)}`);
  if (!truth(run, compare(run, '>=', spare, 0)))
    raise('AssertionError', `expected leeway >= 0, got ${str(run, spare)}`);
  if (truth(run, compare(run, '<=', length(run, value), binary(run, '+', most, spare)))) return value;
  const cut = getItem(run, value, new PySlice(null, binary(run, '-', most, tail), null));
  if (truth(run, killWords)) return binary(run, '+', cut, end);
  return binary(run, '+', getItem(run, method(run, cut, 'rsplit', ' ', 1), 0), end);
}

function format(run: Run, value: PyValue, args: PyValue[], keywords: Keywords): PyValue {
  const named = keywords.names.length > 0;
  if (named && args.length > 0)
    raiseJinja('FilterArgumentError', "can't handle positional and keyword arguments at the same time");
  const values = named
    ? dictOf(
        run,
        keywords.names.map((name, at) => [name, keywords.values[at] ?? null] as const),
      )
    : new PyTuple(args);
  return binary(run, '%', softText(run, value), values);
}

/** A text as a part of a URL: what is safe stands as it is. */
function quoteUrl(run: Run, value: PyValue, safe: string): string {
  const text = str(run, value).toWellFormed();
  run.work(text.length * 4);
  run.chargeText(text.length * 3);
  const quoted = encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return safe === '/' ? quoted.replaceAll('%2F', '/') : quoted.replaceAll('%20', '+');
}

function urlencode(run: Run, value: PyValue): PyValue {
  if (textOf(value) !== undefined || typeOf(value).slots.iter === undefined) return quoteUrl(run, value, '/');
  const pairs = toArray(run, value instanceof PyDict ? method(run, value, 'items') : value);
  return pairs
    .map((pair) => {
      const [key = null, item = null] = unpacked(run, pair, 2);
      return `${quoteUrl(run, key, '')}=${quoteUrl(run, item, '')}`;
    })
    .join('&');
}

function wordwrap(
  run: Run,
  _context: TemplateContext,
  value: PyValue,
  width: PyValue,
  breakLongWords: PyValue,
  wrapString: PyValue,
  breakOnHyphens: PyValue,
): PyValue {
  const lines = toArray(run, method(run, value, 'splitlines')).map((line) => str(run, line));
  const wide = Number(index(run, width));
  if (wide <= 0 && lines.length > 0) raise('ValueError', `invalid width ${wide} (must be > 0)`);
  const wrapping = {
    width: wide,
    breakLongWords: truth(run, breakLongWords),
    breakOnHyphens: truth(run, breakOnHyphens),
  };
  const between = wrapString === null ? '\n' : str(run, wrapString);
  const size = lines.reduce((sum, line) => sum + line.length, 0);
  run.work(size * 64);
  run.chargeText(size * (1 + between.length));
  return lines.map((line) => wrapped(line, wrapping).join(between)).join(between);
}

/** The filters by name. */
export const textFilters: readonly (readonly [string, Filter])[] = [
  ['upper', methodFilter('upper')],
  ['lower', methodFilter('lower')],
  ['capitalize', methodFilter('capitalize')],
  ['title', filter('do_title(s)', title)],
  [
    'trim',
    filter('do_trim(value, chars=None)', (run: Run, value: PyValue, chars: PyValue) =>
      method(run, softText(run, value), 'strip', chars),
    ),
  ],
  [
    'center',
    filter('do_center(value, width=80)', (run: Run, value: PyValue, width: PyValue) =>
      method(run, softText(run, value), 'center', width),
    ),
  ],
  ['replace', contextFilter('do_replace(eval_ctx, s, old, new, count=None)', replace)],
  ['indent', filter('do_indent(s, width=4, first=False, blank=False)', indent)],
  ['truncate', contextFilter('do_truncate(env, s, length=255, killwords=False, end="...", leeway=None)', truncate)],
  [
    'wordwrap',
    contextFilter(
      'do_wordwrap(environment, s, width=79, break_long_words=True, wrapstring=None, break_on_hyphens=True)',
      wordwrap,
    ),
  ],
  [
    'wordcount',
    filter('do_wordcount(s)', (run: Run, value: PyValue) => {
      const text = str(run, value);
      run.work(text.length * 2);
      return text.match(/[\p{L}\p{N}_]+/gu)?.length ?? 0;
    }),
  ],
  ['format', filter('do_format(value, *args, **kwargs)', format)],
  ['string', filter('soft_str(s)', softText)],
  ['urlencode', filter('do_urlencode(value)', urlencode)],
];
