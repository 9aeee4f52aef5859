// Calls: functions of the script entered directly, methods without a bound object, all else through its call slot.
import type { Attribute, Call, Expr } from '../../../grammar/ast.ts';
import { findAttribute } from '../runtime/attributes.ts';
import { call, type Keywords } from '../runtime/call.ts';
import { PyDict } from '../runtime/containers.ts';
import { raise } from '../runtime/errors.ts';
import { blankSlots, type Evaluate, enter, type Frame, PyFunction } from '../runtime/frame.ts';
import { NativeFunction } from '../runtime/functions.ts';
import { getItem } from '../runtime/items.ts';
import { iterate } from '../runtime/iteration.ts';
import type { Run } from '../runtime/run.ts';
import type { PyType } from '../runtime/type.ts';
import { type PyValue, textOf, typeOf } from '../runtime/values.ts';
import { missingGuard } from './access.ts';
import type { Compiler } from './context.ts';
import { compileElements, joinElements } from './displays.ts';
import { globalSlot } from './names.ts';

/** Compiles a call. */
export function compileCall(compiler: Compiler, node: Call): Evaluate {
  if (node.args.some((arg) => arg.kind === 'Starred') || node.keywords.some((keyword) => keyword.arg === null))
    return compileApply(compiler, node);
  if (node.keywords.length > 0) return compileKeywordCall(compiler, node);
  if (node.func.kind === 'Attribute') return compileMethodCall(compiler, node.func, node.args);
  return compilePlainCall(compiler, node);
}

function compilePlainCall(compiler: Compiler, node: Call): Evaluate {
  const callee = compiler.eval(node.func);
  const parts = node.args.map((arg) => compiler.eval(arg));
  const [first, second, ...more] = parts;
  if (first === undefined) return callWithNone(callee);
  if (second === undefined) {
    const at = node.func.kind === 'Name' ? globalSlot(compiler, node.func.id) : undefined;
    return at === undefined ? callWithOne(callee, first) : callGlobalWithOne(at, callee, first);
  }
  if (more.length === 0) return callWithTwo(callee, first, second);
  const elements = joinElements(parts);
  return (frame) => {
    const target = callee(frame);
    return invoke(frame.run, target, elements(frame));
  };
}

function invoke(run: Run, target: PyValue, args: PyValue[]): PyValue {
  if (target instanceof NativeFunction) return target.invoke(run, args, undefined);
  return call(run, target, args);
}

function callWithNone(callee: Evaluate): Evaluate {
  return (frame) => callNone(frame, callee(frame));
}

function callNone(frame: Frame, target: PyValue): PyValue {
  if (target instanceof PyFunction && target.code.simpleCount === 0)
    return enter(target, blankSlots(target.code.slotCount));
  return invoke(frame.run, target, []);
}

function callWithOne(callee: Evaluate, first: Evaluate): Evaluate {
  return (frame) => {
    const target = callee(frame);
    const argument = first(frame);
    if (target instanceof PyFunction && target.code.simpleCount === 1) {
      const slots = blankSlots(target.code.slotCount);
      slots[0] = argument;
      return enter(target, slots);
    }
    return invoke(frame.run, target, [argument]);
  };
}

/** `name(argument)` where the name is a global: no closure is called to find the function. */
function callGlobalWithOne(at: number, callee: Evaluate, first: Evaluate): Evaluate {
  return (frame) => {
    const target = frame.module.refs[at]?.value ?? callee(frame);
    const argument = first(frame);
    if (target instanceof PyFunction && target.code.simpleCount === 1) {
      const slots = blankSlots(target.code.slotCount);
      slots[0] = argument;
      return enter(target, slots);
    }
    return invoke(frame.run, target, [argument]);
  };
}

function callWithTwo(callee: Evaluate, first: Evaluate, second: Evaluate): Evaluate {
  return (frame) => {
    const target = callee(frame);
    const one = first(frame);
    const two = second(frame);
    if (target instanceof PyFunction && target.code.simpleCount === 2) {
      const slots = blankSlots(target.code.slotCount);
      slots[0] = one;
      slots[1] = two;
      return enter(target, slots);
    }
    return invoke(frame.run, target, [one, two]);
  };
}

