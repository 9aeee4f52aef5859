// The flags of patterns: their bits, letters and which go together.

// The bits are CPython's.

export const TEMPLATE = 1;
export const IGNORECASE = 2;
export const LOCALE = 4;
export const MULTILINE = 8;
export const DOTALL = 16;
export const UNICODE = 32;
export const VERBOSE = 64;
export const DEBUG = 128;
export const ASCII = 256;

/** Those of which a pattern can have one only. */
export const TYPE_FLAGS = ASCII | LOCALE | UNICODE;

/** What may stand in `(?…)`. */
export const flagLetters: ReadonlyMap<string, number> = new Map([
  ['i', IGNORECASE],
  ['L', LOCALE],
  ['m', MULTILINE],
  ['s', DOTALL],
  ['x', VERBOSE],
  ['a', ASCII],
  ['u', UNICODE],
]);

/** The flags of a part of a pattern that adds some and takes off others. */
export function combined(flags: number, added: number, removed: number): number {
  const kept = (added & TYPE_FLAGS) === 0 ? flags : flags & ~TYPE_FLAGS;
  return (kept | added) & ~removed;
}
