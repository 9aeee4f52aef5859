// How `__eq__`, `__add__`, `__radd__`, `__iadd__`, `__neg__` and their kin fill the slots of a class.

import type { BinaryOperator } from '../../../grammar/ast.ts';
import { truth } from '../runtime/operators.ts';
import type { Run } from '../runtime/run.ts';
import { callSpecial } from '../runtime/special.ts';
import type { BinarySlot, PyType, RichOperator, Slots } from '../runtime/type.ts';
import { notImplemented, type PyValue, typeOf } from '../runtime/values.ts';

const comparisonNames: Readonly<Record<RichOperator, string>> = {
  '==': '__eq__',
  '!=': '__ne__',
  '<': '__lt__',
  '<=': '__le__',
  '>': '__gt__',
  '>=': '__ge__',
};

const binaryNames: Readonly<Record<BinaryOperator, string>> = {
  '+': 'add',
  '-': 'sub',
  '*': 'mul',
  '/': 'truediv',
  '//': 'floordiv',
  '%': 'mod',
  '**': 'pow',
  '<<': 'lshift',
  '>>': 'rshift',
  '|': 'or',
  '^': 'xor',
  '&': 'and',
  '@': 'matmul',
};

function answer(value: PyValue | undefined): PyValue | undefined {
  return value === notImplemented ? undefined : value;
}

/** The slots of the nearest built-in type: what answers when the class leaves an operator to it. */
function nativeSlots(type: PyType): Slots {
  return type.mro.find((base) => !base.heap)?.slots ?? {};
}

function compareFrom(run: Run, op: RichOperator, self: PyValue, other: PyValue): PyValue | undefined {
  const result = callSpecial(run, self, comparisonNames[op], [other]);
  if (result !== undefined) return answer(result);
  // Python: without `__ne__` the answer is that of `__eq__`, turned round.
  const equal = op === '!=' ? callSpecial(run, self, '__eq__', [other]) : undefined;
  if (equal === undefined) return nativeSlots(typeOf(self)).compare?.(run, op, self, other);
  return equal === notImplemented ? undefined : !truth(run, equal);
}

/** Asks `__add__` of the left operand and `__radd__` of the right one, a subclass on the right first. */
function binaryWrapper(op: BinaryOperator): BinarySlot {
  const name = `__${binaryNames[op]}__`;
  const reflected = `__r${binaryNames[op]}__`;
  return (run, left, right) => {
    const leftType = typeOf(left);
    const rightType = typeOf(right);
    const reflects = rightType !== leftType && rightType.lookup(reflected) !== undefined;
    const rightFirst =
      reflects && rightType.isSubtypeOf(leftType) && rightType.lookup(reflected) !== leftType.lookup(reflected);
    if (rightFirst) {
      const result = answer(callSpecial(run, right, reflected, [left]));
      if (result !== undefined) return result;
    }
    const result = answer(callSpecial(run, left, name, [right])) ?? nativeBinary(run, op, leftType, left, right);
    if (result !== undefined || !reflects || rightFirst) return result;
    return answer(callSpecial(run, right, reflected, [left]));
  };
}

function nativeBinary(run: Run, op: BinaryOperator, type: PyType, left: PyValue, right: PyValue): PyValue | undefined {
  return type.heap ? nativeSlots(type).binary?.[op]?.(run, left, right) : undefined;
}

function inplaceWrapper(op: BinaryOperator): BinarySlot {
  const name = `__i${binaryNames[op]}__`;
  return (run, left, right) => answer(callSpecial(run, left, name, [right]));
}

function unaryWrapper(name: string) {
  return (run: Run, self: PyValue): PyValue => callSpecial(run, self, name) ?? null;
}

/** The slots that an operator's special method fills, by its name. */
export const operatorSlots: ReadonlyMap<string, Slots> = new Map<string, Slots>([
  ...Object.values(comparisonNames).map((name): [string, Slots] => [name, { compare: compareFrom }]),
  ...(Object.keys(binaryNames) as BinaryOperator[]).flatMap(operatorRows),
  ['__neg__', { unary: { '-': unaryWrapper('__neg__') } }],
  ['__pos__', { unary: { '+': unaryWrapper('__pos__') } }],
  ['__invert__', { unary: { '~': unaryWrapper('__invert__') } }],
]);

function operatorRows(op: BinaryOperator): [string, Slots][] {
  const stem = binaryNames[op];
  const binary = { binary: { [op]: binaryWrapper(op) } };
  return [
    [`__${stem}__`, binary],
    [`__r${stem}__`, binary],
    [`__i${stem}__`, { inplace: { [op]: inplaceWrapper(op) } }],
  ];
}
