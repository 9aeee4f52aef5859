// The bool type: an int with two values and names of its own.
import { nativeFunction } from '../runtime/declare.ts';
import { truth } from '../runtime/operators.ts';
import { type BinarySlot, defineType } from '../runtime/type.ts';
import { builtin, type PyValue } from '../runtime/values.ts';

const newBool = nativeFunction('bool(x=False, /)', {
  doc: 'Return whether the argument is true.',
  run: (run, value: PyValue) => truth(run, value),
});

/** Two bools give a bool; with any other int the operator is that of int. */
function onBools(op: '&' | '|' | '^', operation: (left: boolean, right: boolean) => boolean): BinarySlot {
  return (run, left, right) => {
    if (typeof left === 'boolean' && typeof right === 'boolean') return operation(left, right);
    return builtin.int.slots.binary?.[op]?.(run, left, right);
  };
}

builtin.bool = defineType({
  name: 'bool',
  doc: 'True or False.',
  bases: [builtin.int],
  subclassable: false,
  slots: {
    repr: (_run, self: boolean) => (self ? 'True' : 'False'),
    construct: (run, _type, args, keywords) => newBool.invoke(run, args, keywords),
    binary: {
      ...builtin.int.slots.binary,
      '&': onBools('&', (left, right) => left && right),
      '|': onBools('|', (left, right) => left || right),
      '^': onBools('^', (left, right) => left !== right),
    },
  },
});
