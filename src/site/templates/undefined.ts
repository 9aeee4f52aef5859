// The value of what is not there: it can be printed, tested and looped over, and nothing else.
import '../../language/types/load.ts';
import type { Run } from '../../language/runtime/run.ts';
import { repr } from '../../language/runtime/text.ts';
import { defineType, type PyType, type Slots } from '../../language/runtime/type.ts';
import { builtin, ellipsis, type PyValue, typeOf } from '../../language/runtime/values.ts';
import { ArrayIterator, iteratorType } from '../../language/types/iterators.ts';
import { type JinjaError, raiseJinja } from './errors.ts';

/** Why there is nothing: a hint in words, or what was looked for and in what. */
export interface Reason {
  readonly hint?: string;
  readonly name?: PyValue;
  /** What was asked for `name`; nothing for a name of the template. */
  readonly of?: { readonly value: PyValue };
  readonly error?: JinjaError;
}

/** Something that is not there. */
export class PyUndefined {
  readonly reason: Reason;
  readonly type: PyType;
  constructor(reason: Reason, type: PyType = debugUndefined) {
    this.reason = reason;
    this.type = type;
  }

  held(): Iterable<PyValue> {
    return this.reason.of === undefined ? [] : [this.reason.of.value];
  }
}

/** The name of a value's kind, as Jinja writes it. */
function kindOf(value: PyValue): string {
  if (value === null) return 'None';
  if (value === ellipsis) return 'Ellipsis';
  const { name, module } = typeOf(value);
  return module === 'builtins' ? `${name} object` : `${module}.${name} object`;
}

/** What is said when it is used. */
export function messageOf(run: Run, { hint, name = null, of }: Reason): string {
  if (hint !== undefined) return hint;
  if (of === undefined) return `${repr(run, name)} is undefined`;
  if (typeof name !== 'string') return `${kindOf(of.value)} has no element ${repr(run, name)}`;
  return `${repr(run, kindOf(of.value))} has no attribute ${repr(run, name)}`;
}

function shown(run: Run, { hint, name = null, of }: Reason): string {
  if (hint !== undefined) return `{{ undefined value printed: ${hint} }}`;
  if (of === undefined) return `{{ ${name} }}`;
  return `{{ no such element: ${kindOf(of.value)}[${repr(run, name)}] }}`;
}

/** Fails as anything does that needs a value. */
export function used(run: Run, { reason }: PyUndefined): never {
  return raiseJinja(reason.error ?? 'UndefinedError', messageOf(run, reason));
}

const nothing = iteratorType('generator');

function usedValue(run: Run, self: PyValue): never {
  return used(run, self as PyUndefined);
}

const slots: Slots = {
  repr: () => 'Undefined',
  bool: () => false,
  len: () => 0,
  hash: () => 0,
  compare(run, op, self: PyUndefined, other) {
    const same = typeOf(other) === self.type;
    if (op === '==') return same;
    return op === '!=' ? !same : used(run, self);
  },
  iter: () => new ArrayIterator([], nothing),
  getAttribute: (run, self: PyUndefined, name) =>
    name.startsWith('__') && name.endsWith('__') ? undefined : used(run, self),
  getItem: used,
  call: used,
  unary: { '-': usedValue, '+': usedValue },
  binary: Object.fromEntries(
    ['+', '-', '*', '/', '//', '%', '**'].map((op) => [
      op,
      (run: Run, left: PyValue, right: PyValue) =>
        used(run, (left instanceof PyUndefined ? left : right) as PyUndefined),
    ]),
  ),
};

function undefinedType(name: string, str: NonNullable<Slots['str']>): PyType {
  return defineType({
    name,
    module: 'jinja2.runtime',
    bases: [builtin.object],
    subclassable: false,
    slots: { ...slots, str },
  });
}

const debugUndefined = undefinedType('DebugUndefined', (run, self: PyUndefined) => shown(run, self.reason));

/** The one that prints as nothing: what an `if` without `else` gives. */
const plainUndefined = undefinedType('Undefined', () => '');

/** What a condition without `else` is when it does not hold. */
export function noElse(line: number): PyUndefined {
  const hint = `the inline if-expression on line ${line} evaluated to false and no else section was defined.`;
  return new PyUndefined({ hint }, plainUndefined);
}