function compileMethodCall(compiler: Compiler, func: Attribute, argNodes: readonly Expr[]): Evaluate {
  const { guards } = compiler;
  const read = guards.attribute(func.attr);
  if (read === undefined) return () => missingGuard('_getattr_');
  const receiver = compiler.eval(func.value);
  const parts = argNodes.map((node) => compiler.eval(node));
  const elements = joinElements(parts);
  const name = func.attr;
  if (guards.traced || !guards.isPlainName(name))
    return (frame) => invoke(frame.run, read(frame.run, receiver(frame)), elements(frame));
  const withSelf = joinWithSelf(parts);
  // Native types never change: the method that a type gave here last time is what it gives now.
  let known: PyType | undefined;
  let knownMethod: NativeFunction | undefined;
  return (frame) => {
    const self = receiver(frame);
    const type = typeOf(self);
    const method = type === known ? knownMethod : directMethod(type, name);
    if (type !== known && !type.heap) {
      known = type;
      knownMethod = method;
    }
    if (method !== undefined) return method.invoke(frame.run, withSelf(frame, self), undefined);
    const target = read(frame.run, self);
    return invoke(frame.run, target, elements(frame));
  };
}

/** The arguments of a method that is called without being bound: the value itself first. */
function joinWithSelf(parts: readonly Evaluate[]): (frame: Frame, self: PyValue) => PyValue[] {
  const [first, second, third] = parts;
  if (first === undefined) return (_frame, self) => [self];
  if (second === undefined) return (frame, self) => [self, first(frame)];
  if (third === undefined) return (frame, self) => [self, first(frame), second(frame)];
  return (frame, self) => {
    const args = [self];
    for (const part of parts) args.push(part(frame));
    return args;
  };
}

/** The native method of a value whose reads need no guard beyond the name's; no bound method is made. */
function directMethod(type: PyType, name: string): NativeFunction | undefined {
  if (!type.directMethods) return undefined;
  const method = type.lookup(name);
  return method instanceof NativeFunction && method.owner !== undefined ? method : undefined;
}

function compileKeywordCall(compiler: Compiler, node: Call): Evaluate {
  const callee = compiler.eval(node.func);
  const elements = compileElements(compiler, node.args);
  const names = node.keywords.map((keyword) => keyword.arg as string);
  const values = node.keywords.map((keyword) => compiler.eval(keyword.value));
  return (frame) => {
    const target = callee(frame);
    const args = elements(frame);
    const given: PyValue[] = [];
    for (const evaluate of values) given.push(evaluate(frame));
    return call(frame.run, target, args, { names, values: given });
  };
}

/** `f(*args, **kwargs)`: the guard `_apply_` makes the call, and its name stands in the errors. */
function compileApply(compiler: Compiler, node: Call): Evaluate {
  const { apply } = compiler.guards;
  if (apply === undefined) return () => missingGuard('_apply_');
  const callee = compiler.eval(node.func);
  const elements = compileElements(compiler, node.args);
  const keywords = node.keywords.map((keyword) => ({ name: keyword.arg, evaluate: compiler.eval(keyword.value) }));
  return (frame) => {
    const target = callee(frame);
    const args = elements(frame);
    return apply(frame.run, target, args, collectKeywords(frame, keywords));
  };
}

interface KeywordPart {
  readonly name: string | null;
  readonly evaluate: Evaluate;
}

function collectKeywords(frame: Frame, parts: readonly KeywordPart[]): Keywords | undefined {
  if (parts.length === 0) return undefined;
  const names: string[] = [];
  const values: PyValue[] = [];
  const add = (name: string, value: PyValue) => {
    if (names.includes(name)) raise('TypeError', `_apply_() got multiple values for keyword argument '${name}'`);
    names.push(name);
    values.push(value);
  };
  for (const { name, evaluate } of parts) {
    if (name !== null) add(name, evaluate(frame));
    else spread(frame.run, evaluate(frame), add);
  }
  return { names, values };
}

function spread(run: Run, mapping: PyValue, add: (name: string, value: PyValue) => void): void {
  const keys = mapping instanceof PyDict ? mapping : keysOf(run, mapping);
  const iterator = iterate(run, keys);
  for (let key = iterator.next(run); key !== undefined; key = iterator.next(run)) {
    const name = textOf(key) ?? raise('TypeError', 'keywords must be strings');
    add(name, getItem(run, mapping, key));
  }
}

function keysOf(run: Run, mapping: PyValue): PyValue {
  const keys = findAttribute(run, mapping, 'keys');
  if (keys === undefined)
    return raise('TypeError', `_apply_() argument after ** must be a mapping, not ${typeOf(mapping).name}`);
  return call(run, keys, []);
}
