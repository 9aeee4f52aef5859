// collections.namedtuple: tuples whose items have names.
import '../../../src/language/types/load.ts';
import { bind } from '../../../src/language/runtime/binding.ts';
import type { Keywords } from '../../../src/language/runtime/call.ts';
import { dictOf } from '../../../src/language/runtime/containers.ts';
import { define, pythonFunction, pythonMethod } from '../../../src/language/runtime/declare.ts';
import { NativeGetter, pythonClassMethod } from '../../../src/language/runtime/descriptors.ts';
import { raise } from '../../../src/language/runtime/errors.ts';
import { toArray } from '../../../src/language/runtime/iteration.ts';
import { truth } from '../../../src/language/runtime/operators.ts';
import type { Run } from '../../../src/language/runtime/run.ts';
import { repr, reprOnce, str } from '../../../src/language/runtime/text.ts';
import { defineType, type PyType } from '../../../src/language/runtime/type.ts';
import { builtin, PyTuple, type PyValue, textOf } from '../../../src/language/runtime/values.ts';

/** What a namedtuple is made from. */
export interface Fields {
  readonly name: string;
  readonly module: string;
  readonly names: readonly string[];
  /** Of the last fields. */
  readonly defaults: readonly PyValue[];
}

const reserved: ReadonlySet<string> = new Set(
  (
    'False None True and as assert async await break class continue def del elif else except finally for from global ' +
    'if import in is lambda nonlocal not or pass raise return try while with yield'
  ).split(' '),
);
const identifier = /^[\p{XID_Start}_]\p{XID_Continue}*$/u;

/** The type of such tuples. */
export function namedTupleType(run: Run | undefined, fields: Fields): PyType {
  const { name, module, names } = fields;
  const size = names.length;
  run?.charge(1024 + size * 128);
  const binding = {
    name: `${name}.__new__`,
    names: ['_cls', ...names],
    positionalOnly: 0,
    positional: size + 1,
    varargs: false,
    varkeywords: false,
  };
  const made: PyType = defineType({
    name,
    module,
    doc: `${name}(${names.join(', ')})`,
    bases: [builtin.tuple],
    slots: {
      construct(during, type, args, keywords) {
        const slots: (PyValue | undefined)[] = [];
        bind(during, binding, fields.defaults, [], [type, ...args], keywords, slots);
        during.charge(size * 16);
        return new PyTuple(slots.slice(1) as PyValue[], type);
      },
      repr: (during, self: PyTuple) =>
        reprOnce(during, self, '...', () => {
          const items = self.items.map((item, at) => `${names[at] ?? ''}=${repr(during, item)}`);
          return `${self.type.name}(${items.join(', ')})`;
        }),
    },
  });
  for (const [at, field] of names.entries()) made.attributes.set(field, fieldGetter(made, field, at));
  for (const shown of ['_fields', '__match_args__']) made.attributes.set(shown, new PyTuple(names));
  // A type that outlives the run has no dict that a script could change.
  if (run !== undefined) made.attributes.set('_field_defaults', dictOf(run, defaultsByName(fields)));
  defineMethods(made, fields);
  return made;
}

function defaultsByName({ names, defaults }: Fields): (readonly [string, PyValue])[] {
  const without = names.length - defaults.length;
  return defaults.map((value, at) => [names[without + at] ?? '', value] as const);
}

function fieldGetter(owner: PyType, name: string, at: number): NativeGetter {
  return new NativeGetter(name, owner, 'getset', {
    doc: `Alias for field number ${at}`,
    get: (_run, self: PyTuple) => self.items[at] ?? null,
    set: () => raise('AttributeError', "can't set attribute"),
  });
}

