// functools.partial: a call with some of its arguments.
import '../../src/language/types/load.ts';
import { call, isCallable, type Keywords } from '../../src/language/runtime/call.ts';
import { dictOf } from '../../src/language/runtime/containers.ts';
import { define } from '../../src/language/runtime/declare.ts';
import { member } from '../../src/language/runtime/descriptors.ts';
import { raise } from '../../src/language/runtime/errors.ts';
import { repr, reprOnce } from '../../src/language/runtime/text.ts';
import { defineType, type PyType } from '../../src/language/runtime/type.ts';
import { builtin, PyTuple, type PyValue } from '../../src/language/runtime/values.ts';

class PyPartial {
  readonly type: PyType;
  readonly target: PyValue;
  readonly args: readonly PyValue[];
  readonly keywords: Keywords;
  readonly attributes = new Map<string, PyValue>();
  constructor(type: PyType, target: PyValue, args: readonly PyValue[], keywords: Keywords) {
    this.type = type;
    this.target = target;
    this.args = args;
    this.keywords = keywords;
  }
  held(): Iterable<PyValue> {
    return [this.target, ...this.args, ...this.keywords.values];
  }
}

/** The keywords of both, in order of their first names; the later ones win. */
function merged(first: Keywords, second: Keywords | undefined): Keywords {
  if (second === undefined) return first;
  const all = new Map<string, PyValue>();
  for (const { names, values } of [first, second]) {
    for (const [at, name] of names.entries()) all.set(name, values[at] ?? null);
  }
  return { names: [...all.keys()], values: [...all.values()] };
}

/** `functools.partial` */
export const partialType: PyType = defineType({
  name: 'functools.partial',
  qualname: 'partial',
  module: 'functools',
  doc: 'A function with some arguments given already.',
  bases: [builtin.object],
  slots: {
    construct(run, type, args, keywords) {
      const [target, ...rest] = args;
      if (target === undefined) return raise('TypeError', "type 'partial' takes at least one argument");
      if (!isCallable(target)) return raise('TypeError', 'the first argument must be callable');
      run.charge(64 + args.length * 16);
      const inner = target instanceof PyPartial && target.type === partialType ? target : undefined;
      if (inner === undefined) return new PyPartial(type, target, rest, keywords ?? { names: [], values: [] });
      return new PyPartial(type, inner.target, [...inner.args, ...rest], merged(inner.keywords, keywords));
    },
    call(run, self: PyPartial, args, keywords) {
      run.charge((self.args.length + args.length) * 16);
      const all = merged(self.keywords, keywords);
      return call(run, self.target, [...self.args, ...args], all.names.length === 0 ? undefined : all);
    },
    repr: (run, self: PyPartial) =>
      reprOnce(run, self, '...', () => {
        const args = self.args.map((arg) => repr(run, arg));
        const named = self.keywords.names.map((name, at) => `${name}=${repr(run, self.keywords.values[at] ?? null)}`);
        const prefix = self.type === partialType ? 'functools.partial' : self.type.qualname;
        return `${prefix}(${[repr(run, self.target), ...args, ...named].join(', ')})`;
      }),
  },
});

define(partialType, [
  member('func', {
    doc: 'The function that will be called.',
    examples: ['functools.partial(abs).func  #> <built-in function abs>'],
    get: (_run, self: PyPartial) => self.target,
  }),
  member('args', {
    doc: 'The arguments that come before those of the call.',
    examples: ['functools.partial(pow, 2).args  #> (2,)', 'functools.partial(pow, 2)(5)  #> 32'],
    get: (_run, self: PyPartial) => new PyTuple(self.args),
  }),
  member('keywords', {
    doc: 'The keyword arguments that are added to those of the call.',
    examples: ["functools.partial(int, base=2).keywords  #> {'base': 2}"],
    get: (run, self: PyPartial) =>
      dictOf(
        run,
        self.keywords.names.map((name, at) => [name, self.keywords.values[at] ?? null] as const),
      ),
  }),
]);
