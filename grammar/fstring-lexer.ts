// Takes an f-string or t-string apart: its start, literal pieces, fields and end, as tokens of the grammar.
import { Characters } from './characters.ts';
import { fault } from './fault.ts';
import type { Lexer } from './lexer.ts';
import { formatKind, quoteLength, scanString } from './string-lexer.ts';
import * as tokens from './tokens.ts';

const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;
const OLD_FIELD_DEPTH = 2;
const FIELD_DEPTH = 3;
const MAX_STRING_DEPTH = 150;

interface FString {
  /** The letter by which messages name it. */
  readonly kind: 'f' | 't';
  readonly quote: number;
  readonly size: 1 | 3;
  readonly isRaw: boolean;
  /** Where the literal ends in 3.11, which finds the closing quote first; undefined where the fields come first. */
  readonly end: number | undefined;
  /** Has the closing quote been read already, in the middle of a format? */
  isClosed: boolean;
}

/** Reads the f-strings of one text. */
export class FStringScanner {
  private readonly lexer: Lexer;
  /** The f-strings whose fields are being read, the innermost last. */
  private readonly strings: FString[] = [];

  constructor(lexer: Lexer) {
    this.lexer = lexer;
  }

  /** Reads the f-string whose prefix starts at `start` and whose quote stands at `quoteAt`. */
  scan(start: number, quoteAt: number, prefix: string): void {
    const { lexer } = this;
    if (this.strings.length >= MAX_STRING_DEPTH) {
      lexer.fail(fault('too many nested f-strings', start, quoteAt));
      return;
    }
    const size = quoteLength(lexer.text, quoteAt);
    const isOld = lexer.options.python === '3.11';
    const end = isOld ? scanString(lexer, start, quoteAt) : undefined;
    if (end === -1) return;
    const string: FString = {
      kind: formatKind(prefix),
      quote: lexer.text.charCodeAt(quoteAt),
      size,
      isRaw: prefix.includes('r'),
      end: end === undefined ? undefined : end - size,
      isClosed: false,
    };
    lexer.emit(tokens.FStringStart, start, quoteAt + size);
    const limit = lexer.limit;
    if (string.end !== undefined) lexer.limit = string.end;
    this.strings.push(string);
    this.pieces(string, start, 0);
    this.strings.pop();
    if (lexer.fault !== null && !isOld) lexer.fault = { ...lexer.fault, isInFString: true };
    lexer.limit = limit;
    if (lexer.fault === null && !string.isClosed) lexer.emit(tokens.FStringEnd, lexer.at, lexer.at + size);
  }

  /** Is the innermost f-string, in one of whose fields a string starts, delimited by these quotes? */
  isQuotedBy(quote: number, size: 1 | 3): boolean {
    const string = this.strings.at(-1);
    return string?.quote === quote && string.size === size;
  }

  /** Tells the lexer what is wrong in the innermost f-string, which the message names first. */
  fail(message: string, start: number, end: number): void {
    this.lexer.fail(fault(`${this.strings.at(-1)?.kind ?? 'f'}-string: ${message}`, start, end));
  }

  /** Reads literal text and fields in turn, up to the closing quote, or up to the brace that ends a format. */
  private pieces(string: FString, start: number, fieldDepth: number): void {
    const { lexer } = this;
    let isFormatText = fieldDepth > 0;
    while (lexer.fault === null) {
      const from = lexer.at;
      const to = this.literalEnd(string, fieldDepth > 0);
      if (to > from) lexer.emit(tokens.FStringMiddle, from, to);
      if (string.isClosed) return;
      if (this.atEnd(string)) {
        if (fieldDepth > 0) this.closeInFormat(string);
        return;
      }
      if (lexer.at >= lexer.limit || this.isLineEnd()) {
        if (!isFormatText || string.size === 3) this.unterminated(string, start);
        else if (lexer.options.python === '3.14') this.lineEndInFormat(string);
        // Python 3.12 and 3.13: a line end ends the format of a string in single quotes; a brace may follow.
        return;
      }
      if (lexer.text.charCodeAt(lexer.at) === CLOSE_BRACE) {
        if (fieldDepth > 0) return;
        this.fail("single '}' is not allowed", lexer.at, lexer.at + 1);
        return;
      }
      this.field(string, start, fieldDepth + 1);
      isFormatText = false;
    }
  }

  /** The quote ends the string even where a brace is missing; no rule accepts that. */
  private closeInFormat(string: FString): void {
    string.isClosed = true;
    this.lexer.emit(tokens.FStringEnd, this.lexer.at, this.lexer.at + string.size);
  }

