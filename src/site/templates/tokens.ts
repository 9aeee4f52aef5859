// The tokens of a template: its text, the marks that open and close tags, and what stands between them.
import { decodeText, LiteralError } from '../../../grammar/literals.ts';
import { PyFloat, type PyInt, type PyValue } from '../../language/runtime/values.ts';
import { TemplateProblem } from './problem.ts';

/** What a token is. A `mark` is an operator or a bracket. */
export type TokenKind =
  | 'data'
  | 'variable_begin'
  | 'variable_end'
  | 'block_begin'
  | 'block_end'
  | 'name'
  | 'string'
  | 'integer'
  | 'float'
  | 'mark'
  | 'eof';

/** A token; `value` is set for literals. */
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly value: PyValue;
  readonly line: number;
}

/** The tokens up to the first problem: whatever is wrong earlier is found by the reader first. */
export interface Tokens {
  readonly tokens: readonly Token[];
  readonly problem: TemplateProblem | undefined;
  readonly lastLine: number;
}

// Python's white space, which is not quite JavaScript's.
const SPACE = String.raw`[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]`;
const OPENING = new RegExp(
  String.raw`(?<raw>\{%(?<rawSign>[-+]?)${SPACE}*raw${SPACE}*(?:-%\}${SPACE}*|%\}))|(?<tag>\{[{%#])(?<sign>[-+]?)`,
  'gu',
);
const COMMENT_END = new RegExp(String.raw`\+#\}|-#\}${SPACE}*|#\}`, 'gu');
const RAW_END = new RegExp(String.raw`\{%([-+]?)${SPACE}*endraw${SPACE}*(?:\+%\}|-%\}${SPACE}*|%\})`, 'gu');
const BLOCK_END = new RegExp(String.raw`\+%\}|-%\}${SPACE}*|%\}`, 'uy');
const VARIABLE_END = new RegExp(String.raw`-\}\}${SPACE}*|\}\}`, 'uy');
const TRAILING = new RegExp(`${SPACE}+$`, 'u');

interface Rule {
  readonly kind: Exclude<TokenKind, 'data' | 'eof'> | 'space';
  readonly form: RegExp;
}

