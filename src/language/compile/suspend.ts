// Suspendable code: the statements and expressions of a generator function that contain a `yield`.
import type { ExceptHandler, Expr, For, If, NodeOf, Stmt, Try, While, With } from '../../../grammar/ast.ts';
import { findAttribute } from '../runtime/attributes.ts';
import { call } from '../runtime/call.ts';
import { caught, type PyException, raise } from '../runtime/errors.ts';
import {
  arrive,
  asRaise,
  BREAK,
  CONTINUE,
  type Evaluate,
  type Execute,
  type Frame,
  type Signal,
  type Suspendable,
  type SuspendableValue,
} from '../runtime/frame.ts';
import { PyGenerator } from '../runtime/generator.ts';
import { iterate } from '../runtime/iteration.ts';
import { truth } from '../runtime/operators.ts';
import { settle } from '../runtime/raising.ts';
import type { Run } from '../runtime/run.ts';
import type { PyValue } from '../runtime/values.ts';
import type { Compiler } from './context.ts';
import { arrived, compileHandlerParts, type Handler, throwing } from './exceptions.ts';
import { compileIteration } from './iteration.ts';
import { mapParts } from './rebuild.ts';
import { withParts } from './with.ts';

/** Compiles a block of a generator function. */
export function suspendableBlock(compiler: Compiler, body: readonly Stmt[]): Suspendable {
  const parts = body.map((statement) => ({ start: statement.start, ...either(compiler, statement) }));
  return function* (frame): Generator<PyValue, Signal, PyValue> {
    for (const { start, plain, suspendable } of parts) {
      frame.run.tick();
      frame.at = start;
      const signal = plain === undefined ? yield* suspendable(frame) : plain(frame);
      if (signal !== undefined) return signal;
    }
    return undefined;
  };
}

type Either =
  | { readonly plain: Execute; readonly suspendable?: undefined }
  | { readonly plain?: undefined; readonly suspendable: Suspendable };

function either(compiler: Compiler, node: Stmt): Either {
  if (!compiler.suspends(node)) return { plain: throwing(compiler, compiler.execOne(node)) };
  compiler.startStatement(node);
  const special = statements[node.kind as keyof typeof statements] as
    | ((compiler: Compiler, node: Stmt) => Suspendable)
    | undefined;
  return { suspendable: special === undefined ? simple(compiler, node) : special(compiler, node) };
}

type Statements = {
  readonly [K in Stmt['kind']]?: (compiler: Compiler, node: Extract<Stmt, { kind: K }>) => Suspendable;
};

const statements: Statements = {
  If: suspendIf,
  While: suspendWhile,
  For: suspendFor,
  Try: suspendTry,
  With: suspendWith,
};

/** A statement without blocks: its suspending parts first, into temporaries, then the statement itself. */
function simple(compiler: Compiler, node: Stmt): Suspendable {
  const { steps, rest } = lower(compiler, node);
  const finish = throwing(compiler, compiler.execOne(rest));
  return function* (frame): Generator<PyValue, Signal, PyValue> {
    for (const step of steps) yield* step(frame);
    return finish(frame);
  };
}

type Step = (frame: Frame) => Generator<PyValue, void, PyValue>;

interface Lowered<Kind> {
  readonly steps: readonly Step[];
  /** The node with each part that was evaluated ahead replaced by its temporary. */
  readonly rest: Kind;
}

/** Evaluates the expressions of a node up to the last that suspends into temporaries, in order. */
function lower<Kind extends Stmt | Expr>(compiler: Compiler, node: Kind): Lowered<Kind> {
  const steps: Step[] = [];
  let ahead = countSuspending(compiler, node);
  const rest = mapParts(node, (part) => {
    if (ahead === 0 || part.kind === 'Constant') return part;
    if (compiler.suspends(part)) ahead -= 1;
    return evaluateAhead(compiler, part, steps);
  });
  compiler.keepScope(rest, node);
  return { steps, rest };
}

function countSuspending(compiler: Compiler, node: Stmt | Expr): number {
  let count = 0;
  mapParts(node, (part) => {
    if (compiler.suspends(part)) count += 1;
    return part;
  });
  return count;
}

