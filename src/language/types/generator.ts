// The generator type: its object is the machine's (runtime/generator.ts), its methods are here.

import { define, method } from '../runtime/declare.ts';
import { getter } from '../runtime/descriptors.ts';
import { exception, PyException, Raise, raise } from '../runtime/errors.ts';
import type { PyGenerator } from '../runtime/generator.ts';
import { instantiate } from '../runtime/raising.ts';
import { ADDRESS } from '../runtime/text.ts';
import { defineType, PyType } from '../runtime/type.ts';
import { builtin, PyTuple, type PyValue, typeOf } from '../runtime/values.ts';
import './object.ts';

builtin.generator = defineType({
  name: 'generator',
  bases: [builtin.object],
  subclassable: false,
  slots: {
    repr: (_run, self: PyGenerator) => `<generator object ${self.qualname} at ${ADDRESS}>`,
    iter: (_run, self: PyGenerator) => self,
    next: (run, self: PyGenerator) => self.next(run),
  },
});

/** Where Python raises StopIteration, with the generator's result as its value. */
function orStop(self: PyGenerator, value: PyValue | undefined): PyValue {
  if (value !== undefined) return value;
  throw new Raise(self.result === null ? exception('StopIteration') : exception('StopIteration', self.result));
}

const send = method('send(value, /)', {
  doc: 'Resume the generator with the value of its yield; return the next value or raise StopIteration.',
  run: (run, self: PyGenerator, value: PyValue) => orStop(self, self.send(run, value)),
});

const throwInto = method('throw(type, value=..., traceback=..., /)', {
  doc: 'Raise an exception at the yield; return the next value or raise StopIteration.',
  run(run, self: PyGenerator, type: PyValue, value: PyValue | undefined) {
    if (!(type instanceof PyType) && value !== undefined && value !== null) {
      raise('TypeError', 'instance exception may not have a separate value');
    }
    const refusal = `exceptions must be classes or instances deriving from BaseException, not ${typeOf(type).name}`;
    const given = value instanceof PyException && value.type === type ? value : type;
    const args = value === undefined || value === null ? [] : value instanceof PyTuple ? value.items.slice() : [value];
    const thrown = instantiate(run, given, refusal, args);
    return orStop(self, self.throw(run, thrown));
  },
});

const close = method('close()', {
  doc: 'Raise GeneratorExit at the yield, so that the generator ends.',
  run(run, self: PyGenerator) {
    self.close(run);
    return null;
  },
});

const running = getter('gi_running', {
  doc: 'Whether the generator is running right now.',
  get: (_run, self: PyGenerator) => self.state === 'running',
});

define(builtin.generator, [send, throwInto, close, running]);
