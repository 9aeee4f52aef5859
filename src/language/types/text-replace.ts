// Replacing one text by another, for str and (as texts of one-byte units) for bytes.
import type { Run } from '../runtime/run.ts';
import { codePointLength, unitsAt } from './code-points.ts';
import { finder } from './text-search.ts';

/** `replace(old, new, count)`: all occurrences when the count is negative. */
export function replaceText(run: Run, text: string, old: string, fresh: string, most: number): string {
  if (most === 0 || old === fresh) return text;
  const limit = most < 0 ? Number.POSITIVE_INFINITY : most;
  if (old === '') return interleave(run, text, fresh, limit);
  const look = finder(run, text, old);
  const pieces: string[] = [];
  let length = text.length;
  let from = 0;
  for (let at = look.first(0); at >= 0 && pieces.length < limit; at = look.first(from)) {
    length += fresh.length - old.length;
    if (length > run.limits.textLength && fresh.length > old.length) run.chargeText(length);
    pieces.push(text.slice(from, at));
    from = at + old.length;
  }
  if (pieces.length === 0) return text;
  pieces.push(text.slice(from));
  return joined(run, pieces, fresh, length);
}

function joined(run: Run, pieces: readonly string[], separator: string, length: number): string {
  run.chargeText(length);
  run.charge(pieces.length * 8);
  run.work(length);
  return pieces.join(separator);
}

/** Replacing the empty text puts the new one before each code point and at the end. */
function interleave(run: Run, text: string, fresh: string, limit: number): string {
  const places = Math.min(codePointLength(run, text) + 1, limit);
  const length = text.length + places * fresh.length;
  run.chargeText(length);
  run.work(length + text.length);
  let result = '';
  let at = 0;
  for (let place = 0; place < places; place += 1) {
    const size = at < text.length ? unitsAt(text, at) : 0;
    result += fresh + text.slice(at, at + size);
    at += size;
  }
  return result + text.slice(at);
}
