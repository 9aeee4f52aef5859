// The filters of templates that take lists apart and put them together.
import { call } from '../../language/runtime/call.ts';
import { toArray } from '../../language/runtime/iteration.ts';
import { binary, equal, less, truth } from '../../language/runtime/operators.ts';
import type { Run } from '../../language/runtime/run.ts';
import { HashTable } from '../../language/runtime/table.ts';
import { str } from '../../language/runtime/text.ts';
import { PyList, PyTuple, type PyValue } from '../../language/runtime/values.ts';
import { cint } from '../casts.ts';
import { attributeOf, itemOf, PyUndefined, raiseJinja } from './scope.ts';
import { tests } from './tests.ts';

type Keywords = ReadonlyMap<string, PyValue>;
type SequenceBody = (run: Run, value: PyValue, args: readonly PyValue[], keywords: Keywords) => PyValue;

/** `a.b.0` of a value, by attributes and items. */
function along(run: Run, value: PyValue, path: PyValue): PyValue {
  if (typeof path !== 'string') return itemOf(run, value, path);
  return path
    .split('.')
    .reduce<PyValue>((found, part) => itemOf(run, found, /^\d+$/.test(part) ? Number(part) : part), value);
}

function keyOf(run: Run, value: PyValue, attribute: PyValue, cased: boolean): PyValue {
  const key = attribute === null ? value : along(run, value, attribute);
  return typeof key === 'string' && !cased ? key.toLowerCase() : key;
}

function sortedBy(run: Run, items: readonly PyValue[], key: (value: PyValue) => PyValue): PyValue[] {
  const keyed = items.map((value) => [key(value), value] as const);
  run.work(keyed.length * 64);
  return keyed
    .toSorted(([one], [other]) => (less(run, one, other) ? -1 : less(run, other, one) ? 1 : 0))
    .map(([, value]) => value);
}

const sorted: SequenceBody = (run, value, [reverse = false, cased = false, attribute = null], keywords) => {
  const by = keywords.get('attribute') ?? attribute;
  const exact = truth(run, keywords.get('case_sensitive') ?? cased);
  const items = sortedBy(run, toArray(run, value), (item) => keyOf(run, item, by, exact));
  return new PyList(truth(run, keywords.get('reverse') ?? reverse) ? items.toReversed() : items);
};

const joined: SequenceBody = (run, value, [between = '', attribute = null], keywords) => {
  const by = keywords.get('attribute') ?? attribute;
  const texts = toArray(run, value).map((item) => str(run, by === null ? item : along(run, item, by)));
  const separator = str(run, keywords.get('d') ?? between);
  run.chargeText(texts.reduce((sum, text) => sum + text.length + separator.length, 0));
  return texts.join(separator);
};

function extreme(smaller: boolean): SequenceBody {
  return (run, value, [cased = false, attribute = null], keywords) => {
    const by = keywords.get('attribute') ?? attribute;
    const items = sortedBy(run, toArray(run, value), (item) => keyOf(run, item, by, truth(run, cased)));
    return items.at(smaller ? 0 : -1) ?? new PyUndefined('', 'No aggregated item, sequence was empty.');
  };
}

function chosen(keeps: boolean, byAttribute: boolean): SequenceBody {
  return (run, value, args) => {
    const rest = byAttribute ? args.slice(1) : args;
    const [name, ...more] = rest;
    const test = name === undefined ? undefined : tests.get(str(run, name));
    if (name !== undefined && test === undefined)
      return raiseJinja('TemplateRuntimeError', `No test named '${str(run, name)}'.`);
    const passes = (item: PyValue) => (test === undefined ? truth(run, item) : test(run, item, more));
    const kept = toArray(run, value).filter((item) => {
      run.tick();
      return passes(byAttribute ? along(run, item, args[0] ?? null) : item) === keeps;
    });
    return new PyList(kept);
  };
}

