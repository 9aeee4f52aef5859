// Generator expressions: functions whose one argument is the first iterable.
import type { GeneratorExp } from '../../../grammar/ast.ts';
import { raise } from '../runtime/errors.ts';
import { blankSlots, Cell, type Evaluate, Frame } from '../runtime/frame.ts';
import { type GeneratorBody, PyGenerator } from '../runtime/generator.ts';
import type { PyIterator } from '../runtime/type.ts';
import { type PyValue, typeOf } from '../runtime/values.ts';
import { captureCells, cellSlots } from './closures.ts';
import { compileClauses, passes } from './comprehensions.ts';
import type { Compiler } from './context.ts';

type Clauses = ReturnType<typeof compileClauses>;

/** Compiles `(element for …)`. */
export function compileGeneratorExp(compiler: Compiler, node: GeneratorExp): Evaluate {
  const inner = compiler.within(node, `${compiler.prefix}<genexpr>.`);
  const clauses = compileClauses(compiler, inner, node.generators);
  const element = inner.eval(node.elt);
  const capture = captureCells(inner.scope);
  const cells = cellSlots(inner.scope);
  const frees = [...inner.scope.frees.values()].map((free) => free.here.slot);
  const qualname = `${compiler.prefix}<genexpr>`;
  const first = clauses[0] as Clauses[number];
  if (node.generators[0]?.isAsync) return refuseAsync(compiler, first);
  return (frame) => {
    const iterator = first.open(frame);
    const locals = blankSlots(inner.scope.slotCount);
    for (const slot of cells) locals[slot] = new Cell(undefined);
    const closure = capture(frame);
    for (const [at, slot] of frees.entries()) locals[slot] = closure[at];
    const own = new Frame(frame.module, locals, undefined, '<genexpr>', node.start);
    return new PyGenerator('<genexpr>', qualname, own, rounds(own, clauses, iterator, element));
  };
}

/** No value that a script can have is an asynchronous iterable. */
function refuseAsync(compiler: Compiler, first: Clauses[number]): Evaluate {
  const { getiterGivesIterator } = compiler.guards;
  return (frame) => {
    const source = getiterGivesIterator || first.unpacks ? first.open(frame) : first.iterable(frame);
    return raise('TypeError', `'async for' requires an object with __aiter__ method, got ${typeOf(source).name}`);
  };
}

function* rounds(frame: Frame, clauses: Clauses, iterator: PyIterator, element: Evaluate): GeneratorBody {
  const [first, ...rest] = clauses as [Clauses[number], ...Clauses];
  yield* from(frame, first, iterator, rest, element);
  return null;
}

function* from(
  frame: Frame,
  clause: Clauses[number],
  iterator: PyIterator,
  rest: Clauses,
  element: Evaluate,
): Generator<PyValue, void, PyValue> {
  const [next, ...others] = rest;
  const { run } = frame;
  for (let item = iterator.next(run); item !== undefined; item = iterator.next(run)) {
    run.tick();
    clause.store(frame, item);
    if (!passes(frame, clause)) continue;
    if (next === undefined) yield element(frame);
    else yield* from(frame, next, next.open(frame), others, element);
  }
}
