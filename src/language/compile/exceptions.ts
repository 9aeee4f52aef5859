// raise and try: catching, chaining, and the order in which handlers and `finally` run.
import type { ExceptHandler, Raise as RaiseNode, Try } from '../../../grammar/ast.ts';
import { type PyException, Raise, raise } from '../runtime/errors.ts';
import { arrive, asRaise, type Evaluate, type Execute, type Frame, note, type Signal } from '../runtime/frame.ts';
import { instantiate, setContext, settle } from '../runtime/raising.ts';
import { PyType } from '../runtime/type.ts';
import { builtin, PyTuple, type PyValue } from '../runtime/values.ts';
import type { Compiler } from './context.ts';
import { forgetName, storeName } from './names.ts';

/** Compiles `raise`, `raise X` and `raise X from Y`. */
export function compileRaise(compiler: Compiler, node: RaiseNode): Execute {
  compiler.scope.raises = true;
  if (node.exc === null) return reraise;
  const value = compiler.eval(node.exc);
  const cause = node.cause === null ? undefined : compiler.eval(node.cause);
  return (frame) => {
    const thrown = value(frame);
    const from = cause?.(frame);
    const exception = instantiate(frame.run, thrown, 'exceptions must derive from BaseException');
    if (from !== undefined)
      setCause(
        exception,
        from === null ? null : instantiate(frame.run, from, 'exception causes must derive from BaseException'),
      );
    setContext(frame.run, exception);
    const raised = new Raise(exception);
    note(frame, raised);
    return raised;
  };
}

/**
 * A `raise`, and an exception that a `try` let go on, end their blocks as `return` does, since the engine's throw is
 * dear; where no statement of this function is left to catch it, it is thrown.
 */
export function throwing(compiler: Compiler, block: Execute): Execute {
  if (!compiler.scope.raises) return block;
  return (frame) => {
    const signal = block(frame);
    if (signal instanceof Raise) throw signal;
    return signal;
  };
}

function reraise(frame: Frame): Signal {
  const { run } = frame;
  if (run.handled === null) return raise('RuntimeError', 'No active exception to reraise');
  // Python: a bare `raise` goes on from where the exception was, without a new line in the traceback.
  const raised = new Raise(run.handled);
  raised.noted = frame;
  return raised;
}

function setCause(exception: PyException, cause: PyException | null): void {
  exception.cause = cause;
  exception.suppressContext = true;
}

/** One `except`; `Body` differs for code that may be suspended. */
export interface Handler<Body> {
  readonly matches: (frame: Frame, exception: PyException) => boolean;
  readonly bind: ((frame: Frame, exception: PyException) => void) | undefined;
  readonly forget: ((frame: Frame) => void) | undefined;
  readonly body: Body;
}

/** Compiles `try`. */
export function compileTry(compiler: Compiler, node: Try): Execute {
  compiler.scope.raises = true;
  const body = compiler.exec(node.body);
  const handlers = node.handlers.map((handler) => ({
    ...compileHandlerParts(compiler, handler),
    body: compiler.exec(handler.body),
  }));
  const orelse = node.orelse.length === 0 ? undefined : compiler.exec(node.orelse);
  const guarded = handlers.length === 0 && orelse === undefined ? body : withHandlers(body, handlers, orelse);
  return node.finalbody.length === 0 ? guarded : withFinally(guarded, compiler.exec(node.finalbody));
}

/** Compiles all of an `except` but its body. */
export function compileHandlerParts(compiler: Compiler, node: ExceptHandler): Omit<Handler<never>, 'body'> {
  compiler.startStatement(node);
  const type = node.type === null ? undefined : compiler.eval(node.type);
  const store = node.name === null ? undefined : storeName(compiler, node.name);
  return {
    matches: type === undefined ? () => true : (frame, exception) => matches(frame, exception, type, node.start),
    bind: store,
    forget: node.name === null ? undefined : forgetName(compiler, node.name),
  };
}

function matches(frame: Frame, exception: PyException, type: Evaluate, start: number): boolean {
  const { run } = frame;
  const before = run.handled;
  run.handled = exception;
  const { at } = frame;
  frame.at = start;
  try {
    const matched = isMatch(exception, type(frame));
    frame.at = at;
    return matched;
  } catch (thrown) {
    const raised = asRaise(thrown);
    if (raised === undefined) throw thrown;
    settle(run, raised.exception);
    throw raised;
  } finally {
    run.handled = before;
  }
}

function isMatch(exception: PyException, wanted: PyValue): boolean {
  if (wanted === exception.type) return true;
  const all = wanted instanceof PyTuple ? wanted.items : [wanted];
  for (const type of all) {
    if (!(type instanceof PyType) || !type.isSubtypeOf(builtin.BaseException)) {
      return raise('TypeError', 'catching classes that do not inherit from BaseException is not allowed');
    }
  }
  return all.some((type) => exception.type.isSubtypeOf(type as PyType));
}

/** What was thrown, ready for handlers to be asked; throws on what is no Python exception. */
export function arrived(frame: Frame, thrown: unknown): Raise {
  const raised = catchable(frame, thrown);
  arrive(frame, raised);
  settle(frame.run, raised.exception);
  return raised;
}

/** What was thrown, if handlers and `finally` are asked about it; throws on what is no exception, or of a dead run. */
function catchable(frame: Frame, thrown: unknown): Raise {
  const raised = asRaise(thrown);
  if (raised === undefined || frame.run.dead !== undefined) throw thrown;
  return raised;
}

function handlerFor<Body>(frame: Frame, raised: Raise, handlers: readonly Handler<Body>[]): Handler<Body> | undefined {
  const { exception } = raised;
  arrive(frame, raised);
  settle(frame.run, exception);
  for (const handler of handlers) if (handler.matches(frame, exception)) return handler;
  return undefined;
}

function withHandlers(body: Execute, handlers: readonly Handler<Execute>[], orelse: Execute | undefined): Execute {
  return (frame): Signal => {
    const signal = attempt(frame, body);
    if (signal instanceof Raise) {
      const handler = handlerFor(frame, signal, handlers);
      return handler === undefined ? signal : handle(frame, handler, signal.exception);
    }
    if (signal !== undefined || orelse === undefined) return signal;
    return orelse(frame);
  };
}

/** Runs a block; an exception that is thrown out of it becomes its signal. */
function attempt(frame: Frame, block: Execute): Signal {
  try {
    return block(frame);
  } catch (thrown) {
    return catchable(frame, thrown);
  }
}

/** The same while another exception is being handled. */
function attemptHandling(frame: Frame, block: Execute, exception: PyException): Signal {
  const { run } = frame;
  const before = run.handled;
  run.handled = exception;
  const signal = attempt(frame, block);
  if (signal instanceof Raise) {
    arrive(frame, signal);
    settle(run, signal.exception);
  }
  run.handled = before;
  return signal;
}

function handle(frame: Frame, handler: Handler<Execute>, exception: PyException): Signal {
  handler.bind?.(frame, exception);
  const signal = attemptHandling(frame, handler.body, exception);
  handler.forget?.(frame);
  return signal;
}

/** A `return`, `break`, `continue` or `raise` in a `finally` takes the place of what the body ended with. */
function withFinally(body: Execute, finalbody: Execute): Execute {
  return (frame): Signal => {
    const signal = attempt(frame, body);
    if (!(signal instanceof Raise)) {
      const override = finalbody(frame);
      return override === undefined ? signal : override;
    }
    arrive(frame, signal);
    settle(frame.run, signal.exception);
    const override = attemptHandling(frame, finalbody, signal.exception);
    return override === undefined ? signal : override;
  };
}