function evaluateAhead(compiler: Compiler, part: Expr, steps: Step[]): Expr {
  if (part.kind === 'Starred') return { ...part, value: evaluateAhead(compiler, part.value, steps) };
  const value = suspendableValue(compiler, part);
  const { name, slot } = temporaryName(compiler);
  steps.push(function* (frame) {
    frame.locals[slot] = yield* value(frame);
  });
  return { kind: 'Name', id: name, ctx: 'Load', start: part.start, end: part.end };
}

function temporaryName(compiler: Compiler) {
  const variable = compiler.temporary();
  compiler.scope.bound.add(variable.name);
  return variable;
}

/** Compiles an expression of a generator function, whether or not it suspends. */
export function suspendableValue(compiler: Compiler, node: Expr): SuspendableValue {
  if (!compiler.suspends(node)) return plainValue(compiler.eval(node));
  const special = expressions[node.kind as keyof typeof expressions] as
    | ((compiler: Compiler, node: Expr) => SuspendableValue)
    | undefined;
  return special === undefined ? lowered(compiler, node) : special(compiler, node);
}

type ComprehensionNode = NodeOf<'ListComp' | 'SetComp' | 'DictComp' | 'GeneratorExp'>;

/** Of a comprehension only the first iterable belongs to the function, and so may suspend it. */
function suspendComprehension(compiler: Compiler, node: ComprehensionNode): SuspendableValue {
  const steps: Step[] = [];
  const generators = node.generators.map((clause, at) =>
    at === 0 ? { ...clause, iter: evaluateAhead(compiler, clause.iter, steps) } : clause,
  );
  const rest = { ...node, generators };
  compiler.keepScope(rest, node);
  return following(steps, compiler.eval(rest));
}

function plainValue(evaluate: Evaluate): SuspendableValue {
  return function* (frame) {
    yield* NOTHING;
    return evaluate(frame);
  };
}

/** A part that never suspends has the same shape as one that does. */
const NOTHING: readonly PyValue[] = [];

function lowered(compiler: Compiler, node: Expr): SuspendableValue {
  const { steps, rest } = lower(compiler, node);
  return following(steps, compiler.eval(rest));
}

function following(steps: readonly Step[], finish: Evaluate): SuspendableValue {
  return function* (frame) {
    for (const step of steps) yield* step(frame);
    return finish(frame);
  };
}

type Expressions = {
  readonly [K in Expr['kind']]?: (compiler: Compiler, node: Extract<Expr, { kind: K }>) => SuspendableValue;
};

const expressions: Expressions = {
  ListComp: suspendComprehension,
  SetComp: suspendComprehension,
  DictComp: suspendComprehension,
  GeneratorExp: suspendComprehension,
  Yield(compiler, node) {
    if (node.value === null) {
      return function* () {
        return yield null;
      };
    }
    const value = suspendableValue(compiler, node.value);
    return function* (frame) {
      return yield yield* value(frame);
    };
  },
  YieldFrom(compiler, node) {
    const value = suspendableValue(compiler, node.value);
    return function* (frame) {
      return yield* delegate(frame.run, yield* value(frame));
    };
  },
  BoolOp(compiler, node) {
    const values = node.values.map((value) => suspendableValue(compiler, value));
    const wanted = node.op === 'or';
    return function* (frame) {
      let result: PyValue = null;
      for (const value of values) {
        result = yield* value(frame);
        if (truth(frame.run, result) === wanted) return result;
      }
      return result;
    };
  },
  IfExp(compiler, node) {
    const test = suspendableValue(compiler, node.test);
    const body = suspendableValue(compiler, node.body);
    const orelse = suspendableValue(compiler, node.orelse);
    return function* (frame) {
      return truth(frame.run, yield* test(frame)) ? yield* body(frame) : yield* orelse(frame);
    };
  },
};

