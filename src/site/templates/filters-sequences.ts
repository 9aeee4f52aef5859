// The filters of templates that take lists apart and put them together.
import { allBuiltins } from '../../../stdlib/builtins/all-builtins.ts';
import { findAttribute, getAttribute } from '../../language/runtime/attributes.ts';
import { call } from '../../language/runtime/call.ts';
import { PyDict } from '../../language/runtime/containers.ts';
import { caught, raise } from '../../language/runtime/errors.ts';
import { getItem } from '../../language/runtime/items.ts';
import { iterate, toArray } from '../../language/runtime/iteration.ts';
import { binary, equal, index, length, truth } from '../../language/runtime/operators.ts';
import type { Run } from '../../language/runtime/run.ts';
import { HashTable } from '../../language/runtime/table.ts';
import { str } from '../../language/runtime/text.ts';
import { defineType, type PyIterator, type PyType } from '../../language/runtime/type.ts';
import { builtin, PyList, PySlice, PyTuple, type PyValue, textOf } from '../../language/runtime/values.ts';
import { ArrayIterator } from '../../language/types/iterators.ts';
import { chargeSort, extreme, sortFlag, sortItems } from '../../language/types/sorting.ts';
import type { TemplateContext } from './context.ts';
import { contextFilter, type Filter, filter, plainFilter } from './declare-filter.ts';
import { raiseJinja } from './errors.ts';
import { alongPath, alongPaths, asItIs, type Read, uncased } from './item-path.ts';
import { callKnown, changedItems, Generator, keyFunction } from './lazy.ts';
import { escaped, htmlOf, markup, softText } from './markup.ts';
import { PyUndefined } from './undefined.ts';

/** An item; without one, why there is none. */
function orNothing(item: PyValue | undefined, hint: string): PyValue {
  return item === undefined ? new PyUndefined({ hint }) : item;
}

function batch(_run: Run, value: PyValue, size: PyValue, fill: PyValue): PyValue {
  return new Generator('do_batch', value, (begun) => {
    const items = iterate(begun, value);
    let row: PyValue[] = [];
    return (run) => {
      for (let item = items.next(run); item !== undefined; item = items.next(run)) {
        run.tick();
        const full = equal(run, row.length, size) ? row : undefined;
        if (full !== undefined) row = [];
        row.push(item);
        run.chargeEntries(row.length, 1);
        if (full !== undefined) return new PyList(full);
      }
      const rest = row;
      row = [];
      return rest.length === 0 ? undefined : new PyList(filled(run, rest, size, fill));
    };
  });
}

function filled(run: Run, row: PyValue[], size: PyValue, fill: PyValue): PyValue[] {
  const wanted = fill === null ? 0 : Number(index(run, size));
  if (wanted > row.length) run.chargeEntries(wanted, wanted - row.length);
  while (row.length < wanted) row.push(fill);
  return row;
}

function slice(_run: Run, value: PyValue, slices: PyValue, fill: PyValue): PyValue {
  return new Generator('sync_do_slice', value, (begun) => {
    const items = toArray(begun, value);
    const each = Number(binary(begun, '//', items.length, slices));
    const longer = Number(binary(begun, '%', items.length, slices));
    const count = Number(index(begun, slices));
    let [at, start] = [0, 0];
    return (run) => {
      if (at >= count) return undefined;
      const end = start + each + (at < longer ? 1 : 0);
      const part = items.slice(start, end);
      run.chargeEntries(part.length + 1, part.length + 1);
      if (fill !== null && at >= longer) part.push(fill);
      [at, start] = [at + 1, end];
      return new PyList(part);
    };
  });
}

function dictSort(run: Run, value: PyValue, cased: PyValue, by: PyValue, reverse: PyValue): PyValue {
  const at = ['key', 'value'].indexOf(textOf(by) ?? '');
  if (at < 0) raiseJinja('FilterArgumentError', 'You can only sort by either "key" or "value"');
  const pairs = toArray(run, callKnown(run, getAttribute(run, value, 'items')));
  const change = truth(run, cased) ? asItIs : uncased;
  return sorted(run, pairs, (machine, pair) => change(machine, getItem(machine, pair, at)), reverse);
}

function sorted(run: Run, items: PyValue[], key: Read, reverse: PyValue): PyList {
  chargeSort(run, items.length);
  return new PyList(sortItems(run, items, keyFunction(key), sortFlag(run, reverse)));
}

function sort(run: Run, _context: PyValue, value: PyValue, reverse: PyValue, cased: PyValue, path: PyValue): PyValue {
  const key = alongPaths(path, truth(run, cased) ? asItIs : uncased);
  return sorted(run, toArray(run, value), key, reverse);
}

/** Reads an attribute of items, or the items, without regard to case unless that matters. */
function keyOf(run: Run, cased: PyValue, path: PyValue, fallback: PyValue = null): Read {
  const read = alongPath(path, fallback);
  return truth(run, cased) ? read : (machine, item) => uncased(machine, read(machine, item));
}

function unique(run: Run, _context: PyValue, value: PyValue, cased: PyValue, path: PyValue): PyValue {
  const key = keyOf(run, cased, path);
  const seen = new HashTable();
  return changedItems('sync_do_unique', value, (machine, item) => {
    const found = key(machine, item);
    if (seen.get(machine, found) !== undefined) return undefined;
    seen.set(machine, found, true);
    return item;
  });
}

function extremeFilter(name: string, op: '<' | '>'): Filter {
  const run = (machine: Run, _context: PyValue, value: PyValue, cased: PyValue, path: PyValue): PyValue =>
    orNothing(
      extreme(machine, op, iterate(machine, value), keyFunction(keyOf(machine, cased, path))),
      'No aggregated item, sequence was empty.',
    );
  return contextFilter(`do_${name}(environment, value, case_sensitive=False, attribute=None)`, run);
}

