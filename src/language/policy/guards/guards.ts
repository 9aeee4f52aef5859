// What a compiled program asks of its guards.
//
// The compiler takes a Guards record. Each guard is optional: where one is missing, the program raises
// `NameError: name '_apply_' is not defined` when it gets there, before it evaluates the guarded operands.
// Tests of names are made when the program is compiled (`attribute`, `method`, `inplace` are asked once for each place in
// the script); only tests of values are left for the run.
import type { BinaryOperator } from '../../../../grammar/ast.ts';
import type { Keywords } from '../../runtime/call.ts';
import type { Run } from '../../runtime/run.ts';
import type { PyIterator, PyType } from '../../runtime/type.ts';
import type { PyObject, PyValue } from '../../runtime/values.ts';
import type { UnpackSpec } from './unpacking.ts';

/** The names by which rewritten programs call their guards. */
export type GuardName =
  | '_getattr_'
  | '_getitem_'
  | '_write_'
  | '_getiter_'
  | '_unpack_sequence_'
  | '_iter_unpack_sequence_'
  | '_inplacevar_'
  | '_apply_'
  | '_print_'
  | '__metaclass__';

/** Reads one attribute of any value; the tests of its name were made when the reader was. */
export type Reader = (run: Run, value: PyValue) => PyValue;

/** Finds the plain function behind a method, so that a call need not bind it; `undefined` asks for the Reader instead. */
export type MethodFinder = (value: PyValue) => PyValue | undefined;

/** `_getattr_` */
export interface AttributeGuard {
  attribute(name: string): Reader;
  /** `undefined`: always use the Reader (its name is refused, or each read has to be seen). */
  method(name: string): MethodFinder | undefined;
}

/** Gives the items of each element of an iterable, checked and unpacked. */
export interface Unpacker {
  /** `undefined` when exhausted. Do not change the array. */
  next(run: Run): readonly PyValue[] | undefined;
}

/** The object behind a scope's `_print`. */
export interface Collector extends PyObject {
  /** The value of the name `print`. */
  readonly printer: PyValue;
  /** What a call of `print` does. */
  print(run: Run, args: readonly PyValue[], keywords: Keywords | undefined): void;
  /** The value of the name `printed`. */
  printed(run: Run): string;
}

/** The guards of a profile. */
export interface Guards {
  readonly getattr?: AttributeGuard;
  /** `_getitem_(value, key)` */
  readonly getitem?: (run: Run, value: PyValue, key: PyValue) => PyValue;
  /** `_write_(value)`: what the program writes to instead. */
  readonly write?: (run: Run, value: PyValue) => PyValue;
  /** `iter(_getiter_(value))` */
  readonly getiter?: (run: Run, value: PyValue) => PyIterator;
  /** `_unpack_sequence_(value, spec, _getiter_)`: the items. Do not change the array. */
  readonly unpackSequence?: (run: Run, value: PyValue, spec: UnpackSpec) => readonly PyValue[];
  /** `_iter_unpack_sequence_(value, spec, _getiter_)`: nothing happens before the first item is asked for. */
  readonly iterUnpackSequence?: (run: Run, value: PyValue, spec: UnpackSpec) => Unpacker;
  /** `_inplacevar_('+=', variable, operand)` for the operator `+`. */
  readonly inplacevar?: (op: BinaryOperator) => (run: Run, variable: PyValue, operand: PyValue) => PyValue;
  /** `_apply_(callee, *args, **keywords)` */
  readonly apply?: (run: Run, callee: PyValue, args: PyValue[], keywords: Keywords | undefined) => PyValue;
  /** `_print_(_getattr_)`: a new collector. */
  readonly print?: (run: Run) => Collector;
  /** `__metaclass__`: what becomes of a class that a class statement has made. */
  readonly metaclass?: (run: Run, type: PyType) => PyValue;
}

/** The name of each guard in the rewritten program. */
export const guardNames: Readonly<Record<keyof Guards, GuardName>> = {
  getattr: '_getattr_',
  getitem: '_getitem_',
  write: '_write_',
  getiter: '_getiter_',
  unpackSequence: '_unpack_sequence_',
  iterUnpackSequence: '_iter_unpack_sequence_',
  inplacevar: '_inplacevar_',
  apply: '_apply_',
  print: '_print_',
  metaclass: '__metaclass__',
};
