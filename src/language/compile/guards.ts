// What the compiler asks of a profile's guards. An absent guard is a NameError where a script reaches it.
import type { BinaryOperator } from '../../../grammar/ast.ts';
import type { Keywords } from '../runtime/call.ts';
import type { Namespace } from '../runtime/namespace.ts';
import type { Run } from '../runtime/run.ts';
import type { PyIterator } from '../runtime/type.ts';
import type { PyValue } from '../runtime/values.ts';

/** How the targets of a guarded unpacking nest: spec `{'childs': …, 'min_len': n}`. */
export interface UnpackSpec {
  readonly childs: readonly (readonly [number, UnpackSpec])[];
  readonly minLength: number;
}

/** Reads one attribute; the name's own tests were made when the reader was. */
export type AttributeReader = (run: Run, value: PyValue) => PyValue;

/** A print scope's collector: what `print` and `printed` mean in it. */
export interface Collector {
  /** The value of the name `print`. */
  readonly print: PyValue;
  /** The value of the name `printed`. */
  printed(run: Run): PyValue;
}

/** The guards of a profile, as the compiler uses them. */
export interface Guards {
  /** Guard calls are recorded: every fast path that would pass one by is off. */
  readonly traced: boolean;
  /** The reader of an attribute; `undefined` when there is no `_getattr_`. */
  attribute(name: string): AttributeReader | undefined;
  /** Whether reading this name is refused for no value because of the name. */
  isPlainName(name: string): boolean;
  readonly getItem: ((run: Run, value: PyValue, key: PyValue) => PyValue) | undefined;
  /** Gives what may be written to instead of the value. */
  readonly write: ((run: Run, value: PyValue) => PyValue) | undefined;
  readonly iterate: ((run: Run, value: PyValue) => PyIterator) | undefined;
  /** `_getiter_` is Python's iter; else it gives back the iterable itself, and iterating is the loop's affair. */
  readonly getiterGivesIterator: boolean;
  readonly unpackSequence: ((run: Run, value: PyValue, spec: UnpackSpec) => PyValue) | undefined;
  readonly iterUnpackSequence: ((run: Run, value: PyValue, spec: UnpackSpec) => PyIterator) | undefined;
  readonly inplace: ((run: Run, op: BinaryOperator, value: PyValue, operand: PyValue) => PyValue) | undefined;
  readonly apply: ((run: Run, callee: PyValue, args: PyValue[], keywords: Keywords | undefined) => PyValue) | undefined;
  readonly makeClass:
    | ((run: Run, name: string, bases: readonly PyValue[], namespace: Namespace) => PyValue)
    | undefined;
  /**
   * What RecursionError says behind its message. CPython calls functions whose globals are of a subclass of dict, as
   * Frappe's are, by another way, and names it.
   */
  readonly recursionDetail?: string;
  readonly collector: ((run: Run) => Collector) | undefined;
}
