// Giving values to names of templates, and the beginning and end of the frames that the names belong to.
import { unpacked } from '../../language/compile/targets.ts';
import { PyTuple, type PyValue } from '../../language/runtime/values.ts';
import type { Frame, State, Step } from './compile-state.ts';
import { checkNamespace, setField } from './objects.ts';
import type { Symbols } from './symbols.ts';
import { everyNode, type Target } from './tree.ts';

/** Gives a value to a target. */
export type Store = (state: State, value: PyValue) => void;

/** A target, ready to be given values. */
export function compileTarget(target: Target, frame: Frame): Store {
  if (target.kind === 'Name') {
    const variable = frame.symbols.variable(target.name);
    return ({ locals }, value) => locals.set(variable, value);
  }
  if (target.kind === 'NSRef') {
    const variable = frame.symbols.variable(target.name);
    return ({ run, locals }, value) => setField(run, locals.get(variable), target.field, value);
  }
  const stores = target.items.map((item) => compileTarget(item as Target, frame));
  return (state, value) => {
    const items = unpacked(state.run, value, stores.length);
    for (const [at, store] of stores.entries()) store(state, items[at] ?? null);
  };
}

/** Fails, before anything is evaluated, unless every `name.field` of a target belongs to a namespace. */
export function compileNamespaceCheck(target: Target, frame: Frame): Step | undefined {
  const names = [...everyNode([target])].flatMap((node) => (node.kind === 'NSRef' ? [node.name] : []));
  const variables = [...new Set(names)].map((name) => frame.symbols.variable(name));
  if (variables.length === 0) return undefined;
  return ({ locals }) => {
    for (const variable of variables) checkNamespace(locals.get(variable));
  };
}

/** The names that a target gives values to. */
export function namesOf(target: Target): string[] {
  return [...everyNode([target])].flatMap((node) => (node.kind === 'Name' ? [node.name] : []));
}

/** A target's value as its names hold it: what a loop with a condition hands on. */
export function compileTargetValue(target: Target, frame: Frame): (state: State) => PyValue {
  if (target.kind !== 'Tuple') {
    const variable = frame.symbols.variable(target.name);
    return ({ locals }) => locals.get(variable) ?? null;
  }
  const parts = target.items.map((item) => compileTargetValue(item as Target, frame));
  return (state) => new PyTuple(parts.map((part) => part(state)));
}

/** Gives the variables of a frame what they hold at its beginning. Made after what runs in the frame. */
export function entering(symbols: Symbols): Step {
  const loads = [...symbols.loads];
  return ({ context, locals }) => {
    for (const [variable, load] of loads) {
      if (load.kind === 'resolve') locals.set(variable, context.find(load.name));
      else if (load.kind === 'alias') locals.set(variable, locals.get(load.variable));
      else if (load.kind === 'undefined') locals.set(variable, undefined);
    }
  };
}

/** Forgets the variables of a frame. */
export function leaving(symbols: Symbols): Step {
  const variables = [...symbols.loads.keys()];
  return ({ locals }) => {
    for (const variable of variables) locals.set(variable, undefined);
  };
}
