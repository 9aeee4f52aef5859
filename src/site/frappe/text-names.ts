// Text and JSON helpers that scripts find as globals.

import { jsonMembers } from '../../../stdlib/modules/json.ts';
import { getAttribute } from '../../language/runtime/attributes.ts';
import { PyDict } from '../../language/runtime/containers.ts';
import { caught, raise } from '../../language/runtime/errors.ts';
import { getItem } from '../../language/runtime/items.ts';
import { truth } from '../../language/runtime/operators.ts';
import type { Run } from '../../language/runtime/run.ts';
import { HashTable } from '../../language/runtime/table.ts';
import { str } from '../../language/runtime/text.ts';
import { PyTuple, type PyValue, typeOf } from '../../language/runtime/values.ts';
import { bytesFromText } from '../base64.ts';
import { cint, cstr } from '../casts.ts';
import { attributes } from '../dictionary.ts';
import { fullName } from '../documents/users.ts';
import { parseJson } from '../json.ts';
import { constant, declare } from './declared.ts';
import { dumpFrappeJson, type FrappeJsonStyle, handledJson } from './json-text.ts';
import { htmlToMarkdown } from './utils/html-to-markdown.ts';
import { md5 } from './utils/md5.ts';
import { mimetypeOf } from './utils/mimetypes.ts';
import { safeHtml } from './utils/safe-html.ts';
import { unicodeText } from './utils/unicode.ts';

/** The name of a file or an address; TypeError for what is none. */
function pathText(value: PyValue): string {
  return typeof value === 'string'
    ? value
    : raise('TypeError', `expected str, bytes or os.PathLike object, not ${typeOf(value).name}`);
}

/** `as_json` falls back to this order where keys cannot be compared. */
function sortedByText(run: Run, value: PyValue): PyValue {
  if (!(value instanceof PyDict)) return getAttribute(run, value, 'items');
  const entries = [...value.table.map].map(([key, each]) => [value.table.written(key), each] as const);
  const texts = new Map(entries.map(([key]) => [key, str(run, key)]));
  const order = (key: PyValue) => texts.get(key) ?? '';
  entries.sort(([one], [other]) => (order(one) < order(other) ? -1 : order(one) > order(other) ? 1 : 0));
  const sorted = new HashTable();
  for (const [key, each] of entries) sorted.set(run, key, each);
  return new PyDict(sorted);
}

function asJson(run: Run, value: PyValue, style: FrappeJsonStyle): string {
  try {
    return dumpFrappeJson(run, value, style);
  } catch (thrown) {
    if (caught(thrown, 'TypeError') === undefined) throw thrown;
    return dumpFrappeJson(run, sortedByText(run, value), { ...style, sortKeys: false });
  }
}

function separatorsOf(run: Run, value: PyValue): readonly [string, string] | undefined {
  if (value === null) return undefined;
  return [str(run, getItem(run, value, 0)), str(run, getItem(run, value, 1))];
}

/** The names of this file. */
export const textNames = [
  declare('_(msg, lang=None, context=None)', {
    doc: 'Return a text translated, or as it is.',
    run: (_context, message: PyValue) => message,
  }),
  declare('as_json(obj, indent=1, separators=None, ensure_ascii=True)', {
    doc: 'Return a value as JSON with sorted keys.',
    examples: ['as_json([1, 2], indent=None)  #> [1,2]'],
    run({ run }, value: PyValue, indent: PyValue, separators: PyValue, ascii: PyValue) {
      const written = separatorsOf(run, separators);
      return asJson(run, value, {
        indent: indent === null ? null : Number(cint(indent)),
        ascii: truth(run, ascii),
        ...(written === undefined ? {} : { separators: written }),
      });
    },
  }),
  declare('scrub(txt)', {
    doc: 'Return a text in lower case with underscores for spaces and dashes.',
    examples: ['scrub("Sales Order-X")  #> sales_order_x'],
    run: (context, text: PyValue) =>
      unicodeText(context.run, text).replaceAll(' ', '_').replaceAll('-', '_').toLowerCase(),
  }),
  declare('guess_mimetype(url, strict=True)', {
    doc: 'Return the MIME type and encoding that a file name suggests.',
    run(_context, name: PyValue) {
      const { type, encoding } = mimetypeOf(pathText(name));
      return new PyTuple([type, encoding]);
    },
  }),
  constant('json.loads', jsonMembers.get('loads') ?? null),
  constant('json.dumps', jsonMembers.get('dumps') ?? null),
  declare('frappe.json_handler(obj)', {
    doc: 'Return what stands for a value that JSON does not know, for the `default` of `json.dumps`.',
    run: ({ run }, value: PyValue) => handledJson(run, value),
  }),
  declare('html2text(html, strip_links=False, wrap=True)', {
    doc: 'Return the Markdown of an HTML text.',
    examples: ['html2text("<p>a <b>b</b></p>")  #> a **b**'],
    run: ({ run }, html: PyValue, stripLinks: PyValue, wrap: PyValue) =>
      htmlToMarkdown(run, unicodeText(run, html), { links: !truth(run, stripLinks), wrap: truth(run, wrap) }),
  }),
  declare('frappe.sanitize_html(html, linkify=False)', {
    doc: 'Return HTML with nothing in it that could act; texts without a tag and JSON stay as they are.',
    examples: ['frappe.sanitize_html("<b onclick=\'x()\'>b</b>")  #> <b>b</b>'],
    run(context, html: PyValue) {
      if (typeof html !== 'string' || !/<[a-z]/i.test(html) || parseJson(context.run, html) !== undefined) return html;
      return safeHtml(context.run, html, context.is15 ? 'shown' : 'removed');
    },
  }),
  declare('frappe.get_gravatar(email, default="mm")', {
    doc: 'Return the address of the picture that belongs to an e-mail address.',
    run({ run }, email: PyValue, fallback: PyValue) {
      const bytes = bytesFromText(cstr(run, email));
      run.work(bytes.length * 16);
      return `https://secure.gravatar.com/avatar/${md5(bytes)}?d=${str(run, fallback)}&s=200`;
    },
  }),
  declare('frappe.get_hooks(hook=None, default=None, app_name=None)', {
    doc: 'Return the hooks of the apps: none, as this host has no apps.',
    run: ({ run }, hook: PyValue, fallback: PyValue) => (truth(run, hook) ? fallback : attributes(run)),
  }),
  declare('frappe.get_fullname(user=None)', {
    doc: 'Return the full name of a user.',
    run: (context, user: PyValue) =>
      fullName(context, user === null || !truth(context.run, user) ? context.user : cstr(context.run, user)),
  }),
];