/** `yield from iterable`: passes on what is sent and thrown; its value is the inner generator's result. */
function* delegate(run: Run, iterable: PyValue): Generator<PyValue, PyValue, PyValue> {
  const inner = iterable instanceof PyGenerator ? iterable : iterate(run, iterable);
  let item = inner.next(run);
  while (item !== undefined) {
    let sent: PyValue;
    try {
      sent = yield item;
    } catch (thrown) {
      const raised = asRaise(thrown);
      if (raised === undefined || !(inner instanceof PyGenerator)) throw thrown;
      if (caught(raised, 'GeneratorExit')) {
        inner.close(run);
        throw raised;
      }
      item = inner.throw(run, raised.exception);
      continue;
    }
    item = sent === null ? inner.next(run) : sendTo(run, inner, sent);
  }
  return inner instanceof PyGenerator ? inner.result : null;
}

function sendTo(run: Run, inner: ReturnType<typeof iterate>, value: PyValue): PyValue | undefined {
  if (inner instanceof PyGenerator) return inner.send(run, value);
  const send = findAttribute(run, inner, 'send');
  return send === undefined
    ? raise('AttributeError', `'${inner.type.name}' object has no attribute 'send'`)
    : call(run, send, [value]);
}

function suspendIf(compiler: Compiler, node: If): Suspendable {
  const test = suspendableValue(compiler, node.test);
  const body = suspendableBlock(compiler, node.body);
  const orelse = suspendableBlock(compiler, node.orelse);
  return function* (frame) {
    return truth(frame.run, yield* test(frame)) ? yield* body(frame) : yield* orelse(frame);
  };
}

function suspendWhile(compiler: Compiler, node: While): Suspendable {
  const { start } = node;
  const test = suspendableValue(compiler, node.test);
  const body = suspendableBlock(compiler, node.body);
  const orelse = suspendableBlock(compiler, node.orelse);
  return function* (frame): Generator<PyValue, Signal, PyValue> {
    while (truth(frame.run, yield* test(frame))) {
      frame.run.tick();
      const signal = yield* body(frame);
      frame.at = start;
      if (signal === undefined || signal === CONTINUE) continue;
      return signal === BREAK ? undefined : signal;
    }
    return yield* orelse(frame);
  };
}

function suspendFor(compiler: Compiler, node: For): Suspendable {
  const { start } = node;
  const { steps, rest } = compiler.suspends(node.iter) ? hoist(compiler, node.iter) : { steps: [], rest: node.iter };
  const { open, store } = compileIteration(compiler, compiler, node.target, rest);
  const body = suspendableBlock(compiler, node.body);
  const orelse = suspendableBlock(compiler, node.orelse);
  return function* (frame): Generator<PyValue, Signal, PyValue> {
    const { run } = frame;
    for (const step of steps) yield* step(frame);
    const iterator = open(frame);
    for (let item = iterator.next(run); item !== undefined; item = iterator.next(run)) {
      run.tick();
      store(frame, item);
      const signal = yield* body(frame);
      frame.at = start;
      if (signal === undefined || signal === CONTINUE) continue;
      return signal === BREAK ? undefined : signal;
    }
    return yield* orelse(frame);
  };
}

function hoist(compiler: Compiler, node: Expr): Lowered<Expr> {
  const steps: Step[] = [];
  const rest = evaluateAhead(compiler, node, steps);
  return { steps, rest };
}

interface SuspendableHandler extends Handler<Suspendable> {
  /** Evaluates ahead what may suspend in the type. */
  readonly prepare: Suspendable | undefined;
}

function suspendTry(compiler: Compiler, node: Try): Suspendable {
  const body = suspendableBlock(compiler, node.body);
  const handlers = node.handlers.map((handler) => suspendHandler(compiler, handler));
  const orelse = suspendableBlock(compiler, node.orelse);
  const guarded = handlers.length === 0 ? body : suspendHandlers(body, handlers, orelse);
  return node.finalbody.length === 0 ? guarded : suspendFinally(guarded, suspendableBlock(compiler, node.finalbody));
}

function suspendHandler(compiler: Compiler, node: ExceptHandler): SuspendableHandler {
  if (node.type === null || !compiler.suspends(node.type)) {
    return {
      ...compileHandlerParts(compiler, node),
      prepare: undefined,
      body: suspendableBlock(compiler, node.body),
    };
  }
  const { steps, rest } = hoist(compiler, node.type);
  const prepare: Suspendable = function* (frame): Generator<PyValue, Signal, PyValue> {
    for (const step of steps) yield* step(frame);
    return undefined;
  };
  const parts = compileHandlerParts(compiler, { ...node, type: rest });
  return { ...parts, prepare, body: suspendableBlock(compiler, node.body) };
}

