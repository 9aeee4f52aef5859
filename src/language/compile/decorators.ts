// Decorators of functions and classes: evaluated from the first, applied from the last.
import type { Expr } from '../../../grammar/ast.ts';
import { call } from '../runtime/call.ts';
import type { Frame } from '../runtime/frame.ts';
import type { PyValue } from '../runtime/values.ts';
import type { Compiler } from './context.ts';

type Decorate = (value: PyValue) => PyValue;

const undecorated: Decorate = (value) => value;

/** Compiles decorators: what runs before the object is made, and gives what is done to it afterwards. */
export function compileDecorators(compiler: Compiler, nodes: readonly Expr[]): (frame: Frame) => Decorate {
  if (nodes.length === 0) return () => undecorated;
  const decorators = nodes.map((node) => ({ evaluate: compiler.eval(node), start: node.start }));
  return (frame) => {
    const wrappers = decorators.map(({ evaluate, start }) => ({ wrapper: evaluate(frame), start }));
    return (value) => wrappers.reduceRight((wrapped, one) => applied(frame, one.wrapper, one.start, wrapped), value);
  };
}

/** CPython calls a decorator on the decorator's own line. */
function applied(frame: Frame, wrapper: PyValue, start: number, value: PyValue): PyValue {
  frame.at = start;
  return call(frame.run, wrapper, [value]);
}
