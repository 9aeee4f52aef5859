// The types of what stands on native types: getset_descriptor, member_descriptor and classmethod_descriptor.

import { call } from '../runtime/call.ts';
import type { NativeClassMethod, NativeGetter } from '../runtime/descriptors.ts';
import { raise } from '../runtime/errors.ts';
import { defineType, PyType, type Slots } from '../runtime/type.ts';
import { builtin } from '../runtime/values.ts';

const getterSlots: Slots = {
  repr: (_run, self: NativeGetter) => {
    return `<${self.kind === 'getset' ? 'attribute' : 'member'} '${self.name}' of '${self.owner.name}' objects>`;
  },
  descriptorGet: (run, self: NativeGetter, instance) => (instance === undefined ? self : self.read(run, instance)),
  descriptorSet: (run, self: NativeGetter, instance, value) => {
    if (self.write === undefined) self.refuse();
    self.write(run, instance, value);
  },
  descriptorDelete: (_run, self: NativeGetter) => self.refuse(),
};

builtin.getset_descriptor = defineType({
  name: 'getset_descriptor',
  slots: getterSlots,
  bases: [builtin.object],
  subclassable: false,
});
builtin.member_descriptor = defineType({
  name: 'member_descriptor',
  slots: getterSlots,
  bases: [builtin.object],
  subclassable: false,
});
builtin.classmethod_descriptor = defineType({
  name: 'classmethod_descriptor',
  bases: [builtin.object],
  subclassable: false,
  slots: {
    repr: (_run, self: NativeClassMethod) => `<method '${self.target.name}' of '${self.owner.name}' objects>`,
    descriptorGet: (_run, self: NativeClassMethod, _instance, owner) => self.bind(owner),
    call: (run, self: NativeClassMethod, args, keywords) => {
      const [owner, ...rest] = args;
      if (owner instanceof PyType) return call(run, self.bind(owner), rest, keywords);
      return raise(
        'TypeError',
        `descriptor '${self.target.name}' for type '${self.owner.name}' needs a type as its first argument`,
      );
    },
  },
});
