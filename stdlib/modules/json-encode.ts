// Python values to JSON text, as CPython's json.JSONEncoder writes it.

import { PyDict } from '../../src/language/runtime/containers.ts';
import { raise } from '../../src/language/runtime/errors.ts';
import { isInt } from '../../src/language/runtime/numbers.ts';
import type { Run } from '../../src/language/runtime/run.ts';
import { repr } from '../../src/language/runtime/text.ts';
import {
  PyFloat,
  PyInstance,
  PyList,
  type PyObject,
  PyTuple,
  type PyValue,
  typeOf,
} from '../../src/language/runtime/values.ts';
import { worded } from '../../src/language/runtime/wording.ts';
import { floatRepr } from '../../src/language/types/float-text.ts';
import { sortItems } from '../../src/language/types/sorting.ts';
import { TextBuilder } from '../../src/language/types/text-builder.ts';

/** How a text is written; what is left out is as json.dumps has it. */
export interface JsonStyle {
  /** One level of indentation; `undefined` puts all on one line. */
  readonly indent?: string | undefined;
  readonly itemSeparator: string;
  readonly keySeparator: string;
  readonly sortKeys: boolean;
  readonly ascii: boolean;
  readonly allowNan: boolean;
  /** Floats that are no numbers are written as null. */
  readonly nanAsNull?: boolean;
  /** Keys that JSON cannot have are left out instead of being refused. */
  readonly skipKeys: boolean;
  /** Stands in for a value that JSON does not know; what it gives is written instead. */
  readonly fallback?: ((run: Run, value: PyValue) => PyValue) | undefined;
}

/** json.dumps without arguments. */
export const defaultStyle: JsonStyle = {
  itemSeparator: ', ',
  keySeparator: ': ',
  sortKeys: false,
  ascii: true,
  allowNan: true,
  skipKeys: false,
};

/** The JSON text of a value; TypeError or ValueError in CPython's words for what has none. */
export function encodeJson(run: Run, value: PyValue, style: JsonStyle = defaultStyle): string {
  const encoder = new Encoder(run, style);
  encoder.write(value, 0);
  return encoder.text;
}

class Encoder {
  text = '';
  readonly #run: Run;
  readonly #style: JsonStyle;
  readonly #open = new Set<PyObject>();

  constructor(run: Run, style: JsonStyle) {
    this.#run = run;
    this.#style = style;
  }

  write(value: PyValue, level: number): void {
    this.#run.tick();
    const plain = this.#scalar(value);
    if (plain !== undefined) this.#put(plain);
    else this.#nested(value as PyObject, level);
  }

  #put(piece: string): void {
    this.#run.chargeText(this.text.length + piece.length);
    this.text += piece;
  }

  #scalar(given: PyValue): string | undefined {
    // An instance of a subclass of int or str is written as what it stands for.
    const value = given instanceof PyInstance && given.native !== undefined ? given.native : given;
    if (value === null) return 'null';
    if (typeof value === 'string') return quoteJson(this.#run, value, this.#style.ascii);
    if (typeof value === 'boolean') return value ? 'true' : 'false';
    if (isInt(value)) return repr(this.#run, value);
    return value instanceof PyFloat ? this.#float(value) : undefined;
  }

  #float({ value }: PyFloat): string {
    if (Number.isFinite(value)) return repr(this.#run, new PyFloat(value));
    if (this.#style.nanAsNull) return 'null';
    if (!this.#style.allowNan) return raise('ValueError', worded(this.#run, 'jsonRange', floatRepr(value)));
    return Number.isNaN(value) ? 'NaN' : value > 0 ? 'Infinity' : '-Infinity';
  }

  #nested(value: PyObject, level: number): void {
    if (this.#open.has(value)) raise('ValueError', 'Circular reference detected');
    this.#open.add(value);
    this.#run.enter(' while encoding a JSON object');
    if (value instanceof PyDict) this.#object(value, level);
    else if (value instanceof PyList || value instanceof PyTuple) this.#array(value.items, level);
    else this.#other(value, level);
    this.#run.depth -= 1;
    this.#open.delete(value);
  }

  #other(value: PyValue, level: number): void {
    const { fallback } = this.#style;
    if (fallback === undefined) raise('TypeError', `Object of type ${typeOf(value).qualname} is not JSON serializable`);
    else this.write(fallback(this.#run, value), level);
  }

  #array(items: readonly PyValue[], level: number): void {
    if (items.length === 0) return this.#put('[]');
    const [open, between, close] = this.#brackets('[', ']', level);
    for (let at = 0; at < items.length; at += 1) {
      this.#put(at === 0 ? open : between);
      this.write(items[at] as PyValue, level + 1);
    }
    this.#put(close);
  }

  #brackets(open: string, close: string, level: number): readonly [string, string, string] {
    const { indent, itemSeparator } = this.#style;
    if (indent === undefined) return [open, itemSeparator, close];
    const inner = `\n${indent.repeat(level + 1)}`;
    return [open + inner, itemSeparator + inner, `\n${indent.repeat(level)}${close}`];
  }

  #object(dict: PyDict, level: number): void {
    if (dict.table.size === 0) return this.#put('{}');
    const [open, between, close] = this.#brackets('{', '}', level);
    let first = true;
    for (const [key, value] of this.#entries(dict)) {
      const name = this.#key(key);
      if (name === undefined) continue;
      this.#put((first ? open : between) + quoteJson(this.#run, name, this.#style.ascii) + this.#style.keySeparator);
      this.write(value, level + 1);
      first = false;
    }
    this.#put(first ? '{}' : close);
  }

  #entries(dict: PyDict): readonly (readonly [PyValue, PyValue])[] {
    const run = this.#run;
    const entries = dict.table.keys().map((key) => [key, dict.table.get(run, key) ?? null] as const);
    if (!this.#style.sortKeys) return entries;
    // Python sorts the items, so values decide only between equal keys, which a dict has not.
    const pairs: PyValue[] = entries.map(([key, value]) => new PyTuple([key, value]));
    return sortItems(run, pairs, null, false).map((pair) => (pair as PyTuple).items as readonly [PyValue, PyValue]);
  }

  #key(key: PyValue): string | undefined {
    if (typeof key === 'string') return key;
    if (key === null || typeof key === 'boolean' || isInt(key) || key instanceof PyFloat) return this.#scalar(key);
    if (this.#style.skipKeys) return undefined;
    return raise('TypeError', `keys must be str, int, float, bool or None, not ${typeOf(key).name}`);
  }
}

const escapes: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
  ['\f', '\\f'],
  ['\b', '\\b'],
]);

/** A JSON string literal. */
export function quoteJson(run: Run, text: string, ascii: boolean): string {
  run.work(text.length);
  const special = ascii ? /["\\\x00-\x1f\x7f-\uffff]/ : /["\\\x00-\x1f]/;
  if (!special.test(text)) return `"${text}"`;
  const builder = new TextBuilder(run);
  for (let at = 0; at < text.length; at += PART) builder.add(escapedPart(text.slice(at, at + PART), ascii));
  return `"${builder.finish()}"`;
}

/** A long text is never taken apart as a whole: its units, one by one, would need many times its memory. */
const PART = 4096;

function escapedPart(text: string, ascii: boolean): string {
  let quoted = '';
  for (let at = 0; at < text.length; at += 1) quoted += escapeOf(text.charAt(at), ascii);
  return quoted;
}

function escapeOf(letter: string, ascii: boolean): string {
  const short = escapes.get(letter);
  if (short !== undefined) return short;
  if (letter < ' ' || (ascii && letter > '~')) {
    return `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
  }
  return letter;
}
