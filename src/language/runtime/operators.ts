// Operators on any values, in CPython's order of asking: left slot, right slot, then the sequence slots.
import type { BinaryOperator, CompareOperator, UnaryOperator } from '../../../grammar/ast.ts';
import { raise } from './errors.ts';
import { iterate } from './iteration.ts';
import { asInt } from './numbers.ts';
import type { Run } from './run.ts';
import type { BinarySlot, PyType, RichOperator } from './type.ts';
import { builtin, PyFloat, PyInstance, type PyInt, type PyObject, PyTuple, type PyValue, typeOf } from './values.ts';
import { worded } from './wording.ts';

/** `left op right`. */
export function binary(run: Run, op: BinaryOperator, left: PyValue, right: PyValue): PyValue {
  const result = attempt(run, op, left, right);
  return result === undefined ? refuse(op, left, right, op === '**' ? '** or pow()' : op) : result;
}

function attempt(run: Run, op: BinaryOperator, left: PyValue, right: PyValue): PyValue | undefined {
  const result = bySlots(run, op, left, right);
  return result === undefined ? asSequences(run, op, left, right) : result;
}

function bySlots(run: Run, op: BinaryOperator, left: PyValue, right: PyValue): PyValue | undefined {
  const leftType = typeOf(left);
  const rightType = typeOf(right);
  const leftSlot = leftType.slots.binary?.[op];
  const rightSlot = rightType === leftType ? undefined : rightType.slots.binary?.[op];
  const rightFirst = rightType !== leftType && rightType.isSubtypeOf(leftType);
  return tryBoth(run, left, right, leftSlot, rightSlot, rightFirst);
}

function asSequences(run: Run, op: BinaryOperator, left: PyValue, right: PyValue): PyValue | undefined {
  const { slots } = typeOf(left);
  if (op === '+') return slots.concat?.(run, left, right);
  if (op !== '*') return undefined;
  return slots.repeat === undefined ? typeOf(right).slots.repeat?.(run, right, left) : slots.repeat(run, left, right);
}

function tryBoth(
  run: Run,
  left: PyValue,
  right: PyValue,
  first: BinarySlot | undefined,
  second: BinarySlot | undefined,
  rightFirst: boolean,
) {
  if (second === first) second = undefined;
  // Python: the right operand is asked first when its type is a subclass of the left one's.
  if (rightFirst && second !== undefined) {
    const result = second(run, left, right);
    if (result !== undefined) return result;
    second = undefined;
  }
  const result = first?.(run, left, right);
  return result === undefined ? second?.(run, left, right) : result;
}

function refuse(_op: BinaryOperator, left: PyValue, right: PyValue, shown: string): never {
  return raise(
    'TypeError',
    `unsupported operand type(s) for ${shown}: '${typeOf(left).name}' and '${typeOf(right).name}'`,
  );
}

/** `left op= right`: the in-place slot of the left operand, else the plain operation. */
export function inplace(run: Run, op: BinaryOperator, left: PyValue, right: PyValue): PyValue {
  const { slots } = typeOf(left);
  let result = slots.inplace?.[op]?.(run, left, right);
  result = result === undefined ? bySlots(run, op, left, right) : result;
  // CPython: `*=` repeats a sequence on the right only for what is no container itself.
  const container =
    slots.repeat === undefined &&
    (slots.len !== undefined || slots.contains !== undefined || left instanceof PyInstance);
  if (result === undefined && !(op === '*' && container)) result = asSequences(run, op, left, right);
  return result === undefined ? refuse(op, left, right, `${op}=`) : result;
}

/** `op value`, for all but `not`. */
export function unary(run: Run, op: Exclude<UnaryOperator, 'not'>, value: PyValue): PyValue {
  const slot = typeOf(value).slots.unary?.[op];
  return slot === undefined
    ? raise('TypeError', `bad operand type for unary ${op}: '${typeOf(value).name}'`)
    : slot(run, value);
}

/** Python's truth value. */
export function truth(run: Run, value: PyValue): boolean {
  switch (typeof value) {
    case 'boolean':
      return value;
    case 'string':
      return value !== '';
    case 'number':
      return value !== 0;
    case 'bigint':
      return true;
    default:
      return value !== null && objectTruth(run, value);
  }
}

function objectTruth(run: Run, value: PyObject): boolean {
  const slots = value.type.slots;
  if (slots.bool !== undefined) return slots.bool(run, value);
  return slots.len === undefined || slots.len(run, value) !== 0;
}

