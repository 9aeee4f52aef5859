// Character classes as tests, with and without regard to case.
import type { Bill } from './bill.ts';
import { ASCII, IGNORECASE, LOCALE, UNICODE } from './flags.ts';
import { asciiLower, asciiUpper, categoryTest, isCased, kinOf, lowerOf, type Test, upperOf } from './letters.ts';
import type { ClassPart } from './tree.ts';

/** Beyond this, CPython does not look at each character of a range. */
const BASIC = 0x10000;

/** How the case of characters is left out of account. */
export interface Folding {
  readonly lower: (code: number) => number;
  readonly cased: Test;
  readonly kin: (code: number) => readonly number[];
}

const none: readonly number[] = [];

const asciiFolding: Folding = {
  lower: asciiLower,
  cased: (code) => asciiLower(code) !== code || asciiUpper(code) !== code,
  kin: () => none,
};

const unicodeFolding: Folding = { lower: lowerOf, cased: isCased, kin: kinOf };

/** The folding that flags ask for; undefined: case counts. */
export function foldingOf(flags: number): Folding | undefined {
  if ((flags & IGNORECASE) === 0) return undefined;
  return (flags & UNICODE) !== 0 ? unicodeFolding : asciiFolding;
}

/** Whether classes take all characters of Unicode, or those of ASCII. */
export function rangeOf(flags: number): 'unicode' | 'ascii' {
  return (flags & UNICODE) !== 0 && (flags & ASCII) === 0 ? 'unicode' : 'ascii';
}

/** Characters by number, in growing order without gaps of nothing. */
class Codes {
  readonly #low = new Uint8Array(256);
  #ranges: (readonly [number, number])[] = [];

  add(low: number, high: number): void {
    for (let code = low; code <= Math.min(high, 255); code += 1) this.#low[code] = 1;
    if (high > 255) this.#ranges.push([Math.max(low, 256), high]);
  }

  /** To be called when all are in. */
  finish(): void {
    const sorted = this.#ranges.sort((left, right) => left[0] - right[0]);
    const joined: (readonly [number, number])[] = [];
    for (const [low, high] of sorted) {
      const last = joined.at(-1);
      if (last !== undefined && low <= last[1] + 1) joined[joined.length - 1] = [last[0], Math.max(last[1], high)];
      else joined.push([low, high]);
    }
    this.#ranges = joined;
  }

  has(code: number): boolean {
    if (code < 256) return this.#low[code] === 1;
    const ranges = this.#ranges;
    let first = 0;
    let last = ranges.length - 1;
    while (first <= last) {
      const middle = (first + last) >>> 1;
      const [low, high] = ranges[middle] as readonly [number, number];
      if (code < low) last = middle - 1;
      else if (code > high) first = middle + 1;
      else return true;
    }
    return false;
  }
}

/** A class as a test of a character of the subject. */
export function classTest(bill: Bill, parts: readonly ClassPart[], negated: boolean, flags: number): Test {
  const folding = (flags & LOCALE) === 0 ? foldingOf(flags) : undefined;
  const folded = folding === undefined ? undefined : foldedParts(bill, parts, folding);
  const inside = anyPart(bill, folded?.parts ?? parts, folded?.wide ?? [], flags);
  const wanted: Test = negated ? (code) => !inside(code) : inside;
  if (folding !== undefined && folded?.cased === true) return (code) => wanted(folding.lower(code));
  if ((flags & LOCALE) === 0 || (flags & IGNORECASE) === 0) return wanted;
  return (code) => wanted(asciiLower(code)) || wanted(asciiUpper(code));
}

function anyPart(bill: Bill, parts: readonly ClassPart[], wide: readonly Test[], flags: number): Test {
  const codes = new Codes();
  const tests: Test[] = [...wide];
  bill.charge(320 + parts.length * 32);
  for (const part of parts) {
    if (part.kind === 'literal') codes.add(part.code, part.code);
    else if (part.kind === 'range') codes.add(part.low, part.high);
    else tests.push(categoryTest(part.category, rangeOf(flags)));
  }
  codes.finish();
  if (tests.length === 0) return (code) => codes.has(code);
  return (code) => codes.has(code) || tests.some((test) => test(code));
}

interface Folded {
  readonly parts: readonly ClassPart[];
  /** Ranges beyond the basic plane: those are asked for either case. */
  readonly wide: readonly Test[];
  /** A character has to be made lower before the class is asked. */
  readonly cased: boolean;
}

function foldedParts(bill: Bill, parts: readonly ClassPart[], folding: Folding): Folded {
  const folded: ClassPart[] = [];
  const wide: Test[] = [];
  let cased = false;
  for (const part of parts) {
    if (part.kind === 'category') {
      folded.push(part);
      continue;
    }
    const { low, high } = part.kind === 'range' ? part : { low: part.code, high: part.code };
    if (high >= BASIC) {
      cased = true;
      wide.push(part.kind === 'range' ? eitherCase(low, high) : (code) => code === low);
    }
    const codes = foldedCodes(bill, low, Math.min(high, BASIC - 1), folding);
    cased ||= codes.cased;
    folded.push(...codes.parts);
  }
  return { parts: folded, wide, cased };
}

function eitherCase(low: number, high: number): Test {
  const within = (code: number) => code >= low && code <= high;
  return (code) => within(code) || within(upperOf(code));
}

/** The characters of a range in lower case, those that stay as they are as one range. */
function foldedCodes({ run }: Bill, low: number, high: number, { lower, cased, kin }: Folding) {
  const parts: ClassPart[] = [];
  let isAnyCased = false;
  let from = low;
  if (high >= low) run.work((high - low) * 24);
  for (let code = low; code <= high; code += 1) {
    const small = lower(code);
    isAnyCased ||= cased(code);
    for (const other of kin(small)) parts.push({ kind: 'literal', code: other });
    if (small === code) continue;
    if (from < code) parts.push({ kind: 'range', low: from, high: code - 1 });
    parts.push({ kind: 'literal', code: small });
    from = code + 1;
  }
  if (from <= high) parts.push({ kind: 'range', low: from, high });
  return { parts, cased: isAnyCased };
}
