// The kinds of tokens, and the tables that find a kind by its text.
import { createToken, type TokenType } from 'chevrotain';

const token = (name: string, label?: string): TokenType =>
  createToken(label === undefined ? { name } : { name, label });

export const Newline = token('NEWLINE');
export const Indent = token('INDENT');
export const Dedent = token('DEDENT');
/** A character that is a token to CPython, but that no rule accepts: `?` or `$`. */
export const Unknown = token('UNKNOWN');
/** A place where the text cannot be read as tokens: no rule accepts it. */
export const Unreadable = token('UNREADABLE');
export const Name = token('NAME');
export const NumberToken = token('NUMBER');
export const StringToken = token('STRING');
export const FStringStart = token('FSTRING_START');
export const FStringMiddle = token('FSTRING_MIDDLE');
/** The colon that begins a field's format, so that no lambda can take it for its own. */
export const FormatColon = token('FORMAT_COLON');
export const FStringEnd = token('FSTRING_END');

const KEYWORD_NAMES = [
  'False',
  'None',
  'True',
  'and',
  'as',
  'assert',
  'async',
  'await',
  'break',
  'class',
  'continue',
  'def',
  'del',
  'elif',
  'else',
  'except',
  'finally',
  'for',
  'from',
  'global',
  'if',
  'import',
  'in',
  'is',
  'lambda',
  'nonlocal',
  'not',
  'or',
  'pass',
  'raise',
  'return',
  'try',
  'while',
  'with',
  'yield',
] as const;

/** A reserved word of Python. */
export type KeywordName = (typeof KEYWORD_NAMES)[number];

const keywordToken = (name: KeywordName): readonly [string, TokenType] => [name, token(`'${name}'`, `'${name}'`)];

/** Reserved words by their text. */
export const KEYWORDS: ReadonlyMap<string, TokenType> = new Map(KEYWORD_NAMES.map(keywordToken));

/** The token kind of a reserved word. */
export function keyword(name: KeywordName): TokenType {
  return KEYWORDS.get(name)!;
}

export const LeftParen = token("'('", "'('");
export const RightParen = token("')'", "')'");
export const LeftBracket = token("'['", "'['");
export const RightBracket = token("']'", "']'");
export const LeftBrace = token("'{'", "'{'");
export const RightBrace = token("'}'", "'}'");
export const Comma = token("','", "','");
export const Colon = token("':'", "':'");
export const Semicolon = token("';'", "';'");
export const Dot = token("'.'", "'.'");
export const Ellipsis = token("'...'", "'...'");
export const Arrow = token("'->'", "'->'");
export const Equals = token("'='", "'='");
export const ColonEquals = token("':='", "':='");
export const Exclamation = token("'!'", "'!'");
export const Star = token("'*'", "'*'");
export const DoubleStar = token("'**'", "'**'");
export const At = token("'@'", "'@'");
export const Plus = token("'+'", "'+'");
export const Minus = token("'-'", "'-'");
export const Tilde = token("'~'", "'~'");
export const Bar = token("'|'", "'|'");
export const Slash = token("'/'", "'/'");
/** `//`, `%`, `^`, `&`, `<<`, `>>`: the operators with no second use. */
export const Arithmetic = token('ARITHMETIC');
/** `==`, `!=`, `<`, `<=`, `>`, `>=`. */
export const Comparison = token('COMPARISON');
/** `<>`, which the lexer knows and no rule takes. */
export const LegacyNotEqual = token("'<>'", "'<>'");
/** `+=` and its kin. */
export const Augmented = token('AUGMENTED');

const PUNCTUATION: readonly (readonly [string, TokenType])[] = [
  ['(', LeftParen],
  [')', RightParen],
  ['[', LeftBracket],
  [']', RightBracket],
  ['{', LeftBrace],
  ['}', RightBrace],
  [',', Comma],
  [':', Colon],
  [';', Semicolon],
  ['.', Dot],
  ['...', Ellipsis],
  ['->', Arrow],
  ['=', Equals],
  [':=', ColonEquals],
  ['*', Star],
  ['**', DoubleStar],
  ['@', At],
  ['+', Plus],
  ['-', Minus],
  ['~', Tilde],
  ['|', Bar],
  ['/', Slash],
  ['!', Exclamation],
  ['<>', LegacyNotEqual],
];
const ARITHMETIC = ['//', '%', '^', '&', '<<', '>>'];
const COMPARISON = ['==', '!=', '<', '<=', '>', '>='];
const AUGMENTED = ['+=', '-=', '*=', '/=', '//=', '%=', '@=', '&=', '|=', '^=', '>>=', '<<=', '**='];

/** Operators and delimiters by their text. */
export const OPERATORS: ReadonlyMap<string, TokenType> = new Map([
  ...PUNCTUATION,
  ...ARITHMETIC.map((text) => [text, Arithmetic] as const),
  ...COMPARISON.map((text) => [text, Comparison] as const),
  ...AUGMENTED.map((text) => [text, Augmented] as const),
]);

/** Every kind of token that a rule may name. */
export const VOCABULARY: TokenType[] = [
  Newline,
  Indent,
  Dedent,
  Unknown,
  Unreadable,
  Name,
  NumberToken,
  StringToken,
  FStringStart,
  FStringMiddle,
  FStringEnd,
  FormatColon,
  Arithmetic,
  Comparison,
  Augmented,
  ...KEYWORDS.values(),
  ...PUNCTUATION.map(([, type]) => type),
];

/** A token as the parser takes it; its text covers startOffset up to and with endOffset. */
export interface Token {
  image: string;
  startOffset: number;
  endOffset: number;
  tokenTypeIdx: number;
  tokenType: TokenType;
}
