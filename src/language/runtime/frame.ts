// Frames, code and functions of a script, and how a function is entered and left.
import type { Span } from '../../../grammar/ast.ts';
import { bind, type Parameters } from './binding.ts';
import type { Keywords } from './call.ts';
import { exception, Raise, type TracebackEntry } from './errors.ts';
import type { Namespace, Ref } from './namespace.ts';
import type { Run } from './run.ts';
import type { PyType } from './type.ts';
import { builtin, type PyValue } from './values.ts';

/** A variable shared between a function and those inside it. */
export class Cell {
  value: PyValue | undefined;
  constructor(value: PyValue | undefined) {
    this.value = value;
  }
}

/** What a slot of a frame can hold; `undefined` is a variable without a value. */
export type Slot = PyValue | Cell | undefined;

/** The signals that end a block early; a value is the result of `return`, a Raise what a `raise` statement raised. */
export interface LoopSignal {
  readonly signal: 'break' | 'continue';
}
export const BREAK: LoopSignal = { signal: 'break' };
export const CONTINUE: LoopSignal = { signal: 'continue' };
export type Signal = PyValue | LoopSignal | Raise | undefined;

/** A compiled expression. */
export type Evaluate = (frame: Frame) => PyValue;
/** A compiled statement. */
export type Execute = (frame: Frame) => Signal;
/** A compiled statement that may be suspended by `yield`; it is sent what the caller sends. */
export type Suspendable = (frame: Frame) => Generator<PyValue, Signal, PyValue>;
/** A compiled expression that contains a `yield`. */
export type SuspendableValue = (frame: Frame) => Generator<PyValue, PyValue, PyValue>;

/** What every frame of one run of one script shares. */
export class Module {
  readonly run: Run;
  readonly globals: Namespace;
  readonly builtins: ReadonlyMap<string, PyValue>;
  readonly filename: string;
  /** The line of an offset in the script. */
  readonly lineOf: (offset: number) => number;
  /** What RecursionError adds to its message when a function of the script is one call too deep. */
  readonly recursionDetail: string;
  /** Places of the script's global names, by the index that the compiler gave each. */
  readonly refs: (Ref | undefined)[];
  constructor(
    run: Run,
    globals: Namespace,
    builtins: ReadonlyMap<string, PyValue>,
    filename: string,
    lineOf: (offset: number) => number,
    recursionDetail = '',
  ) {
    this.run = run;
    this.globals = globals;
    this.builtins = builtins;
    this.filename = filename;
    this.lineOf = lineOf;
    this.recursionDetail = recursionDetail;
    this.refs = [];
  }
}

/** One activation of a module, a function or a class body. */
export class Frame {
  readonly run: Run;
  readonly module: Module;
  readonly locals: Slot[];
  /** Offset of the statement under way. */
  at: number;
  /** Calls under way while this frame runs and has called nothing: the depth to go back to when it stops an exception. */
  depth = 0;
  /** The names of an event script's locals or of a class body. */
  readonly names: Namespace | undefined;
  /** As tracebacks show it. */
  readonly name: string;
  /** How many collections natives were filling when this frame was entered. */
  filling = 0;
  /** The frame that was under way when this one was entered. */
  caller: Frame | undefined;
  constructor(module: Module, locals: Slot[], names: Namespace | undefined, name: string, start: number) {
    this.at = start;
    this.name = name;
    this.run = module.run;
    this.module = module;
    this.locals = locals;
    this.names = names;
  }
}

/** The compiled form of a `def`, a `lambda` or a generator expression. */
export interface Code {
  readonly name: string;
  readonly qualname: string;
  readonly parameters: Parameters;
  /** How many arguments fill the parameters exactly and need no more care; -1 if never. */
  readonly simpleCount: number;
  /** Slots of a frame, cells of enclosing functions included. */
  readonly slotCount: number;
  /** Slots whose variable is shared with inner functions. */
  readonly cells: readonly number[];
  /** Slots that receive the cells of the closure, in the order of `PyFunction.closure`. */
  readonly frees: readonly number[];
  readonly doc: string | null;
  readonly span: Span;
  /** Runs the body in a prepared frame; for a generator it makes the generator object. */
  body: (frame: Frame) => Signal;
}

/** A function of a script. */
export class PyFunction {
  readonly code: Code;
  readonly module: Module;
  readonly defaults: readonly PyValue[];
  readonly keywordDefaults: readonly (PyValue | undefined)[];
  readonly closure: readonly Cell[];
  attributes: Map<string, PyValue> | undefined;
  constructor(
    code: Code,
    module: Module,
    defaults: readonly PyValue[],
    keywordDefaults: readonly (PyValue | undefined)[],
    closure: readonly Cell[],
  ) {
    this.code = code;
    this.module = module;
    this.defaults = defaults;
    this.keywordDefaults = keywordDefaults;
    this.closure = closure;
  }
  get type(): PyType {
    return builtin.function;
  }
}

/** Calls a function of a script with any arguments. */
export function callFunction(
  run: Run,
  callee: PyFunction,
  args: readonly PyValue[],
  keywords: Keywords | undefined,
): PyValue {
  const { code } = callee;
  const locals = blankSlots(code.slotCount);
  if (keywords === undefined && args.length === code.simpleCount) {
    for (let at = 0; at < args.length; at += 1) locals[at] = args[at];
  } else {
    bind(
      run,
      code.parameters,
      callee.defaults,
      callee.keywordDefaults,
      args,
      keywords,
      locals as (PyValue | undefined)[],
    );
  }
  const { frame } = run;
  const { depth } = run;
  try {
    return enter(callee, locals);
  } catch (thrown) {
    throw returnTo(run, thrown, frame, depth);
  }
}

