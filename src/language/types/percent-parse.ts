// Reading the conversions of a `%` format, for texts and for bytes.
import { raise } from '../runtime/errors.ts';
import { isInt } from '../runtime/numbers.ts';
import type { Run } from '../runtime/run.ts';
import { PyInstance, PyTuple, type PyValue, textOf, typeOf } from '../runtime/values.ts';

/** One conversion as written, `%-5.2f`; -1 stands for a width or a precision that is not there. */
export interface Conversion {
  /** The letter; a code point. */
  readonly letter: string;
  /** `%%`, with nothing between. */
  readonly escaped: boolean;
  /** Where the letter stands, for messages. */
  readonly at: number;
  readonly left: boolean;
  readonly sign: boolean;
  readonly blank: boolean;
  readonly alternate: boolean;
  readonly zero: boolean;
  readonly width: number;
  readonly precision: number;
}

/** What bytes and texts say differently. */
export interface Wording {
  readonly all: string;
  readonly precision: string;
  readonly real: string;
}

/** The values to format: a tuple's items one by one, or the one value, or a mapping's by key. */
export class Values {
  #mapping: PyValue | undefined;
  #items: readonly PyValue[];
  #next = 0;
  constructor(value: PyValue) {
    this.#items = value instanceof PyTuple ? value.items : [value];
    this.#mapping =
      !(value instanceof PyTuple) && textOf(value) === undefined && typeOf(value).slots.getItem !== undefined
        ? value
        : undefined;
  }
  /** Whatever the conversions with a key look into. */
  get mapping(): PyValue | undefined {
    return this.#mapping;
  }
  /** Takes the value for no mapping, although it has items. */
  forgetMapping(): void {
    this.#mapping = undefined;
  }
  next(): PyValue {
    const value = this.#items[this.#next++];
    return value === undefined ? raise('TypeError', 'not enough arguments for format string') : value;
  }
  /** From here on the values are this one. */
  replace(value: PyValue): void {
    this.#items = [value];
    this.#next = 0;
  }
  /** TypeError when some value of a tuple, or the one value, was not used. */
  finish(wording: Wording): void {
    if (this.#mapping === undefined && this.#next < this.#items.length) raise('TypeError', wording.all);
  }
}

/** Reads conversions out of a format, one after another. */
export class FormatReader {
  readonly #run: Run;
  readonly #format: string;
  readonly #values: Values;
  readonly #wording: Wording;
  readonly #key: (key: string) => PyValue;
  #at = 0;

  /** `key` looks up a mapping's value. */
  constructor(run: Run, format: string, values: Values, wording: Wording, key: (key: string) => PyValue) {
    this.#run = run;
    this.#format = format;
    this.#values = values;
    this.#wording = wording;
    this.#key = key;
  }

  /** The text up to the next conversion; `undefined` at the end. */
  literal(): string | undefined {
    if (this.#at >= this.#format.length) return undefined;
    const next = this.#format.indexOf('%', this.#at);
    const end = next < 0 ? this.#format.length : next;
    const text = this.#format.slice(this.#at, end);
    this.#at = end;
    return text;
  }

  /** The conversion at which the last literal ended; `undefined` when that was the end. */
  conversion(): Conversion | undefined {
    if (this.#at >= this.#format.length) return undefined;
    this.#at += 1;
    this.#run.tick();
    const start = this.#at;
    if (this.#peek() === '(') this.#values.replace(this.#key(this.#readKey()));
    const flags = this.#flags();
    const width = this.#width();
    const precision = this.#precision();
    if ('hlL'.includes(this.#peek())) this.#at += 1;
    const at = this.#at;
    const letter = String.fromCodePoint(this.#format.codePointAt(at) ?? this.#incomplete());
    this.#at += letter.length;
    const left = flags.includes('-') || width < -1;
    return {
      letter,
      escaped: letter === '%' && at === start,
      at,
      left,
      sign: flags.includes('+'),
      blank: flags.includes(' '),
      alternate: flags.includes('#'),
      zero: flags.includes('0'),
      width: width < -1 ? -2 - width : width,
      precision,
    };
  }

  /** The next letter; the format must not end here. */
  #peek(): string {
    return this.#at < this.#format.length ? this.#format.charAt(this.#at) : this.#incomplete();
  }

  #incomplete(): never {
    return raise('ValueError', 'incomplete format');
  }

  #readKey(): string {
    if (this.#values.mapping === undefined) raise('TypeError', 'format requires a mapping');
    const start = this.#at + 1;
    let depth = 1;
    let end = start;
    for (; end < this.#format.length && depth > 0; end += 1) {
      const letter = this.#format.charAt(end);
      if (letter === '(') depth += 1;
      else if (letter === ')') depth -= 1;
    }
    if (depth > 0 || end > this.#format.length) raise('ValueError', 'incomplete format key');
    this.#at = end;
    return this.#format.slice(start, end - 1);
  }

  #flags(): string {
    const start = this.#at;
    while ('-+ #0'.includes(this.#peek())) this.#at += 1;
    return this.#format.slice(start, this.#at);
  }

  /** -1: none; a width below that is -2 less the width, and means that the text goes left. */
  #width(): number {
    if (this.#peek() === '*') {
      this.#at += 1;
      const width = this.#star(2n ** 63n - 1n, 'Python int too large to convert to C ssize_t');
      return width < 0 ? -2 + width : width;
    }
    return this.#digits(Number.MAX_SAFE_INTEGER, 'width too big') ?? -1;
  }

  #precision(): number {
    if (this.#peek() !== '.') return -1;
    this.#at += 1;
    if (this.#peek() === '*') {
      this.#at += 1;
      return Math.max(0, this.#star(2n ** 31n - 1n, 'Python int too large to convert to C int'));
    }
    return this.#digits(2 ** 31 - 1, this.#wording.precision) ?? 0;
  }

  #star(most: bigint, tooLarge: string): number {
    const value = this.#values.next();
    const int =
      typeof value === 'boolean' ? Number(value) : value instanceof PyInstance ? (value.native ?? null) : value;
    if (!isInt(int)) return raise('TypeError', '* wants int');
    if (int > most || int < -most - 1n) raise('OverflowError', tooLarge);
    return Number(int);
  }

  #digits(most: number, tooLarge: string): number | undefined {
    let value: number | undefined;
    for (let letter = this.#peek(); letter >= '0' && letter <= '9'; letter = this.#peek()) {
      value = (value ?? 0) * 10 + Number(letter);
      if (value > most) raise('ValueError', tooLarge);
      this.#at += 1;
    }
    return value;
  }
}
