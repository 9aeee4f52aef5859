// What a template runs in: the names it was given, those it sets, its blocks, and whether it escapes.
import '../../language/types/load.ts';
import { raise } from '../../language/runtime/errors.ts';
import type { Run } from '../../language/runtime/run.ts';
import { defineType, type PyType } from '../../language/runtime/type.ts';
import { builtin, type PyValue } from '../../language/runtime/values.ts';
import type { Filter } from './declare-filter.ts';
import type { Output } from './output.ts';

/** How many templates may bring each other in, one inside the other. */
const DEEPEST = 10;

/** Looks a name up. */
export type Names = (name: string) => PyValue | undefined;

/** The body of a block, ready to run in a context. */
export type BlockBody = (context: TemplateContext, output: Output) => void;

/** A template that has been read. `name` is missing for one that was given as text. */
export interface Template {
  readonly name: string | undefined;
  readonly blocks: ReadonlyMap<string, BlockBody>;
  readonly render: BlockBody;
}

/** What all templates of one rendering share. */
export interface Environment {
  readonly run: Run;
  readonly globals: Names;
  readonly filters: ReadonlyMap<string, Filter>;
  readonly tests: ReadonlyMap<string, Filter>;
  /** The template of a name; raises TemplateNotFound. */
  readonly template: (name: PyValue) => Template;
}

/** Whether what is printed is escaped: shared by the contexts that one template makes. */
export interface Escaping {
  on: boolean;
}

/** The context of a template; filters that ask for one get it as their first argument. */
export class TemplateContext {
  readonly environment: Environment;
  readonly name: string | undefined;
  readonly blocks: Map<string, BlockBody[]>;
  readonly escaping: Escaping;
  /** What the template set at its top level, and which of that it shows to those who import it. */
  readonly vars = new Map<string, PyValue>();
  readonly exported = new Set<string>();
  readonly #given: Names;

  /** How many templates stand between this one and the one that was asked for. */
  #depth: number;

  constructor(
    environment: Environment,
    template: Pick<Template, 'name' | 'blocks'>,
    given: Names,
    { escaping = { on: false }, depth = 0 }: { readonly escaping?: Escaping; readonly depth?: number } = {},
  ) {
    this.environment = environment;
    this.#depth = depth;
    this.name = template.name;
    this.blocks = new Map([...template.blocks].map(([name, body]) => [name, [body]]));
    this.#given = given;
    this.escaping = escaping;
  }

  get type(): PyType {
    return contextType;
  }

  held(): Iterable<PyValue> {
    return this.vars.values();
  }

  find(name: string): PyValue | undefined {
    const own = this.vars.get(name);
    return own === undefined ? this.#given(name) : own;
  }

  /** The names as they are now, with some of a frame's own in front. */
  names(locals: ReadonlyMap<string, PyValue>): Names {
    const known = new Map([...this.vars, ...locals]);
    const given = this.#given;
    return (name) => {
      const own = known.get(name);
      return own === undefined ? given(name) : own;
    };
  }

  /** Goes on to another template, which this one extends. */
  deepen(): void {
    this.#depth += 1;
    if (this.#depth > DEEPEST) raise('RecursionError', 'maximum recursion depth exceeded');
  }

  /** The context of another template that this one brings in. */
  other(template: Template, names: Names): TemplateContext {
    const context = new TemplateContext(this.environment, template, names, { depth: this.#depth });
    context.deepen();
    return context;
  }

  /** A context of the same template that also knows the names of a frame. */
  derived(locals: ReadonlyMap<string, PyValue>): TemplateContext {
    const derived = new TemplateContext(this.environment, { name: this.name, blocks: new Map() }, this.names(locals), {
      escaping: this.escaping,
      depth: this.#depth,
    });
    for (const [name, bodies] of this.blocks) derived.blocks.set(name, [...bodies]);
    return derived;
  }
}

const contextType = defineType({
  name: 'Context',
  module: 'jinja2.runtime',
  bases: [builtin.object],
  subclassable: false,
});
