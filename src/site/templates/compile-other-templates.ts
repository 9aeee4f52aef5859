// The tags that bring in other templates: extends, include, import and from.
import { repr, str } from '../../language/runtime/text.ts';
import { PyList, PyTuple, type PyValue } from '../../language/runtime/values.ts';
import { compileExpression } from './compile-expressions.ts';
import type { Frame, State, Step, Unit } from './compile-state.ts';
import type { Template } from './context.ts';
import { isJinja, raiseJinja } from './errors.ts';
import { PyTemplateModule } from './objects.ts';
import { Output } from './output.ts';
import type { Symbols } from './symbols.ts';
import type { Extends, FromImport, Import, Include } from './tree.ts';
import { messageOf, PyUndefined } from './undefined.ts';

/** Takes another template as the one that is rendered, with the blocks of this one. */
export function compileExtends(unit: Unit, node: Extends, frame: Frame): Step {
  if (!frame.top) unit.fail('cannot use extend from a non top-level scope', node.line);
  const template = compileExpression(unit, node.template, frame);
  if (frame.root) unit.known = true;
  unit.extended += 1;
  return (state) => {
    const { context, inheritance } = state;
    if (inheritance.parent !== undefined) raiseJinja('TemplateRuntimeError', 'extended multiple times');
    const parent = context.environment.template(template(state));
    inheritance.parent = parent;
    context.deepen();
    for (const [name, body] of parent.blocks) {
      const bodies = context.blocks.get(name);
      if (bodies === undefined) context.blocks.set(name, [body]);
      else bodies.push(body);
    }
  };
}

/** The variables of a frame and those around it that have values. */
export function localNames(symbols: Symbols): (state: State) => Map<string, PyValue> {
  const stored = symbols.stored();
  return ({ locals }) => {
    const names = new Map<string, PyValue>();
    for (const [name, variable] of stored) {
      const value = locals.get(variable);
      if (value !== undefined) names.set(name, value);
    }
    return names;
  };
}

/** Writes another template. */
export function compileInclude(unit: Unit, node: Include, frame: Frame): Step {
  const name = compileExpression(unit, node.template, frame);
  const locals = localNames(frame.symbols);
  return (state) => {
    const { context, run, output } = state;
    const template = found(state, name(state), node.ignoreMissing);
    if (template === undefined) return;
    run.enter();
    const names = node.withContext ? context.names(locals(state)) : context.environment.globals;
    template.render(context.other(template, names), output);
    run.depth -= 1;
  };
}

/** The first of the named templates that there is. */
function found(state: State, name: PyValue, ignoreMissing: boolean): Template | undefined {
  const { run, context } = state;
  const several = name instanceof PyList || name instanceof PyTuple;
  try {
    return several ? firstOf(state, name.items) : context.environment.template(name);
  } catch (thrown) {
    if (ignoreMissing && isJinja(thrown, 'TemplateNotFound')) return undefined;
    throw thrown;
  } finally {
    run.tick();
  }
}

function firstOf({ run, context }: State, names: readonly PyValue[]): Template {
  for (const name of names) {
    try {
      return context.environment.template(name);
    } catch (thrown) {
      if (!isJinja(thrown, 'TemplateNotFound') && !isJinja(thrown, 'UndefinedError')) throw thrown;
    }
  }
  if (names.length === 0) return raiseJinja('TemplatesNotFound', 'Tried to select from an empty list of templates.');
  const shown = names.map((name) => (name instanceof PyUndefined ? messageOf(run, name.reason) : str(run, name)));
  return raiseJinja('TemplatesNotFound', `none of the templates given were found: ${shown.join(', ')}`);
}

/** The module of another template. */
function compileModule(unit: Unit, node: Import | FromImport, frame: Frame) {
  const name = compileExpression(unit, node.template, frame);
  const locals = localNames(frame.symbols);
  return (state: State): PyTemplateModule => {
    const { environment } = state.context;
    const template = environment.template(name(state));
    const names = node.withContext ? state.context.names(locals(state)) : environment.globals;
    const context = state.context.other(template, names);
    const output = new Output();
    state.run.enter();
    template.render(context, output);
    state.run.depth -= 1;
    return new PyTemplateModule(context, output.text());
  };
}

/** Gives a name of the template a value that importers do not see. */
function storeImported(frame: Frame, name: string): (state: State, value: PyValue) => void {
  const variable = frame.symbols.variable(name);
  return ({ locals, context }, value) => {
    locals.set(variable, value);
    if (!frame.top) return;
    context.vars.set(name, value);
    context.exported.delete(name);
  };
}

/** Gives the module of another template to a name. */
export function compileImport(unit: Unit, node: Import, frame: Frame): Step {
  const module = compileModule(unit, node, frame);
  const store = storeImported(frame, node.target);
  return (state) => store(state, module(state));
}

/** Gives names of another template to names. */
export function compileFromImport(unit: Unit, node: FromImport, frame: Frame): Step {
  const module = compileModule(unit, node, frame);
  const names = node.names.map(({ name, alias }) => ({ name, store: storeImported(frame, alias) }));
  const place = unit.name === undefined ? `line ${node.line}` : `line ${node.line} in '${unit.name}'`;
  return (state) => {
    const imported = module(state);
    for (const { name, store } of names) {
      const shown = repr(state.run, imported.context.name ?? null);
      const hint = `the template ${shown} (imported on ${place}) does not export the requested name '${name}'`;
      const value = imported.exported(name);
      store(state, value === undefined ? new PyUndefined({ hint, name }) : value);
    }
  };
}
