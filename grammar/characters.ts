// What a character may begin, and which characters make up a name.

/** What a character begins. */
export type CharacterClass =
  | 'space'
  | 'name'
  | 'digit'
  | 'quote'
  | 'lineEnd'
  | 'comment'
  | 'backslash'
  | 'dot'
  | 'open'
  | 'close'
  | 'operator'
  | 'unknown';

/** Character codes that the lexer compares with. */
export const Characters = {
  tab: 9,
  lineFeed: 10,
  formFeed: 12,
  carriageReturn: 13,
  space: 32,
  doubleQuote: 34,
  hash: 35,
  quote: 39,
  backslash: 92,
} as const;

const MEMBERS: readonly (readonly [CharacterClass, string])[] = [
  ['space', ' \t\f'],
  ['name', 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_'],
  ['digit', '0123456789'],
  ['quote', '\'"'],
  ['lineEnd', '\n\r'],
  ['comment', '#'],
  ['backslash', '\\'],
  ['dot', '.'],
  ['open', '([{'],
  ['close', ')]}'],
  ['operator', '+-*/%@&|^~<>=!,:;'],
];

const ASCII: readonly CharacterClass[] = Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  return MEMBERS.find(([, members]) => members.includes(character))?.[0] ?? 'unknown';
});

/** The class of a character code; beyond ASCII everything may be part of a name. */
export function classOf(code: number): CharacterClass {
  return ASCII[code] ?? 'name';
}

/** Can this character stand inside a name? Beyond ASCII that is decided when the name is complete. */
export function isIdentifierPart(code: number): boolean {
  if (code >= 128) return true;
  const found = ASCII[code];
  return found === 'name' || found === 'digit';
}

const FIRST = /^[\p{XID_Start}_]$/u;
/** Newer tables of Unicode count the joiners as parts of names; CPython's do not. */
const LATER = /^(?![\u200c\u200d])\p{XID_Continue}$/u;
const NOT_PRINTABLE = /^[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Zs}]$/u;

/** The first character of a name that may not stand there, with its offset in the name; undefined for a good name. */
export function badCharacter(name: string): { readonly character: string; readonly at: number } | undefined {
  let at = 0;
  for (const character of name) {
    const allowed = at === 0 ? FIRST : LATER;
    if (!allowed.test(character)) return { character, at };
    at += character.length;
  }
  return undefined;
}

/** CPython's words for a character that begins no token. */
export function badCharacterMessage(character: string): string {
  const hex = character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
  const isPrintable = character === ' ' || !NOT_PRINTABLE.test(character);
  return isPrintable ? `invalid character '${character}' (U+${hex})` : `invalid non-printable character U+${hex}`;
}
