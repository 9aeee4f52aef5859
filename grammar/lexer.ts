// Text to tokens, with Python's INDENT, DEDENT and NEWLINE; it stops at the first fault, as CPython's tokenizer does.
import type { TokenType } from 'chevrotain';
import {
  badCharacter,
  badCharacterMessage,
  type CharacterClass,
  Characters,
  classOf,
  isIdentifierPart,
} from './characters.ts';
import { type Fault, fault } from './fault.ts';
import { FStringScanner } from './fstring-lexer.ts';
import { Indentation } from './indentation.ts';
import { scanNumber } from './number-lexer.ts';
import type { PythonVersion } from './problem.ts';
import { prefixConflict, scanString, stringPrefix } from './string-lexer.ts';
import type { Token } from './tokens.ts';
import * as tokens from './tokens.ts';

const MAX_BRACKETS = 200;
/** No row of letters before a quote is longer, each of the letters b, f, r, t and u once. */
const MOST_PREFIX_LETTERS = 5;
const NOT_ASCII = /[^\0-\x7f]/;
const CLOSERS: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
]);

/** How a text is read: by which Python, and whether an f-string is one token or taken apart. */
export interface LexOptions {
  readonly python: PythonVersion;
  readonly wholeFStrings: boolean;
  /** Is the text typed at a prompt? Then its end counts as one more line end, as CPython has it. */
  readonly isPrompt?: boolean;
}

/** An opening bracket that has not been closed. */
export interface OpenBracket {
  readonly text: string;
  readonly at: number;
  /** Is it the brace of an f-string's field? */
  readonly isField: boolean;
}

/** The tokens up to the end or to the first fault, and the brackets open there. */
export interface Lexed {
  readonly tokens: Token[];
  readonly fault: Fault | null;
  readonly open: readonly OpenBracket[];
}

/** Splits a text into tokens. */
export function lex(text: string, options: LexOptions): Lexed {
  return new Lexer(text, options).run();
}

/** The state of one pass over a text. */
export class Lexer {
  readonly text: string;
  readonly options: LexOptions;
  readonly tokens: Token[] = [];
  readonly open: OpenBracket[] = [];
  /** Where reading goes on. */
  at = 0;
  /** Where the readable text ends: the end of the text, or of an f-string of 3.11. */
  limit: number;
  fault: Fault | null = null;
  private readonly indentation = new Indentation();
  readonly fstrings: FStringScanner;
  private lineHasTokens = false;

  constructor(text: string, options: LexOptions) {
    this.text = text;
    this.options = options;
    this.limit = text.length;
    this.fstrings = new FStringScanner(this);
  }

  run(): Lexed {
    this.startLine();
    while (this.fault === null && this.at < this.limit) this.step();
    if (this.fault === null) this.finish();
    return { tokens: this.tokens, fault: this.fault, open: this.open };
  }

  /** Reads one token, or skips what is none. */
  step(): void {
    const code = this.text.charCodeAt(this.at);
    READERS[classOf(code)](this, code);
  }

  /** Appends a token of the text from `start` to `end` and goes on behind it. */
  emit(type: TokenType, start: number, end: number): void {
    this.tokens.push({
      image: this.text.slice(start, end),
      startOffset: start,
      endOffset: end - 1,
      tokenTypeIdx: type.tokenTypeIdx!,
      tokenType: type,
    });
    this.at = end;
    this.lineHasTokens = true;
  }

  /** Stops reading: the rest of the text cannot be split into tokens. */
  fail(found: Fault): void {
    if (this.fault !== null) return;
    this.fault = found;
    this.emit(tokens.Unreadable, found.start, Math.max(found.end, found.start));
  }

  openBracket(text: string, isField = false): void {
    if (this.open.length >= MAX_BRACKETS) {
      this.fail(fault('too many nested parentheses', this.at, this.at + 1));
      return;
    }
    this.open.push({ text, at: this.at, isField });
    this.emit(tokens.OPERATORS.get(text)!, this.at, this.at + 1);
  }

