// Class statements: the body runs in a namespace of its own, then the guard makes the class.
import type { ClassDef } from '../../../grammar/ast.ts';
import { raise } from '../runtime/errors.ts';
import {
  activate,
  blankSlots,
  type Cell,
  deactivate,
  type Execute,
  Frame,
  leave,
  type Slot,
} from '../runtime/frame.ts';
import { Namespace } from '../runtime/namespace.ts';
import type { PyValue } from '../runtime/values.ts';
import { missingGuard } from './access.ts';
import { located } from './block.ts';
import { captureCells } from './closures.ts';
import type { Compiler } from './context.ts';
import { compileDecorators } from './decorators.ts';
import { compileElements } from './displays.ts';
import { throwing } from './exceptions.ts';
import { storeName } from './names.ts';

/** Compiles `class Name(bases): …`; keyword values are checked by the policy and then dropped, as RestrictedPython does. */
export function compileClass(compiler: Compiler, node: ClassDef): Execute {
  const decorate = compileDecorators(compiler, node.decorators);
  const bases = compileElements(compiler, node.bases);
  const qualname = `${compiler.prefix}${node.name}`;
  const inner = compiler.within(node, `${qualname}.`);
  const body = throwing(inner, inner.exec(node.body));
  const capture = captureCells(inner.scope);
  const frees = [...inner.scope.frees.values()].map((free) => free.here.slot);
  const store = storeName(compiler, node.name);
  const { makeClass } = compiler.guards;
  return (frame) => {
    const decorated = decorate(frame);
    const parents = bases(frame);
    if (makeClass === undefined) return onFirstLine(frame, () => missingGuard('__metaclass__'));
    const names = new Namespace([
      ['__module__', moduleName(frame)],
      ['__qualname__', qualname],
    ]);
    const own = new Frame(frame.module, locals(inner, capture(frame), frees), names, node.name, node.start);
    onFirstLine(frame, () => runBody(own, body));
    const made = onFirstLine(frame, () => makeClass(frame.run, node.name, parents, names));
    store(frame, decorated(made));
    return undefined;
  };
}

/** RestrictedPython's rewritten class statement has no position of its own: its errors are on line 1. */
function onFirstLine<Result>(frame: Frame, act: () => Result): Result {
  try {
    return act();
  } catch (thrown) {
    throw located(thrown, frame, 0);
  }
}

/** A class body reads `__name__` from the globals, as CPython's does. */
function moduleName(frame: Frame): PyValue {
  return (
    frame.module.globals.get('__name__') ??
    frame.module.builtins.get('__name__') ??
    raise('NameError', "name '__name__' is not defined")
  );
}

function locals(inner: Compiler, closure: readonly Cell[], frees: readonly number[]): Slot[] {
  const slots = blankSlots(inner.scope.slotCount);
  for (const [at, slot] of frees.entries()) slots[slot] = closure[at];
  return slots;
}

function runBody(frame: Frame, body: Execute): void {
  activate(frame);
  try {
    body(frame);
    deactivate(frame);
  } catch (thrown) {
    throw leave(thrown, frame);
  }
}
