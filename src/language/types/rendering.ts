// Putting together the reprs of containers, within the limit on texts.
import type { Run } from '../runtime/run.ts';
import { repr } from '../runtime/text.ts';
import type { PyValue } from '../runtime/values.ts';

/** The reprs of some values, with commas between them. */
export function joinedRepr(run: Run, items: Iterable<PyValue>): string {
  return joined(run, items, (item) => repr(run, item));
}

/** The reprs of keys and values, as a dict shows them. */
export function pairsRepr(run: Run, pairs: Iterable<readonly [PyValue, PyValue]>): string {
  return joined(run, pairs, ([key, value]) => `${repr(run, key)}: ${repr(run, value)}`);
}

function joined<T>(run: Run, items: Iterable<T>, render: (item: T) => string): string {
  let text = '';
  for (const item of items) {
    const part = render(item);
    text += text === '' ? part : `, ${part}`;
    if (text.length > run.limits.textLength) run.chargeText(text.length);
  }
  run.chargeText(text.length);
  return text;
}
