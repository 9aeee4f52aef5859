// with: entering, leaving, and a tuple after `as`.
import type { Expr, With, WithItem } from '../../../grammar/ast.ts';
import { type PyException, raise } from '../runtime/errors.ts';
import { arrive, asRaise, type Evaluate, type Execute, type Frame, type Signal } from '../runtime/frame.ts';
import { settle } from '../runtime/raising.ts';
import type { Run } from '../runtime/run.ts';
import type { Slots } from '../runtime/type.ts';
import { type PyValue, typeOf } from '../runtime/values.ts';
import { worded } from '../runtime/wording.ts';
import { missingGuard } from './access.ts';
import type { Compiler } from './context.ts';
import { throwing } from './exceptions.ts';
import type { Store } from './names.ts';
import { compileTarget, unpackSpec } from './targets.ts';

/** Compiles `with`; several items nest. */
export function compileWith(compiler: Compiler, node: With): Execute {
  const { managers, unpack } = withParts(compiler, node.items);
  const body = throwing(compiler, compiler.exec(node.body));
  const inside: Execute = (frame) => {
    unpack(frame);
    return body(frame);
  };
  return managers.reduceRight(compileOne, inside);
}

/** What was entered: the manager and how it is left. */
export interface Entered {
  readonly manager: PyValue;
  readonly exit: NonNullable<Slots['exit']>;
  readonly value: PyValue;
}

/** One item of a `with`, in the steps that plain and suspendable code share. */
export interface Manager {
  enter(frame: Frame): Entered;
  store(frame: Frame, entered: Entered): void;
  /** Tells the manager of an exception; whether it swallowed it. Throws on what is none. */
  swallows(frame: Frame, entered: Entered, thrown: unknown): boolean;
  leave(frame: Frame, entered: Entered): void;
}

/** Compiles the items of a `with`; `unpack` fills the tuple targets, first thing inside the block. */
export function withParts(
  compiler: Compiler,
  nodes: readonly WithItem[],
): { managers: Manager[]; unpack: (frame: Frame) => void } {
  const items = nodes.map((item) => compileItem(compiler, item));
  const unpacks = items.map((item) => item.unpack).filter((unpack) => unpack !== undefined);
  return {
    managers: items.map(managerOf),
    unpack(frame) {
      for (const unpack of unpacks) unpack(frame);
    },
  };
}

interface Item {
  readonly context: Evaluate;
  readonly store: Store | undefined;
  /** Unpacks the entered value into a tuple target: the first thing done inside the block. */
  readonly unpack: ((frame: Frame) => void) | undefined;
}

function compileItem(compiler: Compiler, item: WithItem): Item {
  const context = compiler.eval(item.contextExpr);
  const target = item.optionalVars;
  if (target === null) return { context, store: undefined, unpack: undefined };
  if (target.kind !== 'Tuple') return { context, store: compileTarget(compiler, target), unpack: undefined };
  return { context, ...compileUnpacking(compiler, target) };
}

function compileUnpacking(compiler: Compiler, target: Extract<Expr, { kind: 'Tuple' }>) {
  const { slot } = compiler.temporary();
  const guard = compiler.guards.unpackSequence;
  const store = compileTarget(compiler, target);
  const spec = unpackSpec(target);
  return {
    store: (frame: Frame, value: PyValue) => {
      frame.locals[slot] = value;
    },
    unpack(frame: Frame) {
      const value = frame.locals[slot] as PyValue;
      frame.locals[slot] = undefined;
      if (guard === undefined) missingGuard('_unpack_sequence_');
      else store(frame, guard(frame.run, value, spec));
    },
  };
}

function managerOf({ context, store }: Item): Manager {
  return {
    enter(frame) {
      const manager = context(frame);
      const { enter, exit } = typeOf(manager).slots;
      if (enter === undefined || exit === undefined) return refuse(frame.run, manager);
      return { manager, exit, value: enter(frame.run, manager) };
    },
    store(frame, entered) {
      store?.(frame, entered.value);
    },
    swallows(frame, { manager, exit }, thrown) {
      const raised = asRaise(thrown);
      if (raised === undefined || frame.run.dead !== undefined) throw thrown;
      arrive(frame, raised);
      settle(frame.run, raised.exception);
      return leaving(frame, raised.exception, () => exit(frame.run, manager, raised.exception));
    },
    leave(frame, { manager, exit }) {
      exit(frame.run, manager, null);
    },
  };
}

function compileOne(body: Execute, manager: Manager): Execute {
  return (frame): Signal => {
    const entered = manager.enter(frame);
    let signal: Signal;
    try {
      manager.store(frame, entered);
      signal = body(frame);
    } catch (thrown) {
      if (manager.swallows(frame, entered, thrown)) return undefined;
      throw asRaise(thrown) ?? thrown;
    }
    manager.leave(frame, entered);
    return signal;
  };
}

function refuse(run: Run, manager: PyValue): never {
  const { name, fullName, slots } = typeOf(manager);
  if (slots.enter !== undefined) return raise('TypeError', worded(run, 'noExit', name, fullName));
  // Python 3.14 looks for the exit first.
  const missed = slots.exit === undefined ? '__exit__' : '__enter__';
  return raise('TypeError', worded(run, 'noEnter', name, fullName, missed));
}

/** Calls the exit method while the exception counts as being handled. */
function leaving(frame: Frame, exception: PyException, exit: () => boolean): boolean {
  const { run } = frame;
  const before = run.handled;
  run.handled = exception;
  try {
    return exit();
  } catch (thrown) {
    const raised = asRaise(thrown);
    if (raised !== undefined) settle(run, raised.exception);
    throw raised ?? thrown;
  } finally {
    run.handled = before;
  }
}
