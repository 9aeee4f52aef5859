// The bytearray type: what it has beyond bytes.
import './bytes-type.ts';
import { define, method } from '../runtime/declare.ts';
import { raise } from '../runtime/errors.ts';
import type { Run } from '../runtime/run.ts';
import { defineType } from '../runtime/type.ts';
import { builtin, PyFloat, PySlice, type PyValue, typeOf } from '../runtime/values.ts';
import { asBytes, PyByteArray, unitsOf } from './bytes.ts';
import { byteOf, collectBytes, constructBytes } from './bytes-arguments.ts';
import { byteArrayKind } from './bytes-kind.ts';
import { repeatBytes, sharedMethods, sharedSlots } from './bytes-type.ts';
import { indexOrNothing, offsetOf, sliceIndices } from './slicing.ts';
import { byteArrayRepr } from './str-repr.ts';

builtin.bytearray = defineType({
  name: 'bytearray',
  bases: [builtin.object],
  doc: 'A sequence of bytes that can be changed.',
  subclassable: false,
  slots: {
    ...sharedSlots(byteArrayKind),
    repr: (run, self: PyByteArray) => byteArrayRepr(run, unitsOf(run, self.value)),
    hash: null,
    setItem(run, self: PyByteArray, key, value) {
      if (key instanceof PySlice) return replaceSlice(run, self, key, assigned(run, value));
      const at = offsetOf(run, key, self.value.length) ?? refuseKey(key);
      // Python: the byte is read before the position is checked.
      const byte = byteOf(run, value, 'bytearray');
      if (at < 0) raise('IndexError', 'bytearray index out of range');
      self.value[at] = byte;
    },
    deleteItem(run, self: PyByteArray, key) {
      if (key instanceof PySlice) return replaceSlice(run, self, key, new Uint8Array(0));
      splice(run, self, offset(run, self, key), 1, new Uint8Array(0));
    },
    inplace: {
      '+': (run, left, right) => {
        const bytes = asBytes(right);
        if (bytes === undefined) return raise('TypeError', `can't concat ${typeOf(right).name} to bytearray`);
        const self = left as PyByteArray;
        splice(run, self, self.value.length, 0, bytes.value);
        return self;
      },
      '*': (run, left, right) => {
        const self = left as PyByteArray;
        self.value = repeatBytes(run, self.value, right);
        return self;
      },
    },
  },
});

function offset(run: Run, self: PyByteArray, key: PyValue): number {
  const at = offsetOf(run, key, self.value.length) ?? refuseKey(key);
  return at < 0 ? raise('IndexError', 'bytearray index out of range') : at;
}

function refuseKey(key: PyValue): never {
  return raise('TypeError', `bytearray indices must be integers or slices, not ${typeOf(key).name}`);
}

/** Puts `fresh` in the place of `count` bytes. */
function splice(run: Run, self: PyByteArray, at: number, count: number, fresh: Uint8Array): void {
  const before = self.value;
  const length = before.length - count + fresh.length;
  run.chargeText(length);
  run.work(length >>> 3);
  const after = new Uint8Array(length);
  after.set(before.subarray(0, at));
  after.set(fresh, at);
  after.set(before.subarray(at + count), at + fresh.length);
  self.value = after;
}

function replaceSlice(run: Run, self: PyByteArray, key: PySlice, fresh: Uint8Array): void {
  const { start, step, count } = sliceIndices(run, key, self.value.length);
  if (step === 1) splice(run, self, start, count, fresh);
  else if (fresh.length === 0) dropEach(self, start, step, count);
  else if (fresh.length !== count) {
    raise('ValueError', `attempt to assign bytes of size ${fresh.length} to extended slice of size ${count}`);
  } else for (const [at, byte] of fresh.entries()) self.value[start + at * step] = byte;
}

function dropEach(self: PyByteArray, start: number, step: number, count: number): void {
  const dropped = (at: number) => {
    const turn = (at - start) / step;
    return Number.isInteger(turn) && turn >= 0 && turn < count;
  };
  self.value = self.value.filter((_byte, at) => !dropped(at));
}

function assigned(run: Run, value: PyValue): Uint8Array {
  const number = indexOrNothing(run, value) !== undefined || value instanceof PyFloat;
  if (number || typeof value === 'string') {
    raise('TypeError', 'can assign only bytes, buffers, or iterables of ints in range(0, 256)');
  }
  return constructBytes(run, 'bytearray', value, undefined, undefined);
}

function extend(run: Run, self: PyByteArray, source: PyValue): null {
  const bytes = asBytes(source);
  if (bytes === undefined && typeOf(source).slots.iter === undefined)
    raise('TypeError', `can't extend bytearray with ${typeOf(source).name}`);
  splice(run, self, self.value.length, 0, bytes === undefined ? collectBytes(run, source, 'bytearray') : bytes.value);
  return null;
}

function pop(run: Run, self: PyByteArray, index: PyValue): number {
  if (self.value.length === 0) raise('IndexError', 'pop from empty bytearray');
  const at = offsetOf(run, index, self.value.length) ?? -1;
  if (at < 0) raise('IndexError', 'pop index out of range');
  const byte = self.value[at] as number;
  splice(run, self, at, 1, new Uint8Array(0));
  return byte;
}

function insert(run: Run, self: PyByteArray, index: number, item: PyValue): null {
  const { length } = self.value;
  const at = Math.min(length, index < 0 ? Math.max(0, index + length) : index);
  splice(run, self, at, 0, Uint8Array.of(byteOf(run, item, 'bytearray')));
  return null;
}

function remove(run: Run, self: PyByteArray, value: PyValue): null {
  const at = self.value.indexOf(byteOf(run, value, 'bytearray'));
  if (at < 0) raise('ValueError', 'value not found in bytearray');
  splice(run, self, at, 1, new Uint8Array(0));
  return null;
}

define(builtin.bytearray, [
  ...sharedMethods(byteArrayKind),
  method('append(item, /)', {
    doc: 'Add a byte to the end.',
    run(run, self: PyByteArray, item: PyValue) {
      splice(run, self, self.value.length, 0, Uint8Array.of(byteOf(run, item, 'bytearray')));
      return null;
    },
  }),
  method('extend(iterable_of_ints, /)', { doc: 'Add all bytes of an iterable to the end.', run: extend }),
  method('insert(index: size, item, /)', { doc: 'Put a byte before the index.', run: insert }),
  method('pop(index: size = -1, /)', { doc: 'Remove and return the byte at the index.', run: pop }),
  method('remove(value, /)', { doc: 'Remove the first byte of that value.', run: remove }),
  method('reverse()', {
    doc: 'Turn the order of the bytes round.',
    run(run, self: PyByteArray) {
      run.work(self.value.length);
      self.value.reverse();
      return null;
    },
  }),
  method('clear()', {
    doc: 'Remove all bytes.',
    run(_run, self: PyByteArray) {
      self.value = new Uint8Array(0);
      return null;
    },
  }),
  method('copy()', {
    doc: 'Return a copy.',
    run(run, self: PyByteArray) {
      run.chargeText(self.value.length);
      return new PyByteArray(self.value.slice());
    },
  }),
]);
