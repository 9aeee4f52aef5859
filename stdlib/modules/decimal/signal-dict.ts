// Context.flags and Context.traps: dicts of signals that show and change a context.
import '../../../src/language/types/load.ts';
import { dictOf, PyDict } from '../../../src/language/runtime/containers.ts';
import { define, method } from '../../../src/language/runtime/declare.ts';
import { raise } from '../../../src/language/runtime/errors.ts';
import { equal, truth } from '../../../src/language/runtime/operators.ts';
import type { Run } from '../../../src/language/runtime/run.ts';
import { repr } from '../../../src/language/runtime/text.ts';
import { defineType, type PyType } from '../../../src/language/runtime/type.ts';
import { builtin, PyList, PyTuple, type PyValue } from '../../../src/language/runtime/values.ts';
import { ArrayIterator } from '../../../src/language/types/iterators.ts';
import { decimalTypes, type PyContext } from './context.ts';
import { signals } from './signals.ts';

const VALID = `valid values for signals are:
  [InvalidOperation, FloatOperation, DivisionByZero,
   Overflow, Underflow, Subnormal, Inexact, Rounded,
   Clamped]`;

/** The bits of a signal; KeyError for anything else. */
export function signalBits(value: PyValue): number {
  return signals.find(([type]) => type === value)?.[1] ?? raise('KeyError', VALID);
}

/** The flags or the traps of a context. */
export class PySignals {
  readonly context: PyContext;
  readonly part: 'flags' | 'traps';
  constructor(context: PyContext, part: 'flags' | 'traps') {
    this.context = context;
    this.part = part;
  }
  get type(): PyType {
    return decimalTypes.signals;
  }
  has(bits: number): boolean {
    return (this.context[this.part] & bits) !== 0;
  }
}

/** Refuses to change a context that belongs to the module. */
export function checkOwn(context: PyContext): void {
  if (context.shared) raise('AttributeError', 'this context belongs to the module; change a copy of it');
}

/** Which signals a list switches on. */
export function bitsOfList({ items }: PyList): number {
  return items.reduce((all: number, item) => all | signalBits(item), 0);
}

/** Which signals a dict, or the signals of another context, switch on. */
export function bitsFrom(run: Run, value: PyValue): number {
  if (value instanceof PySignals) return value.context[value.part];
  if (!(value instanceof PyDict)) return raise('TypeError', 'argument must be a signal dict');
  if (value.table.size !== signals.length) raise('KeyError', 'invalid signal dict');
  return signals.reduce((all, [type, bits]) => {
    const given = value.table.get(run, type) ?? raise('KeyError', 'invalid signal dict');
    return truth(run, given) ? all | bits : all;
  }, 0);
}

function plainDict(run: Run, self: PySignals): PyDict {
  const dict = dictOf(run, []);
  for (const [type, bits] of signals) dict.table.set(run, type, self.has(bits));
  return dict;
}

decimalTypes.signals = defineType({
  name: 'SignalDict',
  module: 'abc',
  bases: [builtin.object],
  subclassable: false,
  slots: {
    hash: null,
    len: () => signals.length,
    iter: () => new ArrayIterator(signals.map(([type]) => type)),
    contains: (_run, _self, item) => signals.some(([type]) => type === item),
    repr: (run, self: PySignals) =>
      `{${signals.map(([type, bits]) => `${repr(run, type)}:${self.has(bits) ? 'True' : 'False'}`).join(', ')}}`,
    getItem: (_run, self: PySignals, key) => self.has(signalBits(key)),
    setItem(run, self: PySignals, key, value) {
      const bits = signalBits(key);
      checkOwn(self.context);
      const on = truth(run, value);
      self.context[self.part] = on ? self.context[self.part] | bits : self.context[self.part] & ~bits;
    },
    deleteItem: () => raise('ValueError', 'signal keys cannot be deleted'),
    compare(run, op, self: PySignals, other) {
      if (op !== '==' && op !== '!=') return undefined;
      if (!(other instanceof PySignals) && !(other instanceof PyDict)) return undefined;
      const right = other instanceof PySignals ? plainDict(run, other) : other;
      return equal(run, plainDict(run, self), right) === (op === '==');
    },
  },
});

define(decimalTypes.signals, [
  method('copy()', { doc: 'Return a plain dict.', run: plainDict }),
  method('keys()', { doc: 'Return the signals.', run: () => new PyList(signals.map(([type]) => type)) }),
  method('items()', {
    doc: 'Return the signals and whether they are on.',
    run: (_run, self: PySignals) => new PyList(signals.map(([type, bits]) => new PyTuple([type, self.has(bits)]))),
  }),
]);
