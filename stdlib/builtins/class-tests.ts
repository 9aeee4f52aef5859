// isinstance and issubclass: classes, tuples of them, unions and what is none of these.

import { raise } from '../../src/language/runtime/errors.ts';
import { truth } from '../../src/language/runtime/operators.ts';
import type { Run } from '../../src/language/runtime/run.ts';
import { callSpecial } from '../../src/language/runtime/special.ts';
import { PyType } from '../../src/language/runtime/type.ts';
import { PyTuple, type PyValue, typeOf } from '../../src/language/runtime/values.ts';
import { GenericAlias } from '../../src/language/types/generic-alias.ts';
import { PyUnion } from '../../src/language/types/union.ts';

interface Test {
  readonly function: string;
  /** The special method of a class that is no type of ours. */
  readonly hook: string;
  readonly refusal: string;
}

const instanceTest: Test = {
  function: 'isinstance',
  hook: '__instancecheck__',
  refusal: 'isinstance() arg 2 must be a type, a tuple of types, or a union',
};

const subclassTest: Test = {
  function: 'issubclass',
  hook: '__subclasscheck__',
  refusal: 'issubclass() arg 2 must be a class, a tuple of classes, or a union',
};

/** Python's `isinstance(value, classes)`. */
export function isInstanceOf(run: Run, value: PyValue, classes: PyValue): boolean {
  return matches(run, instanceTest, value, typeOf(value), classes);
}

/** Python's `issubclass(type, classes)`. */
export function isSubclassOf(run: Run, type: PyValue, classes: PyValue): boolean {
  if (!(type instanceof PyType)) return raise('TypeError', 'issubclass() arg 1 must be a class');
  return matches(run, subclassTest, type, type, classes);
}

function matches(run: Run, test: Test, asked: PyValue, type: PyType, classes: PyValue): boolean {
  if (classes instanceof PyType) return type.isSubtypeOf(classes);
  if (classes instanceof PyTuple) return anyMatches(run, test, asked, type, classes.items);
  if (classes instanceof PyUnion) return anyMatches(run, test, asked, type, classes.classes());
  if (classes instanceof GenericAlias) {
    return raise('TypeError', `${test.function}() argument 2 cannot be a parameterized generic`);
  }
  const answer = callSpecial(run, classes, test.hook, [asked]);
  return answer === undefined ? raise('TypeError', test.refusal) : truth(run, answer);
}

function anyMatches(run: Run, test: Test, asked: PyValue, type: PyType, classes: readonly PyValue[]): boolean {
  run.enter();
  const found = classes.some((item) => matches(run, test, asked, type, item));
  run.depth -= 1;
  return found;
}
