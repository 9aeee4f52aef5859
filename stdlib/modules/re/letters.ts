// What characters are to patterns: digits, spaces, words, and the simple forms of upper and lower case.
import type { Category } from './tree.ts';

/** A question about a character, by its code point. */
export type Test = (code: number) => boolean;

/** How many code points are answered from a table. */
const TABLE = 256;

function tabled(expression: RegExp): Test {
  const answers = Uint8Array.from({ length: TABLE }, (_none, code) =>
    Number(expression.test(String.fromCharCode(code))),
  );
  return (code) => (code < TABLE ? answers[code] === 1 : expression.test(String.fromCodePoint(code)));
}

const unicode = {
  d: tabled(/^\p{Nd}$/u),
  s: tabled(/^[\t-\r\x1c-\x1f\x85\p{Z}]$/u),
  w: tabled(/^[\p{L}\p{N}_]$/u),
};

const ascii = {
  d: tabled(/^[0-9]$/),
  s: tabled(/^[ \t-\r]$/),
  w: tabled(/^[A-Za-z0-9_]$/),
};

/** The test of a class, for all characters or for those of ASCII. */
export function categoryTest(category: Category, range: 'unicode' | 'ascii'): Test {
  const tests = range === 'unicode' ? unicode : ascii;
  const lower = category.toLowerCase() as keyof typeof tests;
  const test = tests[lower];
  return lower === category ? test : (code) => !test(code);
}

/** The lower case of a character of ASCII. */
export function asciiLower(code: number): number {
  return code >= 65 && code <= 90 ? code + 32 : code;
}

/** The upper case of a character of ASCII. */
export function asciiUpper(code: number): number {
  return code >= 97 && code <= 122 ? code - 32 : code;
}

/** The lower case of a character; CPython: the first character, where the case has several. */
export function lowerOf(code: number): number {
  return code < 128 ? asciiLower(code) : (String.fromCodePoint(code).toLowerCase().codePointAt(0) ?? code);
}

/** The upper case of a character, or the first character of it. */
export function upperOf(code: number): number {
  return code < 128 ? asciiUpper(code) : (String.fromCodePoint(code).toUpperCase().codePointAt(0) ?? code);
}

/** Whether a character has another case. */
export function isCased(code: number): boolean {
  return lowerOf(code) !== code || upperOf(code) !== code;
}

/** Lower-case characters that have one upper case in common. */
const families = [
  '\u0069\u0131',
  '\u0073\u017f',
  '\u00b5\u03bc',
  '\u0345\u03b9\u1fbe',
  '\u0390\u1fd3',
  '\u03b0\u1fe3',
  '\u03b2\u03d0',
  '\u03b5\u03f5',
  '\u03b8\u03d1',
  '\u03ba\u03f0',
  '\u03c0\u03d6',
  '\u03c1\u03f1',
  '\u03c2\u03c3',
  '\u03c6\u03d5',
  '\u0432\u1c80',
  '\u0434\u1c81',
  '\u043e\u1c82',
  '\u0441\u1c83',
  '\u0442\u1c84\u1c85',
  '\u044a\u1c86',
  '\u0463\u1c87',
  '\u1c88\ua64b',
  '\u1e61\u1e9b',
  '\ufb05\ufb06',
];

const kin: ReadonlyMap<number, readonly number[]> = new Map(
  families.flatMap((family) => {
    const codes = Array.from(family, (letter) => letter.codePointAt(0) ?? 0);
    return codes.map((code) => [code, codes.filter((other) => other !== code)] as const);
  }),
);

/** The other lower-case characters that a lower-case character matches when case is ignored. */
export function kinOf(code: number): readonly number[] {
  return kin.get(code) ?? [];
}