const mapped: SequenceBody = (run, value, [name = null], keywords) => {
  const attribute = keywords.get('attribute');
  const apply = (item: PyValue): PyValue => {
    run.tick();
    if (attribute !== undefined) {
      const found = along(run, item, attribute);
      return found instanceof PyUndefined ? (keywords.get('default') ?? found) : found;
    }
    return call(run, attributeOf(run, item, str(run, name)), []);
  };
  return new PyList(toArray(run, value).map(apply));
};

const grouped: SequenceBody = (run, value, [attribute = null], keywords) => {
  const by = keywords.get('attribute') ?? attribute;
  const groups: { readonly key: PyValue; readonly items: PyValue[] }[] = [];
  for (const item of sortedBy(run, toArray(run, value), (each) => keyOf(run, each, by, false))) {
    const key = along(run, item, by);
    const last = groups.at(-1);
    if (last !== undefined && equal(run, last.key, key)) last.items.push(item);
    else groups.push({ key, items: [item] });
  }
  return new PyList(groups.map(({ key, items }) => new PyTuple([key, new PyList(items)])));
};

const unique: SequenceBody = (run, value, [cased = false, attribute = null], keywords) => {
  const by = keywords.get('attribute') ?? attribute;
  const seen = new HashTable();
  return new PyList(
    toArray(run, value).filter((item) => {
      const key = keyOf(run, item, by, truth(run, cased));
      if (seen.get(run, key) !== undefined) return false;
      seen.set(run, key, true);
      return true;
    }),
  );
};

const batched: SequenceBody = (run, value, [size = null, fill = null], keywords) => {
  const count = Math.max(1, Number(cint(keywords.get('linecount') ?? size)));
  const items = toArray(run, value);
  const rows: PyValue[] = [];
  for (let at = 0; at < items.length; at += count) {
    const row = items.slice(at, at + count);
    if (fill !== null) {
      run.chargeEntries(count, count);
      while (row.length < count) row.push(fill);
    }
    rows.push(new PyList(row));
  }
  return new PyList(rows);
};

const summed: SequenceBody = (run, value, [attribute = null, start = 0], keywords) => {
  const by = keywords.get('attribute') ?? attribute;
  return toArray(run, value).reduce<PyValue>(
    (total, item) => binary(run, '+', total, by === null ? item : along(run, item, by)),
    keywords.get('start') ?? start,
  );
};

const dictSorted: SequenceBody = (run, value, [cased = false, by = 'key', reverse = false], keywords) => {
  const at = (keywords.get('by') ?? by) === 'value' ? 1 : 0;
  const pairs = toArray(run, call(run, attributeOf(run, value, 'items'), []));
  const items = sortedBy(run, pairs, (pair) => keyOf(run, itemOf(run, pair, at), null, truth(run, cased)));
  return new PyList(truth(run, keywords.get('reverse') ?? reverse) ? items.toReversed() : items);
};

function ends(at: 0 | -1): SequenceBody {
  return (run, value) => toArray(run, value).at(at) ?? new PyUndefined('', 'No first item, sequence was empty.');
}

/** The filters by name. */
export const sequenceFilters: readonly (readonly [string, SequenceBody])[] = [
  ['list', (run, value) => new PyList(toArray(run, value))],
  ['first', ends(0)],
  ['last', ends(-1)],
  ['join', joined],
  ['sort', sorted],
  [
    'reverse',
    (run, value) =>
      typeof value === 'string' ? [...value].reverse().join('') : new PyList(toArray(run, value).toReversed()),
  ],
  ['unique', unique],
  ['sum', summed],
  ['min', extreme(true)],
  ['max', extreme(false)],
  ['map', mapped],
  ['select', chosen(true, false)],
  ['reject', chosen(false, false)],
  ['selectattr', chosen(true, true)],
  ['rejectattr', chosen(false, true)],
  ['groupby', grouped],
  ['batch', batched],
  ['dictsort', dictSorted],
];
