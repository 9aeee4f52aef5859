// The head of a loop: opening the iterable through the guards, and storing each item.
import type { Expr, Tuple } from '../../../grammar/ast.ts';
import type { Evaluate, Frame } from '../runtime/frame.ts';
import type { PyIterator } from '../runtime/type.ts';
import { missingGuard } from './access.ts';
import { located } from './block.ts';
import type { Compiler } from './context.ts';
import type { Guards } from './guards.ts';
import type { Store } from './names.ts';
import { compileTarget, unpackSpec } from './targets.ts';

/** How a loop gets its items and where it puts them. */
export interface Iteration {
  readonly open: (frame: Frame) => PyIterator;
  readonly store: Store;
  /** The iterable itself, before any guard. */
  readonly iterable: Evaluate;
  /** A tuple target: the guard makes a generator of the iterable. */
  readonly unpacks: boolean;
}

/** Compiles `for target in iterable`; a tuple target makes the guard unpack each item. */
export function compileIteration(outer: Compiler, inner: Compiler, target: Expr, iterable: Expr): Iteration {
  const value = outer.eval(iterable);
  const store = compileTarget(inner, target);
  const open = target.kind === 'Tuple' ? openUnpacking(inner, value, target) : openPlain(inner, value, iterable);
  return { open, store, iterable: value, unpacks: target.kind === 'Tuple' };
}

function openPlain(compiler: Compiler, value: Evaluate, iterable: Expr): Iteration['open'] {
  const { iterate, getiterGivesIterator } = compiler.guards;
  if (iterate === undefined) return () => missingGuard('_getiter_');
  if (getiterGivesIterator && !compiler.onStatementLine(iterable)) return openThere(iterate, value, iterable.start);
  return (frame) => iterate(frame.run, value(frame));
}

/** A guard that makes the iterator is a call in the place of the iterable, and so is what it refuses. */
function openThere(iterate: NonNullable<Guards['iterate']>, value: Evaluate, start: number): Iteration['open'] {
  return (frame) => {
    const iterable = value(frame);
    try {
      return iterate(frame.run, iterable);
    } catch (thrown) {
      throw located(thrown, frame, start);
    }
  };
}

function openUnpacking({ guards }: Compiler, value: Evaluate, target: Tuple): Iteration['open'] {
  const unpack = guards.iterUnpackSequence;
  if (unpack === undefined) return () => missingGuard('_iter_unpack_sequence_');
  const spec = unpackSpec(target);
  return (frame) => unpack(frame.run, value(frame), spec);
}