  closeBracket(text: string): void {
    const opening = this.open.pop();
    if (opening === undefined) {
      this.fail(fault(`unmatched '${text}'`, this.at, this.at + 1));
      return;
    }
    if (CLOSERS.get(opening.text) !== text && opening.isField) {
      this.fstrings.fail(`unmatched '${text}'`, this.at, this.at + 1);
      return;
    }
    if (CLOSERS.get(opening.text) !== text) {
      const where = this.sameLine(opening.at, this.at) ? '' : ` on line ${this.lineOf(opening.at)}`;
      const message = `closing parenthesis '${text}' does not match opening parenthesis '${opening.text}'${where}`;
      this.fail(fault(message, this.at, this.at + 1));
      return;
    }
    this.emit(tokens.OPERATORS.get(text)!, this.at, this.at + 1);
  }

  /** A line end: a token after a statement, nothing on a blank line or in brackets. */
  lineEnd(): void {
    const start = this.at;
    const end = this.afterLineEnd(start);
    if (this.open.length > 0) {
      this.at = end;
      return;
    }
    if (this.lineHasTokens) this.emit(tokens.Newline, start, end);
    this.at = end;
    this.startLine();
  }

  /** A backslash at the end of a line joins the next one. */
  joinLines(): void {
    const next = this.text.charCodeAt(this.at + 1);
    if (this.at + 1 >= this.limit && this.limit === this.text.length) {
      this.fail(fault('unexpected EOF while parsing', this.at, this.at + 1, 'end'));
      return;
    }
    if (next !== Characters.lineFeed && next !== Characters.carriageReturn) {
      this.fail(fault('unexpected character after line continuation character', this.at, this.at + 1, 'plain'));
      return;
    }
    const end = this.afterLineEnd(this.at + 1);
    if (end >= this.text.length) {
      this.fail(fault('unexpected EOF while parsing', this.at, this.at + 1, 'end'));
      return;
    }
    this.at = end;
  }

  name(): void {
    const start = this.at;
    let end = start + 1;
    const text = this.text;
    while (end < this.limit && isIdentifierPart(text.charCodeAt(end))) end++;
    const quote = text.charCodeAt(end);
    const isQuoted = end < this.limit && (quote === Characters.quote || quote === Characters.doubleQuote);
    if (isQuoted && end - start <= MOST_PREFIX_LETTERS && this.isPrefixed(start, end)) return;
    this.identifier(text.slice(start, end), start);
  }

  /** Reads the string behind these letters if they are a prefix. */
  private isPrefixed(start: number, quoteAt: number): boolean {
    const { python } = this.options;
    const letters = this.text.slice(start, quoteAt);
    const conflict = python === '3.14' ? prefixConflict(letters) : undefined;
    if (conflict !== undefined) this.fail(fault(conflict, start, quoteAt));
    else if (stringPrefix(letters, python) !== null) this.string(start, quoteAt);
    else return false;
    return true;
  }

  private identifier(image: string, start: number): void {
    const bad = NOT_ASCII.test(image) ? badCharacter(image) : undefined;
    if (bad !== undefined) {
      this.fail(fault(badCharacterMessage(bad.character), start + bad.at, start + bad.at + bad.character.length));
      return;
    }
    this.emit(tokens.KEYWORDS.get(image) ?? tokens.Name, start, start + image.length);
  }

  /** A string whose quote stands at `quoteAt`, behind the prefix that starts at `start`. */
  string(start: number, quoteAt: number): void {
    const prefix = this.text.slice(start, quoteAt).toLowerCase();
    const isFormat = prefix.includes('f') || prefix.includes('t');
    if (isFormat && !this.options.wholeFStrings) {
      this.fstrings.scan(start, quoteAt, prefix);
      return;
    }
    const end = scanString(this, start, quoteAt);
    if (end >= 0) this.emit(tokens.StringToken, start, end);
  }

