// SQL text as tokens, as the engine that will read it sees them.
import type { Dialect } from '../host.ts';

/** A piece of SQL: a bare word, a name in quotes, a text, a number, or a mark. */
export interface SqlToken {
  readonly kind: 'word' | 'name' | 'text' | 'number' | 'mark';
  /** Words in lower case, names without their quotes. */
  readonly text: string;
}

/** Why a text cannot be cut into tokens. */
export class UnreadableSql {
  readonly message: string;
  constructor(message: string) {
    this.message = message;
  }
}

const WORD = /[\p{L}_\u0080-\uffff][\p{L}\p{N}_$\u0080-\uffff]*/uy;
const NUMBER = /\d[\w.]*/y;
const SPACE = /[ \t\r\n\f\v\u00a0]+/y;

/** Cuts a statement into tokens, comments left out; throws UnreadableSql for what engines read in different ways. */
export function sqlTokens(sql: string, dialect: Dialect): SqlToken[] {
  const tokens: SqlToken[] = [];
  let at = 0;
  while (at < sql.length) {
    const start = at;
    at = skipped(sql, at, dialect);
    if (at > start) continue;
    const { token, end } = tokenAt(sql, at, dialect);
    if (token.kind === 'text' && tokens.at(-1)?.kind === 'word' && touchesWord(sql, at)) prefixed(tokens.at(-1)?.text);
    tokens.push(token);
    at = end;
  }
  return tokens;
}

function touchesWord(sql: string, at: number): boolean {
  return at > 0 && /[\w$]/.test(sql.charAt(at - 1));
}

/** `e'…'` and the like change how a text is read; only letters that do not are let through. */
function prefixed(word: string | undefined): void {
  if (word !== 'x' && word !== 'b') throw new UnreadableSql('This form of text is not available to scripts.');
}

function skipped(sql: string, at: number, dialect: Dialect): number {
  const space = matched(SPACE, sql, at);
  if (space !== '') return at + space.length;
  if (sql.startsWith('/*', at)) return afterComment(sql, at);
  const dashes = sql.startsWith('--', at) && (dialect !== 'mariadb' || /^\s?$/.test(sql.charAt(at + 2)));
  if (!dashes && !(dialect === 'mariadb' && sql.charAt(at) === '#')) return at;
  const end = sql.indexOf('\n', at);
  return end < 0 ? sql.length : end;
}

function afterComment(sql: string, at: number): number {
  const end = sql.indexOf('*/', at + 2);
  const inside = end < 0 ? '' : sql.slice(at + 2, end);
  // Engines run some comments, and do not agree on where nested ones end.
  if (end < 0 || /^(!|M!|\+)|\/\*/.test(inside))
    throw new UnreadableSql('This form of comment is not available to scripts.');
  return end + 2;
}

function matched(pattern: RegExp, sql: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(sql)?.[0] ?? '';
}

function tokenAt(sql: string, at: number, dialect: Dialect): { readonly token: SqlToken; readonly end: number } {
  const letter = sql.charAt(at);
  if (letter === "'") return quotedAt(sql, at, 'text', dialect === 'mariadb');
  if (letter === '"') return quotedAt(sql, at, dialect === 'mariadb' ? 'text' : 'name', dialect === 'mariadb');
  if (letter === '`') return quotedAt(sql, at, 'name', false);
  const word = matched(WORD, sql, at);
  if (word !== '') return { token: { kind: 'word', text: word.toLowerCase() }, end: at + word.length };
  const number = matched(NUMBER, sql, at);
  if (number !== '') return { token: { kind: 'number', text: number }, end: at + number.length };
  return { token: { kind: 'mark', text: letter }, end: at + 1 };
}

function quotedAt(sql: string, start: number, kind: 'text' | 'name', escapes: boolean) {
  const quote = sql.charAt(start);
  let at = start + 1;
  let text = '';
  for (;;) {
    const letter = sql.charAt(at);
    if (letter === '') throw new UnreadableSql('A quoted text does not end.');
    if (letter === quote && sql.charAt(at + 1) !== quote) return { token: { kind, text }, end: at + 1 };
    const pair = letter === quote || (escapes && letter === '\\');
    text += pair ? sql.charAt(at + 1) : letter;
    at += pair ? 2 : 1;
  }
}
