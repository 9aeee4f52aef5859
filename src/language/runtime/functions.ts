// What can be called: natives, bound methods and (see frame.ts) functions of a script.
import type { Keywords } from './call.ts';
import type { Run } from './run.ts';
import type { PyType } from './type.ts';
import { builtin, type PyValue } from './values.ts';

/** How a native takes its arguments once they are bound; written next to its signature. */
export type NativeCall = (run: Run, args: PyValue[], keywords: Keywords | undefined) => PyValue;

const none: readonly string[] = [];

/** A native function, or a method of a native type (then `owner` is set and the first argument is self). */
export class NativeFunction {
  readonly name: string;
  /** Set for methods found on a type. */
  readonly owner: PyType | undefined;
  readonly signature: string;
  readonly doc: string;
  readonly invoke: NativeCall;
  /** `python`: stands for a function written in Python and shows as one. */
  readonly written: 'c' | 'python';
  /** Lines of Python with their truth, for the reference and its test. */
  readonly examples: readonly string[];
  constructor(
    name: string,
    owner: PyType | undefined,
    signature: string,
    doc: string,
    invoke: NativeCall,
    written: 'c' | 'python' = 'c',
    examples: readonly string[] = none,
  ) {
    this.name = name;
    this.owner = owner;
    this.signature = signature;
    this.doc = doc;
    this.invoke = invoke;
    this.written = written;
    this.examples = examples;
  }
  get type(): PyType {
    if (this.written === 'python') return builtin.function;
    return this.owner === undefined ? builtin.builtin_function_or_method : builtin.method_descriptor;
  }
}

/** A function with its first argument. `native` tells a built-in method from a script's. */
export class BoundMethod {
  readonly self: PyValue;
  readonly target: PyValue;
  constructor(self: PyValue, target: PyValue) {
    this.self = self;
    this.target = target;
  }
  get type(): PyType {
    return this.target instanceof NativeFunction && this.target.written === 'c'
      ? builtin.builtin_function_or_method
      : builtin.method;
  }
}
