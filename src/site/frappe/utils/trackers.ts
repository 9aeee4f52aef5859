// The campaign parameters (UTM) of addresses.
import { getAttribute } from '../../../language/runtime/attributes.ts';
import { call } from '../../../language/runtime/call.ts';
import { truth } from '../../../language/runtime/operators.ts';
import { str } from '../../../language/runtime/text.ts';
import type { PyValue } from '../../../language/runtime/values.ts';
import type { Context } from '../../context.ts';
import { attributes } from '../../dictionary.ts';
import { declare } from '../declared.ts';
import { textWith } from './attribute-of.ts';
import { queryPairs, queryText } from './url-texts.ts';

const parts = ['source', 'medium', 'campaign', 'content'] as const;

function split(url: string): { readonly before: string; readonly query: string; readonly fragment: string } {
  const hash = url.indexOf('#');
  const bare = hash < 0 ? url : url.slice(0, hash);
  const mark = bare.indexOf('?');
  return {
    before: mark < 0 ? bare : bare.slice(0, mark),
    query: mark < 0 ? '' : bare.slice(mark + 1),
    fragment: hash < 0 ? '' : url.slice(hash),
  };
}

function withTrackers(context: Context, url: string, given: readonly PyValue[]): string {
  if (/^mailto:/i.test(url)) return url;
  const { before, query, fragment } = split(url);
  const pairs = new Map(queryPairs(query));
  for (const [at, part] of parts.entries()) {
    const value = given[at] ?? null;
    // Without a source there is nothing to track, so that one is always written.
    if (part === 'source' || truth(context.run, value)) pairs.set(`utm_${part}`, str(context.run, value));
  }
  return `${before}${pairs.size === 0 ? '' : `?${queryText(pairs)}`}${fragment}`;
}

/** The trackers among some values, under their full names. */
function trackersIn(context: Context, find: (key: string) => PyValue | undefined): PyValue {
  const entries: [string, PyValue][] = [];
  for (const part of parts) {
    const value = find(`utm_${part}`) ?? find(part) ?? null;
    if (truth(context.run, value)) entries.push([`utm_${part}`, value]);
  }
  return attributes(context.run, entries);
}

/** The names of this file. */
export const trackerNames = [
  declare('frappe.utils.add_trackers_to_url(url, source, campaign=None, medium=None, content=None)', {
    doc: 'Return an address with campaign parameters.',
    run: (context, url: PyValue, source: PyValue, campaign: PyValue, medium: PyValue, content: PyValue) =>
      withTrackers(context, textWith(context.run, url, 'decode'), [source, medium, campaign, content]),
  }),
  declare('frappe.utils.parse_and_map_trackers_from_url(url, create=False)', {
    doc: 'Return the campaign parameters of an address.',
    run(context, url: PyValue) {
      const pairs = new Map(queryPairs(split(textWith(context.run, url, 'decode')).query));
      return trackersIn(context, (key) => pairs.get(key));
    },
  }),
  declare('frappe.utils.map_trackers(url_trackers, create=False)', {
    doc: 'Return campaign parameters under their full names.',
    run(context, given: PyValue) {
      const get = getAttribute(context.run, given, 'get');
      return trackersIn(context, (key) => call(context.run, get, [key]) ?? undefined);
    },
  }),
];
