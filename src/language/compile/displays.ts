// List, tuple, set and dict displays, f-strings.
import type { Dict, Expr, FormattedValue, JoinedStr } from '../../../grammar/ast.ts';
import { findAttribute } from '../runtime/attributes.ts';
import { call } from '../runtime/call.ts';
import { PyDict, PySet } from '../runtime/containers.ts';
import { raise } from '../runtime/errors.ts';
import type { Evaluate, Frame } from '../runtime/frame.ts';
import { getItem } from '../runtime/items.ts';
import { iterate, toArray } from '../runtime/iteration.ts';
import type { Run } from '../runtime/run.ts';
import { HashTable } from '../runtime/table.ts';
import { format, repr, str } from '../runtime/text.ts';
import { PyList, PyTuple, type PyValue, typeOf } from '../runtime/values.ts';
import { addAll, setOf } from '../types/set-algebra.ts';
import { ascii } from '../types/str-repr.ts';
import type { Compiler } from './context.ts';

/** Compiles the elements of a display or the arguments of a call into a new array, stars unpacked. */
export function compileElements(compiler: Compiler, nodes: readonly Expr[]): (frame: Frame) => PyValue[] {
  if (nodes.some((node) => node.kind === 'Starred')) return compileStarred(compiler, nodes);
  return joinElements(nodes.map((node) => compiler.eval(node)));
}

/** Evaluates compiled parts in order into a new array. */
export function joinElements(parts: readonly Evaluate[]): (frame: Frame) => PyValue[] {
  const [first, second, third, ...more] = parts;
  if (first === undefined) return () => [];
  if (second === undefined) return (frame) => [first(frame)];
  if (third === undefined) return (frame) => [first(frame), second(frame)];
  return (frame) => {
    const items = [first(frame), second(frame), third(frame)];
    for (const evaluate of more) items.push(evaluate(frame));
    return items;
  };
}

function compileStarred(compiler: Compiler, nodes: readonly Expr[]): (frame: Frame) => PyValue[] {
  const parts = nodes.map((node) =>
    node.kind === 'Starred'
      ? { star: true, evaluate: compiler.eval(node.value) }
      : { star: false, evaluate: compiler.eval(node) },
  );
  return (frame) => {
    const items: PyValue[] = [];
    for (const { star, evaluate } of parts) {
      const value = evaluate(frame);
      if (star) for (const item of unpackStar(frame.run, value)) items.push(item);
      else items.push(value);
    }
    return items;
  };
}

function unpackStar(run: Run, value: PyValue): PyValue[] {
  if (typeOf(value).slots.iter === undefined && typeOf(value).slots.getItem === undefined) {
    return raise('TypeError', `Value after * must be an iterable, not ${typeOf(value).name}`);
  }
  return toArray(run, value);
}

/** Compiles `[…]`. */
export function compileList(compiler: Compiler, nodes: readonly Expr[]): Evaluate {
  const elements = compileElements(compiler, nodes);
  return (frame) => {
    const items = elements(frame);
    frame.run.chargeEntries(items.length, items.length + 2);
    return new PyList(items);
  };
}

/** Compiles `(…)`. A tuple of constants is made once. */
export function compileTuple(compiler: Compiler, nodes: readonly Expr[]): Evaluate {
  const elements = compileElements(compiler, nodes);
  if (nodes.every((node) => node.kind === 'Constant')) {
    let made: PyTuple | undefined;
    return (frame) => {
      made ??= new PyTuple(elements(frame));
      return made;
    };
  }
  return (frame) => {
    const items = elements(frame);
    frame.run.chargeEntries(items.length, items.length + 2);
    return new PyTuple(items);
  };
}

/** Compiles `{a, b}`. */
export function compileSet(compiler: Compiler, nodes: readonly Expr[]): Evaluate {
  if (nodes.some((node) => node.kind === 'Starred')) return compileStarredSet(compiler, nodes);
  const elements = compileElements(compiler, nodes);
  if (nodes.length > 2 && nodes.every(isConstant)) return constantSet(elements);
  return (frame) => setOf(frame.run, new PyTuple(elements(frame)));
}

/** Compiles `{a, *b}`: what is unpacked is added as `update` would. */
function compileStarredSet(compiler: Compiler, nodes: readonly Expr[]): Evaluate {
  const parts = nodes.map((node) => {
    const evaluate = compiler.eval(node.kind === 'Starred' ? node.value : node);
    if (node.kind === 'Starred') return (frame: Frame, set: PySet) => addAll(frame.run, set, evaluate(frame));
    return (frame: Frame, set: PySet) => set.table.set(frame.run, evaluate(frame), true);
  });
  return (frame) => {
    const set = new PySet();
    for (const add of parts) add(frame, set);
    return set;
  };
}

/**
 * A set of constants. CPython makes them a frozenset, that one another (so that equal constants are one object), and
 * fills each set from the last: all of which shows in the order of the elements.
 */
