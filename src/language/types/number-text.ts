// Texts of numbers in plain form: foreign digits and spaces as ASCII, underscores between digits taken out.
import type { Run } from '../runtime/run.ts';

const foreignDigit = /^\p{Nd}$/u;
const foreignSpace = /^[\x1c-\x1f\x85\p{Z}]$/u;

/** A text with decimal digits and spaces of other scripts as ASCII, and without outer spaces. */
export function asciiNumber(run: Run, text: string): string {
  run.work(text.length);
  return trimSpace(/^[\0-\x7f]*$/.test(text) ? text : asciiForm(run, text));
}

/** A text without the outer characters that C's isspace accepts. */
export function trimSpace(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isSpace(text.charCodeAt(start))) start += 1;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

function isSpace(unit: number): boolean {
  return unit === 32 || (unit >= 9 && unit <= 13);
}

/** Characters between two looks at the limits. */
const PIECE = 4096;

/** Python: once a text is not ASCII, each digit becomes an ASCII one, each space a space, other letters `?`. */
function asciiForm(run: Run, text: string): string {
  let plain = '';
  let pending = 0;
  for (const character of text) {
    plain += character < '\x80' ? asciiCharacter(character) : foreignCharacter(character);
    if (++pending < PIECE) continue;
    run.work(PIECE * 16);
    pending = 0;
  }
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