function join(run: Run, { escaping }: TemplateContext, value: PyValue, between: PyValue, path: PyValue): PyValue {
  const read = alongPath(path);
  const items = toArray(run, value).map((item) => (path === null ? item : read(run, item)));
  const isHtml = (item: PyValue) => htmlOf(run, item) !== undefined;
  const escapes = escaping.on && (isHtml(between) || items.some(isHtml));
  const text = (item: PyValue) => (escapes ? escaped(run, softText(run, item)) : str(run, item));
  const texts = items.map(text);
  const separator = text(between);
  run.chargeText(texts.reduce((sum, each) => sum + each.length + separator.length, 0));
  return escapes ? markup(texts.join(separator)) : texts.join(separator);
}

function first(run: Run, _context: PyValue, value: PyValue): PyValue {
  return orNothing(iterate(run, value).next(run), 'No first item, sequence was empty.');
}

function last(run: Run, _context: PyValue, value: PyValue): PyValue {
  const backwards = iterate(run, callKnown(run, allBuiltins.get('reversed'), value));
  return orNothing(backwards.next(run), 'No last item, sequence was empty.');
}

function random(run: Run, _context: PyValue, value: PyValue): PyValue {
  const count = length(run, value);
  if (count === 0) return orNothing(undefined, 'No random item, sequence was empty.');
  return getItem(run, value, Math.floor((run.random?.() ?? 0) * count));
}

function reverse(run: Run, value: PyValue): PyValue {
  if (textOf(value) !== undefined) return getItem(run, value, new PySlice(null, null, -1));
  try {
    return callKnown(run, allBuiltins.get('reversed'), value);
  } catch (thrown) {
    if (caught(thrown, 'TypeError') === undefined) throw thrown;
  }
  try {
    return new PyList(toArray(run, value).reverse());
  } catch (thrown) {
    if (caught(thrown, 'TypeError') === undefined) throw thrown;
    return raiseJinja('FilterArgumentError', 'argument must be iterable');
  }
}

const groupType: PyType = defineType({
  name: '_GroupTuple',
  module: 'jinja2.filters',
  bases: [builtin.tuple],
  subclassable: false,
  slots: {
    getAttribute(run, self: PyTuple, name) {
      const at = ['grouper', 'list'].indexOf(name);
      return at < 0 ? findAttribute(run, new PyTuple(self.items), name) : self.items[at];
    },
  },
});

function groupBy(
  run: Run,
  _context: PyValue,
  value: PyValue,
  path: PyValue,
  fallback: PyValue,
  cased: PyValue,
): PyValue {
  const key = keyOf(run, cased, path, fallback);
  const shown = alongPath(path, fallback);
  const groups: { readonly key: PyValue; readonly items: PyValue[] }[] = [];
  for (const item of sorted(run, toArray(run, value), key, false).items) {
    const found = key(run, item);
    const group = groups.at(-1);
    if (group !== undefined && equal(run, group.key, found)) group.items.push(item);
    else groups.push({ key: found, items: [item] });
  }
  run.chargeEntries(groups.length, groups.length);
  return new PyList(
    groups.map(({ items }) => new PyTuple([shown(run, items[0] ?? null), new PyList(items)], groupType)),
  );
}

function sum(run: Run, _context: PyValue, value: PyValue, path: PyValue, start: PyValue): PyValue {
  const read = alongPath(path);
  const items = path === null ? value : changedItems('map', iterate(run, value), read);
  return call(run, allBuiltins.get('sum') ?? null, [items, start]);
}

function items(_run: Run, value: PyValue): PyValue {
  return new Generator('do_items', value, (run) => {
    const pairs: PyIterator = value instanceof PyUndefined ? new ArrayIterator([]) : pairsOf(run, value);
    return (machine) => pairs.next(machine);
  });
}

function pairsOf(run: Run, value: PyValue): PyIterator {
  if (!(value instanceof PyDict)) return raise('TypeError', 'Can only get item pairs from a mapping.');
  return iterate(run, callKnown(run, getAttribute(run, value, 'items')));
}

const count = plainFilter(allBuiltins.get('len') ?? null);

/** The filters by name. */
export const sequenceFilters: readonly (readonly [string, Filter])[] = [
  ['batch', filter('do_batch(value, linecount, fill_with=None)', batch)],
  ['slice', filter('sync_do_slice(value, slices, fill_with=None)', slice)],
  ['dictsort', filter('do_dictsort(value, case_sensitive=False, by="key", reverse=False)', dictSort)],
  ['sort', contextFilter('do_sort(environment, value, reverse=False, case_sensitive=False, attribute=None)', sort)],
  ['unique', contextFilter('sync_do_unique(environment, value, case_sensitive=False, attribute=None)', unique)],
  ['min', extremeFilter('min', '<')],
  ['max', extremeFilter('max', '>')],
  ['join', contextFilter('sync_do_join(eval_ctx, value, d="", attribute=None)', join)],
  ['first', contextFilter('sync_do_first(environment, seq)', first)],
  ['last', contextFilter('do_last(environment, seq)', last)],
  ['random', contextFilter('do_random(context, seq)', random)],
  ['reverse', filter('do_reverse(value)', reverse)],
  [
    'groupby',
    contextFilter('sync_do_groupby(environment, value, attribute, default=None, case_sensitive=False)', groupBy),
  ],
  ['sum', contextFilter('sync_do_sum(environment, iterable, attribute=None, start=0)', sum)],
  ['list', filter('sync_do_list(value)', (run: Run, value: PyValue) => new PyList(toArray(run, value)))],
  ['items', filter('do_items(value)', items)],
  ['length', count],
  ['count', count],
];
