// Reading attributes and items, through the guards of the profile.
import type { Attribute, Expr, Slice, Subscript } from '../../../grammar/ast.ts';
import { raiseName } from '../runtime/errors.ts';
import type { Evaluate } from '../runtime/frame.ts';
import { builtin, PyList, PySlice } from '../runtime/values.ts';
import type { Compiler } from './context.ts';

/** Raises what Python raises when a guard is not among the globals. */
export function missingGuard(name: string): never {
  return raiseName(name);
}

/** Compiles `value.attr`. The guard's name tests are decided here, once. */
export function compileAttribute(compiler: Compiler, node: Attribute): Evaluate {
  const value = compiler.eval(node.value);
  const read = compiler.guards.attribute(node.attr);
  if (read === undefined) return () => missingGuard('_getattr_');
  return (frame) => read(frame.run, value(frame));
}

/** Compiles `value[index]`. */
export function compileSubscript(compiler: Compiler, node: Subscript): Evaluate {
  const { guards } = compiler;
  const value = compiler.eval(node.value);
  const key = compileIndex(compiler, node.slice);
  const read = guards.getItem;
  if (read === undefined) return () => missingGuard('_getitem_');
  if (guards.traced) return (frame) => read(frame.run, value(frame), key(frame));
  return (frame) => {
    const container = value(frame);
    const at = key(frame);
    if (typeof at === 'number' && container instanceof PyList && container.type === builtin.list) {
      const item = container.items[at];
      if (item !== undefined) return item;
    }
    return read(frame.run, container, at);
  };
}

/** An index or slice as one value. */
export function compileIndex(compiler: Compiler, node: Expr): Evaluate {
  return node.kind === 'Slice' ? compileSlice(compiler, node) : compiler.eval(node);
}

/** Compiles `lower:upper:step`. */
export function compileSlice(compiler: Compiler, node: Slice): Evaluate {
  const lower = part(compiler, node.lower);
  const upper = part(compiler, node.upper);
  const step = part(compiler, node.step);
  return (frame) => new PySlice(lower(frame), upper(frame), step(frame));
}

function part(compiler: Compiler, node: Expr | null): Evaluate {
  return node === null ? () => null : compiler.eval(node);
}
