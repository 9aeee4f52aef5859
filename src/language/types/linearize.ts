// The method resolution order of a class with several bases (C3), with CPython's errors.
import { raise } from '../runtime/errors.ts';
import type { PyType } from '../runtime/type.ts';

/** The MRO of a class with these bases, without the class itself. */
export function linearize(bases: readonly PyType[]): PyType[] {
  const [only] = bases;
  if (only !== undefined && bases.length === 1) return [...only.mro];
  refuseDuplicates(bases);
  const order: PyType[] = [];
  let lists: readonly (readonly PyType[])[] = [...bases.map((base) => base.mro), bases];
  for (;;) {
    lists = lists.filter((list) => list.length > 0);
    if (lists.length === 0) return order;
    const next = candidate(lists);
    if (next === undefined) return refuseOrder(lists);
    order.push(next);
    lists = lists.map((list) => (list[0] === next ? list.slice(1) : list));
  }
}

/** The first head that stands in no tail. */
function candidate(lists: readonly (readonly PyType[])[]): PyType | undefined {
  return lists.map((list) => list[0] as PyType).find((head) => !lists.some((list) => list.indexOf(head) > 0));
}

function refuseDuplicates(bases: readonly PyType[]): void {
  const twice = bases.find((base, at) => bases.indexOf(base) !== at);
  if (twice !== undefined) raise('TypeError', `duplicate base class ${twice.name}`);
}

function refuseOrder(lists: readonly (readonly PyType[])[]): never {
  const heads = [...new Set(lists.map((list) => list[0] as PyType))];
  const names = heads.map((head) => head.name).join(', ');
  return raise('TypeError', `Cannot create a consistent method resolution\norder (MRO) for bases ${names}`);
}
