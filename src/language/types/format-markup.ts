// Reading the texts that str.format takes: literal pieces and replacement fields.
import { raise } from '../runtime/errors.ts';
import type { Run } from '../runtime/run.ts';
import { TextBuilder } from './text-builder.ts';

/** A replacement field as written. */
export interface Field {
  readonly name: string;
  /** One character, or `''`. */
  readonly conversion: string;
  readonly spec: string;
  /** The specification has fields of its own. */
  readonly nested: boolean;
}

/** A piece of literal text and the field behind it, if one follows. */
export interface Piece {
  readonly literal: string;
  readonly field: Field | undefined;
}

/** The format with each of its fields replaced by what `field` gives. */
export function filledIn(run: Run, text: string, field: (field: Field) => string): string {
  run.work(text.length);
  const reader = new MarkupReader(text);
  const builder = new TextBuilder(run);
  for (let piece = reader.next(); piece !== undefined; piece = reader.next()) {
    builder.add(piece.literal);
    if (piece.field !== undefined) builder.add(field(piece.field));
  }
  return builder.finish();
}

/** Reads a format piece by piece. */
class MarkupReader {
  readonly #text: string;
  #at = 0;
  constructor(text: string) {
    this.#text = text;
  }

  /** The next piece; `undefined` at the end. */
  next(): Piece | undefined {
    const text = this.#text;
    if (this.#at >= text.length) return undefined;
    const start = this.#at;
    while (this.#at < text.length && !'{}'.includes(text.charAt(this.#at))) this.#at += 1;
    if (this.#at === text.length) return { literal: text.slice(start), field: undefined };
    const brace = text.charAt(this.#at);
    const end = this.#at;
    this.#at += 1;
    // A doubled brace stands for itself.
    if (text.charAt(this.#at) === brace) {
      this.#at += 1;
      return { literal: text.slice(start, end + 1), field: undefined };
    }
    if (brace === '}' || this.#at === text.length)
      raise('ValueError', `Single '${brace}' encountered in format string`);
    return { literal: text.slice(start, end), field: this.#field() };
  }

  #take(): string {
    return this.#text.charAt(this.#at++);
  }

  get #ended(): boolean {
    return this.#at >= this.#text.length;
  }

  #field(): Field {
    const start = this.#at;
    const stop = this.#nameEnd();
    const name = this.#text.slice(start, stop === '' ? this.#at : this.#at - 1);
    if (stop === '}') return { name, conversion: '', spec: '', nested: false };
    if (stop === '') return raise('ValueError', "expected '}' before end of string");
    if (stop === ':') return { name, conversion: '', ...this.#spec() };
    if (this.#ended) raise('ValueError', 'end of string while looking for conversion specifier');
    const conversion = String.fromCodePoint(this.#text.codePointAt(this.#at) as number);
    this.#at += conversion.length;
    const after = this.#take();
    if (after === '}') return { name, conversion, spec: '', nested: false };
    if (after !== ':' && after !== '') raise('ValueError', "expected ':' after conversion specifier");
    return { name, conversion, ...this.#spec() };
  }

  /** Passes the name and answers what ended it. */
  #nameEnd(): string {
    while (!this.#ended) {
      const letter = this.#take();
      if (letter === '{') raise('ValueError', "unexpected '{' in field name");
      if ('}:!'.includes(letter)) return letter;
      if (letter === '[') while (!this.#ended && this.#text.charAt(this.#at) !== ']') this.#at += 1;
    }
    return '';
  }

  #spec(): { spec: string; nested: boolean } {
    const start = this.#at;
    let nested = false;
    for (let depth = 1; !this.#ended; ) {
      const letter = this.#take();
      if (letter === '{') {
        nested = true;
        depth += 1;
      } else if (letter === '}') depth -= 1;
      if (depth === 0) return { spec: this.#text.slice(start, this.#at - 1), nested };
    }
    return raise('ValueError', "unmatched '{' in format spec");
  }
}

/** A step from a value to one of its parts. */
export interface Access {
  readonly kind: 'attribute' | 'item';
  readonly key: string | number;
}

/** A field's name in parts: where the value comes from (`''`: the next argument), and the steps from there. */
export function parseFieldName(name: string): { first: string | number; steps: Iterable<Access> } {
  const end = name.search(/[.[]/);
  const first = end < 0 ? name : name.slice(0, end);
  return { first: numbered(first), steps: steps(name, end < 0 ? name.length : end) };
}

/** Read one by one: CPython takes a step before it looks at the next. */
function* steps(name: string, from: number): Iterable<Access> {
  for (let at = from; at < name.length; ) {
    const kind = stepKind(name.charAt(at));
    const stop = stepEnd(name, at + 1, kind);
    const key = name.slice(at + 1, stop);
    if (key === '') raise('ValueError', 'Empty attribute in format string');
    yield { kind, key: kind === 'item' ? numbered(key) : key };
    at = kind === 'item' ? stop + 1 : stop;
  }
}

function stepKind(letter: string): Access['kind'] {
  if (letter === '.') return 'attribute';
  if (letter === '[') return 'item';
  return raise('ValueError', "Only '.' or '[' may follow ']' in format field specifier");
}

function stepEnd(name: string, from: number, kind: Access['kind']): number {
  if (kind === 'item') {
    const close = name.indexOf(']', from);
    return close < 0 ? raise('ValueError', "Missing ']' in format string") : close;
  }
  let at = from;
  while (at < name.length && !'.['.includes(name.charAt(at))) at += 1;
  return at;
}

function numbered(text: string): string | number {
  if (!/^[0-9]+$/.test(text)) return text;
  return BigInt(text) >= 2n ** 63n ? raise('ValueError', 'Too many decimal digits in format string') : Number(text);
}
