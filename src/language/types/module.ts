// The module type.
import './object.ts';
import { attributesOf } from '../runtime/attributes.ts';
import { define } from '../runtime/declare.ts';
import { getter } from '../runtime/descriptors.ts';
import { defineType } from '../runtime/type.ts';
import { builtin, type PyModule } from '../runtime/values.ts';

builtin.module = defineType({
  name: 'module',
  bases: [builtin.object],
  subclassable: false,
  slots: {
    // Python: a module that no loader made has None for its spec.
    repr: (_run, self: PyModule) =>
      self.attributes.get('__spec__') === null ? `<module '${self.name}'>` : `<module '${self.name}' (built-in)>`,
  },
});

define(builtin.module, [
  getter('__name__', { doc: 'The name of the module.', get: (_run, self: PyModule) => self.name }),
  getter('__doc__', {
    doc: 'The documentation of the module.',
    get: (_run, self: PyModule) => attributesOf(self)?.get('__doc__') ?? null,
  }),
]);
