// The type of `int | None`: a union of classes.

import './object.ts';
import { define } from '../runtime/declare.ts';
import { member } from '../runtime/descriptors.ts';
import { hash, same } from '../runtime/operators.ts';
import type { Run } from '../runtime/run.ts';
import { repr } from '../runtime/text.ts';
import { defineType, PyType } from '../runtime/type.ts';
import { builtin, ellipsis, PyTuple, type PyValue, typeOf } from '../runtime/values.ts';

/** A union; its members are classes, None as its class, and `list[int]`. */
export class PyUnion {
  readonly members: readonly PyValue[];
  constructor(members: readonly PyValue[]) {
    this.members = members;
  }
  get type(): PyType {
    return unionType;
  }
  /** What isinstance asks about. */
  classes(): readonly PyValue[] {
    return this.members;
  }
}

/** `left | right` of classes; `undefined` when one of them may not stand in a union. */
export function joinClasses(run: Run, left: PyValue, right: PyValue): PyValue | undefined {
  if (!isMember(left) || !isMember(right)) return undefined;
  const members: PyValue[] = [];
  for (const item of [...membersOf(left), ...membersOf(right)]) {
    if (!members.some((other) => same(run, other, item))) members.push(item);
  }
  run.chargeEntries(members.length, members.length);
  return members.length === 1 ? (members[0] as PyValue) : new PyUnion(members);
}

/** Classes, None, unions, and what else joins as they do: `list[int]`. */
function isMember(value: PyValue): boolean {
  return value === null || value instanceof PyType || typeOf(value).slots.binary?.['|'] === joinClasses;
}

/** A class as unions and parameters show it. */
export function parameterText(run: Run, item: PyValue): string {
  if (item === ellipsis) return '...';
  if (item === builtin.NoneType) return 'None';
  if (!(item instanceof PyType)) return repr(run, item);
  return item.module === 'builtins' ? item.qualname : `${item.module}.${item.qualname}`;
}

function membersOf(value: PyValue): readonly PyValue[] {
  if (value instanceof PyUnion) return value.members;
  return [value === null ? builtin.NoneType : value];
}

function isPart(run: Run, one: PyUnion, other: PyUnion): boolean {
  return one.members.every((item) => other.members.some((match) => same(run, match, item)));
}

const unionType = defineType({
  name: 'types.UnionType',
  module: 'types',
  qualname: 'UnionType',
  bases: [builtin.object],
  subclassable: false,
  slots: {
    repr: (run, self: PyUnion) => self.members.map((item) => parameterText(run, item)).join(' | '),
    compare(run, op, self: PyUnion, other) {
      if ((op !== '==' && op !== '!=') || !(other instanceof PyUnion)) return undefined;
      return (isPart(run, self, other) && isPart(run, other, self)) === (op === '==');
    },
    hash: (run, self) =>
      self instanceof PyUnion ? self.members.reduce((sum: number, item) => sum ^ Number(hash(run, item)), 0) : 0,
    binary: { '|': joinClasses },
  },
});

define(unionType, [
  member('__args__', { doc: 'The classes.', get: (_run, self: PyUnion) => new PyTuple(self.members) }),
]);
