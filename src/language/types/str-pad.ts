// Methods of str that fill: center, ljust, rjust, zfill, expandtabs.
import { type Declaration, method } from '../runtime/declare.ts';
import { raise } from '../runtime/errors.ts';
import type { Run } from '../runtime/run.ts';
import { type PyInt, type PyValue, textOf, typeOf } from '../runtime/values.ts';
import { codePointLength, hasPairs, singlePoint, splitsPair } from './code-points.ts';
import { TextBuilder } from './text-builder.ts';

function fillOf(value: PyValue): string {
  const fill = textOf(value);
  if (fill === undefined)
    return raise('TypeError', `The fill character must be a unicode character, not ${typeOf(value).name}`);
  return singlePoint(fill) === undefined
    ? raise('TypeError', 'The fill character must be exactly one character long')
    : fill;
}

/** `count` fill characters before and `after` behind the text. */
function padded(run: Run, text: string, before: number, after: number, fill: string): string {
  const length = text.length + (before + after) * fill.length;
  run.chargeText(length);
  run.work(length);
  return fill.repeat(before) + text + fill.repeat(after);
}

function missing(run: Run, text: string, width: number): number {
  return Math.max(0, width - codePointLength(run, text));
}

function center(run: Run, text: string, width: number, fill: string): string {
  const pad = missing(run, text, width);
  if (pad === 0) return text;
  // Python: the odd one goes left when the width is odd.
  const before = Math.floor(pad / 2) + (pad % 2 === 1 && width % 2 === 1 ? 1 : 0);
  return padded(run, text, before, pad - before, fill);
}

function zfill(run: Run, text: string, width: number): string {
  const pad = missing(run, text, width);
  if (pad === 0) return text;
  const sign = text.startsWith('+') || text.startsWith('-') ? text.charAt(0) : '';
  return sign + padded(run, text.slice(sign.length), pad, 0, '0');
}

/** A tab size, as C's int. */
export function tabSize(value: PyInt): number {
  if (typeof value === 'bigint' || value > 0x7fffffff || value < -0x80000000)
    raise('OverflowError', 'Python int too large to convert to C int');
  return Number(value);
}

/** Tabs replaced by spaces up to the next multiple of `size`. */
export function expandTabs(run: Run, text: string, size: number): string {
  run.work(text.length);
  const pairs = hasPairs(run, text);
  const builder = new TextBuilder(run);
  let column = 0;
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === 9) {
      const spaces = size > 0 ? size - (column % size) : 0;
      if (spaces > run.limits.textLength) run.chargeText(spaces);
      builder.add(text.slice(from, at) + ' '.repeat(spaces));
      column += spaces;
      from = at + 1;
    } else if (unit === 10 || unit === 13) column = 0;
    else if (!(pairs && splitsPair(text, at))) column += 1;
  }
  builder.add(text.slice(from));
  return builder.finish();
}

/** Rows of str: filling up to a width. */
export const padMethods: readonly Declaration[] = [
  method("center(width: size, fillchar=' ', /)", {
    doc: 'Return the text in the middle of width characters.',
    examples: ["'ab'.center(6, '*')  #> **ab**"],
    run: (run, self: string, width: number, fill: PyValue) => center(run, self, width, fillOf(fill)),
  }),
  method("ljust(width: size, fillchar=' ', /)", {
    doc: 'Return the text at the left of width characters.',
    examples: ["'ab'.ljust(4, '.')  #> ab.."],
    run(run, self: string, width: number, fill: PyValue) {
      const character = fillOf(fill);
      const pad = missing(run, self, width);
      return pad === 0 ? self : padded(run, self, 0, pad, character);
    },
  }),
  method("rjust(width: size, fillchar=' ', /)", {
    doc: 'Return the text at the right of width characters.',
    examples: ["'ab'.rjust(4, '.')  #> ..ab"],
    run(run, self: string, width: number, fill: PyValue) {
      const character = fillOf(fill);
      const pad = missing(run, self, width);
      return pad === 0 ? self : padded(run, self, pad, 0, character);
    },
  }),
  method('zfill(width: size, /)', {
    doc: 'Return the text filled with zeros at its left, behind a sign.',
    examples: ["'42'.zfill(5)  #> 00042", "'-42'.zfill(5)  #> -0042"],
    run: (run, self: string, width: number) => zfill(run, self, width),
  }),
  method('expandtabs(tabsize: int = 8)', {
    doc: 'Return the text with tabs replaced by spaces.',
    examples: ["'a\\tb'.expandtabs(4)  #> a   b"],
    run: (run, self: string, size: PyInt) => expandTabs(run, self, tabSize(size)),
  }),
];
