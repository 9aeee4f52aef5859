// The tags of templates as closures that write to an output.
import { truth } from '../../language/runtime/operators.ts';
import { str } from '../../language/runtime/text.ts';
import type { PyValue } from '../../language/runtime/values.ts';
import { superOf, TemplateReference } from './blocks.ts';
import { compileCall, compileExpression, compileFilter } from './compile-expressions.ts';
import { compileFor } from './compile-for.ts';
import { compileMacro } from './compile-macros.ts';
import {
  compileExtends,
  compileFromImport,
  compileImport,
  compileInclude,
  localNames,
} from './compile-other-templates.ts';
import {
  type Frame,
  innerFrame,
  Locals,
  type State,
  type Step,
  softFrame,
  Unit,
  type Value,
  written,
} from './compile-state.ts';
import { compileNamespaceCheck, compileTarget, entering, leaving, namesOf } from './compile-targets.ts';
import type { BlockBody, Environment, Template } from './context.ts';
import { raiseJinja } from './errors.ts';
import { entered } from './frames.ts';
import { escaped, markup } from './markup.ts';
import { enter, Symbols, undeclared } from './symbols.ts';
import {
  type AssignBlock,
  type Block,
  type Expression,
  everyNode,
  type FilterBlock,
  type If,
  type Tag,
  type Text,
  type Output as Written,
} from './tree.ts';

type Compilers = {
  readonly [Kind in Tag['kind']]: (
    unit: Unit,
    node: Extract<Tag, { readonly kind: Kind }>,
    frame: Frame,
  ) => Step | undefined;
};

const compilers: Compilers = {
  Output: compileOutput,
  If: compileIf,
  For: compileFor,
  Macro(unit, node, frame) {
    const macro = compileMacro(unit, node, frame);
    const store = storeName(frame, node.name);
    return (state) => store(state, macro(state));
  },
  CallBlock(unit, node, frame) {
    const macro = compileMacro(unit, node, frame);
    const called = compileCall(unit, node.call, frame);
    return (state) => state.output.writeValue(state.run, called(state, macro(state)));
  },
  Block: compileBlock,
  FilterBlock: compileFilterBlock,
  With(unit, node, frame) {
    const inner = innerFrame(frame);
    enter(inner.symbols, [...node.targets, ...node.body]);
    const values = node.values.map((value) => compileExpression(unit, value, frame));
    const stores = node.targets.map((target) => compileTarget(target, inner));
    const body = unit.body(unit, node.body, inner);
    return framed(inner.symbols, (state) => {
      for (const [at, store] of stores.entries()) store(state, values[at]?.(state) ?? null);
      body(state);
    });
  },
  Include: compileInclude,
  Import: compileImport,
  FromImport: compileFromImport,
  Assign(unit, node, frame) {
    const check = compileNamespaceCheck(node.target, frame);
    const store = compileTarget(node.target, frame);
    const value = compileExpression(unit, node.value, frame);
    const publish = publishing(frame, namesOf(node.target));
    return (state) => {
      check?.(state);
      store(state, value(state));
      publish(state);
    };
  },
  AssignBlock: compileAssignBlock,
  AutoEscape(unit, node, frame) {
    const inner = innerFrame(frame);
    enter(inner.symbols, [node.value, ...node.body]);
    const value = compileExpression(unit, node.value, inner);
    const outer = unit.escaping;
    unit.escaping = node.value.kind === 'Const' ? truth(unit.environment.run, node.value.value) : undefined;
    const body = unit.body(unit, node.body, inner);
    unit.escaping = outer;
    return framed(inner.symbols, (state) => {
      const { escaping } = state.context;
      const before = escaping.on;
      escaping.on = truth(state.run, value(state));
      body(state);
      escaping.on = before;
    });
  },
  Extends: compileExtends,
};

