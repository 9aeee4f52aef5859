// KeysView, ValuesView and ItemsView: what mappings that are no dicts give for keys(), values() and items().
import '../../../src/language/types/load.ts';
import { PySet } from '../../../src/language/runtime/containers.ts';
import { define, pythonMethod } from '../../../src/language/runtime/declare.ts';
import { caught, raise } from '../../../src/language/runtime/errors.ts';
import { getItem } from '../../../src/language/runtime/items.ts';
import { iterate, toArray } from '../../../src/language/runtime/iteration.ts';
import { contains, length, same } from '../../../src/language/runtime/operators.ts';
import type { Run } from '../../../src/language/runtime/run.ts';
import { repr } from '../../../src/language/runtime/text.ts';
import {
  type BinarySlot,
  defineType,
  type PyIterator,
  type PyType,
  type RichOperator,
  type Slots,
} from '../../../src/language/runtime/type.ts';
import { builtin, PyTuple, type PyValue, typeOf } from '../../../src/language/runtime/values.ts';
import type { EntryPart } from '../../../src/language/types/dict-iterators.ts';
import { PyDictView } from '../../../src/language/types/dict-views.ts';
import { iteratorType } from '../../../src/language/types/iterators.ts';
import { byLength } from '../../../src/language/types/lexicographic.ts';
import { eachOf } from './mapping.ts';

/** A view of a mapping; changes of the mapping show in it. */
export class PyMappingView {
  readonly mapping: PyValue;
  readonly part: EntryPart;
  constructor(mapping: PyValue, part: EntryPart) {
    this.mapping = mapping;
    this.part = part;
  }
  get type(): PyType {
    return types[this.part];
  }
  held(): Iterable<PyValue> {
    return [this.mapping];
  }
}

const viewIterator = iteratorType('generator');

class ViewIterator implements PyIterator {
  readonly type = viewIterator;
  readonly #view: PyMappingView;
  readonly #keys: PyIterator;
  constructor(run: Run, view: PyMappingView) {
    this.#view = view;
    this.#keys = iterate(run, view.mapping);
  }
  next(run: Run): PyValue | undefined {
    const key = this.#keys.next(run);
    const { part, mapping } = this.#view;
    if (key === undefined || part === 'key') return key;
    const value = getItem(run, mapping, key);
    return part === 'value' ? value : new PyTuple([key, value]);
  }
}

function holdsItem(run: Run, self: PyMappingView, item: PyValue): boolean {
  if (self.part === 'key') return contains(run, self.mapping, item);
  if (self.part === 'value') return holdsValue(run, self, item);
  if (typeOf(item).slots.iter === undefined)
    return raise('TypeError', `cannot unpack non-iterable ${typeOf(item).name} object`);
  const [key = null, value = null] = toArray(run, item);
  try {
    return same(run, getItem(run, self.mapping, key), value);
  } catch (thrown) {
    if (caught(thrown, 'KeyError') === undefined) throw thrown;
    return false;
  }
}

function holdsValue(run: Run, self: PyMappingView, wanted: PyValue): boolean {
  const values = new ViewIterator(run, self);
  for (let value = values.next(run); value !== undefined; value = values.next(run)) {
    run.tick();
    if (same(run, value, wanted)) return true;
  }
  return false;
}

function isSetLike(value: PyValue): boolean {
  return (
    value instanceof PySet ||
    [PyMappingView, PyDictView].some((kind) => value instanceof kind && value.part !== 'value')
  );
}

/** Whether every item of one is in the other. */
function within(run: Run, left: PyValue, right: PyValue): boolean {
  let all = true;
  eachOf(run, left, (item) => {
    all &&= contains(run, right, item);
  });
  return all;
}

function compareViews(run: Run, op: RichOperator, self: PyValue, other: PyValue): boolean | undefined {
  if (!isSetLike(self) || !isSetLike(other)) return undefined;
  if (op === '!=') return compareViews(run, '==', self, other) === false;
  if (!byLength[op](length(run, self), length(run, other))) return false;
  return op.startsWith('>') ? within(run, other, self) : within(run, self, other);
}

/** What of two sets is in the result: items of the left, and items of the right. */
interface Choice {
  readonly left: (inRight: boolean) => boolean;
  readonly right: (inLeft: boolean) => boolean;
}

function chosen(choice: Choice): BinarySlot {
  return (run, left, right) => {
    if (typeOf(left).slots.iter === undefined || typeOf(right).slots.iter === undefined) return undefined;
    const result = new PySet();
    const [first, second] = [left, right].map((side) => (isSetLike(side) ? side : setOf(run, side)));
    eachOf(run, left, (item) => {
      if (choice.left(contains(run, second ?? null, item))) result.table.set(run, item, true);
    });
    eachOf(run, right, (item) => {
      if (choice.right(contains(run, first ?? null, item))) result.table.set(run, item, true);
    });
    return result;
  };
}

function setOf(run: Run, source: PyValue): PySet {
  const made = new PySet();
  eachOf(run, source, (item) => made.table.set(run, item, true));
  return made;
}

const viewSlots: Slots = {
  len: (run, self: PyMappingView) => length(run, self.mapping),
  iter: (run, self: PyMappingView) => new ViewIterator(run, self),
  contains: holdsItem,
  repr: (run, self: PyMappingView) => `${self.type.name}(${repr(run, self.mapping)})`,
};

const setLikeSlots: Slots = {
  ...viewSlots,
  hash: null,
  compare: compareViews,
  binary: {
    '&': chosen({ left: (shared) => shared, right: () => false }),
    '|': chosen({ left: () => true, right: () => true }),
    '-': chosen({ left: (shared) => !shared, right: () => false }),
    '^': chosen({ left: (shared) => !shared, right: (shared) => !shared }),
  },
};

const types: Readonly<Record<EntryPart, PyType>> = {
  key: viewType('KeysView', setLikeSlots),
  value: viewType('ValuesView', viewSlots),
  item: viewType('ItemsView', setLikeSlots),
};

function viewType(name: string, slots: Slots): PyType {
  return defineType({ name, module: 'collections.abc', bases: [builtin.object], slots });
}

const isDisjoint = pythonMethod('isdisjoint(self, other)', {
  doc: 'Return True if the view and the given iterable have nothing in common.',
  run(run, self: PyMappingView, other: PyValue) {
    let disjoint = true;
    eachOf(run, other, (item) => {
      disjoint &&= !holdsItem(run, self, item);
    });
    return disjoint;
  },
});

define(types.key, [isDisjoint]);
define(types.item, [isDisjoint]);
