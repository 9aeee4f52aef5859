// Reading attributes and items, through the guards of the profile.
import type { Attribute, Expr, Slice, Subscript } from '../../../grammar/ast.ts';
import { PyDict } from '../runtime/containers.ts';
import { raiseName } from '../runtime/errors.ts';
import type { Evaluate } from '../runtime/frame.ts';
import { builtin, PyList, PySlice, type PyValue } from '../runtime/values.ts';
import { constantOf } from './constants.ts';
import type { Compiler } from './context.ts';
import { slotOf } from './names.ts';

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
  const slot = slotOf(compiler, node.value);
  const literal = node.slice.kind === 'Constant' ? constantOf(node.slice.value) : undefined;
  const read = guards.getItem;
  if (read === undefined) return () => missingGuard('_getitem_');
  if (guards.traced) return (frame) => read(frame.run, value(frame), key(frame));
  return (frame) => {
    const container = slot < 0 ? value(frame) : ((frame.locals[slot] as PyValue) ?? value(frame));
    const at = literal ?? key(frame);
    if (typeof at === 'number') {
      if (container instanceof PyList && container.type === builtin.list) {
        const item = container.items[at];
        if (item !== undefined) return item;
      }
    } else if (
      typeof at === 'string' &&
      isOpenKey(at) &&
      container instanceof PyDict &&
      container.type === builtin.dict
    ) {
      const item = container.table.map.get(at);
      if (item !== undefined) return item;
    }
    return read(frame.run, container, at);
  };
}

/** A text that no guard refuses as a key and that is no work to look up. */
function isOpenKey(key: string): boolean {
  return key.length <= 64 && key.charCodeAt(0) !== UNDERSCORE;
}

const UNDERSCORE = 95;

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