/** The tags of a body, one after the other. */
function compileBody(unit: Unit, tags: readonly Tag[], frame: Frame): Step {
  const steps: Step[] = [];
  for (const tag of tags) {
    const again = tag.kind === 'Extends' && unit.known;
    const compile = compilers[tag.kind] as (unit: Unit, node: Tag, frame: Frame) => Step | undefined;
    const step = compile(unit, tag, frame);
    if (step !== undefined) steps.push(step);
    // Nothing runs after a second `extends`, which fails.
    if (again) break;
  }
  return (state) => {
    for (const step of steps) {
      state.run.tick();
      step(state);
    }
  };
}

/** A step between the beginning and the end of its frame. */
function framed(symbols: Symbols, step: Step): Step {
  const [begin, end] = [entering(symbols), leaving(symbols)];
  return (state) => {
    begin(state);
    step(state);
    end(state);
  };
}

/** A step that is left out once the template extends another. */
function checked(frame: Frame, step: Step): Step {
  if (!frame.checked) return step;
  return (state) => {
    if (state.inheritance.parent === undefined) step(state);
  };
}

/** Writes a value as prints do. */
function writing(unit: Unit, value: Value): Step {
  const { escaping } = unit;
  return (state) => {
    const { run, context, output } = state;
    const printed = value(state);
    output.write(run, (escaping ?? context.escaping.on) ? escaped(run, printed) : str(run, printed));
  };
}

function compileOutput(unit: Unit, { nodes }: Written, frame: Frame): Step | undefined {
  if (frame.checked && unit.known) return undefined;
  const steps = nodes.map((node) => compilePrinted(unit, node, frame));
  return checked(frame, (state) => {
    for (const step of steps) step(state);
  });
}

function compilePrinted(unit: Unit, node: Expression | Text, frame: Frame): Step {
  if (node.kind === 'TemplateData') return ({ run, output }) => output.write(run, node.text);
  // Jinja: where only running shows whether to escape, literals are not escaped.
  if (node.kind === 'Const' && unit.escaping === undefined)
    return (state) => state.output.write(state.run, str(state.run, node.value));
  return writing(unit, compileExpression(unit, node, frame));
}

function compileIf(unit: Unit, node: If, frame: Frame): Step {
  const soft = softFrame(frame);
  const branches = [node, ...node.elifs].map(({ test, body }) => ({
    test: compileExpression(unit, test, soft),
    body: unit.body(unit, body, soft),
  }));
  const orelse = unit.body(unit, node.orelse, soft);
  return (state) => {
    const branch = branches.find(({ test }) => truth(state.run, test(state)));
    (branch?.body ?? orelse)(state);
  };
}

/** Lets blocks, and those who import the template, see names that were set at its top level. */
function publishing(frame: Frame, names: readonly string[]): Step {
  if (!frame.top) return () => {};
  const variables = names.map((name) => [name, frame.symbols.variable(name)] as const);
  return ({ context, locals }) => {
    for (const [name, variable] of variables) {
      const value = locals.get(variable);
      if (value !== undefined) context.vars.set(name, value);
      if (!name.startsWith('_')) context.exported.add(name);
    }
  };
}

function storeName(frame: Frame, name: string): (state: State, value: PyValue) => void {
  const variable = frame.symbols.variable(name);
  const publish = publishing(frame, [name]);
  return (state, value) => {
    state.locals.set(variable, value);
    publish(state);
  };
}

function compileAssignBlock(unit: Unit, node: AssignBlock, frame: Frame): Step {
  const inner: Frame = { ...innerFrame(frame), checked: false };
  enter(inner.symbols, node.body);
  const body = unit.body(unit, node.body, inner);
  const store = compileTarget(node.target, frame);
  const value = captured(unit, body, node.filter, inner);
  const publish = publishing(frame, namesOf(node.target));
  return framed(inner.symbols, (state) => {
    const text = value(state);
    store(state, state.context.escaping.on ? markup(str(state.run, text)) : text);
    publish(state);
  });
}

/** What a body writes, through the filters of its tag. */
function captured(unit: Unit, body: Step, filter: FilterBlock['filter'] | undefined, frame: Frame): Value {
  const { escaping } = unit;
  const plain: Value = (state) => written(state, body);
  if (filter === undefined) return plain;
  const text: Value = (state) => {
    const text = written(state, body);
    return (escaping ?? state.context.escaping.on) ? markup(text) : text;
  };
  return filterChain(unit, filter, frame, text);
}

