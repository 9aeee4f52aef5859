// The two places where Python must look far ahead to know what it reads.
import { EOF, type IToken, type TokenType } from 'chevrotain';
import * as t from './tokens.ts';
import { keyword as kw } from './tokens.ts';

/** Gives the token that many places ahead. */
export type Peek = (offset: number) => IToken;

const typeIndexes = (types: readonly TokenType[]): ReadonlySet<number> =>
  new Set(types.map((type) => type.tokenTypeIdx!));

const OPENERS = typeIndexes([t.LeftParen, t.LeftBracket, t.LeftBrace]);
const CLOSERS = typeIndexes([t.RightParen, t.RightBracket, t.RightBrace]);
/** What tells that a bracket behind `with` holds an expression, not items: at its own level, or at the start of an item. */
const NO_ITEM = typeIndexes([t.ColonEquals, kw('for'), kw('async')]);
const NO_ITEM_START = typeIndexes([t.Star, t.DoubleStar, kw('yield')]);
const SUBJECT_START = typeIndexes([
  t.Name,
  t.NumberToken,
  t.StringToken,
  t.FStringStart,
  t.LeftParen,
  t.LeftBracket,
  t.LeftBrace,
  t.Minus,
  t.Plus,
  t.Tilde,
  t.Star,
  t.Ellipsis,
  kw('not'),
  kw('lambda'),
  kw('await'),
  kw('None'),
  kw('True'),
  kw('False'),
]);

/** Does a `match` statement start here? `match` is a keyword only if a block follows the line. */
export function isMatchStatement(peek: Peek): boolean {
  const first = peek(1);
  if (first.image !== 'match' || first.tokenTypeIdx !== t.Name.tokenTypeIdx) return false;
  if (!SUBJECT_START.has(peek(2).tokenTypeIdx)) return false;
  let offset = 3;
  while (peek(offset).tokenTypeIdx !== t.Newline.tokenTypeIdx && !isEnd(peek(offset))) offset++;
  return (
    peek(offset - 1).tokenTypeIdx === t.Colon.tokenTypeIdx && peek(offset + 1).tokenTypeIdx === t.Indent.tokenTypeIdx
  );
}

/** Does the bracket that is next hold the items of a `with`, rather than begin its first expression? */
export function isBracketedWith(peek: Peek): boolean {
  if (peek(1).tokenTypeIdx !== t.LeftParen.tokenTypeIdx) return false;
  let depth = 0;
  let isStart = false;
  let lambdas = 0;
  for (let offset = 1; !isEnd(peek(offset)); offset++) {
    const { tokenTypeIdx: type } = peek(offset);
    if (depth === 1 && (NO_ITEM.has(type) || (isStart && NO_ITEM_START.has(type)))) return false;
    if (depth === 1 && type === kw('lambda').tokenTypeIdx) lambdas++;
    if (depth === 1 && type === t.Colon.tokenTypeIdx && lambdas > 0) lambdas--;
    if (CLOSERS.has(type) && --depth === 0) {
      return offset > 2 && peek(offset + 1).tokenTypeIdx === t.Colon.tokenTypeIdx;
    }
    isStart = lambdas === 0 && depth <= 1 && (type === t.Comma.tokenTypeIdx || (depth === 0 && OPENERS.has(type)));
    if (OPENERS.has(type)) depth++;
  }
  return false;
}

function isEnd(token: IToken): boolean {
  return token.tokenTypeIdx === EOF.tokenTypeIdx;
}