function suspendHandlers(body: Suspendable, handlers: readonly SuspendableHandler[], orelse: Suspendable): Suspendable {
  return function* (frame): Generator<PyValue, Signal, PyValue> {
    let found: { handler: SuspendableHandler; exception: PyException } | undefined;
    let signal: Signal;
    try {
      signal = yield* body(frame);
    } catch (thrown) {
      found = yield* matching(frame, thrown, handlers);
    }
    if (found === undefined) return signal === undefined ? yield* orelse(frame) : signal;
    found.handler.bind?.(frame, found.exception);
    try {
      return yield* handling(frame, found.exception, found.handler.body);
    } finally {
      found.handler.forget?.(frame);
    }
  };
}

/** The handler for what was thrown; each type is evaluated, and may suspend, while the exception counts as handled. */
function* matching(
  frame: Frame,
  thrown: unknown,
  handlers: readonly SuspendableHandler[],
): Generator<PyValue, { handler: SuspendableHandler; exception: PyException }, PyValue> {
  const raised = arrived(frame, thrown);
  const { exception } = raised;
  for (const handler of handlers) {
    if (handler.prepare !== undefined) yield* handling(frame, exception, handler.prepare);
    if (handler.matches(frame, exception)) return { handler, exception };
  }
  throw raised;
}

/** Runs a suspendable block while an exception counts as handled, also across its suspensions. */
function* handling(frame: Frame, exception: PyException, body: Suspendable): Generator<PyValue, Signal, PyValue> {
  const { run } = frame;
  const steps = body(frame);
  let resume = () => steps.next(null);
  for (;;) {
    const before = run.handled;
    run.handled = exception;
    let outcome: IteratorResult<PyValue, Signal>;
    try {
      outcome = resume();
    } catch (thrown) {
      const raised = asRaise(thrown);
      if (raised !== undefined) settle(run, raised.exception);
      throw raised ?? thrown;
    } finally {
      run.handled = before;
    }
    if (outcome.done === true) return outcome.value;
    try {
      const sent = yield outcome.value;
      resume = () => steps.next(sent);
    } catch (thrown) {
      resume = () => steps.throw(thrown);
    }
  }
}

function suspendFinally(body: Suspendable, finalbody: Suspendable): Suspendable {
  return function* (frame): Generator<PyValue, Signal, PyValue> {
    let signal: Signal;
    try {
      signal = yield* body(frame);
    } catch (thrown) {
      const raised = asRaise(thrown);
      if (raised === undefined || frame.run.dead !== undefined) throw thrown;
      arrive(frame, raised);
      settle(frame.run, raised.exception);
      const override = yield* handling(frame, raised.exception, finalbody);
      if (override !== undefined) return override;
      throw raised;
    }
    const override = yield* finalbody(frame);
    return override === undefined ? signal : override;
  };
}

function suspendWith(compiler: Compiler, node: With): Suspendable {
  const steps: Step[] = [];
  const items = node.items.map((item) => {
    if (!compiler.suspends(item.contextExpr)) return item;
    return { ...item, contextExpr: evaluateAhead(compiler, item.contextExpr, steps) };
  });
  const { managers, unpack } = withParts(compiler, items);
  const body = suspendableBlock(compiler, node.body);
  const inside: Suspendable = function* (frame) {
    unpack(frame);
    return yield* body(frame);
  };
  const whole = managers.reduceRight<Suspendable>(
    (inner, manager) =>
      function* (frame): Generator<PyValue, Signal, PyValue> {
        const entered = manager.enter(frame);
        let signal: Signal;
        try {
          manager.store(frame, entered);
          signal = yield* inner(frame);
        } catch (thrown) {
          if (manager.swallows(frame, entered, thrown)) return undefined;
          throw thrown;
        }
        manager.leave(frame, entered);
        return signal;
      },
    inside,
  );
  return function* (frame) {
    for (const step of steps) yield* step(frame);
    return yield* whole(frame);
  };
}
