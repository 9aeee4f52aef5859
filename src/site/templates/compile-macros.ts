// Macros and the bodies of call blocks.
import type { PyValue } from '../../language/runtime/values.ts';
import { compileExpression } from './compile-expressions.ts';
import { type Frame, innerFrame, Locals, type State, type Step, type Unit, type Value } from './compile-state.ts';
import { entering } from './compile-targets.ts';
import { type MacroForm, PyMacro } from './macros.ts';
import { Output } from './output.ts';
import { enter, undeclared } from './symbols.ts';
import type { CallBlock, Macro } from './tree.ts';
import { PyUndefined } from './undefined.ts';

const SPECIAL = ['caller', 'kwargs', 'varargs'] as const;

/** Makes the macro whenever the tag runs. */
export function compileMacro(unit: Unit, node: Macro | CallBlock, outer: Frame): (state: State) => PyMacro {
  const frame: Frame = { ...innerFrame(outer), checked: false };
  const { symbols } = frame;
  enter(symbols, [...node.args, ...node.defaults, ...node.body]);
  const form = formOf(unit, node);
  const extra = SPECIAL.filter((name) => form.special.has(name) && !form.parameters.includes(name));
  const variables = [
    ...form.parameters.map((name) => symbols.variable(name)),
    ...extra.map((name) => symbols.parameter(name)),
  ];
  const fallbacks = compileFallbacks(unit, node, frame);
  const body = unit.body(unit, node.body, frame);
  const enterFrame = entering(symbols);
  return (state) => {
    const run = (_run: unknown, args: readonly (PyValue | undefined)[]): string => {
      const own: State = { ...state, locals: new Locals(state.locals), output: new Output() };
      for (const [at, variable] of variables.entries()) own.locals.set(variable, args[at]);
      enterFrame(own);
      for (const fallback of fallbacks) fallback(own);
      body(own);
      return own.output.text();
    };
    return new PyMacro(form, run, state.context.escaping.on);
  };
}

function formOf(unit: Unit, node: Macro | CallBlock): MacroForm {
  const parameters = node.args.map(({ name }) => name);
  const special = undeclared(node.body, SPECIAL);
  const at = parameters.indexOf('caller');
  if (special.has('caller') && at >= 0 && at < parameters.length - node.defaults.length)
    unit.fail(
      'When defining macros or call blocks the special "caller" argument must be omitted or be given a default.',
      node.line,
    );
  for (const name of ['kwargs', 'varargs']) if (parameters.includes(name)) special.delete(name);
  return { name: node.kind === 'Macro' ? node.name : null, parameters, special };
}

/** Gives a parameter that got no argument its default, in the order of the parameters. */
function compileFallbacks(unit: Unit, { args, defaults }: Macro | CallBlock, frame: Frame): Step[] {
  return args.map(({ name }, at) => {
    const variable = frame.symbols.variable(name);
    const node = defaults[at - args.length + defaults.length];
    const value: Value =
      node === undefined
        ? () => new PyUndefined({ hint: `parameter '${name}' was not provided`, name })
        : compileExpression(unit, node, frame);
    return (state) => {
      if (state.locals.get(variable) === undefined) state.locals.set(variable, value(state));
    };
  });
}
