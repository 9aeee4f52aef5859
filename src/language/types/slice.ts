// The slice type.
import { define, method } from '../runtime/declare.ts';
import { member } from '../runtime/descriptors.ts';
import { raise } from '../runtime/errors.ts';
import { index } from '../runtime/operators.ts';
import { repr } from '../runtime/text.ts';
import { defineType, type Slots } from '../runtime/type.ts';
import { builtin, PySlice, PyTuple, type PyValue } from '../runtime/values.ts';
import { checkArguments } from './construction.ts';
import { compareSequences } from './lexicographic.ts';
import { longIndices } from './slicing.ts';
import { sliceHash } from './tuple.ts';

const slots: Slots = {
  construct(_run, _type, args, keywords) {
    checkArguments('slice', { least: 1, most: 3 }, args, keywords);
    const [first = null, second = null, step = null] = args;
    return args.length === 1 ? new PySlice(null, first, null) : new PySlice(first, second, step);
  },
  repr: (run, self: PySlice) =>
    `slice(${partsOf(self)
      .map((part) => repr(run, part))
      .join(', ')})`,
  hash: (run, self) =>
    run.python === '3.11' ? raise('TypeError', "unhashable type: 'slice'") : sliceHash(run, partsOf(self as PySlice)),
  compare(run, op, self: PySlice, other) {
    return other instanceof PySlice ? compareSequences(run, op, partsOf(self), partsOf(other)) : undefined;
  },
};

builtin.slice = defineType({
  name: 'slice',
  bases: [builtin.object],
  doc: 'A set of indices: start, stop and step, as used for extended slicing.',
  slots,
  subclassable: false,
});

function partsOf(slice: PySlice): PyValue[] {
  return [slice.start, slice.stop, slice.step];
}

define(builtin.slice, [
  member('start', { doc: 'Where the slice begins.', get: (_run, self: PySlice) => self.start }),
  member('stop', { doc: 'Where the slice ends.', get: (_run, self: PySlice) => self.stop }),
  member('step', { doc: 'The distance between two indices.', get: (_run, self: PySlice) => self.step }),
  method('indices(len, /)', {
    doc: 'Return start, stop and step as they are for a sequence of length len.',
    examples: ['slice(None, None, -1).indices(3)  #> (2, -1, -1)'],
    run(run, self: PySlice, length: PyValue) {
      const size = index(run, length);
      if (size < 0) return raise('ValueError', 'length should not be negative');
      const { start, stop, step } = longIndices(run, self, size);
      return new PyTuple([start, stop, step]);
    },
  }),
]);
