// Blocks that can be called: `super()`, and `self.name()`.
import '../../language/types/load.ts';
import { raiseWith } from '../../language/runtime/errors.ts';
import type { Run } from '../../language/runtime/run.ts';
import { repr } from '../../language/runtime/text.ts';
import { defineType, type PyType } from '../../language/runtime/type.ts';
import { builtin, type PyValue, textOf } from '../../language/runtime/values.ts';
import type { BlockBody, TemplateContext } from './context.ts';
import { entered } from './frames.ts';
import { markup } from './markup.ts';
import { Output } from './output.ts';
import { PyUndefined } from './undefined.ts';

/** A block of the template, or of one that it extends. */
class BlockReference {
  readonly name: string;
  readonly context: TemplateContext;
  readonly bodies: readonly BlockBody[];
  readonly at: number;
  constructor(name: string, context: TemplateContext, bodies: readonly BlockBody[], at: number) {
    this.name = name;
    this.context = context;
    this.bodies = bodies;
    this.at = at;
  }
  get type(): PyType {
    return blockReference;
  }
  held(): Iterable<PyValue> {
    return [this.context];
  }
}

const blockReference = defineType({
  name: 'BlockReference',
  module: 'jinja2.runtime',
  bases: [builtin.object],
  subclassable: false,
  slots: {
    call(run, { context, bodies, at }: BlockReference) {
      const output = new Output();
      entered(run, 3, () => bodies[at]?.(context, output));
      return context.escaping.on ? markup(output.text()) : output.text();
    },
    getAttribute: (run, self: BlockReference, name) =>
      name === 'super' ? blockAt(run, self.name, self.context, self.at + 1) : undefined,
  },
});

function blockAt(run: Run, name: string, context: TemplateContext, at: number): PyValue {
  const bodies = context.blocks.get(name) ?? [];
  if (at > 0 && at < bodies.length) return new BlockReference(name, context, bodies, at);
  return new PyUndefined({ hint: `there is no parent block called ${repr(run, name)}.`, name: 'super' });
}

/** What `super` is in a block. */
export function superOf(run: Run, name: string, context: TemplateContext, current: BlockBody): PyValue {
  const at = context.blocks.get(name)?.indexOf(current) ?? -1;
  return blockAt(run, name, context, at < 0 ? -1 : at + 1);
}

/** What `self` is in a template. */
export class TemplateReference {
  readonly context: TemplateContext;
  constructor(context: TemplateContext) {
    this.context = context;
  }
  get type(): PyType {
    return templateReference;
  }
  held(): Iterable<PyValue> {
    return [this.context];
  }
}

const templateReference = defineType({
  name: 'TemplateReference',
  module: 'jinja2.runtime',
  bases: [builtin.object],
  subclassable: false,
  slots: {
    repr: (run, { context }: TemplateReference) => `<TemplateReference ${repr(run, context.name ?? null)}>`,
    getItem(_run, { context }: TemplateReference, key) {
      const bodies = context.blocks.get(textOf(key) ?? '');
      return bodies === undefined
        ? raiseWith('KeyError', key)
        : new BlockReference(textOf(key) ?? '', context, bodies, 0);
    },
  },
});
