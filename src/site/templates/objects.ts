// The objects that templates make for themselves: namespace, cycler and joiner; and the module of an imported template.
import '../../language/types/load.ts';
import type { Keywords } from '../../language/runtime/call.ts';
import { PyDict } from '../../language/runtime/containers.ts';
import { define, pythonFunction, pythonMethod } from '../../language/runtime/declare.ts';
import { raise } from '../../language/runtime/errors.ts';
import { BoundMethod } from '../../language/runtime/functions.ts';
import type { Run } from '../../language/runtime/run.ts';
import { HashTable } from '../../language/runtime/table.ts';
import { repr } from '../../language/runtime/text.ts';
import { defineType, type PyType } from '../../language/runtime/type.ts';
import { builtin, type PyValue } from '../../language/runtime/values.ts';
import { mergeInto } from '../dictionary.ts';
import type { TemplateContext } from './context.ts';
import { raiseJinja } from './errors.ts';

/** A namespace: fields that can be set from inside a loop. */
class PyNamespace {
  readonly fields: PyDict;
  constructor(fields: PyDict) {
    this.fields = fields;
  }
  get type(): PyType {
    return namespaceType;
  }
  held(): Iterable<PyValue> {
    return [this.fields];
  }
}

const namespaceType = defineType({
  name: 'Namespace',
  module: 'jinja2.utils',
  bases: [builtin.object],
  subclassable: false,
  slots: {
    repr: (run, { fields }: PyNamespace) => `<Namespace ${repr(run, fields)}>`,
    getAttribute: (run, { fields }: PyNamespace, name) => fields.table.get(run, name),
  },
});

/** `namespace(…)`: makes one from what `dict` would take. */
export const namespaceFunction = pythonFunction('namespace(*args, **kwargs)', {
  doc: 'An object whose fields can be set from inside a loop.',
  run(run, args: PyValue[], keywords: Keywords) {
    const fields = new PyDict(new HashTable(), builtin.dict);
    if (args.length > 1) raise('TypeError', `dict expected at most 1 argument, got ${args.length}`);
    for (const source of args) mergeInto(run, fields, source);
    for (const [at, name] of keywords.names.entries()) fields.table.set(run, name, keywords.values[at] ?? null);
    return new PyNamespace(fields);
  },
});

/** Fails unless a value is a namespace. */
export function checkNamespace(value: PyValue | undefined): void {
  if (!(value instanceof PyNamespace))
    raiseJinja('TemplateRuntimeError', 'cannot assign attribute on non-namespace object');
}

/** Sets a field of a namespace. */
export function setField(run: Run, target: PyValue | undefined, field: string, value: PyValue): void {
  if (target instanceof PyNamespace) target.fields.table.set(run, field, value);
}

class PyCycler {
  readonly items: readonly PyValue[];
  at = 0;
  constructor(items: readonly PyValue[]) {
    this.items = items;
  }
  get type(): PyType {
    return cyclerType;
  }
  held(): Iterable<PyValue> {
    return this.items;
  }
  get current(): PyValue {
    return this.items[this.at] ?? null;
  }
}

const cyclerType: PyType = defineType({
  name: 'Cycler',
  module: 'jinja2.utils',
  bases: [builtin.object],
  subclassable: false,
  slots: {
    getAttribute(_run, self: PyCycler, name) {
      if (name === 'current') return self.current;
      const method = cyclerType.attributes.get(name);
      return method === undefined ? undefined : new BoundMethod(self, method);
    },
  },
});

define(cyclerType, [
  pythonMethod('next(self)', {
    doc: 'The current item, going on to the next.',
    run(_run, self: PyCycler) {
      const { current } = self;
      self.at = (self.at + 1) % self.items.length;
      return current;
    },
  }),
  pythonMethod('reset(self)', {
    doc: 'Begins again with the first item.',
    run(_run, self: PyCycler) {
      self.at = 0;
      return null;
    },
  }),
]);

/** `cycler(…)`: gives its items in turn. */
export const cyclerFunction = pythonFunction('cycler(*items)', {
  doc: 'Gives its items in turn.',
  run: (_run, items: PyValue[]) =>
    items.length === 0 ? raise('RuntimeError', 'at least one item has to be provided') : new PyCycler(items),
});

class PyJoiner {
  readonly separator: PyValue;
  used = false;
  constructor(separator: PyValue) {
    this.separator = separator;
  }
  get type(): PyType {
    return joinerType;
  }
  held(): Iterable<PyValue> {
    return [this.separator];
  }
}

const joinerType = defineType({
  name: 'Joiner',
  module: 'jinja2.utils',
  bases: [builtin.object],
  subclassable: false,
  slots: {
    call(_run, self: PyJoiner) {
      if (self.used) return self.separator;
      self.used = true;
      return '';
    },
    getAttribute: (_run, self: PyJoiner, name) =>
      name === 'sep' ? self.separator : name === 'used' ? self.used : undefined,
  },
});

/** `joiner(…)`: nothing at the first call, the separator at every other. */
export const joinerFunction = pythonFunction('joiner(sep=", ")', {
  doc: 'Gives nothing at the first call, its separator at every other.',
  run: (_run, separator: PyValue) => new PyJoiner(separator),
});

/** What an imported template shows: its names, and what it wrote. */
export class PyTemplateModule {
  readonly context: TemplateContext;
  readonly text: string;
  constructor(context: TemplateContext, text: string) {
    this.context = context;
    this.text = text;
  }
  get type(): PyType {
    return moduleType;
  }
  held(): Iterable<PyValue> {
    return [this.context];
  }
  html(): string {
    return this.text;
  }
  exported(name: string): PyValue | undefined {
    return this.context.exported.has(name) ? this.context.vars.get(name) : undefined;
  }
}

const moduleType = defineType({
  name: 'TemplateModule',
  module: 'jinja2.environment',
  bases: [builtin.object],
  subclassable: false,
  slots: {
    str: (_run, self: PyTemplateModule) => self.text,
    repr: (run, { context }: PyTemplateModule) => `<TemplateModule ${repr(run, context.name ?? null)}>`,
    getAttribute: (_run, self: PyTemplateModule, name) => self.exported(name),
  },
});
