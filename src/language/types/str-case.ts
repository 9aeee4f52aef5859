// Upper, lower and title case of texts, with Unicode's full mappings.
import { type Declaration, method } from '../runtime/declare.ts';
import type { Run } from '../runtime/run.ts';
import { characters } from './code-points.ts';

const ascii = /^[\0-\x7f]*$/;
const cased = /\p{Cased}/u;
const ignorable = /\p{Case_Ignorable}/u;
const uppercase = /\p{Uppercase}/u;
const lowercase = /\p{Lowercase}/u;

/** Title case where it is not the upper case: pairs of a character and its form at the start of a word. */
const titleForms: ReadonlyMap<string, string> = new Map([
  ['ß', 'Ss'],
  ['և', 'Եւ'],
  ['Ǆ', 'ǅ'],
  ['ǅ', 'ǅ'],
  ['ǆ', 'ǅ'],
  ['Ǉ', 'ǈ'],
  ['ǈ', 'ǈ'],
  ['ǉ', 'ǈ'],
  ['Ǌ', 'ǋ'],
  ['ǋ', 'ǋ'],
  ['ǌ', 'ǋ'],
  ['Ǳ', 'ǲ'],
  ['ǲ', 'ǲ'],
  ['ǳ', 'ǲ'],
  ['ᾲ', 'Ὰ\u0345'],
  ['ᾳ', 'ᾼ'],
  ['ᾴ', 'Ά\u0345'],
  ['ᾷ', 'Α\u0342\u0345'],
  ['ᾼ', 'ᾼ'],
  ['ῂ', 'Ὴ\u0345'],
  ['ῃ', 'ῌ'],
  ['ῄ', 'Ή\u0345'],
  ['ῇ', 'Η\u0342\u0345'],
  ['ῌ', 'ῌ'],
  ['ῲ', 'Ὼ\u0345'],
  ['ῳ', 'ῼ'],
  ['ῴ', 'Ώ\u0345'],
  ['ῷ', 'Ω\u0342\u0345'],
  ['ῼ', 'ῼ'],
  ['ﬀ', 'Ff'],
  ['ﬁ', 'Fi'],
  ['ﬂ', 'Fl'],
  ['ﬃ', 'Ffi'],
  ['ﬄ', 'Ffl'],
  ['ﬅ', 'St'],
  ['ﬆ', 'St'],
  ['ﬓ', 'Մն'],
  ['ﬔ', 'Մե'],
  ['ﬕ', 'Մի'],
  ['ﬖ', 'Վն'],
  ['ﬗ', 'Մխ'],
]);

/** The form of one character at the start of a word. */
function titleOf(character: string): string {
  const form = titleForms.get(character);
  if (form !== undefined) return form;
  const unit = character.charCodeAt(0);
  // Georgian has capitals, but writes no word with a capital at its start.
  if (unit >= 0x10d0 && unit <= 0x10ff) return character;
  if (unit >= 0x1f80 && unit <= 0x1faf) return String.fromCharCode(unit | 8);
  return character.toUpperCase();
}

/** The lower case of the character at `at`; a capital sigma depends on what is around it. */
function lowerAt(text: readonly string[], at: number): string {
  const character = text[at] as string;
  return character === 'Σ' ? (endsWord(text, at) ? 'ς' : 'σ') : character.toLowerCase();
}

function endsWord(text: readonly string[], at: number): boolean {
  let before = at - 1;
  while (before >= 0 && ignorable.test(text[before] as string)) before -= 1;
  if (before < 0 || !cased.test(text[before] as string)) return false;
  let after = at + 1;
  while (after < text.length && ignorable.test(text[after] as string)) after += 1;
  return after === text.length || !cased.test(text[after] as string);
}

/** Case folding: upper then lower case does it, but for these. */
function foldOf(character: string): string {
  const unit = character.charCodeAt(0);
  if (unit === 0x131) return character;
  if (unit === 0x1e9e) return 'ss';
  // Cherokee folds to its capitals.
  if (unit >= 0x13a0 && unit <= 0x13f5) return character;
  if (unit >= 0x13f8 && unit <= 0x13fd) return String.fromCharCode(unit - 8);
  if (unit >= 0xab70 && unit <= 0xabbf) return String.fromCharCode(unit - 0xab70 + 0x13a0);
  return character.toUpperCase().toLowerCase();
}

/** A full mapping at most triples a text. */
function checked(run: Run, before: string, after: string): string {
  if (after.length > before.length) run.chargeText(after.length);
  return after;
}

function start(run: Run, text: string): void {
  run.work(text.length);
  run.chargeText(text.length);
}

function capitalize(run: Run, text: string): string {
  if (text === '') return text;
  start(run, text);
  if (ascii.test(text)) return text.charAt(0).toUpperCase() + text.slice(1).toLowerCase();
  const points = characters(run, text);
  return checked(run, text, points.map((point, at) => (at === 0 ? titleOf(point) : lowerAt(points, at))).join(''));
}

function title(run: Run, text: string): string {
  start(run, text);
  if (ascii.test(text))
    return text.toLowerCase().replace(/[a-z]+/g, (word) => word.charAt(0).toUpperCase() + word.slice(1));
  const points = characters(run, text);
  let within = false;
  const result = points.map((point, at) => {
    const mapped = within ? lowerAt(points, at) : titleOf(point);
    within = cased.test(point);
    return mapped;
  });
  return checked(run, text, result.join(''));
}

function swapcase(run: Run, text: string): string {
  start(run, text);
  const points = characters(run, text);
  const result = points.map((point, at) => {
    if (uppercase.test(point)) return lowerAt(points, at);
    return lowercase.test(point) ? point.toUpperCase() : point;
  });
  return checked(run, text, result.join(''));
}

function casefold(run: Run, text: string): string {
  start(run, text);
  if (ascii.test(text)) return text.toLowerCase();
  return checked(run, text, characters(run, text).map(foldOf).join(''));
}

function mapped(run: Run, text: string, map: (text: string) => string): string {
  start(run, text);
  return checked(run, text, map(text));
}

/** Rows of str: changing case. */
export const caseMethods: readonly Declaration[] = [
  method('upper()', {
    doc: 'Return the text in upper case.',
    examples: ["'straße'.upper()  #> STRASSE"],
    run: (run, self: string) => mapped(run, self, (text) => text.toUpperCase()),
  }),
  method('lower()', {
    doc: 'Return the text in lower case.',
    examples: ["'ABC'.lower()  #> abc"],
    run: (run, self: string) => mapped(run, self, (text) => text.toLowerCase()),
  }),
  method('capitalize()', {
    doc: 'Return the text with its first character in title case and the rest in lower case.',
    examples: ["'hello World'.capitalize()  #> Hello world"],
    run: (run, self: string) => capitalize(run, self),
  }),
  method('title()', {
    doc: 'Return the text with each word in title case.',
    examples: ["'hello world'.title()  #> Hello World"],
    run: (run, self: string) => title(run, self),
  }),
  method('swapcase()', {
    doc: 'Return the text with upper case made lower and lower case upper.',
    examples: ["'Abc'.swapcase()  #> aBC"],
    run: (run, self: string) => swapcase(run, self),
  }),
  method('casefold()', {
    doc: 'Return the text in a form for comparisons without regard to case.',
    examples: ["'Straße'.casefold()  #> strasse"],
    run: (run, self: string) => casefold(run, self),
  }),
];
