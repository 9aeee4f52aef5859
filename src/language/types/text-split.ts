// Cutting texts into pieces, for str and (as texts of one-byte units) for bytes.
import { raise } from '../runtime/errors.ts';
import type { Run } from '../runtime/run.ts';
import { finder } from './text-search.ts';

/** Which units are white space: str and bytes disagree. */
export type Space = (unit: number) => boolean;

/** Counts pieces as they are made, each a slice of the text. */
class Pieces {
  readonly items: string[] = [];
  readonly #run: Run;
  constructor(run: Run) {
    this.#run = run;
  }
  add(piece: string): void {
    this.items.push(piece);
    if ((this.items.length & 63) === 0) this.#run.chargeEntries(this.items.length, 192);
  }
  /** Charges the rest and answers all pieces, `reversed` if they were found from the end. */
  take(reversed: boolean): string[] {
    this.#run.chargeEntries(this.items.length, (this.items.length & 63) * 3);
    return reversed ? this.items.reverse() : this.items;
  }
}

/** `split(separator, maxsplit)`. */
export function splitAt(run: Run, text: string, separator: string, most: number): string[] {
  if (separator === '') raise('ValueError', 'empty separator');
  const look = finder(run, text, separator);
  const pieces = new Pieces(run);
  let from = 0;
  for (let left = most; left !== 0; left -= 1) {
    const at = look.first(from);
    if (at < 0) break;
    pieces.add(text.slice(from, at));
    from = at + separator.length;
  }
  pieces.add(text.slice(from));
  return pieces.take(false);
}

/** `rsplit(separator, maxsplit)`. */
export function splitFromEnd(run: Run, text: string, separator: string, most: number): string[] {
  if (separator === '') raise('ValueError', 'empty separator');
  const look = finder(run, text, separator);
  const pieces = new Pieces(run);
  let end = text.length;
  for (let left = most; left !== 0; left -= 1) {
    const at = end < separator.length ? -1 : look.last(end - separator.length);
    if (at < 0) break;
    pieces.add(text.slice(at + separator.length, end));
    end = at;
  }
  pieces.add(text.slice(0, end));
  return pieces.take(true);
}

/** `split(None, maxsplit)`: runs of white space separate, and none stands at either end. */
export function splitWords(run: Run, text: string, most: number, isSpace: Space): string[] {
  run.work(text.length);
  const pieces = new Pieces(run);
  let at = skip(text, 0, isSpace);
  for (let left = most; at < text.length && left !== 0; left -= 1) {
    const start = at;
    while (at < text.length && !isSpace(text.charCodeAt(at))) at += 1;
    pieces.add(text.slice(start, at));
    at = skip(text, at, isSpace);
  }
  // What is left after the last split keeps the white space at its end.
  if (at < text.length) pieces.add(text.slice(at));
  return pieces.take(false);
}

/** `rsplit(None, maxsplit)`. */
export function splitWordsFromEnd(run: Run, text: string, most: number, isSpace: Space): string[] {
  run.work(text.length);
  const pieces = new Pieces(run);
  let end = skipBack(text, text.length, isSpace);
  for (let left = most; end > 0 && left !== 0; left -= 1) {
    const stop = end;
    while (end > 0 && !isSpace(text.charCodeAt(end - 1))) end -= 1;
    pieces.add(text.slice(end, stop));
    end = skipBack(text, end, isSpace);
  }
  if (end > 0) pieces.add(text.slice(0, end));
  return pieces.take(true);
}

/** `splitlines(keepends)`: cuts after each line boundary; `\r\n` is one. */
export function splitLines(run: Run, text: string, keepEnds: boolean, isBoundary: Space): string[] {
  run.work(text.length);
  const pieces = new Pieces(run);
  for (let start = 0; start < text.length; ) {
    let end = start;
    while (end < text.length && !isBoundary(text.charCodeAt(end))) end += 1;
    const next = text.startsWith('\r\n', end) ? end + 2 : Math.min(end + 1, text.length);
    pieces.add(text.slice(start, keepEnds ? next : end));
    start = next;
  }
  return pieces.take(false);
}

/** The first position at or after `at` that is not white space. */
export function skip(text: string, at: number, isSpace: Space): number {
  while (at < text.length && isSpace(text.charCodeAt(at))) at += 1;
  return at;
}

/** The position after the last unit before `end` that is not white space. */
export function skipBack(text: string, end: number, isSpace: Space): number {
  while (end > 0 && isSpace(text.charCodeAt(end - 1))) end -= 1;
  return end;
}