const mirrored: Readonly<Record<RichOperator, RichOperator>> = {
  '==': '==',
  '!=': '!=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

/** `left op right` for the six comparison operators; any value may come out. */
export function compare(run: Run, op: RichOperator, left: PyValue, right: PyValue): PyValue {
  const leftType = typeOf(left);
  const rightType = typeOf(right);
  const rightFirst = rightType !== leftType && rightType.isSubtypeOf(leftType);
  if (rightFirst) {
    const result = rightType.slots.compare?.(run, mirrored[op], right, left);
    if (result !== undefined) return result;
  }
  const result = leftType.slots.compare?.(run, op, left, right);
  if (result !== undefined) return result;
  if (!rightFirst) {
    const reflected = rightType.slots.compare?.(run, mirrored[op], right, left);
    if (reflected !== undefined) return reflected;
  }
  if (op === '==') return left === right;
  if (op === '!=') return left !== right;
  return raise('TypeError', `'${op}' not supported between instances of '${leftType.name}' and '${rightType.name}'`);
}

/** `left == right` as a truth value, without the identity short-cut. */
export function equal(run: Run, left: PyValue, right: PyValue): boolean {
  if (typeof left === 'string' && typeof right === 'string') return sameText(run, left, right);
  if (typeof left === 'number' && typeof right === 'number') return left === right;
  return truth(run, compare(run, '==', left, right));
}

/** Identity or equality: what containers ask. */
export function same(run: Run, left: PyValue, right: PyValue): boolean {
  if (typeof left === 'string') return typeof right === 'string' ? sameText(run, left, right) : equal(run, left, right);
  return left === right || equal(run, left, right);
}

/** Texts longer than this are work to compare. */
const LONG_TEXT = 1024;

function sameText(run: Run, left: string, right: string): boolean {
  if (left.length !== right.length) return false;
  if (left.length > LONG_TEXT) run.work(left.length >>> 4);
  return left === right;
}

/** `left < right` as a truth value: what sorting asks. */
export function less(run: Run, left: PyValue, right: PyValue): boolean {
  if (typeof left === 'number' && typeof right === 'number') return left < right;
  return truth(run, compare(run, '<', left, right));
}

/** Python's `is`. Equal small values are one object here; CPython promises it only for some of them. */
export function identical(left: PyValue, right: PyValue): boolean {
  return left === right || (isEmptyTuple(left) && isEmptyTuple(right));
}

/** CPython has one empty tuple. */
function isEmptyTuple(value: PyValue): boolean {
  return value instanceof PyTuple && value.items.length === 0 && value.type === builtin.tuple;
}

/** `item in container`. */
export function contains(run: Run, container: PyValue, item: PyValue): boolean {
  const slots = typeOf(container).slots;
  if (slots.contains !== undefined) return slots.contains(run, container, item);
  if (slots.iter === undefined && slots.next === undefined && slots.getItem === undefined) {
    return raise('TypeError', worded(run, 'notAContainer', typeOf(container).name));
  }
  const iterator = iterate(run, container);
  for (let value = iterator.next(run); value !== undefined; value = iterator.next(run)) {
    run.tick();
    if (same(run, value, item)) return true;
  }
  return false;
}

/** The value of any comparison operator. */
export function compareAny(run: Run, op: CompareOperator, left: PyValue, right: PyValue): PyValue {
  return comparisons[op](run, left, right);
}

const comparisons: Readonly<Record<CompareOperator, (run: Run, left: PyValue, right: PyValue) => PyValue>> = {
  '==': (run, left, right) => compare(run, '==', left, right),
  '!=': (run, left, right) => compare(run, '!=', left, right),
  '<': (run, left, right) => compare(run, '<', left, right),
  '<=': (run, left, right) => compare(run, '<=', left, right),
  '>': (run, left, right) => compare(run, '>', left, right),
  '>=': (run, left, right) => compare(run, '>=', left, right),
  is: (_run, left, right) => identical(left, right),
  'is not': (_run, left, right) => !identical(left, right),
  in: (run, left, right) => contains(run, right, left),
  'not in': (run, left, right) => !contains(run, right, left),
};

/** `len(value)`; TypeError when it has none. */
export function length(run: Run, value: PyValue): number {
  if (typeof value === 'string' && !/[\ud800-\udfff]/.test(value)) return value.length;
  const slot = typeOf(value).slots.len;
  return slot === undefined
    ? raise('TypeError', `object of type '${typeOf(value).name}' has no len()`)
    : slot(run, value);
}

/** Python's hash; TypeError for what has none. */
export function hash(run: Run, value: PyValue): PyInt {
  const slot = typeOf(value).slots.hash;
  return slot === undefined || slot === null
    ? raise('TypeError', `unhashable type: '${typeOf(value).name}'`)
    : slot(run, value);
}

/** A value as an int by `__index__`; TypeError for what is none. */
export function index(run: Run, value: PyValue): PyInt {
  const int = asInt(value);
  if (int !== undefined) return int;
  const slot = typeOf(value).slots.index;
  return slot === undefined
    ? raise('TypeError', `'${typeOf(value).name}' object cannot be interpreted as an integer`)
    : slot(run, value);
}

/** A value's number as a float, if it is an int, bool or float. */
export function asNumber(value: PyValue): number | undefined {
  if (value instanceof PyFloat) return value.value;
  const int = asInt(value);
  return int === undefined ? undefined : Number(int);
}

/** The types in a value's class hierarchy include `type`. */
export function isInstance(value: PyValue, type: PyType): boolean {
  return typeOf(value).isSubtypeOf(type);
}
