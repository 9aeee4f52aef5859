// The objects of templates: `loop` inside a loop, and namespaces that carry values out of one.
import { type Keywords, keyword } from '../../language/runtime/call.ts';
import { NativeFunction } from '../../language/runtime/functions.ts';
import { defineType, type PyType } from '../../language/runtime/type.ts';
import { builtin, type PyValue } from '../../language/runtime/values.ts';
import { PyUndefined, raiseJinja } from './scope.ts';

class PyLoop {
  readonly items: readonly PyValue[];
  readonly at: number;
  constructor(items: readonly PyValue[], at: number) {
    this.items = items;
    this.at = at;
  }
  get type(): PyType {
    return loopType;
  }
}

const nothing = new PyUndefined('', 'there is no such item');

const members: ReadonlyMap<string, (loop: PyLoop) => PyValue> = new Map<string, (loop: PyLoop) => PyValue>([
  ['index', ({ at }) => at + 1],
  ['index0', ({ at }) => at],
  ['revindex', ({ items, at }) => items.length - at],
  ['revindex0', ({ items, at }) => items.length - at - 1],
  ['first', ({ at }) => at === 0],
  ['last', ({ items, at }) => at === items.length - 1],
  ['length', ({ items }) => items.length],
  ['previtem', ({ items, at }) => items[at - 1] ?? nothing],
  ['nextitem', ({ items, at }) => items[at + 1] ?? nothing],
  ['depth', () => 1],
  ['cycle', cycleOf],
]);

function cycleOf({ at }: PyLoop): PyValue {
  return new NativeFunction('cycle', undefined, 'cycle(*args)', 'One of the values in turn.', (_run, args) => {
    if (args.length === 0) return raiseJinja('TemplateRuntimeError', 'no items for cycling given');
    return args[at % args.length] ?? null;
  });
}

const loopType = defineType({
  name: 'LoopContext',
  module: 'jinja2.runtime',
  bases: [builtin.object],
  subclassable: false,
  slots: { getAttribute: (_run, self: PyLoop, name) => members.get(name)?.(self) },
});

/** `loop` for one round. */
export function loopValue(items: readonly PyValue[], at: number): PyValue {
  return new PyLoop(items, at);
}

class PyNamespace {
  readonly values = new Map<string, PyValue>();
  get type(): PyType {
    return namespaceType;
  }
}

const namespaceType = defineType({
  name: 'Namespace',
  module: 'jinja2.utils',
  bases: [builtin.object],
  subclassable: false,
  slots: { getAttribute: (_run, self: PyNamespace, name) => self.values.get(name) },
});

/** `namespace(…)`: makes one. */
export const namespaceFunction = new NativeFunction(
  'namespace',
  undefined,
  'namespace(**kwargs)',
  'An object whose fields can be set from inside a loop.',
  (_run, _args, keywords: Keywords | undefined) => {
    const made = new PyNamespace();
    for (const name of keywords?.names ?? []) made.values.set(name, keyword(keywords, name) ?? null);
    return made;
  },
);

/** Sets a field of a namespace. */
export function setIn(target: PyValue, field: string, value: PyValue): void {
  if (!(target instanceof PyNamespace))
    raiseJinja('TemplateRuntimeError', 'cannot assign attribute on non-namespace object');
  else target.values.set(field, value);
}
