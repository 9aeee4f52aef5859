// HTML in texts: recognising, stripping and escaping it, and its addresses.
import { define, method } from '../../../language/runtime/declare.ts';
import { repr } from '../../../language/runtime/text.ts';
import { defineType, type PyType } from '../../../language/runtime/type.ts';
import { builtin, PyTuple, type PyValue } from '../../../language/runtime/values.ts';
import { cstr } from '../../casts.ts';
import type { Context } from '../../context.ts';
import { declare } from '../declared.ts';
import { searchedText } from './attribute-of.ts';
import { htmlToMarkdown } from './html-to-markdown.ts';
import { markdownToHtml } from './markdown.ts';
import { unicodeText } from './unicode.ts';
import { absoluteUrl, quotedUrl } from './url-texts.ts';

/** Where a pattern was found in a text (Python's re.Match). */
class PyMatch {
  readonly start: number;
  readonly found: string;
  constructor(start: number, found: string) {
    this.start = start;
    this.found = found;
  }
  get type(): PyType {
    return matchType;
  }
  get end(): number {
    return this.start + this.found.length;
  }
}

const matchType = defineType({
  name: 're.Match',
  qualname: 'Match',
  module: 're',
  bases: [builtin.object],
  subclassable: false,
  slots: {
    repr: (run, self) => {
      const { start, end, found } = self as PyMatch;
      return `<re.Match object; span=(${start}, ${end}), match=${repr(run, found)}>`;
    },
  },
});

define(matchType, [
  method('group()', { doc: 'Return the text that matched.', run: (_run, self: PyMatch) => self.found }),
  method('start()', { doc: 'Return where the match begins.', run: (_run, self: PyMatch) => self.start }),
  method('end()', { doc: 'Return where the match ends.', run: (_run, self: PyMatch) => self.end }),
  method('span()', {
    doc: 'Return where the match begins and ends.',
    run: (_run, self: PyMatch) => new PyTuple([self.start, self.end]),
  }),
]);

/** The first tag of a text. */
function firstTag(text: string): PyMatch | null {
  for (let open = text.indexOf('<'); open >= 0; open = text.indexOf('<', open + 1)) {
    const close = text.indexOf('>', open);
    if (close < 0) return null;
    if (close > open + 1) return new PyMatch(open, text.slice(open, close + 1));
  }
  return null;
}

/** A text without its comments and tags, in one pass over it. */
export function stripHtml(text: string): string {
  const kept: string[] = [];
  let at = 0;
  let comments = true;
  for (let open = text.indexOf('<'); open >= 0; open = text.indexOf('<', at)) {
    kept.push(text.slice(at, open));
    at = open;
    const last = comments && text.startsWith('<!--', open) ? text.indexOf('-->', open + 4) : -1;
    if (last < 0 && text.startsWith('<!--', open)) comments = false;
    const end = last < 0 ? text.indexOf('>', open) + 1 : last + 3;
    if (end === 0) break;
    at = end;
  }
  kept.push(text.slice(at));
  return kept.join('');
}

const entities: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['"', '&quot;'],
  ["'", '&apos;'],
  ['>', '&gt;'],
  ['<', '&lt;'],
]);

/** A text with HTML's special characters as entities. */
export function escapeHtml(text: string): string {
  return text.replaceAll(/[&"'<>]/g, (letter) => entities.get(letter) ?? letter);
}

const httpAddress = /(href|src)(\s*=\s*['"]?)(http[^'">]+)(['"]?)/g;
const relativeAddress = /(href|src)(\s*=\s*['"]?)((?!http)[^'" >]+)(['"]?)/g;
const styleAddress = /(:\s?url)(\(['"]?)((?!http)[^'" >]+)(['"]?\))/g;

function quoteUrls(html: string): string {
  return html.replaceAll(
    httpAddress,
    (_whole, name: string, before: string, url: string, after: string) => name + before + quotedUrl(url) + after,
  );
}

/** HTML whose addresses all name the site. */
export function expandUrls(context: Context, html: string): string {
  const site = absoluteUrl(context, '');
  const expanded = (url: string) => {
    if (/^(mailto|data:|tel:)/.test(url) || url.startsWith(site)) return url;
    return `${site}${url.startsWith('/') ? '' : '/'}${url}`;
  };
  return html
    .replaceAll(
      relativeAddress,
      (_whole, name: string, before: string, url: string, after: string) => name + before + expanded(url) + after,
    )
    .replaceAll(
      styleAddress,
      (_whole, name: string, before: string, url: string, after: string) =>
        `${name}${before}${expanded(url)}${after} !important`,
    );
}

const markdownNames = [
  ...['md_to_html', 'markdown'].map((name) =>
    declare(`frappe.utils.${name}(markdown_text)`, {
      doc: 'Return the HTML of a Markdown text.',
      examples: ["frappe.utils.md_to_html('# Hi')  #> '<h1 id=\"hi\">Hi</h1>\\n'"],
      run: (context, value: PyValue) => markdownToHtml(context.run, cstr(context.run, value)),
    }),
  ),
  declare('frappe.utils.to_markdown(html)', {
    doc: 'Return the Markdown of an HTML text.',
    run: (context, value: PyValue) => htmlToMarkdown(context.run, unicodeText(context.run, value)),
  }),
];

/** The names of this file. */
export const htmlNames = [
  ...markdownNames,
  declare('frappe.utils.is_html(text)', {
    doc: 'Return the first tag of a text, or None.',
    run: (_context, value: PyValue) => (typeof value === 'string' ? firstTag(value) : false),
  }),
  declare('frappe.utils.strip_html(text)', {
    doc: 'Return a text without tags.',
    examples: ["frappe.utils.strip_html('<p>Hi</p>')  #> 'Hi'"],
    run(context, value: PyValue) {
      const text = searchedText(value);
      context.run.work(text.length);
      return stripHtml(text);
    },
  }),
  declare('frappe.utils.escape_html(text)', {
    doc: "Return a text with HTML's special characters as entities.",
    examples: ["frappe.utils.escape_html('<b>')  #> '&lt;b&gt;'"],
    run(context, value: PyValue) {
      if (typeof value !== 'string') return value;
      context.run.chargeText(value.length * 2);
      return escapeHtml(value);
    },
  }),
  declare('frappe.utils.quote_urls(html)', {
    doc: 'Return HTML with its web addresses percent-encoded.',
    run: (_context, value: PyValue) => quoteUrls(searchedText(value)),
  }),
  ...['expand_relative_urls', 'scrub_urls'].map((name) =>
    declare(`frappe.utils.${name}(html)`, {
      doc: 'Return HTML whose addresses all name the site.',
      run: (context, value: PyValue) => expandUrls(context, searchedText(value)),
    }),
  ),
];
