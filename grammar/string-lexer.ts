// Finds the end of a string literal.
import { Characters } from './characters.ts';
import { fault } from './fault.ts';
import type { Lexer } from './lexer.ts';
import type { PythonVersion } from './problem.ts';

const PREFIXES: ReadonlySet<string> = new Set(['r', 'u', 'b', 'f', 'br', 'rb', 'fr', 'rf']);
const TEMPLATE_PREFIXES: ReadonlySet<string> = new Set(['t', 'tr', 'rt']);
/** Letters of prefixes that exclude each other, in the order in which CPython looks for them. */
const CONFLICTS: readonly (readonly [string, string])[] = [
  ['u', 'b'],
  ['u', 'r'],
  ['u', 'f'],
  ['u', 't'],
  ['b', 'f'],
  ['b', 't'],
  ['f', 't'],
];

/** The lower-case prefix if this text before a quote is one. */
export function stringPrefix(text: string, python: PythonVersion): string | null {
  const prefix = text.toLowerCase();
  if (PREFIXES.has(prefix)) return prefix;
  return python === '3.14' && TEMPLATE_PREFIXES.has(prefix) ? prefix : null;
}

/** By which letter messages name a literal with fields that starts so. */
export function formatKind(literal: string): 'f' | 't' {
  return /^[a-z]*t/i.test(literal) ? 't' : 'f';
}

/** Python 3.14: why these letters before a quote cannot stand together; undefined if they can, or if they are a name. */
export function prefixConflict(letters: string): string | undefined {
  const prefix = letters.toLowerCase();
  if (!/^[brfut]+$/.test(prefix) || new Set(prefix).size < prefix.length) return undefined;
  const pair = CONFLICTS.find(([one, other]) => prefix.includes(one) && prefix.includes(other));
  return pair && `'${pair[0]}' and '${pair[1]}' prefixes are incompatible`;
}

/** How many quotes open the string at this offset: one or three. */
export function quoteLength(text: string, quoteAt: number): 1 | 3 {
  const quote = text.charCodeAt(quoteAt);
  return text.charCodeAt(quoteAt + 1) === quote && text.charCodeAt(quoteAt + 2) === quote ? 3 : 1;
}

/** The offset behind the string that starts at `start`, or -1 after telling the lexer that it does not end. */
export function scanString(lexer: Lexer, start: number, quoteAt: number): number {
  const { text, limit } = lexer;
  const quote = text.charCodeAt(quoteAt);
  const size = quoteLength(text, quoteAt);
  let at = quoteAt + size;
  while (at < limit) {
    const code = text.charCodeAt(at);
    if (code === quote && (size === 1 || quoteLength(text, at) === 3)) return at + size;
    if (size === 1 && (code === Characters.lineFeed || code === Characters.carriageReturn)) break;
    at += code === Characters.backslash ? escapeLength(text, at) : 1;
  }
  if (lexer.fstrings.isQuotedBy(quote, size)) lexer.fstrings.fail("expecting '}'", start, start + 1);
  else unterminated(lexer, start, Math.min(at, limit), size);
  return -1;
}

function escapeLength(text: string, at: number): number {
  return text.charCodeAt(at + 1) === Characters.carriageReturn && text.charCodeAt(at + 2) === Characters.lineFeed
    ? 3
    : 2;
}

function unterminated(lexer: Lexer, start: number, at: number, size: 1 | 3): void {
  const isAtLineEnd = size === 3 && at >= lexer.limit && /[\r\n]$/.test(lexer.text);
  const line = lexer.lineOf(at) - (isAtLineEnd ? 1 : 0);
  const kind = size === 3 ? 'triple-quoted string' : 'string';
  lexer.fail(fault(`unterminated ${kind} literal (detected at line ${line})`, start, start + 1));
}