function constantSet(elements: (frame: Frame) => PyValue[]): Evaluate {
  let made: PySet | undefined;
  return (frame) => {
    const { run } = frame;
    made ??= setOf(run, new PyTuple(setOf(run, new PyTuple(elements(frame))).table.keys(run)));
    return setOf(run, made);
  };
}

/** What CPython's compiler folds into a constant before it looks at the set. */
function isConstant(node: Expr): boolean {
  if (node.kind === 'Tuple') return node.elts.every(isConstant);
  return node.kind === 'Constant' || (node.kind === 'UnaryOp' && isConstant(node.operand));
}

/** Compiles `{k: v, **other}`. */
export function compileDict(compiler: Compiler, node: Dict): Evaluate {
  const entries = node.keys.map((key, at) => ({
    key: key === null ? null : compiler.eval(key),
    value: compiler.eval(node.values[at] as Expr),
  }));
  const safe = node.keys.every((key) => key === null || isConstant(key));
  return safe ? immediateDict(entries) : collectedDict(entries);
}

interface Entry {
  readonly key: Evaluate | null;
  readonly value: Evaluate;
}

function immediateDict(entries: readonly Entry[]): Evaluate {
  return (frame) => {
    const { run } = frame;
    const table = new HashTable();
    run.charge(48);
    for (const { key, value } of entries) {
      if (key === null) mergeMapping(run, table, value(frame));
      else table.set(run, key(frame), value(frame));
    }
    return new PyDict(table);
  };
}

/** How many entries CPython evaluates before it puts them into the dict: only then does it see a key that has no hash. */
const COLLECTED = 16;

function collectedDict(entries: readonly Entry[]): Evaluate {
  return (frame) => {
    const { run } = frame;
    const table = new HashTable();
    run.charge(48);
    let waiting: PyValue[] = [];
    const insert = (): void => {
      for (let at = 0; at < waiting.length; at += 2) table.set(run, waiting[at] as PyValue, waiting[at + 1] as PyValue);
      waiting = [];
    };
    for (const { key, value } of entries) {
      if (key !== null) waiting.push(key(frame), value(frame));
      if (key === null || waiting.length === 2 * COLLECTED) insert();
      if (key === null) mergeMapping(run, table, value(frame));
    }
    insert();
    return new PyDict(table);
  };
}

/** `**mapping` in a display: a dict, or anything with keys(). */
function mergeMapping(run: Run, table: HashTable, mapping: PyValue): void {
  if (mapping instanceof PyDict) {
    run.work(mapping.table.size);
    for (const [at, value] of mapping.table.map) table.set(run, mapping.table.written(at), value);
    return;
  }
  const keys = findAttribute(run, mapping, 'keys');
  if (keys === undefined) return raise('TypeError', `'${typeOf(mapping).name}' object is not a mapping`);
  const iterator = iterate(run, call(run, keys, []));
  for (let key = iterator.next(run); key !== undefined; key = iterator.next(run))
    table.set(run, key, getItem(run, mapping, key));
}

/** Compiles an f-string. */
export function compileJoined(compiler: Compiler, node: JoinedStr): Evaluate {
  const parts = node.values.map((value) =>
    value.kind === 'FormattedValue' ? compileFormatted(compiler, value) : textOf(compiler, value),
  );
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  return (frame) => {
    let text = '';
    for (const part of parts) {
      const piece = part(frame);
      frame.run.chargeText(text.length + piece.length);
      text += piece;
    }
    return text;
  };
}

type TextOf = (frame: Frame) => string;

function textOf(compiler: Compiler, node: Expr): TextOf {
  if (node.kind === 'Constant' && node.value.type === 'str') {
    const { value } = node.value;
    return () => value;
  }
  const evaluate = compiler.eval(node);
  return (frame) => str(frame.run, evaluate(frame));
}

const conversions: Readonly<Record<'s' | 'r' | 'a', (run: Run, value: PyValue) => PyValue>> = {
  s: str,
  r: repr,
  a: ascii,
};

function compileFormatted(compiler: Compiler, node: FormattedValue): TextOf {
  const raw = compiler.eval(node.value);
  const convert = node.conversion === '' ? undefined : conversions[node.conversion];
  const value: Evaluate = convert === undefined ? raw : (frame) => convert(frame.run, raw(frame));
  if (node.formatSpec === null) {
    return (frame) => {
      const shown = value(frame);
      return typeof shown === 'string' ? shown : format(frame.run, shown, '');
    };
  }
  const spec = compileJoined(compiler, node.formatSpec) as TextOf;
  return (frame) => format(frame.run, value(frame), node.formatSpec?.values.length === 0 ? '' : spec(frame));
}

/** Compiles a replacement field standing on its own. */
export function compileFormattedValue(compiler: Compiler, node: FormattedValue): Evaluate {
  return compileFormatted(compiler, node);
}
