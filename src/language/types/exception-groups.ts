// BaseExceptionGroup and ExceptionGroup: several exceptions in one.

import { call, isCallable, type Keywords } from '../runtime/call.ts';
import { define, method } from '../runtime/declare.ts';
import { classMethod } from '../runtime/descriptors.ts';
import { exceptionTypes, PyException, raise } from '../runtime/errors.ts';
import { toArray } from '../runtime/iteration.ts';
import { isInstance, truth } from '../runtime/operators.ts';
import type { Run } from '../runtime/run.ts';
import { PyType } from '../runtime/type.ts';
import { builtin, PyList, PyTuple, type PyValue, typeOf } from '../runtime/values.ts';
import { defineBuiltinException, exceptionField, newException } from './exception-base.ts';

type Condition = (exception: PyException) => boolean;

function construct(run: Run, type: PyType, args: PyValue[], keywords: Keywords | undefined): PyException {
  if ((keywords?.names.length ?? 0) > 0) raise('TypeError', `${type.name}() takes no keyword arguments`);
  if (args.length !== 2) {
    raise('TypeError', `BaseExceptionGroup.__new__() takes exactly 2 arguments (${args.length} given)`);
  }
  const [message = null, given = null] = args;
  if (typeof message !== 'string') {
    raise('TypeError', `BaseExceptionGroup.__new__() argument 1 must be str, not ${typeOf(message).name}`);
  }
  const members = checkedMembers(run, given);
  return newException(run, groupType(type, members), args);
}

function checkedMembers(run: Run, given: PyValue): PyException[] {
  if (typeOf(given).slots.getItem === undefined) raise('TypeError', 'second argument (exceptions) must be a sequence');
  const members = toArray(run, given);
  if (members.length === 0) raise('ValueError', 'second argument (exceptions) must be a non-empty sequence');
  return members.map((item, at) =>
    item instanceof PyException
      ? item
      : raise('ValueError', `Item ${at} of second argument (exceptions) is not an exception`),
  );
}

/** Python: a BaseExceptionGroup of nothing but Exceptions is an ExceptionGroup. */
function groupType(type: PyType, members: readonly PyException[]): PyType {
  const ordinary = exceptionTypes.get('Exception') ?? builtin.BaseException;
  const group = exceptionTypes.get('ExceptionGroup') ?? type;
  const allOrdinary = members.every((item) => isInstance(item, ordinary));
  if (type === exceptionTypes.get('BaseExceptionGroup')) return allOrdinary ? group : type;
  if (!allOrdinary && type === group) raise('TypeError', 'Cannot nest BaseExceptions in an ExceptionGroup');
  if (!allOrdinary && type.isSubtypeOf(ordinary)) raise('TypeError', `Cannot nest BaseExceptions in '${type.name}'`);
  return type;
}

/** The exceptions in a group. */
export function groupMembers(self: PyException): readonly PyValue[] {
  const given = self.args.items[1];
  return given instanceof PyTuple || given instanceof PyList ? given.items : [];
}

/** Whether an exception is a group. */
export function isGroup(value: PyException): boolean {
  const base = exceptionTypes.get('BaseExceptionGroup');
  return base !== undefined && value.type.isSubtypeOf(base);
}

function condition(run: Run, given: PyValue): Condition {
  const types = given instanceof PyTuple ? given.items : [given];
  if (types.every((type) => type instanceof PyType && type.isSubtypeOf(builtin.BaseException))) {
    return (exception) => types.some((type) => isInstance(exception, type as PyType));
  }
  if (given instanceof PyType || !isCallable(given)) {
    return raise('TypeError', 'expected a function, exception type or tuple of exception types');
  }
  return (exception) => truth(run, call(run, given, [exception]));
}

/** A group like this one with other members; `null` for none. */
function derive(run: Run, self: PyException, members: readonly PyValue[]): PyException | null {
  if (members.length === 0) return null;
  const base = exceptionTypes.get('BaseExceptionGroup') ?? self.type;
  const made = construct(run, base, [self.args.items[0] ?? null, new PyList([...members])], undefined);
  made.cause = self.cause;
  made.context = self.context;
  made.suppressContext = self.suppressContext;
  made.traceback = self.traceback.slice();
  if (self.notes !== undefined) made.notes = self.notes.slice();
  return made;
}

/** What of an exception matches, and what does not. */
function split(run: Run, self: PyException, matches: Condition): [PyException | null, PyException | null] {
  run.tick();
  if (matches(self)) return [self, null];
  if (!isGroup(self)) return [null, self];
  const parts = groupMembers(self).map((item) => split(run, item as PyException, matches));
  const matching = parts.map(([first]) => first).filter((item) => item !== null);
  const others = parts.map(([, second]) => second).filter((item) => item !== null);
  return [derive(run, self, matching), derive(run, self, others)];
}

function text(_run: Run, self: PyException): string {
  const count = groupMembers(self).length;
  return `${self.args.items[0]} (${count} sub-exception${count === 1 ? '' : 's'})`;
}

/** The two classes of groups. */
export function defineGroups(base: PyType, ordinary: PyType): void {
  const group = defineBuiltinException('BaseExceptionGroup', base, { construct, str: text });
  define(group, [
    exceptionField('message', 'exception message', (self) => self.args.items[0] ?? null),
    exceptionField('exceptions', 'nested exceptions', (self) => new PyTuple(groupMembers(self))),
    method('derive(excs, /)', {
      doc: 'Return a group with the same message and other exceptions.',
      run: (run, self: PyException, members: PyValue) =>
        construct(run, group, [self.args.items[0] ?? null, members], undefined),
    }),
    method('split(condition, /)', {
      doc: 'Return what matches and what does not, as a pair of groups.',
      run: (run, self: PyException, given: PyValue) => new PyTuple(split(run, self, condition(run, given))),
    }),
    method('subgroup(condition, /)', {
      doc: 'Return the group of those that match, or None.',
      run: (run, self: PyException, given: PyValue) => split(run, self, condition(run, given))[0],
    }),
    classMethod('__class_getitem__(item, /)', {
      doc: 'Return the class itself.',
      run: (_run, type: PyType) => type,
    }),
  ]);
  defineBuiltinException('ExceptionGroup', [group, ordinary]);
}
