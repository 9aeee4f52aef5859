// The slots of a class: those of its MRO, each from the first type that has its own, and under them its special methods.
import type { Run } from '../runtime/run.ts';
import type { PyType, Slots } from '../runtime/type.ts';
import { builtin, PyInstance, type PyValue } from '../runtime/values.ts';
import { specialSlots } from './special-methods.ts';
import { operatorSlots } from './special-operators.ts';

type Slot = (run: Run, ...args: unknown[]) => unknown;
type Table = Record<string, unknown>;

/** Slots that are tables by operator. */
const tables: ReadonlySet<string> = new Set(['binary', 'inplace', 'unary']);

/** The slots that a special method of this name fills; `undefined` if it fills none. */
export function slotsOf(name: string): Slots | undefined {
  return specialSlots.get(name) ?? operatorSlots.get(name);
}

/** The slots for a class with this MRO (without itself) and these names in its body. */
export function classSlots(mro: readonly PyType[], namespace: ReadonlyMap<string, PyValue>): Slots {
  const slots: Table = {};
  for (const name of new Set(mro.flatMap((type) => Object.keys(type.slots)))) {
    slots[name] = tables.has(name) ? inheritTable(mro, name) : inherit(mro, (type) => fieldOf(type.slots, name));
  }
  for (const name of namespace.keys()) fill(slots, name);
  const hash = namespace.get('__hash__');
  // Python: a class that defines equality and no hash is unhashable; so is one that says `__hash__ = None`.
  if (hash === null || (hash === undefined && namespace.has('__eq__'))) slots['hash'] = null;
  return slots;
}

/** Lays the slots of a special method over those that are there. */
export function fill(slots: object, name: string): void {
  const target = slots as Table;
  for (const [slot, value] of Object.entries(slotsOf(name) ?? {})) {
    target[slot] = tables.has(slot) ? { ...(target[slot] as object | undefined), ...value } : value;
  }
}

function fieldOf(table: unknown, name: string): unknown {
  return table === undefined ? undefined : (table as Table)[name];
}

/** The value of the first type whose value is not merely one of its bases'. */
function inherit(mro: readonly PyType[], field: (type: PyType) => unknown): unknown {
  for (const type of mro) {
    const value = field(type);
    if (value === undefined || type.bases.some((base) => field(base) === value)) continue;
    return standsForNative(type) ? unboxing(value) : value;
  }
  return undefined;
}

function inheritTable(mro: readonly PyType[], name: string): Table {
  const operators = new Set(mro.flatMap((type) => Object.keys(fieldOf(type.slots, name) ?? {})));
  const table: Table = {};
  for (const operator of operators) {
    table[operator] = inherit(mro, (type) => fieldOf(fieldOf(type.slots, name), operator));
  }
  return table;
}

/** Types whose values carry no type of their own: instances of their subclasses are boxes. */
export function standsForNative(type: PyType): boolean {
  return type === builtin.int || type === builtin.str;
}

/** What an instance of a subclass of int or str stands for; any other value itself. */
export function unboxed(value: PyValue): PyValue {
  return value instanceof PyInstance && value.native !== undefined ? value.native : value;
}

function unboxing(slot: unknown): unknown {
  if (typeof slot !== 'function') return slot;
  const native = slot as Slot;
  const unwrapped: Slot = (run, ...args) => native(run, ...args.map((value) => unboxed(value as PyValue)));
  return unwrapped;
}