  lineOf(offset: number): number {
    let line = 1;
    for (let at = 0; at < offset; at++) if (this.isLineStart(at + 1)) line++;
    return line;
  }

  private sameLine(from: number, to: number): boolean {
    for (let at = from + 1; at <= to; at++) if (this.isLineStart(at)) return false;
    return true;
  }

  private isLineStart(at: number): boolean {
    const before = this.text.charCodeAt(at - 1);
    return before === 10 || (before === 13 && this.text.charCodeAt(at) !== 10);
  }

  private afterLineEnd(at: number): number {
    const isPair = this.text.charCodeAt(at) === 13 && this.text.charCodeAt(at + 1) === 10;
    return at + (isPair ? 2 : 1);
  }

  private startLine(): void {
    this.lineHasTokens = false;
    this.indentation.measure(this);
    this.lineHasTokens = false;
  }

  private finish(): void {
    if (this.open.length > 0) {
      this.fail(fault('unexpected EOF while parsing', this.limit, this.limit, 'end'));
      return;
    }
    const end = this.endOfLastLine();
    const isOpenLine = this.lineHasTokens;
    if (isOpenLine) this.emit(tokens.Newline, this.limit, this.limit);
    const count = this.tokens.length;
    this.indentation.close(this, end);
    const hasClosed = this.tokens.length > count;
    if (this.options.isPrompt === true && (hasClosed || !isOpenLine)) this.emit(tokens.Newline, this.limit, this.limit);
  }

  /** Where the end of the text is reported: on its last line, not on the empty one behind it. */
  private endOfLastLine(): number {
    const length = this.text.length;
    const last = this.text.charCodeAt(length - 1);
    if (last === 10 && this.text.charCodeAt(length - 2) === 13) return length - 2;
    return last === 10 || last === 13 ? length - 1 : length;
  }
}

function unknownCharacter(lexer: Lexer, code: number): void {
  if (code < 32 || code === 127) {
    const hex = code.toString(16).toUpperCase().padStart(4, '0');
    lexer.fail(fault(`invalid non-printable character U+${hex}`, lexer.at, lexer.at + 1));
    return;
  }
  // CPython hands `?` and `$` to the parser as tokens that no rule accepts.
  lexer.emit(tokens.Unknown, lexer.at, lexer.at + 1);
}

function operator(lexer: Lexer): void {
  const { text, at } = lexer;
  for (let length = Math.min(3, lexer.limit - at); length > 0; length--) {
    const type = tokens.OPERATORS.get(text.slice(at, at + length));
    if (type === undefined) continue;
    lexer.emit(type, at, at + length);
    return;
  }
  unknownCharacter(lexer, text.charCodeAt(at));
}

function number(lexer: Lexer): void {
  const end = scanNumber(lexer);
  if (end >= 0) lexer.emit(tokens.NumberToken, lexer.at, end);
}

function dot(lexer: Lexer, code: number): void {
  const next = lexer.text.charCodeAt(lexer.at + 1);
  if (next >= 48 && next <= 57) number(lexer);
  else READERS.operator(lexer, code);
}

function comment(lexer: Lexer): void {
  let at = lexer.at;
  while (at < lexer.limit && classOf(lexer.text.charCodeAt(at)) !== 'lineEnd') at++;
  lexer.at = at;
}

const READERS: Readonly<Record<CharacterClass, (lexer: Lexer, code: number) => void>> = {
  space: (lexer) => {
    lexer.at++;
  },
  name: (lexer) => lexer.name(),
  digit: number,
  quote: (lexer) => lexer.string(lexer.at, lexer.at),
  lineEnd: (lexer) => lexer.lineEnd(),
  comment,
  backslash: (lexer) => lexer.joinLines(),
  dot,
  open: (lexer, code) => lexer.openBracket(String.fromCharCode(code)),
  close: (lexer, code) => lexer.closeBracket(String.fromCharCode(code)),
  operator,
  unknown: unknownCharacter,
};
