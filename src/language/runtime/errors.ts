// The two ways a run is interrupted: a Python exception (Raise) and a limit (Stop).
import type { PyType } from './type.ts';
import { builtin, PyTuple, type PyValue } from './values.ts';

/** One line of a traceback: where a frame was when the exception passed through it. */
export interface TracebackEntry {
  readonly filename: string;
  readonly function: string;
  readonly line: number;
  /** The frame at module level of a script. */
  readonly moduleLevel: boolean;
}

/** An exception object. */
export class PyException {
  readonly type: PyType;
  args: PyTuple;
  cause: PyException | null = null;
  context: PyException | null = null;
  suppressContext = false;
  /** Whether `context` has been decided: at the first handler or boundary that the exception meets. */
  contextKnown = false;
  /** Innermost entry first, as they are added while unwinding. */
  traceback: TracebackEntry[] = [];
  notes: PyValue[] | undefined;
  attributes: Map<string, PyValue> | undefined;

  constructor(type: PyType, args: readonly PyValue[]) {
    this.type = type;
    this.args = new PyTuple(args);
  }
}

/** A Python exception under way; scripts can catch it. No JavaScript stack is ever recorded. */
export class Raise {
  readonly exception: PyException;
  /** The frame whose place was made exact by an expression of a statement on several lines. */
  placed: object | undefined;
  /** The frame last put into the traceback: it is not put there again when the exception goes on. */
  noted: object | undefined;
  constructor(exception: PyException) {
    this.exception = exception;
  }
}

/** The kinds of limits, as `security/README.md` names them. */
export type LimitKind =
  | 'cpu'
  | 'wall'
  | 'steps'
  | 'memory'
  | 'collection'
  | 'string'
  | 'int'
  | 'recursion'
  | 'nesting'
  | 'source'
  | 'output'
  | 'result'
  | 'log'
  | 'host-calls'
  | 'queries'
  | 'rows'
  | 'writes'
  | 'event-depth'
  | 'http'
  | 'jobs'
  | 'emails';

/** A limit was reached or the run was cancelled; scripts cannot catch it. */
export class Stop {
  readonly limit: LimitKind;
  readonly allowed: number;
  readonly used: number;
  /** The line of the innermost frame of the script, if one was under way. */
  line: number | undefined;
  constructor(limit: LimitKind, allowed: number, used: number) {
    this.limit = limit;
    this.allowed = allowed;
    this.used = used;
  }
}

/** Exception types by name; each is registered while types/exceptions.ts loads. */
export const exceptionTypes = new Map<string, PyType>();

/** Makes an exception of a built-in class. */
export function exception(name: string, ...args: PyValue[]): PyException {
  return new PyException(exceptionTypes.get(name) ?? builtin.BaseException, args);
}

/** Raises a built-in exception with one text, as most of CPython's errors have. */
export function raise(name: string, message?: string): never {
  throw new Raise(message === undefined ? exception(name) : exception(name, message));
}

/** Raises a built-in exception with any arguments. */
export function raiseWith(name: string, ...args: PyValue[]): never {
  throw new Raise(exception(name, ...args));
}

/** Raises NameError about a name, which scripts can ask the exception for. */
export function raiseName(name: string, message = `name '${name}' is not defined`): never {
  const made = exception('NameError', message);
  made.attributes = new Map([['name', name]]);
  throw new Raise(made);
}

/** The exception, if what was thrown is a Python exception whose class is (a subclass of) `name`. */
export function caught(thrown: unknown, name: string): PyException | undefined {
  if (!(thrown instanceof Raise)) return undefined;
  const type = exceptionTypes.get(name);
  return type !== undefined && thrown.exception.type.isSubtypeOf(type) ? thrown.exception : undefined;
}