  private isLineEnd(): boolean {
    const code = this.lexer.text.charCodeAt(this.lexer.at);
    return code === Characters.lineFeed || code === Characters.carriageReturn;
  }

  private lineEndInFormat({ kind }: FString): void {
    const { at } = this.lexer;
    this.fail(`newlines are not allowed in format specifiers for single quoted ${kind}-strings`, at, at);
  }

  private unterminated(string: FString, start: number): void {
    const { lexer } = this;
    const kind = `${string.size === 3 ? 'triple-quoted ' : ''}${string.kind}-string`;
    const isAtLineEnd = string.size === 3 && lexer.at >= lexer.limit && /[\r\n]$/.test(lexer.text);
    const line = lexer.lineOf(lexer.at) - (isAtLineEnd ? 1 : 0);
    lexer.fail(fault(`unterminated ${kind} literal (detected at line ${line})`, start, start + 1));
  }

  private atEnd(string: FString): boolean {
    const { lexer } = this;
    if (string.end !== undefined) return lexer.at >= string.end;
    if (lexer.text.charCodeAt(lexer.at) !== string.quote) return false;
    return string.size === 1 || quoteLength(lexer.text, lexer.at) === 3;
  }

  /** Moves over literal text; returns where it ends. */
  private literalEnd(string: FString, inFormat: boolean): number {
    const { lexer } = this;
    const { text } = lexer;
    while (lexer.at < lexer.limit && !this.atEnd(string)) {
      const code = text.charCodeAt(lexer.at);
      if (code === OPEN_BRACE || code === CLOSE_BRACE) {
        if (inFormat || text.charCodeAt(lexer.at + 1) !== code || lexer.at + 1 >= lexer.limit) break;
        lexer.at += 2;
      } else if (string.size === 1 && this.isLineEnd()) {
        break;
      } else if (code === Characters.backslash) {
        lexer.at = this.afterEscape(string);
      } else {
        lexer.at++;
      }
    }
    return lexer.at;
  }

  private afterEscape(string: FString): number {
    const { text, at, limit } = this.lexer;
    const next = text.charCodeAt(at + 1);
    if (next === OPEN_BRACE || next === CLOSE_BRACE) return at + 1;
    if (!string.isRaw && text.startsWith('N{', at + 1)) {
      const close = text.indexOf('}', at);
      return close < 0 || close >= limit ? limit : close + 1;
    }
    const isPair = next === Characters.carriageReturn && text.charCodeAt(at + 2) === Characters.lineFeed;
    return Math.min(at + (isPair ? 3 : 2), limit);
  }

  /** Reads `{expression!conversion:format}`. */
  private field(string: FString, start: number, depth: number): void {
    const { lexer } = this;
    if (depth > (lexer.options.python === '3.11' ? OLD_FIELD_DEPTH : FIELD_DEPTH)) {
      this.fail('expressions nested too deeply', lexer.at, lexer.at + 1);
      return;
    }
    lexer.openBracket('{', true);
    const level = lexer.open.length;
    while (lexer.fault === null && !string.isClosed) {
      if (lexer.at >= lexer.limit) {
        lexer.fail(fault('unexpected EOF while parsing', lexer.at, lexer.at, 'end'));
        return;
      }
      if (lexer.open.length > level) this.fieldToken();
      else if (this.fieldPart(string, start, depth)) return;
    }
  }

  /** One step at the field's own level; true when the field has ended. */
  private fieldPart(string: FString, start: number, depth: number): boolean {
    const { lexer } = this;
    const { text, at } = lexer;
    const character = text.charAt(at);
    if (character === '}') {
      lexer.closeBracket('}');
      return true;
    }
    if (character === ':') {
      lexer.emit(tokens.FormatColon, at, at + 1);
      this.pieces(string, start, depth);
      return false;
    }
    if (character === '!' && text.charAt(at + 1) !== '=') lexer.emit(tokens.Exclamation, at, at + 1);
    else this.fieldToken();
    return false;
  }

  /** Reads one token of an expression; 3.11 allows no comment there, and no backslash, not even in a text. */
  private fieldToken(): void {
    const { lexer } = this;
    const from = lexer.at;
    const isOld = lexer.options.python === '3.11';
    if (isOld && lexer.text.charAt(from) === '#') {
      this.notInOldField("'#'", from);
      return;
    }
    lexer.step();
    const backslash = isOld ? lexer.text.indexOf('\\', from) : -1;
    if (backslash >= 0 && backslash < lexer.at) this.notInOldField('a backslash', backslash);
  }

  private notInOldField(what: string, at: number): void {
    this.lexer.fail(fault(`f-string expression part cannot include ${what}`, at, at + 1));
  }
}
