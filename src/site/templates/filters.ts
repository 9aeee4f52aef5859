// The filters of templates: Jinja's, and those that Frappe adds.
import { jsonMembers } from '../../../stdlib/modules/json.ts';
import { call } from '../../language/runtime/call.ts';
import { PyDict } from '../../language/runtime/containers.ts';
import { toArray } from '../../language/runtime/iteration.ts';
import { binary, length, truth, unary } from '../../language/runtime/operators.ts';
import type { Run } from '../../language/runtime/run.ts';
import { str } from '../../language/runtime/text.ts';
import { PyFloat, PyList, PyTuple, type PyValue } from '../../language/runtime/values.ts';
import { cint, cstr, flt } from '../casts.ts';
import { textEntries } from '../dictionary.ts';
import { dumpFrappeJson } from '../frappe/json-text.ts';
import { attributeOf, PyUndefined, raiseJinja } from './scope.ts';
import { sequenceFilters } from './sequence-filters.ts';

/** What a filter does with a value and its arguments. */
export type FilterBody = (
  run: Run,
  value: PyValue,
  args: readonly PyValue[],
  keywords: ReadonlyMap<string, PyValue>,
) => PyValue;

/** A filter from text to text. */
function textual(change: (text: string) => string): FilterBody {
  return (run, value) => {
    const text = str(run, value);
    run.work(text.length * 4);
    run.chargeText(text.length);
    return change(text);
  };
}

function method(name: string): FilterBody {
  return (run, value, args) => call(run, attributeOf(run, str(run, value), name), [...args]);
}

const entities: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&#34;'],
  ["'", '&#39;'],
]);

const escaped = textual((text) => text.replaceAll(/[&<>"']/g, (letter) => entities.get(letter) ?? letter));

const fallback: FilterBody = (run, value, [instead = '', boolean = false], keywords) => {
  const missing =
    value instanceof PyUndefined || (truth(run, keywords.get('boolean') ?? boolean) && !truth(run, value));
  return missing ? (keywords.get('default_value') ?? instead) : value;
};

const size: FilterBody = (run, value) => length(run, value);

const rounded: FilterBody = (run, value, [digits = 0, how = 'common'], keywords) => {
  const places = Number(cint(keywords.get('precision') ?? digits));
  const factor = 10 ** places;
  const number = Number(str(run, value));
  const method = keywords.get('method') ?? how;
  if (method === 'ceil') return new PyFloat(Math.ceil(number * factor) / factor);
  if (method === 'floor') return new PyFloat(Math.floor(number * factor) / factor);
  return new PyFloat(Number(number.toFixed(Math.min(100, Math.max(0, places)))));
};

const percent: FilterBody = (run, value, args, keywords) => {
  const entries = [...keywords];
  if (entries.length > 0 && args.length > 0)
    return raiseJinja('FilterArgumentError', "can't handle positional and keyword arguments at the same time");
  return binary(run, '%', str(run, value), entries.length > 0 ? dictOf(run, entries) : new PyTuple([...args]));
};

function dictOf(run: Run, entries: readonly (readonly [string, PyValue])[]): PyValue {
  const made = call(run, jsonMembers.get('loads') ?? null, ['{}']);
  if (made instanceof PyDict) for (const [name, value] of entries) made.table.set(run, name, value);
  return made;
}

const replaced: FilterBody = (run, value, args) => call(run, attributeOf(run, str(run, value), 'replace'), [...args]);

const truncated: FilterBody = (run, value, [most = 255, kill = false, end = '...', leeway = 5], keywords) => {
  const text = str(run, value);
  const limit = Number(cint(keywords.get('length') ?? most));
  const tail = str(run, keywords.get('end') ?? end);
  if (text.length <= limit + Number(cint(keywords.get('leeway') ?? leeway))) return text;
  const cut = text.slice(0, Math.max(0, limit - tail.length));
  if (truth(run, keywords.get('killwords') ?? kill)) return `${cut}${tail}`;
  const space = cut.lastIndexOf(' ');
  return `${space < 0 ? cut : cut.slice(0, space)}${tail}`;
};

const indented: FilterBody = (run, value, [width = 4, first = false], keywords) => {
  const chosen = keywords.get('width') ?? width;
  const count = Number(cint(chosen));
  const text = str(run, value);
  run.chargeText(text.length + count * text.split('\n').length);
  const margin = typeof chosen === 'string' ? chosen : ' '.repeat(count);
  const lines = text.split('\n').map((line, at) => (at === 0 || line === '' ? line : `${margin}${line}`));
  return `${truth(run, keywords.get('first') ?? first) ? margin : ''}${lines.join('\n')}`;
};

const encoded: FilterBody = (run, value) => {
  const part = (each: PyValue) => encodeURIComponent(str(run, each).toWellFormed()).replaceAll('%2F', '/');
  if (value instanceof PyDict)
    return textEntries(value)
      .map(([key, each]) => `${encodeURIComponent(key.toWellFormed())}=${part(each).replaceAll('/', '%2F')}`)
      .join('&');
  return part(value);
};

/** The filters by name. */
export const filters: ReadonlyMap<string, FilterBody> = new Map<string, FilterBody>([
  ...sequenceFilters,
  ['default', fallback],
  ['d', fallback],
  ['upper', textual((text) => text.toUpperCase())],
  ['lower', textual((text) => text.toLowerCase())],
  ['title', method('title')],
  ['capitalize', method('capitalize')],
  ['trim', method('strip')],
  ['center', method('center')],
  ['replace', replaced],
  ['escape', escaped],
  ['e', escaped],
  ['forceescape', escaped],
  ['safe', (_run, value) => value],
  ['string', (run, value) => str(run, value)],
  [
    'striptags',
    textual((text) =>
      text
        .replaceAll(/<!--[\s\S]*?-->|<[^>]*>/g, '')
        .replaceAll(/\s+/g, ' ')
        .trim(),
    ),
  ],
  [
    'wordcount',
    (run, value) =>
      str(run, value)
        .split(/\s+/)
        .filter((word) => word !== '').length,
  ],
  ['length', size],
  ['count', size],
  ['len', size],
  ['abs', (run, value) => (truth(run, binary(run, '-', value, value)) ? value : positive(run, value))],
  ['round', rounded],
  ['int', (_run, value) => cint(value)],
  ['float', (_run, value) => new PyFloat(flt(value))],
  ['flt', (_run, value) => new PyFloat(flt(value))],
  ['str', (run, value) => cstr(run, value)],
  ['format', percent],
  ['truncate', truncated],
  ['indent', indented],
  ['urlencode', encoded],
  ['json', (run, value) => dumpFrappeJson(run, value, 1)],
  ['tojson', (run, value) => dumpFrappeJson(run, value, null)],
  ['attr', (run, value, [name = null]) => attributeOf(run, value, str(run, name))],
  ['items', (run, value) => (value instanceof PyDict ? pairsOf(run, value) : new PyList([]))],
]);

function positive(run: Run, value: PyValue): PyValue {
  const negative = unary(run, '-', value);
  return str(run, value).startsWith('-') ? negative : value;
}

function pairsOf(run: Run, value: PyDict): PyValue {
  return new PyList(toArray(run, call(run, attributeOf(run, value, 'items'), [])));
}
