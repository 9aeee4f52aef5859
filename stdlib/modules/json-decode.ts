// JSON text to Python values, with the errors of CPython's json.JSONDecoder and their places.
import { PyDict } from '../../src/language/runtime/containers.ts';
import { PyException, Raise } from '../../src/language/runtime/errors.ts';
import { int } from '../../src/language/runtime/numbers.ts';
import { PINNED, type Run } from '../../src/language/runtime/run.ts';
import { HashTable } from '../../src/language/runtime/table.ts';
import type { PyType } from '../../src/language/runtime/type.ts';
import { PyFloat, PyList, PyTuple, type PyValue } from '../../src/language/runtime/values.ts';
import { readInt } from '../../src/language/types/int-text.ts';
import { JSONDecodeError } from './json-error.ts';

/** What is made of the parts; what is left out is as json.loads has it. */
export interface DecodeHooks {
  /** The class of objects; default dict. */
  readonly dictType?: PyType;
  readonly object?: ((object: PyValue) => PyValue) | undefined;
  readonly pairs?: ((pairs: PyValue) => PyValue) | undefined;
  readonly float?: ((text: string) => PyValue) | undefined;
  readonly int?: ((text: string) => PyValue) | undefined;
  readonly constant?: ((name: string) => PyValue) | undefined;
  /** Control characters are refused inside strings; default true. */
  readonly strict?: boolean;
}

/** Reads one JSON document; raises JSONDecodeError. */
export function decodeJson(run: Run, text: string, hooks: DecodeHooks = {}): PyValue {
  run.work(text.length);
  const decoder = new Decoder(run, text, hooks);
  return decoder.document();
}

