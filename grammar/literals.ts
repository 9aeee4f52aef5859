// What literals stand for: numbers, and the text of strings and bytes with their escapes.
import type { ConstantValue } from './ast.ts';
import { characterNamed } from './unicode-names.ts';

const MAX_DIGITS = 4300;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;
const BACKSLASH = 92;

/** Thrown while a literal is read; the parser turns it into a problem. */
export class LiteralError {
  readonly message: string;

  constructor(message: string) {
    this.message = message;
  }
}

/** The value of a number's text. Throws LiteralError for a number with too many digits. */
export function numberValue(image: string): ConstantValue {
  const text = image.includes('_') ? image.replaceAll('_', '') : image;
  const last = text.charCodeAt(text.length - 1) | 32;
  const radix = text.charCodeAt(1) | 32;
  if (text.charCodeAt(0) === 48 && (radix === 120 || radix === 111 || radix === 98)) return integer(text);
  if (last === 106) return { type: 'complex', imag: Number(text.slice(0, -1)) };
  if (/[.eE]/.test(text)) return { type: 'float', value: Number(text) };
  if (text.length > MAX_DIGITS) {
    throw new LiteralError(
      `Exceeds the limit (${MAX_DIGITS} digits) for integer string conversion: value has ${text.length} digits; use ` +
        'sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer literals to avoid ' +
        'decimal conversion limits.',
    );
  }
  return integer(text);
}

function integer(text: string): ConstantValue {
  const value = Number(text);
  return { type: 'int', value: Number.isSafeInteger(value) ? value : BigInt(text) };
}

/** How the body of a string is read. */
export interface StringKind {
  readonly isRaw: boolean;
  readonly isFormat: boolean;
}

/** The text that the body of a string stands for. Throws LiteralError for a bad escape. */
export function decodeText(body: string, kind: StringKind): string {
  if (!/[\\\r{}]/.test(body)) return body;
  const text = body.includes('\r') ? body.replaceAll(/\r\n?/g, '\n') : body;
  if (kind.isRaw || !text.includes('\\'))
    return kind.isFormat ? text.replaceAll(/\{\{|\}\}/g, (pair) => pair[0]!) : text;
  return new TextDecoding(text, kind.isFormat).decode();
}

const SIMPLE_ESCAPES: ReadonlyMap<string, string> = new Map([
  ['\n', ''],
  ['\\', '\\'],
  ["'", "'"],
  ['"', '"'],
  ['a', '\x07'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
]);
const HEX_ESCAPES: ReadonlyMap<string, readonly [number, string]> = new Map([
  ['x', [2, 'truncated \\xXX escape']],
  ['u', [4, 'truncated \\uXXXX escape']],
  ['U', [8, 'truncated \\UXXXXXXXX escape']],
]);

class TextDecoding {
  private readonly text: string;
  private readonly isFormat: boolean;
  private at = 0;

  constructor(text: string, isFormat: boolean) {
    this.text = text;
    this.isFormat = isFormat;
  }

  decode(): string {
    let out = '';
    while (this.at < this.text.length) {
      const code = this.text.charCodeAt(this.at);
      if (code === BACKSLASH) {
        out += this.escape();
        continue;
      }
      out += this.text.charAt(this.at++);
      const isBrace = this.isFormat && (code === OPEN_BRACE || code === CLOSE_BRACE);
      if (isBrace && this.text.charCodeAt(this.at) === code) this.at++;
    }
    return out;
  }

  private escape(): string {
    const start = this.at++;
    // A piece of an f-string may end in a backslash, before a field: it stands for itself.
    if (this.at >= this.text.length) return '\\';
    const letter = this.text.charAt(this.at);
    const simple = SIMPLE_ESCAPES.get(letter);
    if (simple !== undefined) {
      this.at++;
      return simple;
    }
    if (letter >= '0' && letter <= '7') return String.fromCharCode(this.octal());
    const hex = HEX_ESCAPES.get(letter);
    if (hex !== undefined) return this.hex(start, hex[0], hex[1]);
    if (letter === 'N') return this.named(start);
    // Python: an unknown escape stands for itself, backslash and all.
    return '\\';
  }

  private octal(): number {
    const digits = /^[0-7]{1,3}/.exec(this.text.slice(this.at, this.at + 3))![0];
    this.at += digits.length;
    return Number.parseInt(digits, 8);
  }

  private hex(start: number, size: number, message: string): string {
    const digits = /^[0-9a-fA-F]*/.exec(this.text.slice(this.at + 1, this.at + 1 + size))![0];
    this.at += 1 + digits.length;
    if (digits.length < size) throw this.error(start, message);
    const code = Number.parseInt(digits, 16);
    if (code > 0x10ffff) throw this.error(start, 'illegal Unicode character');
    return String.fromCodePoint(code);
  }

  private named(start: number): string {
    this.at++;
    const malformed = 'malformed \\N character escape';
    if (this.text.charAt(this.at) !== '{') throw this.error(start, malformed);
    const close = this.text.indexOf('}', this.at);
    const name = this.text.slice(this.at + 1, close < 0 ? this.text.length : close);
    this.at = close < 0 ? this.text.length : close + (name === '' ? 0 : 1);
    if (close < 0 || name === '') throw this.error(start, malformed);
    const found = characterNamed(name);
    if (found === undefined) throw this.error(start, 'unknown Unicode character name');
    return found;
  }

  private error(start: number, reason: string): LiteralError {
    const from = encodedLength(this.text.slice(0, start));
    const to = from + encodedLength(this.text.slice(start, this.at)) - 1;
    const where = from === to ? `byte 0x5c in position ${from}` : `bytes in position ${from}-${to}`;
    return new LiteralError(`(unicode error) 'unicodeescape' codec can't decode ${where}: ${reason}`);
  }
}

/** CPython decodes escapes from a copy in which each character beyond ASCII is written as `\UXXXXXXXX`. */
function encodedLength(text: string): number {
  let length = 0;
  for (const character of text) length += character.codePointAt(0)! < 128 ? 1 : 10;
  return length;
}

/** The bytes that the body of a bytes literal stands for. Throws LiteralError for a bad escape. */
export function decodeBytes(body: string, isRaw: boolean): Uint8Array {
  if (/[^\0-\x7f]/.test(body)) throw new LiteralError('bytes can only contain ASCII literal characters');
  const text = body.replaceAll(/\r\n?/g, '\n');
  const out: number[] = [];
  for (let at = 0; at < text.length; ) {
    if (isRaw || text.charCodeAt(at) !== BACKSLASH) out.push(text.charCodeAt(at++));
    else at = byteEscape(text, at, out);
  }
  return Uint8Array.from(out);
}

function byteEscape(text: string, at: number, out: number[]): number {
  const letter = text.charAt(at + 1);
  const simple = SIMPLE_ESCAPES.get(letter);
  if (simple !== undefined) {
    if (simple !== '') out.push(simple.charCodeAt(0));
    return at + 2;
  }
  const octal = /^[0-7]{1,3}/.exec(text.slice(at + 1, at + 4))?.[0];
  if (octal !== undefined) {
    out.push(Number.parseInt(octal, 8) & 255);
    return at + 1 + octal.length;
  }
  if (letter === 'x') {
    const digits = text.slice(at + 2, at + 4);
    if (!/^[0-9a-fA-F]{2}$/.test(digits)) throw new LiteralError(`(value error) invalid \\x escape at position ${at}`);
    out.push(Number.parseInt(digits, 16));
    return at + 4;
  }
  out.push(BACKSLASH);
  return at + 1;
}