const rules: readonly Rule[] = [
  { kind: 'space', form: new RegExp(`${SPACE}+`, 'uy') },
  {
    kind: 'float',
    form: /(?<!\.)(?:\d+_)*\d+(?:(?:\.(?:\d+_)*\d+)?e[+-]?(?:\d+_)*\d+|\.(?:\d+_)*\d+)/iuy,
  },
  { kind: 'integer', form: /0b(?:_?[01])+|0o(?:_?[0-7])+|0x(?:_?[\da-f])+|[1-9](?:_?\d)*|0(?:_?0)*/iuy },
  { kind: 'name', form: /[\p{L}\p{N}\p{M}\p{Pc}·]+/uy },
  { kind: 'string', form: /'[^'\\]*(?:\\[\s\S][^'\\]*)*'|"[^"\\]*(?:\\[\s\S][^"\\]*)*"/uy },
  { kind: 'mark', form: /\/\/|\*\*|==|!=|>=|<=|[-+/*%~[\](){}><=.:|,;]/uy },
];

const IDENTIFIER = /^[\p{ID_Start}_][\p{ID_Continue}]*$/u;

const closings: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
]);

/** Cuts a template into tokens. */
export function tokensOf(template: string): Tokens {
  const lexer = new Lexer(template.replaceAll(/\r\n|\r/g, '\n').replace(/\n$/, ''));
  try {
    lexer.run();
  } catch (thrown) {
    if (!(thrown instanceof TemplateProblem)) throw thrown;
    return { tokens: lexer.tokens, problem: thrown, lastLine: lexer.line };
  }
  return { tokens: lexer.tokens, problem: undefined, lastLine: lexer.tokens.at(-1)?.line ?? 1 };
}

class Lexer {
  readonly tokens: Token[] = [];
  line = 1;
  readonly #source: string;
  #at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  run(): void {
    while (this.#at < this.#source.length) {
      const opening = this.#find(OPENING);
      if (opening === null) return this.#data(this.#source.slice(this.#at), '');
      const { raw, rawSign, tag = '', sign = '' } = opening.groups ?? {};
      this.#data(this.#source.slice(this.#at, opening.index), rawSign ?? sign);
      this.#at = opening.index + opening[0].length;
      if (raw !== undefined) this.#raw(opening[0]);
      else if (tag === '{#') this.#comment();
      else if (tag === '{{') this.#inside('variable_begin', VARIABLE_END, 'variable_end');
      else this.#inside('block_begin', BLOCK_END, 'block_end');
    }
  }

  #find(form: RegExp): RegExpExecArray | null {
    form.lastIndex = this.#at;
    return form.exec(this.#source);
  }

  #push(kind: TokenKind, text: string, value: PyValue = null): void {
    this.tokens.push({ kind, text, value, line: this.line });
  }

  /** Text before a tag, without its end where the tag's sign strips it. */
  #data(text: string, sign: string): void {
    const kept = sign === '-' ? text.replace(TRAILING, '') : text;
    if (kept !== '') this.#push('data', kept);
    this.#count(text);
  }

  #count(text: string): void {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.line += 1;
  }

  #comment(): void {
    const end = this.#find(COMMENT_END);
    if (end === null) return this.#unended('Missing end of comment tag');
    this.#skip(end.index + end[0].length);
  }

  #raw(opening: string): void {
    this.#count(opening);
    const end = this.#find(RAW_END);
    if (end === null) return this.#unended('Missing end of raw directive');
    const body = this.#source.slice(this.#at, end.index);
    this.#data(body, end[1] ?? '');
    this.#at = end.index;
    this.#skip(end.index + end[0].length);
  }

  #skip(to: number): void {
    this.#count(this.#source.slice(this.#at, to));
    this.#at = to;
  }

  /** Jinja lets a tag that ends the template stay open. */
  #unended(message: string): void {
    if (this.#at < this.#source.length) throw new TemplateProblem(message, this.line);
  }

  #inside(begin: TokenKind, ending: RegExp, end: TokenKind): void {
    this.#push(begin, '');
    const open: string[] = [];
    while (this.#at < this.#source.length) {
      const closed = open.length === 0 ? this.#find(ending) : null;
      if (closed !== null) {
        this.#push(end, '');
        return this.#skip(this.#at + closed[0].length);
      }
      this.#token(open);
    }
  }

  #token(open: string[]): void {
    for (const { kind, form } of rules) {
      const match = this.#find(form);
      if (match === null) continue;
      const [text] = match;
      if (kind === 'mark') this.#balance(open, text);
      if (kind !== 'space') this.#push(kind, text, this.#value(kind, text));
      return this.#skip(this.#at + text.length);
    }
    const letter = String.fromCodePoint(this.#source.codePointAt(this.#at) ?? 0);
    const place = [...this.#source.slice(0, this.#at)].length;
    throw new TemplateProblem(`unexpected char ${quoted(letter)} at ${place}`, this.line);
  }

  #balance(open: string[], mark: string): void {
    const closing = closings.get(mark);
    if (closing !== undefined) open.push(closing);
    if (!')]}'.includes(mark)) return;
    const expected = open.pop();
    if (expected === undefined) throw new TemplateProblem(`unexpected '${mark}'`, this.line);
    if (expected !== mark) throw new TemplateProblem(`unexpected '${mark}', expected '${expected}'`, this.line);
  }

  #value(kind: TokenKind, text: string): PyValue {
    if (kind === 'integer') return this.#integer(text.replaceAll('_', ''));
    if (kind === 'float') return new PyFloat(Number(text.replaceAll('_', '')));
    if (kind === 'string') return this.#string(text.slice(1, -1));
    if (kind === 'name' && !IDENTIFIER.test(text))
      throw new TemplateProblem('Invalid character in identifier', this.line);
    return null;
  }

  #integer(text: string): PyInt {
    // Python: longer decimal texts are refused, since reading them takes quadratic time.
    if (text.length > 4300) throw new TemplateProblem('Exceeds the limit (4300 digits) for integer', this.line);
    const value = BigInt(text);
    return value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : value;
  }

  #string(body: string): string {
    if (!body.includes('\\')) return body;
    try {
      return decodeText(body, { isRaw: false, isFormat: false });
    } catch (thrown) {
      if (!(thrown instanceof LiteralError)) throw thrown;
      throw new TemplateProblem(thrown.message.slice(thrown.message.lastIndexOf(':') + 1).trim(), this.line);
    }
  }
}

/** One character as Python's repr shows it. */
function quoted(letter: string): string {
  return letter === "'" ? `"'"` : `'${letter === '\\' ? '\\\\' : letter}'`;
}
