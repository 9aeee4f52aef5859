// The tokens of a template one after the other, with Jinja's words for what was expected.
import { raise } from '../../language/runtime/errors.ts';
import { TemplateProblem } from './problem.ts';
import { type Token, type TokenKind, type Tokens, tokensOf } from './tokens.ts';

/** How many operators the expressions of one tag may have. */
const LONGEST = 1000;

const names: ReadonlyMap<TokenKind, string> = new Map([
  ['block_begin', 'begin of statement block'],
  ['block_end', 'end of statement block'],
  ['variable_begin', 'begin of print statement'],
  ['variable_end', 'end of print statement'],
  ['data', 'template data / text'],
  ['eof', 'end of template'],
]);

/** A token as messages name it. */
export function described({ kind, text }: Token): string {
  return kind === 'name' || kind === 'mark' ? text : (names.get(kind) ?? kind);
}

/** Steps through the tokens of a template. */
export class TokenStream {
  readonly #tokens: Tokens;
  #at = 0;
  /** How deep the reader is in brackets and signs. */
  depth = 0;
  #links = 0;

  constructor(template: string) {
    this.#tokens = tokensOf(template);
    this.#token(0);
  }

  #token(at: number): Token {
    const { tokens, problem, lastLine } = this.#tokens;
    const token = tokens[at];
    if (token !== undefined) return token;
    if (problem !== undefined) throw problem;
    return { kind: 'eof', text: '', value: null, line: lastLine };
  }

  get current(): Token {
    return this.#token(this.#at);
  }

  /** The token behind the current one. */
  look(): Token {
    return this.#token(this.#at + 1);
  }

  /** Goes one token on; answers the one left. */
  next(): Token {
    const token = this.current;
    if (token.kind !== 'eof') this.#at += 1;
    this.#token(this.#at);
    return token;
  }

  /** Counts one more operator behind an operand: each makes the tree of the expression deeper. */
  link(): void {
    if (++this.#links > LONGEST) raise('RecursionError', 'maximum recursion depth exceeded');
  }

  /** Begins with another expression. */
  unlink(): void {
    this.#links = 0;
  }

  is(kind: TokenKind, text?: string): boolean {
    const token = this.current;
    return token.kind === kind && (text === undefined || token.text === text);
  }

  /** Steps over the token if it is this one. */
  accept(kind: TokenKind, text?: string): boolean {
    if (!this.is(kind, text)) return false;
    this.next();
    return true;
  }

  expect(kind: TokenKind, text?: string): Token {
    if (this.is(kind, text)) return this.next();
    const wanted = text ?? names.get(kind) ?? kind;
    const { current } = this;
    if (current.kind === 'eof') return this.fail(`unexpected end of template, expected '${wanted}'.`);
    return this.fail(`expected token '${wanted}', got '${described(current)}'`);
  }

  fail(message: string, line: number = this.current.line, type?: TemplateProblem['type']): never {
    throw new TemplateProblem(message, line, type);
  }
}
