// Function definitions and lambdas.
import type { Arguments, FunctionDef, Lambda, Node } from '../../../grammar/ast.ts';
import type { Parameters } from '../runtime/binding.ts';
import {
  type Code,
  type Evaluate,
  type Execute,
  type Frame,
  PyFunction,
  type Signal,
  type Suspendable,
} from '../runtime/frame.ts';
import { type GeneratorBody, PyGenerator } from '../runtime/generator.ts';
import type { PyValue } from '../runtime/values.ts';
import type { Scope } from '../scope/scope.ts';
import { captureCells, cellSlots } from './closures.ts';
import { compileCollector } from './collectors.ts';
import type { Compiler } from './context.ts';
import { compileDecorators } from './decorators.ts';
import { throwing } from './exceptions.ts';
import { storeName } from './names.ts';

/** Compiles `lambda …: body`. */
export function compileLambda(compiler: Compiler, node: Lambda): Evaluate {
  const qualname = `${compiler.prefix}<lambda>`;
  const inner = compiler.within(node, `${qualname}.<locals>.`);
  const make = compileMaking(compiler, inner.scope, node.args, () => {
    if (inner.scope.generator) {
      const value = inner.suspendableValue(node.body);
      return generatorBody('<lambda>', qualname, value);
    }
    return inner.eval(node.body);
  });
  return make('<lambda>', qualname, null, node);
}

/** Compiles `def name(…): …`, decorators included. Annotations are never evaluated: RestrictedPython has them kept as text. */
export function compileFunctionDef(compiler: Compiler, node: FunctionDef): Execute {
  const decorate = compileDecorators(compiler, node.decorators);
  const qualname = `${compiler.scope.globals.has(node.name) ? '' : compiler.prefix}${node.name}`;
  const inner = compiler.within(node, `${qualname}.<locals>.`);
  const evaluate = compileMaking(compiler, inner.scope, node.args, () => compileBody(inner, node, qualname));
  const make = evaluate(node.name, qualname, docOf(compiler, node), node);
  const store = storeName(compiler, node.name);
  return (frame) => {
    const decorated = decorate(frame);
    store(frame, decorated(make(frame)));
    return undefined;
  };
}

/** RestrictedPython puts a collector before a docstring, which then is none. */
function docOf(compiler: Compiler, node: FunctionDef): string | null {
  const [first] = node.body;
  if (compiler.script.collecting.has(node) || first?.kind !== 'Expr' || first.value.kind !== 'Constant') return null;
  return first.value.value.type === 'str' ? first.value.value.value : null;
}

function compileBody(inner: Compiler, node: FunctionDef, qualname: string): Execute {
  const collect = inner.script.collecting.has(node) ? compileCollector(inner) : undefined;
  if (inner.scope.generator) {
    const block = inner.suspendable(node.body);
    return generatorBody(node.name, qualname, asValue(block), collect);
  }
  const block = throwing(inner, inner.exec(node.body));
  if (collect === undefined) return block;
  return (frame) => {
    collect(frame);
    return block(frame);
  };
}

/** The value of a body: what `return` gave, else None. */
function result(signal: Signal): PyValue {
  return signal === undefined ? null : (signal as PyValue);
}

function asValue(block: Suspendable): (frame: Frame) => GeneratorBody {
  return function* (frame) {
    return result(yield* block(frame));
  };
}

function generatorBody(
  name: string,
  qualname: string,
  value: (frame: Frame) => GeneratorBody,
  collect?: Execute,
): (frame: Frame) => PyValue {
  if (collect === undefined) return (frame) => new PyGenerator(name, qualname, frame, value(frame));
  const withCollector = function* (frame: Frame): GeneratorBody {
    collect(frame);
    return yield* value(frame);
  };
  return (frame) => new PyGenerator(name, qualname, frame, withCollector(frame));
}

type Make = (name: string, qualname: string, doc: string | null, node: Node) => Evaluate;

/** Compiles making a function object: its defaults each time, its body once. */
function compileMaking(compiler: Compiler, scope: Scope, args: Arguments, body: () => Execute): Make {
  const defaults = args.defaults.map((node) => compiler.eval(node));
  const keywordDefaults = args.kwDefaults.map((node) => (node === null ? undefined : compiler.eval(node)));
  return (name, qualname, doc, node) => {
    const code = makeCode(scope, args, { name, qualname, doc, node }, body);
    const capture = captureCells(scope);
    return (frame) =>
      new PyFunction(
        code,
        frame.module,
        defaults.map((evaluate) => evaluate(frame)),
        keywordDefaults.map((evaluate) => evaluate?.(frame)),
        capture(frame),
      );
  };
}

interface Described {
  readonly name: string;
  readonly qualname: string;
  readonly doc: string | null;
  readonly node: Node;
}

/** The code of a function, its body compiled; slots that compiling adds are counted in. */
function makeCode(scope: Scope, args: Arguments, described: Described, compileBodyNow: () => Execute): Code {
  const parameters = parametersOf(args, described.qualname);
  const plain = !parameters.varargs && !parameters.varkeywords && parameters.positional === parameters.names.length;
  const body = compileBodyNow();
  return {
    name: described.name,
    qualname: described.qualname,
    parameters,
    simpleCount: plain ? parameters.positional : -1,
    slotCount: scope.slotCount,
    cells: cellSlots(scope),
    frees: [...scope.frees.values()].map((free) => free.here.slot),
    doc: described.doc,
    span: described.node,
    body,
  };
}

function parametersOf(args: Arguments, name: string): Parameters {
  const positional = [...args.posonlyargs, ...args.args];
  return {
    name,
    names: [...positional, ...args.kwonlyargs].map((arg) => arg.arg),
    positionalOnly: args.posonlyargs.length,
    positional: positional.length,
    varargs: args.vararg !== null,
    varkeywords: args.kwarg !== null,
  };
}