function defineMethods(type: PyType, { name, names }: Fields): void {
  define(type, [
    pythonClassMethod('_make(cls, iterable)', {
      doc: `Make a new ${name} object from a sequence or iterable`,
      run(run, owner: PyType, iterable: PyValue) {
        const items = toArray(run, iterable);
        if (items.length === names.length) return new PyTuple(items, owner);
        return raise('TypeError', `Expected ${names.length} arguments, got ${items.length}`);
      },
    }),
    pythonMethod('_replace(self, /, **kwds)', {
      doc: `Return a new ${name} object replacing specified fields with new values`,
      run: (run, self: PyTuple, keywords: Keywords) => replaced(run, self, names, keywords),
    }),
    pythonMethod('_asdict(self)', {
      doc: 'Return a new dict which maps field names to their values.',
      run: (run, self: PyTuple) =>
        dictOf(
          run,
          names.map((field, at) => [field, self.items[at] ?? null] as const),
        ),
    }),
  ]);
}

function replaced(run: Run, self: PyTuple, names: readonly string[], keywords: Keywords): PyTuple {
  const items = self.items.slice();
  const unknown: string[] = [];
  for (const [at, name] of keywords.names.entries()) {
    const place = names.indexOf(name);
    if (place < 0) unknown.push(name);
    else items[place] = keywords.values[at] ?? null;
  }
  if (unknown.length > 0) {
    const shown = unknown.map((name) => repr(run, name)).join(', ');
    raise('ValueError', `Got unexpected field names: [${shown}]`);
  }
  run.charge(items.length * 16);
  return new PyTuple(items, self.type);
}

function namesOf(run: Run, given: PyValue): string[] {
  const text = textOf(given);
  if (text === undefined) return toArray(run, given).map((name) => str(run, name));
  run.work(text.length);
  return text
    .replaceAll(',', ' ')
    .split(/\s+/)
    .filter((name) => name !== '');
}

function renamed(names: readonly string[]): string[] {
  const seen = new Set<string>();
  return names.map((name, at) => {
    const bad = !identifier.test(name) || reserved.has(name) || name.startsWith('_') || seen.has(name);
    seen.add(name);
    return bad ? `_${at}` : name;
  });
}

function checkNames(run: Run, typeName: string, names: readonly string[], rename: boolean): void {
  for (const name of [typeName, ...names]) {
    if (!identifier.test(name))
      raise('ValueError', `Type names and field names must be valid identifiers: ${repr(run, name)}`);
    if (reserved.has(name)) raise('ValueError', `Type names and field names cannot be a keyword: ${repr(run, name)}`);
  }
  const seen = new Set<string>();
  for (const name of names) {
    if (name.startsWith('_') && !rename)
      raise('ValueError', `Field names cannot start with an underscore: ${repr(run, name)}`);
    if (seen.has(name)) raise('ValueError', `Encountered duplicate field name: ${repr(run, name)}`);
    seen.add(name);
  }
}

function callerModule(run: Run): string {
  const name = run.frame?.module.globals.get('__name__');
  return typeof name === 'string' ? name : '__main__';
}

/** `collections.namedtuple` */
export const namedtuple = pythonFunction(
  'namedtuple(typename, field_names, *, rename=False, defaults=None, module=None)',
  {
    doc: 'Return a type of tuples whose items can be read by name.',
    examples: [
      "P = collections.namedtuple('P', 'x y', defaults=[0]); P(1)  #> P(x=1, y=0)",
      "P = collections.namedtuple('P', ['x', 'y']); P(3, y=4).y  #> 4",
      "collections.namedtuple('P', 'x x')  #! ValueError: Encountered duplicate field name: 'x'",
    ],
    run(run, typeName: PyValue, given: PyValue, rename: PyValue, defaults: PyValue, module: PyValue) {
      const renames = truth(run, rename);
      const name = str(run, typeName);
      const written = namesOf(run, given);
      run.work(written.length * 64);
      const names = renames ? renamed(written) : written;
      checkNames(run, name, names, renames);
      const fallbacks = defaults === null ? [] : toArray(run, defaults);
      if (fallbacks.length > names.length) raise('TypeError', 'Got more default values than field names');
      return namedTupleType(run, {
        name,
        names,
        module: textOf(module) ?? callerModule(run),
        defaults: fallbacks,
      });
    },
  },
);
