// What is wrong with a text, as plain data: never thrown.
import type { Span } from './ast.ts';

/** The stage that found it. `compile` is what CPython's symbol table and code generator would raise. */
export type Phase = 'syntax' | 'policy' | 'compile';

/** The exception class CPython would use for a problem of phase `syntax` or `compile`. */
export type SyntaxErrorClass = 'SyntaxError' | 'IndentationError' | 'TabError' | 'ValueError' | 'AttributeError';

/** One thing that keeps a script from running, with CPython's or RestrictedPython's exact words. */
export interface Problem {
  readonly phase: Phase;
  readonly type: SyntaxErrorClass;
  readonly message: string;
  /** Null where CPython gives no position (a NUL character in the source). */
  readonly span: Span | null;
  /** CPython's `exc.text` where it is not simply the line of `span` (f-strings of 3.11 show their expression). */
  readonly text?: string | null;
  /** CPython's `exc.lineno` where it is not simply the line of `span.start`. */
  readonly line?: number | null;
}

/** The Python whose rules a script is read and run by. */
export type PythonVersion = '3.11' | '3.13' | '3.14';