const NUMBER = /-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?/y;
const PLAIN = /[^"\\\x00-\x1f]*/y;
const ANYTHING_PLAIN = /[^"\\]*/y;

const constants: readonly (readonly [string, PyValue])[] = [
  ['null', null],
  ['true', true],
  ['false', false],
];
const numberNames: readonly (readonly [string, number])[] = [
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['-Infinity', Number.NEGATIVE_INFINITY],
];
const shortEscapes: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

class Decoder {
  readonly #run: Run;
  readonly #text: string;
  readonly #hooks: DecodeHooks;
  #at = 0;

  constructor(run: Run, text: string, hooks: DecodeHooks) {
    this.#run = run;
    this.#text = text;
    this.#hooks = hooks;
  }

  document(): PyValue {
    if (this.#text.startsWith('\ufeff')) this.#fail('Unexpected UTF-8 BOM (decode using utf-8-sig)', 0);
    this.#space();
    // What is read so far hangs only on the decoder, where a survey cannot see it.
    this.#run.filling.push(PINNED);
    const value = this.#value();
    this.#run.filling.pop();
    this.#space();
    if (this.#at < this.#text.length) this.#fail('Extra data', this.#at);
    return value;
  }

  #fail(message: string, at: number): never {
    throw new Raise(decodeError(message, this.#text, at));
  }

  #space(): void {
    while (' \t\n\r'.includes(this.#text.charAt(this.#at)) && this.#at < this.#text.length) this.#at += 1;
  }

  #value(): PyValue {
    this.#run.tick();
    const letter = this.#text.charAt(this.#at);
    if (letter === '"') return this.#string();
    if (letter === '{') return this.#nested(() => this.#object());
    if (letter === '[') return this.#nested(() => this.#array());
    const word = this.#word();
    return word === undefined ? this.#number() : word;
  }

  #nested(read: () => PyValue): PyValue {
    this.#run.enter(' while decoding a JSON object from a unicode string');
    const value = read();
    this.#run.depth -= 1;
    return value;
  }

  #word(): PyValue | undefined {
    for (const [name, value] of constants) {
      if (!this.#text.startsWith(name, this.#at)) continue;
      this.#at += name.length;
      return value;
    }
    for (const [name, value] of numberNames) {
      if (!this.#text.startsWith(name, this.#at)) continue;
      this.#at += name.length;
      return this.#hooks.constant === undefined ? new PyFloat(value) : this.#hooks.constant(name);
    }
    return undefined;
  }

  #number(): PyValue {
    NUMBER.lastIndex = this.#at;
    const match = NUMBER.exec(this.#text);
    if (match === null) return this.#fail('Expecting value', this.#at);
    const [digits, fraction, exponent] = match;
    this.#at += digits.length;
    if (fraction === undefined && exponent === undefined) return this.#int(digits);
    return this.#hooks.float === undefined ? new PyFloat(Number(digits)) : this.#hooks.float(digits);
  }

  #int(digits: string): PyValue {
    if (this.#hooks.int !== undefined) return this.#hooks.int(digits);
    const value = Number(digits);
    if (Number.isSafeInteger(value)) return value + 0;
    return digits.length < 300 ? int(BigInt(digits)) : readInt(this.#run, digits, 10, digits);
  }

  #string(): string {
    const begin = this.#at;
    const plain = this.#hooks.strict === false ? ANYTHING_PLAIN : PLAIN;
    const pieces: string[] = [];
    this.#at += 1;
    for (;;) {
      plain.lastIndex = this.#at;
      const piece = plain.exec(this.#text)?.[0] ?? '';
      pieces.push(piece);
      this.#at += piece.length;
      const letter = this.#text.charAt(this.#at);
      if (letter === '') this.#fail('Unterminated string starting at', begin);
      if (letter === '"') break;
      if (letter !== '\\') this.#fail('Invalid control character at', this.#at);
      pieces.push(this.#escape(begin));
    }
    this.#at += 1;
    const [only] = pieces;
    const text = pieces.length === 1 && only !== undefined ? only : pieces.join('');
    this.#run.chargeText(text.length);
    return text;
  }

  #escape(begin: number): string {
    const letter = this.#text.charAt(this.#at + 1);
    if (letter === '') return this.#fail('Unterminated string starting at', begin);
    if (letter === 'u') return this.#unicode();
    const short = shortEscapes.get(letter);
    if (short === undefined) return this.#fail('Invalid \\escape', this.#at);
    this.#at += 2;
    return short;
  }

  #unicode(): string {
    const hex = this.#text.slice(this.#at + 2, this.#at + 6);
    if (!/^[0-9a-fA-F]{4}$/.test(hex)) return this.#fail('Invalid \\uXXXX escape', this.#at + 1);
    this.#at += 6;
    return String.fromCharCode(Number.parseInt(hex, 16));
  }

  #array(): PyValue {
    const items: PyValue[] = [];
    this.#at += 1;
    this.#space();
    if (this.#text.charAt(this.#at) === ']') {
      this.#at += 1;
      return new PyList(items);
    }
    for (;;) {
      items.push(this.#value());
      this.#run.chargeEntries(items.length, 1);
      if (!this.#more(']')) return new PyList(items);
    }
  }

  /** After an element: goes past a comma, or past the closing bracket. */
  #more(close: string): boolean {
    this.#space();
    const letter = this.#text.charAt(this.#at);
    if (letter !== close && letter !== ',') this.#fail("Expecting ',' delimiter", this.#at);
    const comma = this.#at;
    this.#at += 1;
    if (letter === close) return false;
    this.#space();
    // From 3.13 on a comma before the end is told as such.
    if (this.#text.charAt(this.#at) === close && this.#run.python !== '3.11')
      this.#fail(`Illegal trailing comma before end of ${close === ']' ? 'array' : 'object'}`, comma);
    return true;
  }

  #object(): PyValue {
    const pairs: [string, PyValue][] = [];
    this.#at += 1;
    this.#space();
    if (this.#text.charAt(this.#at) === '}') {
      this.#at += 1;
      return this.#made(pairs);
    }
    for (;;) {
      pairs.push(this.#member());
      if (!this.#more('}')) return this.#made(pairs);
    }
  }

  #member(): [string, PyValue] {
    if (this.#text.charAt(this.#at) !== '"') this.#fail('Expecting property name enclosed in double quotes', this.#at);
    const key = this.#string();
    this.#space();
    if (this.#text.charAt(this.#at) !== ':') this.#fail("Expecting ':' delimiter", this.#at);
    this.#at += 1;
    this.#space();
    return [key, this.#value()];
  }

  #made(pairs: readonly (readonly [string, PyValue])[]): PyValue {
    const { pairs: pairsHook, object, dictType } = this.#hooks;
    if (pairsHook !== undefined) return pairsHook(new PyList(pairs.map((pair) => new PyTuple(pair))));
    const table = new HashTable();
    for (const [key, value] of pairs) table.set(this.#run, key, value);
    const made = new PyDict(table, dictType);
    return object === undefined ? made : object(made);
  }
}

/** A JSONDecodeError about a place in a text, counted in code points. */
export function decodeError(message: string, text: string, at: number): PyException {
  const before = text.slice(0, at);
  const position = codePoints(before);
  const line = before.split('\n').length;
  const column = codePoints(before.slice(before.lastIndexOf('\n') + 1)) + 1;
  const error = new PyException(JSONDecodeError, [`${message}: line ${line} column ${column} (char ${position})`]);
  error.attributes = new Map<string, PyValue>([
    ['msg', message],
    ['doc', text],
    ['pos', position],
    ['lineno', line],
    ['colno', column],
  ]);
  return error;
}

function codePoints(text: string): number {
  return /[\ud800-\udfff]/.test(text) ? [...text].length : text.length;
}