function filterChain(unit: Unit, filter: FilterBlock['filter'], frame: Frame, text: Value): Value {
  const { node } = filter;
  return compileFilter(unit, filter, frame, () =>
    node?.kind === 'Filter' ? filterChain(unit, node, frame, text) : text,
  );
}

function compileFilterBlock(unit: Unit, node: FilterBlock, frame: Frame): Step {
  const inner = innerFrame(frame);
  enter(inner.symbols, [...node.body, node.filter]);
  const body = unit.body(unit, node.body, inner);
  const value = captured(unit, body, node.filter, inner);
  return framed(inner.symbols, (state) => state.output.writeValue(state.run, value(state)));
}

/** A block, where it stands: its body may be another template's. */
function compileBlock(unit: Unit, node: Block, frame: Frame): Step | undefined {
  if (frame.top && unit.known) return undefined;
  const locals = node.scoped ? localNames(frame.symbols) : undefined;
  return (state) => {
    if (frame.top && state.inheritance.parent !== undefined) return;
    const { run, output } = state;
    const bodies = state.context.blocks.get(node.name) ?? [];
    if (node.required && bodies.length <= 1)
      raiseJinja('TemplateRuntimeError', `Required block '${node.name}' not found`);
    const context = locals === undefined ? state.context : state.context.derived(locals(state));
    entered(run, 3, () => bodies[0]?.(context, output));
  };
}

/** The body of a block: apart from the rest of the template, it knows only the context. */
function compileBlockBody(unit: Unit, node: Block): BlockBody {
  const symbols = new Symbols();
  const special = undeclared(node.body, ['self', 'super']);
  const self = special.has('self') ? symbols.parameter('self') : undefined;
  const parent = special.has('super') ? symbols.parameter('super') : undefined;
  enter(symbols, node.body);
  const body = unit.body(unit, node.body, { symbols, top: false, root: false, soft: false, checked: false });
  const begin = entering(symbols);
  const run: BlockBody = (context, output) => {
    const machine = context.environment.run;
    const state: State = { run: machine, context, locals: new Locals(), output, inheritance: { parent: undefined } };
    begin(state);
    if (self !== undefined) state.locals.set(self, new TemplateReference(context));
    if (parent !== undefined) state.locals.set(parent, superOf(machine, node.name, context, run));
    body(state);
  };
  return run;
}

/** A template, ready to be rendered. Throws TemplateProblem. */
export function compileTemplate(environment: Environment, tags: readonly Tag[], name: string | undefined): Template {
  const unit = new Unit(environment, name, compileBody);
  const blocks = blocksOf(unit, tags);
  const render = compileRoot(unit, tags);
  return { name, blocks: new Map(blocks.map((block) => [block.name, compileBlockBody(unit, block)])), render };
}

function blocksOf(unit: Unit, tags: readonly Tag[]): Block[] {
  const blocks = [...everyNode(tags)].filter((node) => node.kind === 'Block');
  const names = new Set<string>();
  for (const { name, line } of blocks) {
    if (names.has(name)) unit.fail(`block '${name}' defined twice`, line);
    names.add(name);
  }
  return blocks;
}

function compileRoot(unit: Unit, tags: readonly Tag[]): BlockBody {
  const symbols = new Symbols();
  const self = undeclared(tags, ['self']).has('self') ? symbols.parameter('self') : undefined;
  enter(symbols, tags);
  const extends_ = [...everyNode(tags)].some((node) => node.kind === 'Extends');
  const body = unit.body(unit, tags, { symbols, top: true, root: true, soft: false, checked: extends_ });
  const begin = entering(symbols);
  return (context, output) => {
    const { run } = context.environment;
    const inheritance: State['inheritance'] = { parent: undefined };
    const state: State = { run, context, locals: new Locals(), output, inheritance };
    begin(state);
    if (self !== undefined) state.locals.set(self, new TemplateReference(context));
    body(state);
    inheritance.parent?.render(context, output);
  };
}
