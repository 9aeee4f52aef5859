// List, set and dict comprehensions: loops over the clauses, in the frame around them.
import type { Comprehension, DictComp, ListComp, Node, SetComp } from '../../../grammar/ast.ts';
import { PyDict, PySet } from '../runtime/containers.ts';
import { asRaise, type Evaluate, type Frame, unwind } from '../runtime/frame.ts';
import { HashTable } from '../runtime/table.ts';
import type { PyIterator } from '../runtime/type.ts';
import { PyList, type PyValue } from '../runtime/values.ts';
import type { Compiler } from './context.ts';
import { compileIteration, type Iteration } from './iteration.ts';
import { freshCells } from './names.ts';
import { compileTest } from './operators.ts';

/** The clauses: the first iterable is opened in the frame around them, then all run, and each round goes to `visit`. */
interface Rounds {
  readonly open: (frame: Frame) => PyIterator;
  readonly run: (frame: Frame, iterator: PyIterator, visit: (frame: Frame) => void) => void;
}

interface Clause extends Iteration {
  readonly tests: readonly ((frame: Frame) => boolean)[];
}

/** Compiles the clauses; the first iterable is evaluated outside. */
export function compileClauses(outer: Compiler, inner: Compiler, generators: readonly Comprehension[]): Clause[] {
  return generators.map((generator, at) => ({
    ...compileIteration(at === 0 ? outer : inner, inner, generator.target, generator.iter),
    tests: generator.ifs.map((test) => compileTest(inner, test)),
  }));
}

function compileRounds(compiler: Compiler, inner: Compiler, generators: readonly Comprehension[]): Rounds {
  const [first, ...rest] = compileClauses(compiler, inner, generators) as [Clause, ...Clause[]];
  const fresh = freshCells(inner.scope.variables.values());
  const open = fresh === undefined ? first.open : opening(first, fresh);
  if (rest.length === 0) return { open, run: (frame, iterator, visit) => runClause(frame, first, iterator, visit) };
  return { open, run: (frame, iterator, visit) => runFrom(frame, first, iterator, rest, visit) };
}

function opening(first: Clause, fresh: (frame: Frame) => void): Clause['open'] {
  return (frame) => {
    const iterator = first.open(frame);
    fresh(frame);
    return iterator;
  };
}

function runFrom(
  frame: Frame,
  clause: Clause,
  iterator: PyIterator,
  rest: readonly Clause[],
  visit: (frame: Frame) => void,
): void {
  const [next, ...others] = rest;
  const { run } = frame;
  for (let item = iterator.next(run); item !== undefined; item = iterator.next(run)) {
    run.tick();
    clause.store(frame, item);
    if (!passes(frame, clause)) continue;
    if (next === undefined) visit(frame);
    else runFrom(frame, next, next.open(frame), others, visit);
  }
}

function runClause(frame: Frame, clause: Clause, iterator: PyIterator, visit: (frame: Frame) => void): void {
  const { run } = frame;
  for (let item = iterator.next(run); item !== undefined; item = iterator.next(run)) {
    run.tick();
    clause.store(frame, item);
    if (passes(frame, clause)) visit(frame);
  }
}

/** Whether the current round passes the clause's conditions. */
export function passes(frame: Frame, clause: Clause): boolean {
  for (const test of clause.tests) if (!test(frame)) return false;
  return true;
}

/** Compiles `[element for …]`. */
export function compileListComp(compiler: Compiler, node: ListComp): Evaluate {
  const inner = enclosed(compiler, node, '<listcomp>');
  const rounds = compileRounds(compiler, inner, node.generators);
  const element = inner.eval(node.elt);
  return framed(compiler, node, '<listcomp>', rounds.open, (frame, iterator) => {
    const items: PyValue[] = [];
    frame.run.filling.push(items);
    rounds.run(frame, iterator, (current) => {
      items.push(element(current));
      if ((items.length & 63) === 0) current.run.chargeEntries(items.length, 64);
    });
    frame.run.filling.pop();
    frame.run.chargeEntries(items.length, (items.length & 63) + 2);
    return new PyList(items);
  });
}

/** Compiles `{element for …}`. */
export function compileSetComp(compiler: Compiler, node: SetComp): Evaluate {
  const inner = enclosed(compiler, node, '<setcomp>');
  const rounds = compileRounds(compiler, inner, node.generators);
  const element = inner.eval(node.elt);
  return framed(compiler, node, '<setcomp>', rounds.open, (frame, iterator) => {
    const set = new PySet();
    frame.run.filling.push(set.table);
    rounds.run(frame, iterator, (current) => set.table.set(current.run, element(current), true));
    frame.run.filling.pop();
    return set;
  });
}

/** Compiles `{key: value for …}`. */
export function compileDictComp(compiler: Compiler, node: DictComp): Evaluate {
  const inner = enclosed(compiler, node, '<dictcomp>');
  const rounds = compileRounds(compiler, inner, node.generators);
  const key = inner.eval(node.key);
  const value = inner.eval(node.value);
  return framed(compiler, node, '<dictcomp>', rounds.open, (frame, iterator) => {
    const table = new HashTable();
    frame.run.filling.push(table);
    rounds.run(frame, iterator, (current) => {
      const at = key(current);
      table.set(current.run, at, value(current));
    });
    frame.run.filling.pop();
    return new PyDict(table);
  });
}

/** The compiler inside a comprehension; before Python 3.12 it has a part in qualified names. */
function enclosed(compiler: Compiler, node: Node, name: string): Compiler {
  return compiler.within(
    node,
    compiler.scope.rules.inlinedComprehensions ? compiler.prefix : `${compiler.prefix}${name}.`,
  );
}

type Fill = (frame: Frame, iterator: PyIterator) => PyValue;

/** Before Python 3.12 a comprehension is a frame of its own in tracebacks; its first iterable does not belong to it. */
function framed(compiler: Compiler, node: Node, name: string, open: Clause['open'], fill: Fill): Evaluate {
  if (compiler.scope.rules.inlinedComprehensions) return (frame) => fill(frame, open(frame));
  const { start } = node;
  return (frame) => {
    const iterator = open(frame);
    try {
      return fill(frame, iterator);
    } catch (thrown) {
      const raised = asRaise(thrown);
      if (raised === undefined) throw thrown;
      unwind(frame, raised);
      const { module } = frame;
      const line = module.lineOf(frame.at);
      raised.exception.traceback.push({ filename: module.filename, function: name, line, moduleLevel: false });
      raised.placed = frame;
      frame.at = start;
      throw raised;
    }
  };
}
