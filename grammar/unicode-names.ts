// Characters by their Unicode name, for \N{...}: a table of the usual ones, and the ideographs and syllables by rule.
import { ALIASES, ROWS, WORDS } from './unicode-name-table.ts';

/** The character of this name, in any case; undefined for a name that is not known here. */
export function characterNamed(given: string): string | undefined {
  const name = given.toUpperCase();
  const code = table.names.get(name) ?? ideograph(name) ?? syllable(name);
  return code === undefined ? undefined : String.fromCodePoint(code);
}

/** The table, unpacked when a script first names a character. */
class NameTable {
  #names: ReadonlyMap<string, number> | undefined;

  get names(): ReadonlyMap<string, number> {
    this.#names ??= unpackedNames();
    return this.#names;
  }
}

const table = new NameTable();

function unpackedNames(): ReadonlyMap<string, number> {
  const found = new Map(ALIASES);
  const words = WORDS.split(' ');
  for (const [start, row] of ROWS) {
    let last: readonly string[] = [];
    for (const [at, entry] of row.split(';').entries()) {
      if (entry === '') continue;
      const own = entry.slice(1).split(' ');
      last = [...last.slice(0, Number.parseInt(entry.charAt(0), 36)), ...own.map((word) => unpacked(words, word))];
      found.set(last.join(' '), start + at);
    }
  }
  return found;
}

function unpacked(words: readonly string[], word: string): string {
  if (!/^[a-z]+$/.test(word)) return word;
  let number = 0;
  for (let at = 0; at < word.length; at += 1) number = number * 26 + word.charCodeAt(at) - 96;
  return words[number - 1] ?? word;
}

/** The blocks of unified ideographs; their characters are named by number. */
const IDEOGRAPHS: readonly (readonly [number, number])[] = [
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0x20000, 0x2a6df],
  [0x2a700, 0x2b738],
  [0x2b740, 0x2b81d],
  [0x2b820, 0x2cea1],
  [0x2ceb0, 0x2ebe0],
  [0x30000, 0x3134a],
];

function ideograph(name: string): number | undefined {
  const found = /^CJK UNIFIED IDEOGRAPH-([0-9A-F]{4,5})$/.exec(name);
  if (found === null) return undefined;
  const code = Number.parseInt(found[1]!, 16);
  return IDEOGRAPHS.some(([first, last]) => code >= first && code <= last) ? code : undefined;
}

const LEADS = 'G GG N D DD R M B BB S SS  J JJ C K T P H'.split(' ');
const VOWELS = 'A AE YA YAE EO E YEO YE O WA WAE OE YO U WEO WE WI YU EU YI I'.split(' ');
const TAILS = ' G GG GS N NJ NH D L LG LM LB LS LT LP LH M B BS S SS NG J C K T P H'.split(' ');

function syllable(name: string): number | undefined {
  const found = /^HANGUL SYLLABLE ([BCDGHJKMNPRST]{0,2})([AEIOUWY]+)([A-Z]{0,2})$/.exec(name);
  if (found === null) return undefined;
  const [lead, vowel, tail] = [LEADS.indexOf(found[1]!), VOWELS.indexOf(found[2]!), TAILS.indexOf(found[3]!)];
  return lead < 0 || vowel < 0 || tail < 0 ? undefined : 0xac00 + (lead * VOWELS.length + vowel) * TAILS.length + tail;
}
