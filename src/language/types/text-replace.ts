// Replacing one text by another, for str and (as texts of one-byte units) for bytes.
import type { Run } from '../runtime/run.ts';
import { codePointLength, unitsAt } from './code-points.ts';
import { TextBuilder } from './text-builder.ts';
import { finder } from './text-search.ts';

/** `replace(old, new, count)`: all occurrences when the count is negative. */
export function replaceText(run: Run, text: string, old: string, fresh: string, most: number): string {
  if (most === 0 || old === fresh) return text;
  if (old === '') return interleave(run, text, fresh, most);
  const look = finder(run, text, old);
  const builder = new TextBuilder(run);
  let from = 0;
  for (let left = most; left !== 0; left -= 1) {
    const at = look.first(from);
    if (at < 0) break;
    builder.add(text.slice(from, at));
    builder.add(fresh);
    from = at + old.length;
  }
  if (from === 0) return text;
  builder.add(text.slice(from));
  return builder.finish();
}

/** Replacing the empty text puts the new one before each code point and at the end. */
function interleave(run: Run, text: string, fresh: string, most: number): string {
  const all = codePointLength(run, text) + 1;
  const places = most < 0 ? all : Math.min(all, most);
  const length = text.length + places * fresh.length;
  if (length > run.limits.textLength) run.chargeText(length);
  run.work(length);
  const builder = new TextBuilder(run);
  let at = 0;
  for (let place = 0; place < places; place += 1) {
    const size = at < text.length ? unitsAt(text, at) : 0;
    builder.add(fresh + text.slice(at, at + size));
    at += size;
  }
  builder.add(text.slice(at));
  return builder.finish();
}
