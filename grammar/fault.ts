// A fault of the tokenizer: why the text cannot be split into tokens any further.
import type { SyntaxErrorClass } from './problem.ts';

/**
 * How CPython's tokenizer stops: with an error of its own (`raised`), at the end of the text inside brackets or behind a
 * backslash (`end`), or with a mark that only the parser turns into an error (`plain`). The kinds differ in which error wins.
 */
export type FaultKind = 'raised' | 'end' | 'plain';

/** What is wrong, and where. */
export interface Fault {
  readonly kind: FaultKind;
  readonly type: SyntaxErrorClass;
  readonly message: string;
  readonly start: number;
  readonly end: number;
  /** Is it in an f-string? CPython tells of such a fault only if it comes upon it while parsing. */
  readonly isInFString?: true;
}

/** A fault of class SyntaxError. */
export function fault(message: string, start: number, end: number, kind: FaultKind = 'raised'): Fault {
  return { kind, type: 'SyntaxError', message, start, end };
}

/** A fault of another class, which the tokenizer only marks. */
export function markedFault(type: SyntaxErrorClass, message: string, start: number, end: number): Fault {
  return { kind: 'plain', type, message, start, end };
}
