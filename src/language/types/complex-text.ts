// Complex numbers as texts and texts as complex numbers.
import { raise } from '../runtime/errors.ts';
import type { Run } from '../runtime/run.ts';
import { repr } from '../runtime/text.ts';
import { PyComplex } from './complex-number.ts';
import { isNegative, partRepr, readFloat } from './float-text.ts';
import { asciiNumber, plainDigits, trimSpace } from './number-text.ts';

/** Python's repr of a complex: only the imaginary part when the real one is (positive) zero. */
export function complexRepr({ real, imag }: PyComplex): string {
  const imaginary = `${partRepr(imag)}j`;
  if (real === 0 && !isNegative(real)) return imaginary;
  return `(${partRepr(real)}${imaginary.startsWith('-') ? '' : '+'}${imaginary})`;
}

const number = String.raw`(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?|inf(?:inity)?|nan`;
const onlyImaginary = new RegExp(`^([+-]?(?:${number})?)j$`, 'i');
const both = new RegExp(`^([+-]?(?:${number}))(?:([+-](?:${number})?)j)?$`, 'i');

/** What complex() makes of a text. */
export function parseComplexText(run: Run, text: string): PyComplex {
  run.work(text.length * 4);
  const ascii = asciiNumber(run, text);
  const plain = plainDigits(ascii);
  if (plain === undefined) return raise('ValueError', `could not convert string to complex: ${repr(run, text)}`);
  return readComplex(unwrapped(plain)) ?? raise('ValueError', 'complex() arg is a malformed string');
}

function unwrapped(text: string): string {
  return text.startsWith('(') && text.endsWith(')') ? trimSpace(text.slice(1, -1)) : text;
}

function readComplex(text: string): PyComplex | undefined {
  const imaginary = onlyImaginary.exec(text)?.[1];
  if (imaginary !== undefined) return new PyComplex(0, part(imaginary));
  const match = both.exec(text);
  if (match === null) return undefined;
  return new PyComplex(part(match[1] as string), match[2] === undefined ? 0 : part(match[2]));
}

function part(text: string): number {
  if (text === '' || text === '+') return 1;
  return text === '-' ? -1 : (readFloat(text) as number);
}
