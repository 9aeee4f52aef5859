// Filling a dict from whatever dict() and update() accept.

import { findAttribute } from '../runtime/attributes.ts';
import { call, type Keywords } from '../runtime/call.ts';
import { PyDict } from '../runtime/containers.ts';
import { caught, raise } from '../runtime/errors.ts';
import { getItem } from '../runtime/items.ts';
import { iterate, toArray } from '../runtime/iteration.ts';
import type { Run } from '../runtime/run.ts';
import type { PyValue } from '../runtime/values.ts';
import { worded } from '../runtime/wording.ts';

/** Takes over the entries of a mapping, or of an iterable of pairs. */
export function updateDict(run: Run, dict: PyDict, source: PyValue): void {
  const keys = source instanceof PyDict ? undefined : findAttribute(run, source, 'keys');
  if (source instanceof PyDict) mergeDict(run, dict, source);
  else if (keys === undefined) takePairs(run, dict, source);
  else takeKeyed(run, dict, source, keys);
}

/** Takes over the items of anything with a `keys` method. */
function takeKeyed(run: Run, dict: PyDict, source: PyValue, keys: PyValue): void {
  const names = iterate(run, call(run, keys, []));
  for (let name = names.next(run); name !== undefined; name = names.next(run)) {
    run.tick();
    dict.table.set(run, name, getItem(run, source, name));
  }
}

/** Takes over the entries of another dict. */
export function mergeDict(run: Run, dict: PyDict, source: PyDict): void {
  if (source === dict) return;
  run.work(source.table.size);
  for (const [at, value] of source.table.map) dict.table.set(run, source.table.written(at), value);
}

/** Takes over the keyword arguments of a call. */
export function takeKeywords(run: Run, dict: PyDict, keywords: Keywords | undefined): void {
  if (keywords === undefined) return;
  for (const [at, name] of keywords.names.entries()) dict.table.set(run, name, keywords.values[at] as PyValue);
}

function takePairs(run: Run, dict: PyDict, source: PyValue): void {
  const items = iterate(run, source);
  run.filling.push(dict.table);
  let at = 0;
  for (let item = items.next(run); item !== undefined; item = items.next(run)) {
    run.tick();
    const pair = pairOf(run, item, at);
    if (pair.length !== 2) {
      raise('ValueError', `dictionary update sequence element #${at} has length ${pair.length}; 2 is required`);
    }
    dict.table.set(run, pair[0] as PyValue, pair[1] as PyValue);
    at += 1;
  }
  run.filling.pop();
}

function pairOf(run: Run, item: PyValue, at: number): readonly PyValue[] {
  try {
    return toArray(run, item);
  } catch (thrown) {
    if (caught(thrown, 'TypeError') === undefined) throw thrown;
    return raise('TypeError', worded(run, 'pairsElement', String(at)));
  }
}
