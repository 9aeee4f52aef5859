// Texts of numbers in plain form: foreign digits and spaces as ASCII, underscores between digits taken out.

/** Python's `str.strip()` for numbers: what C's isspace accepts. */
const outerSpace = /^[\t-\r ]+|[\t-\r ]+$/g;
const foreignDigit = /^\p{Nd}$/u;
const foreignSpace = /^[\x1c-\x1f\x85\p{Z}]$/u;

/** A text with decimal digits and spaces of other scripts as ASCII, and without outer spaces. */
export function asciiNumber(text: string): string {
  return asciiDigits(text).replace(outerSpace, '');
}

/** Python: an ASCII text stays as it is; else each digit becomes ASCII, each space a space, all other letters `?`. */
export function asciiDigits(text: string): string {
  if (/^[\0-\x7f]*$/.test(text)) return text;
  let plain = '';
  for (const character of text) plain += character < '\x80' ? asciiCharacter(character) : foreignCharacter(character);
  return plain;
}

function asciiCharacter(character: string): string {
  return foreignSpace.test(character) ? ' ' : character;
}

function foreignCharacter(character: string): string {
  const digit = decimalValue(character);
  if (digit !== undefined) return String(digit);
  return foreignSpace.test(character) ? ' ' : '?';
}

/** The value of a decimal digit of any script; `undefined` for other characters. */
export function decimalValue(character: string): number | undefined {
  if (character >= '0' && character <= '9') return character.charCodeAt(0) - 48;
  if (!foreignDigit.test(character)) return undefined;
  // Unicode: decimal digits stand in runs of ten, sometimes several runs in a row.
  let first = character.codePointAt(0) as number;
  const point = first;
  while (foreignDigit.test(String.fromCodePoint(first - 1))) first -= 1;
  return (point - first) % 10;
}

/** A text without its underscores; `undefined` when one does not stand between two digits. */
export function plainDigits(text: string): string | undefined {
  if (!text.includes('_')) return text;
  return /(?<!\d)_|_(?!\d)/.test(text) ? undefined : text.replaceAll('_', '');
}
