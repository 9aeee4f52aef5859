// What a part of a template has when it runs, and what is known about it before.
import { call, type Keywords } from '../../language/runtime/call.ts';
import type { Run } from '../../language/runtime/run.ts';
import type { PyValue } from '../../language/runtime/values.ts';
import type { BlockBody, Environment, Template, TemplateContext } from './context.ts';
import { entered } from './frames.ts';
import { Output } from './output.ts';
import { TemplateProblem } from './problem.ts';
import { Symbols } from './symbols.ts';
import type { Tag } from './tree.ts';

/** The variables of a template, a block, a macro or a recursive loop; inside another they see the outer ones, too. */
export class Locals {
  readonly #values = new Map<string, PyValue | undefined>();
  readonly #outer: Locals | undefined;
  constructor(outer?: Locals) {
    this.#outer = outer;
  }

  get(variable: string): PyValue | undefined {
    for (let locals: Locals | undefined = this; locals !== undefined; locals = locals.#outer)
      if (locals.#values.has(variable)) return locals.#values.get(variable);
    return undefined;
  }

  set(variable: string, value: PyValue | undefined): void {
    this.#values.set(variable, value);
  }
}

/** What runs has at hand. */
export interface State {
  readonly run: Run;
  readonly context: TemplateContext;
  readonly locals: Locals;
  readonly output: Output;
  /** What the template extends, once that is known; shared by all of its parts. */
  readonly inheritance: { parent: Template | undefined };
}

/** A statement, ready to run. */
export type Step = (state: State) => void;

/** An expression, ready to be evaluated. */
export type Value = (state: State) => PyValue;

/** What is known about the place where something stands. */
export interface Frame {
  readonly symbols: Symbols;
  /** The top level of the template, also inside `if`: what is set there is seen by blocks and importers. */
  readonly top: boolean;
  /** The top level itself. */
  readonly root: boolean;
  /** Inside `if`: names of filters are checked only when they are used. */
  readonly soft: boolean;
  /** Output is left out once the template extends another. */
  readonly checked: boolean;
}

/** A frame inside another, with names of its own. */
export function innerFrame(frame: Frame, symbols: Symbols = new Symbols(frame.symbols)): Frame {
  return { symbols, top: false, root: false, soft: false, checked: frame.checked };
}

/** The same frame inside an `if`. */
export function softFrame(frame: Frame): Frame {
  return { ...frame, root: false, soft: true };
}

/** What is collected while a template is compiled. */
export class Unit {
  readonly environment: Environment;
  readonly name: string | undefined;
  readonly blocks = new Map<string, BlockBody>();
  /** Whether prints are escaped at this place; `undefined` when only running shows it. */
  escaping: boolean | undefined = false;
  /** How many `extends` were met; from `known` on the template is certain to extend another. */
  extended = 0;
  known = false;
  depth = 0;

  /** Compiles what stands inside a tag. */
  readonly body: (unit: Unit, tags: readonly Tag[], frame: Frame) => Step;

  constructor(environment: Environment, name: string | undefined, body: Unit['body']) {
    this.environment = environment;
    this.name = name;
    this.body = body;
  }

  fail(message: string, line: number): never {
    throw new TemplateProblem(message, line, 'TemplateAssertionError');
  }
}

/** What a part of a template writes, as a text. */
export function written(state: State, part: Step): string {
  const output = new Output();
  part({ ...state, output });
  return output.text();
}

/** A call from a template, which takes as many of Python's frames as in Jinja. */
export function callValue(run: Run, callee: PyValue, args: PyValue[], keywords: Keywords | undefined): PyValue {
  run.tick();
  return entered(run, 2, () => call(run, callee, args, keywords));
}
