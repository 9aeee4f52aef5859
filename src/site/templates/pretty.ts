// Values written over several lines where one is too short, as Python's pprint does.
import { PyDict, PySet } from '../../language/runtime/containers.ts';
import { caught } from '../../language/runtime/errors.ts';
import { toArray } from '../../language/runtime/iteration.ts';
import { less } from '../../language/runtime/operators.ts';
import type { Run } from '../../language/runtime/run.ts';
import { repr } from '../../language/runtime/text.ts';
import { builtin, PyList, PyTuple, type PyValue, typeOf } from '../../language/runtime/values.ts';

const WIDTH = 80;

/** Where a value stands in the text. */
interface Place {
  readonly indent: number;
  /** How much of the last line others need. */
  readonly after: number;
}

/** The value as pprint shows it; dicts and sets in the order of their keys. */
export function prettyText(run: Run, value: PyValue): string {
  return pretty(run, value, { indent: 0, after: 0 });
}

function pretty(run: Run, value: PyValue, place: Place): string {
  run.enter(' while getting the repr of an object');
  const flat = flatText(run, value);
  const fits = [...flat].length <= WIDTH - place.indent - place.after;
  const text = fits ? flat : (spread(run, value, place) ?? flat);
  run.depth -= 1;
  return text;
}

/** The value in one line. */
function flatText(run: Run, value: PyValue): string {
  const type = typeOf(value);
  if (value instanceof PyDict && type === builtin.dict) {
    const items = sortedKeys(run, value).map(
      (key) => `${flatText(run, key)}: ${flatText(run, value.table.get(run, key) ?? null)}`,
    );
    return `{${items.join(', ')}}`;
  }
  if (value instanceof PyList && type === builtin.list)
    return `[${value.items.map((item) => flatText(run, item)).join(', ')}]`;
  if (!(value instanceof PyTuple) || type !== builtin.tuple) return repr(run, value);
  const items = value.items.map((item) => flatText(run, item));
  return items.length === 1 ? `(${items[0]},)` : `(${items.join(', ')})`;
}

function spread(run: Run, value: PyValue, place: Place): string | undefined {
  const type = typeOf(value);
  if (value instanceof PyDict && type === builtin.dict) return spreadDict(run, value, place);
  if (value instanceof PyList && type === builtin.list) return spreadItems(run, '[', value.items, ']', place);
  if (value instanceof PyTuple && type === builtin.tuple)
    return spreadItems(run, '(', value.items, value.items.length === 1 ? ',)' : ')', place);
  if (value instanceof PySet && type === builtin.set)
    return spreadItems(run, '{', inOrder(run, toArray(run, value)), '}', place);
  return undefined;
}

function spreadItems(run: Run, open: string, items: readonly PyValue[], close: string, { indent, after }: Place) {
  const lines = items.map((item, at) =>
    pretty(run, item, { indent: indent + 1, after: at === items.length - 1 ? after + close.length : 1 }),
  );
  return `${open}${lines.join(`,\n${' '.repeat(indent + 1)}`)}${close}`;
}

function spreadDict(run: Run, dict: PyDict, { indent, after }: Place): string {
  const keys = sortedKeys(run, dict);
  const lines = keys.map((key, at) => {
    const shown = flatText(run, key);
    const place = { indent: indent + 3 + [...shown].length, after: at === keys.length - 1 ? after + 1 : 1 };
    return `${shown}: ${pretty(run, dict.table.get(run, key) ?? null, place)}`;
  });
  return `{${lines.join(`,\n${' '.repeat(indent + 1)}`)}}`;
}

function sortedKeys(run: Run, dict: PyDict): PyValue[] {
  return inOrder(run, dict.table.keys());
}

/** Python: values that cannot be compared stand in the order of their types' names. */
function inOrder(run: Run, values: readonly PyValue[]): PyValue[] {
  run.work(values.length * 64);
  return values.toSorted((one, other) => (before(run, one, other) ? -1 : before(run, other, one) ? 1 : 0));
}

function before(run: Run, one: PyValue, other: PyValue): boolean {
  try {
    return less(run, one, other);
  } catch (thrown) {
    if (caught(thrown, 'TypeError') === undefined) throw thrown;
    return typeOf(one).name < typeOf(other).name;
  }
}
