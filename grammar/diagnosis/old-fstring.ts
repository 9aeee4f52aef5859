// What is wrong with an f-string by the rules of 3.11, which reads each expression in it as a text of its own.
import { decodeText } from '../literals.ts';
import { quoteLength } from '../string-lexer.ts';

/** How the parts of an f-string are checked. */
export interface FStringChecks {
  /** Reports a mistake of the f-string itself: it throws. */
  fail(message: string): never;
  /** Checks the text of an expression that starts at this offset of the literal: it throws if it is wrong. */
  expression(text: string, at: number): void;
}

const MAX_BRACKETS = 200;
const OPENERS: ReadonlyMap<string, string> = new Map([
  [')', '('],
  [']', '['],
  ['}', '{'],
]);

/** Checks a whole f-string literal. */
export function checkFString(image: string, checks: FStringChecks): void {
  const quoteAt = image.search(/['"]/);
  const isEmpty = image.length === quoteAt + 2;
  const size = isEmpty ? 1 : quoteLength(image, quoteAt);
  const isRaw = image.slice(0, quoteAt).toLowerCase().includes('r');
  new Check(image.slice(0, image.length - size), quoteAt + size, isRaw, checks).pieces(0);
}

class Check {
  private readonly text: string;
  private readonly isRaw: boolean;
  private readonly checks: FStringChecks;
  private at: number;

  constructor(text: string, start: number, isRaw: boolean, checks: FStringChecks) {
    this.text = text;
    this.at = start;
    this.isRaw = isRaw;
    this.checks = checks;
  }

  pieces(level: number): void {
    while (this.at < this.text.length) {
      this.literal(level);
      if (this.at >= this.text.length || this.text.charAt(this.at) === '}') return;
      this.field(level);
    }
  }

  private literal(level: number): void {
    const start = this.at;
    while (this.at < this.text.length) {
      const character = this.text.charAt(this.at);
      if (character === '\\' && !this.isRaw) {
        this.escape();
      } else if (character !== '{' && character !== '}') {
        this.at++;
      } else if (level === 0 && this.text.charAt(this.at + 1) === character) {
        this.at += 2;
      } else {
        if (level === 0 && character === '}') this.checks.fail("f-string: single '}' is not allowed");
        break;
      }
    }
    decodeText(this.text.slice(start, this.at), { isRaw: this.isRaw, isFormat: level === 0 });
  }

  private escape(): void {
    const next = this.text.charAt(this.at + 1);
    if (next === 'N' && this.text.charAt(this.at + 2) === '{') {
      const close = this.text.indexOf('}', this.at);
      this.at = close < 0 ? this.text.length : close + 1;
    } else {
      this.at += next === '{' || next === '}' ? 1 : 2;
    }
  }

  private field(level: number): void {
    if (level >= 2) this.checks.fail('f-string: expressions nested too deeply');
    const start = ++this.at;
    this.findEnd();
    const expression = this.text.slice(start, this.at);
    if (expression.trim() === '') this.empty();
    this.checks.expression(expression, start);
    if (this.text.charAt(this.at) === '=') {
      this.at++;
      while (/\s/.test(this.text.charAt(this.at))) this.at++;
    }
    if (this.text.charAt(this.at) === '!') this.conversion();
    if (this.text.charAt(this.at) === ':') {
      this.at++;
      if (this.at >= this.text.length) this.checks.fail("f-string: expecting '}'");
      this.pieces(level + 1);
    }
    if (this.text.charAt(this.at) !== '}') this.checks.fail("f-string: expecting '}'");
    this.at++;
  }

  private empty(): never {
    const end = this.text.charAt(this.at);
    if (end !== '' && '!:='.includes(end)) this.checks.fail(`f-string: expression required before '${end}'`);
    return this.checks.fail('f-string: empty expression not allowed');
  }

  private conversion(): void {
    const letter = this.text.charAt(++this.at);
    if (letter === '') this.checks.fail("f-string: expecting '}'");
    this.at++;
    if (!'sra'.includes(letter)) {
      this.checks.fail("f-string: invalid conversion character: expected 's', 'r', or 'a'");
    }
  }

  /** Moves to the character that ends the expression, minding quotes and brackets. */
  private findEnd(): void {
    const open: string[] = [];
    let quote = '';
    for (; this.at < this.text.length; this.at++) {
      const character = this.text.charAt(this.at);
      if (character === '\\') this.checks.fail('f-string expression part cannot include a backslash');
      if (quote !== '') {
        if (this.text.startsWith(quote, this.at)) {
          this.at += quote.length - 1;
          quote = '';
        }
      } else if (character === '"' || character === "'") {
        quote = quoteLength(this.text, this.at) === 3 ? character.repeat(3) : character;
        this.at += quote.length - 1;
      } else if (this.isEnd(character, open)) {
        break;
      }
    }
    if (quote !== '') this.checks.fail('f-string: unterminated string');
    const unclosed = open.at(-1);
    if (unclosed !== undefined) this.checks.fail(`f-string: unmatched '${unclosed}'`);
    if (this.at >= this.text.length) this.checks.fail("f-string: expecting '}'");
  }

  private isEnd(character: string, open: string[]): boolean {
    if ('([{'.includes(character)) {
      if (open.length >= MAX_BRACKETS) this.checks.fail('f-string: too many nested parenthesis');
      open.push(character);
      return false;
    }
    if (character === '#') this.checks.fail("f-string expression part cannot include '#'");
    if (open.length === 0 && '!:}=<>'.includes(character)) {
      if (character !== ':' && character !== '}' && this.text.charAt(this.at + 1) === '=') {
        this.at++;
        return false;
      }
      return character !== '<' && character !== '>';
    }
    if (')]}'.includes(character)) this.close(character, open);
    return false;
  }

  private close(character: string, open: string[]): void {
    const opening = open.pop();
    if (opening === undefined) this.checks.fail(`f-string: unmatched '${character}'`);
    if (opening !== OPENERS.get(character)) {
      const message = `f-string: closing parenthesis '${character}' does not match opening parenthesis '${opening}'`;
      this.checks.fail(message);
    }
  }
}
