// Reading, writing and deleting names, each by the way its scope resolved it.
import type { Expr } from '../../../grammar/ast.ts';
import { raise, raiseName } from '../runtime/errors.ts';
import { Cell, type Evaluate, type Frame } from '../runtime/frame.ts';
import type { Ref } from '../runtime/namespace.ts';
import type { PyValue } from '../runtime/values.ts';
import type { Variable } from '../scope/scope.ts';
import type { Compiler } from './context.ts';

/** Stores a value under a name. */
export type Store = (frame: Frame, value: PyValue) => void;

/** The place of a global name, looked up once per run. */
function refOf(frame: Frame, at: number, name: string): Ref {
  const { module } = frame;
  const known = module.refs[at];
  if (known !== undefined) return known;
  const ref = module.globals.ref(name);
  module.refs[at] = ref;
  return ref;
}

/** Compiles reading a name. */
export function loadName(compiler: Compiler, name: string): Evaluate {
  const resolution = compiler.resolve(name);
  if (resolution.by === 'global') return loadGlobal(compiler, name);
  if (resolution.by === 'name') return loadFromNames(compiler, name);
  return loadVariable(resolution);
}

/** A variable of the function, or of one around it (free). */
interface Access {
  readonly variable: Variable;
  readonly free: boolean;
}

/** Reads a variable. */
function loadVariable({ variable, free }: Access): Evaluate {
  const unbound = free ? freeUnbound : localUnbound;
  return variable.cell ? loadCell(variable, unbound) : loadSlot(variable, unbound);
}

/** Raises that a variable has no value. */
type Unbound = (name: string) => never;

const localUnbound: Unbound = (name) =>
  raise('UnboundLocalError', `cannot access local variable '${name}' where it is not associated with a value`);

const freeUnbound: Unbound = (name) =>
  raiseName(name, `cannot access free variable '${name}' where it is not associated with a value in enclosing scope`);

function loadSlot({ slot, name }: Variable, unbound: Unbound): Evaluate {
  return (frame) => {
    const value = frame.locals[slot];
    return value === undefined ? unbound(name) : (value as PyValue);
  };
}

function loadCell({ slot, name }: Variable, unbound: Unbound): Evaluate {
  return (frame) => {
    const { value } = frame.locals[slot] as Cell;
    return value !== undefined ? value : unbound(name);
  };
}

function loadGlobal(compiler: Compiler, name: string): Evaluate {
  const at = compiler.globalIndex(name);
  return (frame) => {
    const value = (frame.module.refs[at] ?? refOf(frame, at, name)).value;
    return value !== undefined ? value : loadBuiltin(frame, name);
  };
}

/** The index of a name that is reached through the globals, for closures that read it themselves; `undefined` for others. */
export function globalSlot(compiler: Compiler, name: string): number | undefined {
  return compiler.resolve(name).by === 'global' ? compiler.globalIndex(name) : undefined;
}

function loadBuiltin(frame: Frame, name: string): PyValue {
  const value = frame.module.builtins.get(name);
  return value === undefined ? raiseName(name) : value;
}

function loadFromNames(compiler: Compiler, name: string): Evaluate {
  const global = loadGlobal(compiler, name);
  return (frame) => {
    const value = frame.names?.get(name);
    return value !== undefined ? value : global(frame);
  };
}

/** Compiles writing a name. */
export function storeName(compiler: Compiler, name: string): Store {
  const resolution = compiler.resolve(name);
  if (resolution.by === 'global') {
    const at = compiler.globalIndex(name);
    return (frame, value) => {
      (frame.module.refs[at] ?? refOf(frame, at, name)).value = value;
    };
  }
  if (resolution.by === 'name') {
    return (frame, value) => {
      frame.names?.set(name, value);
    };
  }
  return storeVariable(resolution.variable);
}

/** Compiles writing a variable that has a slot. */
export function storeVariable({ slot, cell }: Variable): Store {
  if (cell) {
    return (frame, value) => {
      (frame.locals[slot] as Cell).value = value;
    };
  }
  return (frame, value) => {
    frame.locals[slot] = value;
  };
}

/** Compiles `del name`; the error is that of reading a name without a value. */
export function deleteName(compiler: Compiler, name: string): (frame: Frame) => void {
  const resolution = compiler.resolve(name);
  if (resolution.by === 'global') {
    return (frame) => {
      if (!frame.module.globals.delete(name)) raiseName(name);
    };
  }
  if (resolution.by === 'name') {
    return (frame) => {
      if (!frame.names?.delete(name)) raiseName(name);
    };
  }
  return deleteVariable(resolution);
}

function deleteVariable(access: Access): (frame: Frame) => void {
  const { variable } = access;
  const load = loadVariable(access);
  return (frame) => {
    load(frame);
    if (variable.cell) (frame.locals[variable.slot] as Cell).value = undefined;
    else frame.locals[variable.slot] = undefined;
  };
}

/** Compiles forgetting a name without an error when it is already gone: the end of `except … as name`. */
export function forgetName(compiler: Compiler, name: string): (frame: Frame) => void {
  const resolution = compiler.resolve(name);
  if (resolution.by === 'global') return (frame) => void frame.module.globals.delete(name);
  if (resolution.by === 'name') return (frame) => void frame.names?.delete(name);
  const { slot, cell } = resolution.variable;
  return (frame) => {
    if (cell) (frame.locals[slot] as Cell).value = undefined;
    else frame.locals[slot] = undefined;
  };
}

/** Whether a name is a plain slot that the fastest closures may read directly. */
export function plainSlot(compiler: Compiler, name: string): Variable | undefined {
  const resolution = compiler.resolve(name);
  return resolution.by === 'slot' && !resolution.variable.cell ? resolution.variable : undefined;
}

/** The slot of an expression that is a plain local, for closures that read it themselves; -1 for any other. */
export function slotOf(compiler: Compiler, node: Expr): number {
  // `print` and `printed` are no variables of their own: see the collector.
  if (node.kind !== 'Name' || node.id === 'print' || node.id === 'printed') return -1;
  return plainSlot(compiler, node.id)?.slot ?? -1;
}

/** Gives a fresh cell to each variable of a comprehension that its inner functions share. */
export function freshCells(variables: Iterable<Variable>): ((frame: Frame) => void) | undefined {
  const slots = [...variables].filter((variable) => variable.cell).map((variable) => variable.slot);
  if (slots.length === 0) return undefined;
  return (frame) => {
    for (const slot of slots) frame.locals[slot] = new Cell(undefined);
  };
}
