// The `for` of templates.
import { iterate } from '../../language/runtime/iteration.ts';
import { truth } from '../../language/runtime/operators.ts';
import type { Run } from '../../language/runtime/run.ts';
import type { PyIterator } from '../../language/runtime/type.ts';
import { type PyValue, typeOf } from '../../language/runtime/values.ts';
import { iteratorType } from '../../language/types/iterators.ts';
import { compileExpression } from './compile-expressions.ts';
import { type Frame, innerFrame, Locals, type State, type Step, type Unit, type Value } from './compile-state.ts';
import { compileTarget, compileTargetValue, entering, leaving, type Store } from './compile-targets.ts';
import { raiseJinja } from './errors.ts';
import { entered } from './frames.ts';
import { PyLoop, type Recurse } from './loop.ts';
import { markup } from './markup.ts';
import { Output } from './output.ts';
import { loopSymbols, undeclared } from './symbols.ts';
import { everyNode, type For } from './tree.ts';

/** A loop; `else` runs when there was nothing to loop over. */
export function compileFor(unit: Unit, node: For, frame: Frame): Step {
  const hasLoop = readsLoop(node);
  const symbols = loopSymbols(frame.symbols, node, hasLoop);
  refuseLoopAsTarget(unit, node);
  const inner = innerFrame(frame, symbols.body);
  const keep = node.test === undefined ? undefined : compileTest(unit, node, innerFrame(frame, symbols.test));
  const source = node.recursive ? undefined : compileExpression(unit, node.source, frame);
  const store = compileTarget(node.target, inner);
  const body = unit.body(unit, node.body, inner);
  const orelse = node.orelse.length === 0 ? undefined : compileElse(unit, node, innerFrame(frame, symbols.orelse));
  const round: Round = { enter: entering(symbols.body), store, body };
  const parts: Parts = {
    round,
    leave: leaving(symbols.body),
    keep,
    orelse,
    loop: hasLoop ? symbols.body.variable('loop') : undefined,
  };
  if (source !== undefined) return (state) => runLoop(state, parts, source(state));
  return compileRecursive(parts, compileExpression(unit, node.source, frame), unit.escaping);
}

function readsLoop(node: For): boolean {
  if (node.recursive || undeclared(node.body, ['loop']).has('loop')) return true;
  return [...everyNode([node])].some((each) => each.kind === 'Block' && each.scoped);
}

function refuseLoopAsTarget(unit: Unit, node: For): void {
  for (const each of everyNode([node]))
    if (each.kind === 'Name' && each.use === 'store' && each.name === 'loop')
      unit.fail("Can't assign to special loop variable in for-loop target", each.line);
}

/** One turn of a loop. */
interface Round {
  readonly enter: Step;
  readonly store: Store;
  readonly body: Step;
}

interface Parts {
  readonly round: Round;
  readonly leave: Step;
  readonly keep: ((state: State, items: PyIterator) => PyIterator) | undefined;
  readonly orelse: Step | undefined;
  /** The variable of `loop`, if the loop has one. */
  readonly loop: string | undefined;
}

function compileElse(unit: Unit, node: For, frame: Frame): Step {
  const body = unit.body(unit, node.orelse, frame);
  const [enter, leave] = [entering(frame.symbols), leaving(frame.symbols)];
  return (state) => {
    enter(state);
    body(state);
    leave(state);
  };
}

/** The items that pass the loop's condition, one at a time. */
function compileTest(unit: Unit, node: For, frame: Frame) {
  const test: Value = node.test === undefined ? () => true : compileExpression(unit, node.test, frame);
  const store = compileTarget(node.target, frame);
  const handed = compileTargetValue(node.target, frame);
  const enter = entering(frame.symbols);
  return (state: State, items: PyIterator): PyIterator => {
    const own = { ...state, locals: new Locals(state.locals) };
    enter(own);
    return new Kept(items, (item) => {
      store(own, item);
      return truth(own.run, test(own)) ? handed(own) : undefined;
    });
  };
}

const keptType = iteratorType('generator');

class Kept implements PyIterator {
  readonly #items: PyIterator;
  readonly #keep: (item: PyValue) => PyValue | undefined;
  constructor(items: PyIterator, keep: (item: PyValue) => PyValue | undefined) {
    this.#items = items;
    this.#keep = keep;
  }
  get type() {
    return keptType;
  }
  held(): Iterable<PyValue> {
    return [this.#items];
  }
  next(run: Run): PyValue | undefined {
    for (let item = this.#items.next(run); item !== undefined; item = this.#items.next(run)) {
      run.tick();
      const kept = this.#keep(item);
      if (kept !== undefined) return kept;
    }
    return undefined;
  }
}

/** The namespaces of scripts are not listed. */
function itemsOf(run: Run, value: PyValue): PyIterator {
  if (typeOf(value).name === 'NamespaceDict') raiseJinja('SecurityError', 'a namespace cannot be listed');
  return iterate(run, value);
}

function runLoop(state: State, parts: Parts, source: PyValue, recurse?: Recurse, depth = 0): void {
  const { run, locals } = state;
  const { round, keep, loop } = parts;
  run.enter();
  const items = keep === undefined ? source : keep(state, itemsOf(run, source));
  const iterator = loop === undefined || keep !== undefined ? itemsOf(run, items) : undefined;
  const turns = loop === undefined ? (iterator as PyIterator) : new PyLoop(run, items, recurse, depth);
  let empty = true;
  for (let item = turns.next(run); item !== undefined; item = turns.next(run)) {
    run.advance(2);
    empty = false;
    if (loop !== undefined) locals.set(loop, turns);
    round.store(state, item);
    round.enter(state);
    round.body(state);
  }
  parts.leave(state);
  run.depth -= 1;
  if (empty) parts.orelse?.(state);
}

/** A loop that its body can begin again over other items, and that gives back what it wrote. */
function compileRecursive(parts: Parts, source: Value, escaping: boolean | undefined): Step {
  const again = (state: State): Recurse => {
    const recurse: Recurse = (items, depth) => {
      const { run } = state;
      const own: State = { ...state, locals: new Locals(state.locals), output: new Output() };
      entered(run, 3, () => runLoop(own, parts, items, recurse, depth));
      const text = own.output.text();
      return (escaping ?? state.context.escaping.on) ? markup(text) : text;
    };
    return recurse;
  };
  return (state) => {
    state.output.writeValue(state.run, again(state)(source(state), 0));
  };
}