/** What was thrown out of a function, once the native that called it is where it was. */
function returnTo(run: Run, thrown: unknown, frame: Frame | undefined, depth: number): unknown {
  const raised = asRaise(thrown);
  if (raised !== undefined)
    for (let inner = run.frame; inner !== undefined && inner !== frame; inner = inner.caller) note(inner, raised);
  run.frame = frame;
  run.depth = depth;
  return raised ?? thrown;
}

/**
 * Runs a function whose parameters already stand in `locals`, for compiled code. What it throws leaves `run.frame` at
 * the innermost frame; whoever stops it there comes back by `unwind`.
 */
export function enter(callee: PyFunction, locals: Slot[]): PyValue {
  const { code, module } = callee;
  const { run } = module;
  run.tick();
  if (code.cells.length !== 0) makeCells(code.cells, locals);
  if (code.frees.length !== 0) takeClosure(code.frees, callee.closure, locals);
  const frame = new Frame(module, locals, undefined, code.name, code.span.start);
  activate(frame, module.recursionDetail);
  const result = code.body(frame);
  run.depth = frame.depth - 1;
  run.frame = frame.caller;
  return result === undefined ? null : (result as PyValue);
}

function makeCells(slots: readonly number[], locals: Slot[]): void {
  for (let at = 0; at < slots.length; at += 1) {
    const slot = slots[at] as number;
    locals[slot] = new Cell(locals[slot] as PyValue | undefined);
  }
}

function takeClosure(slots: readonly number[], closure: readonly Cell[], locals: Slot[]): void {
  for (let at = 0; at < slots.length; at += 1) locals[slots[at] as number] = closure[at];
}

/**
 * Slots without values. Every frame's array is made here, by literals: the engine then gives all of them one shape, which
 * a closure that serves every function of every script would otherwise meet in six.
 */
export function blankSlots(count: number): Slot[] {
  if (count <= 1) return [undefined];
  if (count === 2) return [undefined, undefined];
  if (count === 3) return [undefined, undefined, undefined];
  if (count === 4) return [undefined, undefined, undefined, undefined];
  if (count <= 6) return [undefined, undefined, undefined, undefined, undefined, undefined];
  const slots: Slot[] = [undefined, undefined, undefined, undefined, undefined, undefined, undefined, undefined];
  while (slots.length < count) slots.push(undefined);
  return slots;
}

/** Makes a frame the one under way; `where` ends the text of a RecursionError. */
export function activate(frame: Frame, where = ''): void {
  const { run } = frame;
  run.enter(where);
  frame.depth = run.depth;
  frame.filling = run.filling.length;
  frame.caller = run.frame;
  run.frame = frame;
}

/** Goes back to the frame that was under way before. */
export function deactivate(frame: Frame): void {
  const { run } = frame;
  run.depth = frame.depth - 1;
  run.frame = frame.caller;
}

/**
 * Comes back to a frame that stops an exception, at least for a while: all that was called from it has ended, and
 * stands in the traceback.
 */
export function unwind(frame: Frame, raised: Raise): void {
  const { run } = frame;
  for (let inner = run.frame; inner !== undefined && inner !== frame; inner = inner.caller) note(inner, raised);
  run.depth = frame.depth;
  run.frame = frame;
  if (run.filling.length !== frame.filling) run.filling.length = frame.filling;
}

/** How long a traceback may get before it is counted as memory. */
const FREE_ENTRIES = 64;

/** Puts a frame into the traceback, unless it is what was put there last. */
export function note(frame: Frame, raised: Raise): void {
  if (raised.noted === frame) return;
  raised.noted = frame;
  const { module, name } = frame;
  const { traceback } = raised.exception;
  if (traceback.length >= FREE_ENTRIES) frame.run.charge(64);
  traceback.push(new Passage(module, name, frame.at));
}

/** An entry of a traceback, whose line is looked up when somebody asks: most exceptions are caught unread. */
class Passage implements TracebackEntry {
  readonly function: string;
  readonly #module: Module;
  readonly #at: number;
  constructor(module: Module, name: string, at: number) {
    this.function = name;
    this.#module = module;
    this.#at = at;
  }
  get filename(): string {
    return this.#module.filename;
  }
  get line(): number {
    return this.#module.lineOf(this.#at);
  }
  get moduleLevel(): boolean {
    return this.function === '<module>';
  }
}

/** Stops an exception in a frame: the frame stands in the traceback, too. */
export function arrive(frame: Frame, raised: Raise): void {
  unwind(frame, raised);
  note(frame, raised);
}

/**
 * Leaves a frame by what was thrown: an exception under way is told so; the engine's stack overflow becomes a
 * RecursionError.
 */
export function leave(thrown: unknown, frame: Frame): unknown {
  const raised = asRaise(thrown);
  if (raised !== undefined) arrive(frame, raised);
  deactivate(frame);
  return raised ?? thrown;
}

/** A Python exception under way, if that is what was thrown. */
export function asRaise(thrown: unknown): Raise | undefined {
  if (thrown instanceof Raise) return thrown;
  if (thrown instanceof RangeError && thrown.message.includes('call stack')) {
    return new Raise(exception('RecursionError', 'maximum recursion depth exceeded'));
  }
  return undefined;
}
