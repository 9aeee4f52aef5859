// Markup: text that is HTML already, and the escaping of text that is not.
import '../../language/types/load.ts';
import { Parser } from 'htmlparser2';
import { call, type Keywords } from '../../language/runtime/call.ts';
import { type Declaration, define, pythonMethod } from '../../language/runtime/declare.ts';
import { raise } from '../../language/runtime/errors.ts';
import { toArray } from '../../language/runtime/iteration.ts';
import { binary, index } from '../../language/runtime/operators.ts';
import type { Run } from '../../language/runtime/run.ts';
import { repr, str } from '../../language/runtime/text.ts';
import { defineType, type PyType, type Slots } from '../../language/runtime/type.ts';
import { builtin, PyInstance, PyList, PyTuple, type PyValue, textOf, typeOf } from '../../language/runtime/values.ts';
import { classSlots } from '../../language/types/class-slots.ts';

const entities: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&#34;'],
  ["'", '&#39;'],
]);

/** A text with its marks written as HTML has them. */
export function escapeText(run: Run, text: string): string {
  run.work(text.length);
  run.chargeText(text.length);
  return text.replaceAll(/[&<>"']/g, (letter) => entities.get(letter) ?? letter);
}

/** A value of a type that knows its own HTML. */
interface WithHtml {
  readonly type: PyType;
  html(run: Run): string;
}

/** The HTML of a value that knows its own (Python's `__html__`). */
export function htmlOf(run: Run, value: PyValue): string | undefined {
  if (value instanceof PyInstance && value.type === markupType) return String(value.native);
  return typeof value === 'object' && value !== null && 'html' in value && typeof value.html === 'function'
    ? (value as WithHtml).html(run)
    : undefined;
}

/** The HTML of any value, escaped if it has none of its own. */
export function escaped(run: Run, value: PyValue): string {
  return htmlOf(run, value) ?? escapeText(run, str(run, value));
}

/** A text as Markup. */
export function markup(text: string): PyInstance {
  return new PyInstance(markupType, text);
}

/** A value as a text; Markup stays what it is. */
export function softText(run: Run, value: PyValue): PyValue {
  return textOf(value) === undefined ? str(run, value) : value;
}

function nativeMethod(name: string): PyValue {
  return builtin.str.lookup(name) ?? null;
}

/** Values that are texts again become Markup again. */
function marked(value: PyValue): PyValue {
  if (typeof value === 'string') return markup(value);
  if (value instanceof PyList) return new PyList(value.items.map(marked));
  return value instanceof PyTuple ? new PyTuple(value.items.map(marked)) : value;
}

const textMethods =
  'capitalize title lower upper swapcase casefold strip lstrip rstrip expandtabs zfill removeprefix removesuffix translate split rsplit splitlines partition rpartition'.split(
    ' ',
  );

/** Methods whose arguments from this position on become part of the text, and are escaped. */
const escapingMethods: readonly (readonly [name: string, from: number])[] = [
  ['replace', 1],
  ['ljust', 1],
  ['rjust', 1],
  ['center', 1],
];

function textMethod(name: string, from: number): Declaration {
  return pythonMethod(`${name}(self, *args, **kwargs)`, {
    doc: `As str.${name}, giving Markup.`,
    run(run, self: PyValue, args: PyValue[], keywords: Keywords) {
      const given = args.map((arg, at) => (at === from && textOf(arg) !== undefined ? escaped(run, arg) : arg));
      return marked(call(run, nativeMethod(name), [textOf(self) ?? '', ...given], keywords));
    },
  });
}

const slots: Slots = {
  ...classSlots(builtin.str.mro, new Map()),
  repr: (run, self: PyInstance) => `Markup(${repr(run, self.native as string)})`,
  getItem: (run, self: PyInstance, key) => marked(builtin.str.slots.getItem?.(run, self.native as string, key) ?? null),
  concat: (_run, _self, other) =>
    raise('TypeError', `unsupported operand type(s) for +: 'Markup' and '${typeOf(other).name}'`),
  binary: {
    '+': (run, left, right) => (isText(run, left) && isText(run, right) ? joined(run, left, right) : undefined),
    '*': (run, left, right) => repeated(run, isMarkup(left) ? left : right, isMarkup(left) ? right : left),
    '%': (run, left, right) => (isMarkup(left) ? filled(run, left, right) : undefined),
  },
};

/** The type of text that is HTML already. */
export const markupType: PyType = defineType({
  name: 'Markup',
  module: 'markupsafe',
  bases: [builtin.str],
  subclassable: false,
  slots,
});

function isMarkup(value: PyValue): value is PyInstance {
  return value instanceof PyInstance && value.type === markupType;
}

function repeated(run: Run, text: PyValue, count: PyValue): PyValue {
  return marked(binary(run, '*', textOf(text) ?? '', index(run, count)));
}

function isText(run: Run, value: PyValue): boolean {
  return textOf(value) !== undefined || htmlOf(run, value) !== undefined;
}

function joined(run: Run, left: PyValue, right: PyValue): PyValue {
  const text = escaped(run, left) + escaped(run, right);
  run.chargeText(text.length);
  return markup(text);
}

/** A value inside `%`, whose text forms and parts are escaped. */
class EscapedArgument {
  readonly value: PyValue;
  constructor(value: PyValue) {
    this.value = value;
  }
  get type(): PyType {
    return argumentType;
  }
  held(): Iterable<PyValue> {
    return [this.value];
  }
}

const argumentType = defineType({
  name: '_MarkupEscapeHelper',
  module: 'markupsafe',
  bases: [builtin.object],
  subclassable: false,
  slots: {
    str: (run, self: EscapedArgument) => escaped(run, self.value),
    repr: (run, self: EscapedArgument) => escapeText(run, repr(run, self.value)),
    getItem(run, self: EscapedArgument, key) {
      const slot = typeOf(self.value).slots.getItem;
      if (slot === undefined) return raise('TypeError', `'${typeOf(self.value).name}' object is not subscriptable`);
      return argument(slot(run, self.value, key));
    },
  },
});

/** Numbers need no escaping, and stay numbers for `%d`. */
function argument(value: PyValue): PyValue {
  return typeof value === 'number' || typeof value === 'bigint' || typeOf(value) === builtin.float
    ? value
    : new EscapedArgument(value);
}

function filled(run: Run, self: PyInstance, value: PyValue): PyValue {
  const wrapped =
    value instanceof PyTuple
      ? new PyTuple(value.items.map(argument))
      : textOf(value) === undefined && typeOf(value).slots.getItem !== undefined
        ? argument(value)
        : new PyTuple([argument(value)]);
  return markup(str(run, binary(run, '%', self.native as string, wrapped)));
}

define(markupType, [
  ...textMethods.map((name) => textMethod(name, -1)),
  ...escapingMethods.map(([name, from]) => textMethod(name, from)),
  pythonMethod('join(self, iterable, /)', {
    doc: 'As str.join, escaping the items.',
    run(run, self: PyValue, items: PyValue) {
      const texts = toArray(run, items).map((item) => escaped(run, item));
      return markup(str(run, call(run, nativeMethod('join'), [textOf(self) ?? '', new PyList(texts)])));
    },
  }),
  pythonMethod('unescape(self)', {
    doc: 'Return the text with the characters that its entities stand for.',
    run: (run, self: PyValue) => unescapeText(run, textOf(self) ?? ''),
  }),
  pythonMethod('striptags(self)', {
    doc: 'Return the text without tags and entities, white space as single spaces.',
    run: (run, self: PyValue) => withoutTags(run, textOf(self) ?? ''),
  }),
]);

/** A text without tags and comments, its white space as single spaces, its entities as what they stand for. */
export function withoutTags(run: Run, html: string): string {
  run.work(html.length * 2);
  run.chargeText(html.length);
  const parts: string[] = [];
  let at = 0;
  for (let start = html.indexOf('<'); start >= 0; start = html.indexOf('<', at)) {
    const comment = html.startsWith('<!--', start);
    const end = comment ? html.indexOf('-->', start + 4) : html.indexOf('>', start);
    if (end < 0) break;
    parts.push(html.slice(at, start));
    at = end + (comment ? 3 : 1);
  }
  parts.push(html.slice(at));
  const words = toArray(run, call(run, nativeMethod('split'), [parts.join('')]));
  return unescapeText(run, words.join(' '));
}

/** A text with the characters that its entities stand for. */
function unescapeText(run: Run, text: string): string {
  if (!text.includes('&')) return text;
  run.work(text.length * 8);
  const pieces: string[] = [];
  const parser = new Parser({ ontext: (piece) => pieces.push(piece) }, { decodeEntities: true });
  // No tags are wanted, so that nothing may look like one.
  parser.end(text.replaceAll('<', '&lt;'));
  return pieces.join('');
}
