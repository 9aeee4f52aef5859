// The words that a written date may have, as python-dateutil knows them.

const jumps = new Set([
  ' ',
  '.',
  ',',
  ';',
  '-',
  '/',
  "'",
  'at',
  'on',
  'and',
  'ad',
  'm',
  't',
  'of',
  'st',
  'nd',
  'rd',
  'th',
]);

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const months = 'january february march april may june july august september october november december'.split(' ');

const clockUnits: ReadonlyMap<string, number> = new Map([
  ['h', 0],
  ['hour', 0],
  ['hours', 0],
  ['m', 1],
  ['minute', 1],
  ['minutes', 1],
  ['s', 2],
  ['second', 2],
  ['seconds', 2],
]);

const halves: ReadonlyMap<string, number> = new Map([
  ['am', 0],
  ['a', 0],
  ['pm', 1],
  ['p', 1],
]);

/** Whether a piece says nothing. */
export function isJump(piece: string): boolean {
  return jumps.has(piece.toLowerCase());
}

/** The day of the week that a word names, 0 for Monday. */
export function weekdayNamed(word: string): number | undefined {
  return named(weekdays, word);
}

/** The month that a word names, from 1. */
export function monthNamed(word: string): number | undefined {
  const at = word.toLowerCase() === 'sept' ? 8 : named(months, word);
  return at === undefined ? undefined : at + 1;
}

function named(names: readonly string[], word: string): number | undefined {
  const lower = word.toLowerCase();
  const at = names.findIndex((name) => name === lower || name.slice(0, 3) === lower);
  return at < 0 ? undefined : at;
}

/** 0 for hours, 1 for minutes, 2 for seconds. */
export function clockUnit(word: string): number | undefined {
  return clockUnits.get(word.toLowerCase());
}

/** 0 before noon, 1 after. */
export function halfOfDay(word: string): number | undefined {
  return halves.get(word.toLowerCase());
}

/** Whether a word can be the name of a time zone. */
export function isZoneName(word: string): boolean {
  return /^[A-Z]{1,5}$/.test(word) || word === 'z';
}

/** Whether a word names UTC. */
export function isUtc(word: string): boolean {
  return ['UTC', 'GMT', 'Z', 'z'].includes(word);
}

/** The pieces of a text: words, numbers (with one point at most), and single other characters. */
export function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  for (const raw of text.match(/\p{L}+(?:\.(?:\p{L}+|\d+)?)*|\d+(?:[.,]\d+)*\.?|\s|./gsu) ?? []) {
    if (/^\s$/.test(raw)) pieces.push(' ');
    else if (/^\d/.test(raw)) pieces.push(...numbers(raw));
    else if (/^\p{L}/u.test(raw) && raw.includes('.'))
      pieces.push(...raw.split(/(\.)/).filter((piece) => piece !== ''));
    else pieces.push(raw);
  }
  return pieces;
}

/** A number with one point stays whole; with more, or with one at its end, it falls apart. */
function numbers(raw: string): string[] {
  const dotted = raw.replaceAll(/(?<=\d{2}),(?=\d)/g, '.');
  if (/^\d+(\.\d+)?$/.test(dotted)) return [dotted];
  return raw.split(/([.,])/).filter((piece) => piece !== '');
}
