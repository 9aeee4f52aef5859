// The format mini-language: what stands behind the colon of a replacement field, and padding by it.
import { raise } from '../runtime/errors.ts';
import type { Run } from '../runtime/run.ts';
import { type PyValue, typeOf } from '../runtime/values.ts';
import { codePointLength, unitAt } from './code-points.ts';
import { decimalValue } from './number-text.ts';

/** A format specification in parts. */
export interface FormatSpec {
  /** One code point. */
  readonly fill: string;
  readonly align: Align;
  /** `''` when none was written. */
  readonly sign: string;
  readonly unsignedZero: boolean;
  readonly alternate: boolean;
  /** -1 when none was written. */
  readonly width: number;
  /** `,` or `_`, or `''`. */
  readonly grouping: string;
  /** -1 when none was written. */
  readonly precision: number;
  /** The presentation type; for floats and complex numbers `''` when none was written. */
  readonly conversion: string;
}

export type Align = '<' | '>' | '=' | '^';

function isAlign(character: string | undefined): character is Align {
  return character !== undefined && character.length === 1 && '<>=^'.includes(character);
}

const LARGEST = 2 ** 63;

/** Reads a specification one code point at a time. */
class SpecReader {
  readonly #characters: readonly string[];
  #at = 0;
  constructor(characters: readonly string[]) {
    this.#characters = characters;
  }

  get left(): number {
    return this.#characters.length - this.#at;
  }

  peek(ahead = 0): string | undefined {
    return this.#characters[this.#at + ahead];
  }

  skip(count: number): void {
    this.#at += count;
  }

  /** The next character if it is one of `wanted`, else `''`. */
  accept(wanted: string): string {
    const next = this.peek();
    if (next === undefined || !wanted.includes(next)) return '';
    this.#at += 1;
    return next;
  }

  /** A whole number in digits of any script, -1 if there is none. */
  number(): number {
    let value = -1;
    for (;;) {
      const digit = decimalValue(this.peek() ?? '');
      if (digit === undefined) return value;
      value = Math.max(value, 0) * 10 + digit;
      if (value > LARGEST) return raise('ValueError', 'Too many decimal digits in format string');
      this.#at += 1;
    }
  }
}

/** What a kind of value takes where nothing is written. */
export interface FormatDefaults {
  readonly align: Align;
  readonly conversion: string;
}

/** Reads a specification for a value. */
export function parseFormatSpec(run: Run, value: PyValue, text: string, defaults: FormatDefaults): FormatSpec {
  run.work(text.length);
  if (text.length > 64) run.charge(text.length * 16);
  const reader = new SpecReader(Array.from(text));
  const filled = isAlign(reader.peek(1));
  const fill = filled ? (reader.peek() as string) : ' ';
  if (filled) reader.skip(1);
  const written = reader.accept('<>=^') as Align | '';
  const sign = reader.accept(' +-');
  const unsignedZero = reader.accept('z') !== '';
  const alternate = reader.accept('#') !== '';
  const zero = !filled && reader.accept('0') !== '';
  const width = reader.number();
  const grouping = groupingOf(reader);
  const precision = precisionOf(reader);
  if (reader.left > 1) {
    raise('ValueError', `Invalid format specifier '${text}' for object of type '${typeOf(value).name}'`);
  }
  const conversion = reader.peek() ?? defaults.conversion;
  if (grouping !== '') checkGrouping(grouping, conversion);
  const fallback = zero && defaults.align === '>' ? '=' : defaults.align;
  return {
    fill: zero ? '0' : fill,
    align: written === '' ? fallback : written,
    ...{ sign, unsignedZero, alternate, width, grouping, precision, conversion },
  };
}

function groupingOf(reader: SpecReader): string {
  const comma = reader.accept(',');
  const underscore = reader.accept('_');
  if (underscore !== '' && (comma !== '' || reader.peek() === ',')) {
    return raise('ValueError', "Cannot specify both ',' and '_'.");
  }
  return comma + underscore;
}

function precisionOf(reader: SpecReader): number {
  if (reader.accept('.') === '') return -1;
  const precision = reader.number();
  return precision < 0 ? raise('ValueError', 'Format specifier missing precision') : precision;
}

/** Presentation types that may be grouped, with both marks or with `_` only. */
const grouped = 'defgEG%F';
const underscored = 'boxX';

function checkGrouping(grouping: string, conversion: string): void {
  if (grouped.includes(conversion)) return;
  if (grouping === '_' && underscored.includes(conversion)) return;
  raise('ValueError', `Cannot specify '${grouping}' with '${shownCharacter(conversion)}'.`);
}

function shownCharacter(character: string): string {
  const point = character.codePointAt(0) ?? 0;
  return point > 32 && point < 128 ? character : `\\x${point.toString(16)}`;
}

/** The error of a presentation type that a kind of value does not know. */
export function refuseConversion(value: PyValue, conversion: string): never {
  const code = `Unknown format code '${shownCharacter(conversion)}'`;
  return raise('ValueError', `${code} for object of type '${typeOf(value).name}'`);
}

/** A text of so many code points, filled up to the width; `=` fills on the left here. */
export function padText(run: Run, text: string, spec: Pick<FormatSpec, 'fill' | 'align' | 'width'>): string {
  const missing = spec.width - codePointLength(run, text);
  if (missing <= 0) return text;
  run.chargeText(text.length + missing * spec.fill.length);
  const left = { '<': 0, '>': missing, '=': missing, '^': Math.floor(missing / 2) }[spec.align];
  return spec.fill.repeat(left) + text + spec.fill.repeat(missing - left);
}

/** Python's `format(text, spec)`. */
export function formatText(run: Run, text: string, written: string): string {
  if (written === '') return text;
  const spec = parseFormatSpec(run, text, written, { align: '<', conversion: 's' });
  if (spec.conversion !== 's') refuseConversion(text, spec.conversion);
  refuseForText(spec);
  const shown =
    spec.precision >= 0 && spec.precision < text.length ? text.slice(0, unitAt(run, text, spec.precision)) : text;
  return padText(run, shown, spec);
}

function refuseForText(spec: FormatSpec): void {
  const where = 'not allowed in string format specifier';
  if (spec.sign !== '') raise('ValueError', `${spec.sign === ' ' ? 'Space' : 'Sign'} ${where}`);
  if (spec.unsignedZero) raise('ValueError', `Negative zero coercion (z) ${where}`);
  if (spec.alternate) raise('ValueError', `Alternate form (#) ${where}`);
  if (spec.align === '=') raise('ValueError', `'=' alignment ${where}`);
}
