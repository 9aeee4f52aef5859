// The head of a loop: opening the iterable through the guards, and storing each item.
import type { Expr } from '../../../grammar/ast.ts';
import type { Frame } from '../runtime/frame.ts';
import type { PyIterator } from '../runtime/type.ts';
import { missingGuard } from './access.ts';
import type { Compiler } from './context.ts';
import type { Store } from './names.ts';
import { compileTarget, unpackSpec } from './targets.ts';

/** How a loop gets its items and where it puts them. */
export interface Iteration {
  readonly open: (frame: Frame) => PyIterator;
  readonly store: Store;
}

/** Compiles `for target in iterable`; a tuple target makes the guard unpack each item. */
export function compileIteration(outer: Compiler, inner: Compiler, target: Expr, iterable: Expr): Iteration {
  const value = outer.eval(iterable);
  const store = compileTarget(inner, target);
  const { guards } = inner;
  if (target.kind !== 'Tuple') {
    const { iterate } = guards;
    if (iterate === undefined) return { open: () => missingGuard('_getiter_'), store };
    return { open: (frame) => iterate(frame.run, value(frame)), store };
  }
  const unpack = guards.iterUnpackSequence;
  if (unpack === undefined) return { open: () => missingGuard('_iter_unpack_sequence_'), store };
  const spec = unpackSpec(target);
  return { open: (frame) => unpack(frame.run, value(frame), spec), store };
}
