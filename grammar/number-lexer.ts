// Finds the end of a number, with CPython's words for each way to spell one wrongly.
import { isIdentifierPart } from './characters.ts';
import { fault } from './fault.ts';
import type { Lexer } from './lexer.ts';

interface Radix {
  readonly name: string;
  readonly isDigit: (code: number) => boolean;
}

const isDecimal = (code: number): boolean => code >= 48 && code <= 57;
const RADIXES: ReadonlyMap<string, Radix> = new Map([
  ['x', { name: 'hexadecimal', isDigit: (code) => isDecimal(code) || ((code | 32) >= 97 && (code | 32) <= 102) }],
  ['o', { name: 'octal', isDigit: (code) => code >= 48 && code <= 55 }],
  ['b', { name: 'binary', isDigit: (code) => code === 48 || code === 49 }],
]);
/** Words that may follow a number without a blank, as in `1if x else 2`. */
const FOLLOWERS = /^(?:i[fns]|(?:and|else|for|or|not)(?![a-zA-Z0-9_\x80-\uffff]))/;
const UNDERSCORE = 95;

/** The offset behind the number at the lexer's place, or -1 after telling the lexer what is wrong with it. */
export function scanNumber(lexer: Lexer): number {
  const scan = new NumberScan(lexer);
  return scan.number();
}

class NumberScan {
  private readonly lexer: Lexer;
  private at: number;

  constructor(lexer: Lexer) {
    this.lexer = lexer;
    this.at = lexer.at;
  }

  number(): number {
    if (this.code() !== 48) return this.decimal();
    const radix = RADIXES.get(this.lexer.text.charAt(this.at + 1).toLowerCase());
    return radix === undefined ? this.zero() : this.withRadix(radix);
  }

  private withRadix(radix: Radix): number {
    this.at += 2;
    do {
      if (this.code() === UNDERSCORE) this.at++;
      if (!radix.isDigit(this.code())) return this.badDigit(radix);
      while (radix.isDigit(this.code())) this.at++;
    } while (this.code() === UNDERSCORE);
    if (isDecimal(this.code())) return this.badDigit(radix);
    return this.end(radix.name);
  }

  private badDigit(radix: Radix): number {
    if (!isDecimal(this.code())) return this.invalid(radix.name);
    return this.fail(`invalid digit '${this.lexer.text.charAt(this.at)}' in ${radix.name} literal`, this.at + 1);
  }

  /** A number that begins with 0: zero, a fraction, or the octal of Python 2. */
  private zero(): number {
    while (this.code() === 48 || this.code() === UNDERSCORE) {
      if (this.code() === UNDERSCORE) {
        this.at++;
        if (!isDecimal(this.code())) return this.invalid('decimal');
        if (this.code() !== 48) break;
      } else {
        this.at++;
      }
    }
    const isOctal = isDecimal(this.code());
    if (isOctal && !this.digits()) return -1;
    if (isOctal && !/[.eEjJ]/.test(this.lexer.text.charAt(this.at))) {
      const message =
        'leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers';
      return this.fail(message, this.at);
    }
    return this.fraction();
  }

  private decimal(): number {
    if (isDecimal(this.code()) && !this.digits()) return -1;
    return this.fraction();
  }

  private fraction(): number {
    if (this.lexer.text.charAt(this.at) === '.' && this.at < this.lexer.limit) {
      this.at++;
      if (isDecimal(this.code()) && !this.digits()) return -1;
    }
    if ((this.code() | 32) === 101) {
      const exponent = this.exponent();
      if (exponent !== undefined) return exponent;
    }
    if ((this.code() | 32) === 106) {
      this.at++;
      return this.end('imaginary');
    }
    return this.end('decimal');
  }

  /** Reads an exponent; a result ends the number, undefined goes on behind the exponent. */
  private exponent(): number | undefined {
    const next = this.lexer.text.charCodeAt(this.at + 1);
    const isSigned = next === 43 || next === 45;
    const first = this.at + (isSigned ? 2 : 1);
    if (!isDecimal(this.lexer.text.charCodeAt(first))) {
      if (!isSigned) return this.end('decimal');
      this.at = first;
      return this.invalid('decimal');
    }
    this.at = first;
    return this.digits() ? undefined : -1;
  }

  /** Reads digits with single underscores between them. */
  private digits(): boolean {
    for (;;) {
      while (isDecimal(this.code())) this.at++;
      if (this.code() !== UNDERSCORE) return true;
      this.at++;
      if (!isDecimal(this.code())) {
        this.invalid('decimal');
        return false;
      }
    }
  }

  private end(kind: string): number {
    const { text, limit } = this.lexer;
    const code = text.charCodeAt(this.at);
    // Python: what is not ASCII begins the next token, whatever becomes of that.
    if (this.at < limit && code < 128 && isIdentifierPart(code) && !FOLLOWERS.test(text.slice(this.at, this.at + 5))) {
      return this.invalid(kind);
    }
    return this.at;
  }

  private invalid(kind: string): number {
    return this.fail(`invalid ${kind} literal`, this.at);
  }

  private fail(message: string, end: number): number {
    this.lexer.fail(fault(message, this.lexer.at, end));
    return -1;
  }

  private code(): number {
    return this.at < this.lexer.limit ? this.lexer.text.charCodeAt(this.at) : -1;
  }
}
