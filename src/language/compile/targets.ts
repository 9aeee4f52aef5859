// Assignment and deletion targets.

import type { Attribute, Expr, List, Subscript, Tuple } from '../../../grammar/ast.ts';
import { deleteAttribute, setAttribute } from '../runtime/attributes.ts';
import { PyDict } from '../runtime/containers.ts';
import { raise } from '../runtime/errors.ts';
import type { Frame } from '../runtime/frame.ts';
import { deleteItem, setItem } from '../runtime/items.ts';
import { iterate } from '../runtime/iteration.ts';
import type { Run } from '../runtime/run.ts';
import { builtin, PyList, PyTuple, type PyValue, typeOf } from '../runtime/values.ts';
import { worded } from '../runtime/wording.ts';
import { compileIndex, missingGuard } from './access.ts';
import type { Compiler } from './context.ts';
import type { UnpackSpec } from './guards.ts';
import { deleteName, type Store, storeName } from './names.ts';

type Targets = { readonly [K in Expr['kind']]?: (compiler: Compiler, node: Extract<Expr, { kind: K }>) => Store };

const targets: Targets = {
  Name: (compiler, node) => storeName(compiler, node.id),
  Attribute: storeAttribute,
  Subscript: storeSubscript,
  Tuple: storeSequence,
  List: storeSequence,
  Starred: (compiler, node) => compileTarget(compiler, node.value),
};

/** Compiles storing a value in a target. */
export function compileTarget(compiler: Compiler, node: Expr): Store {
  const compile = targets[node.kind] as ((compiler: Compiler, node: Expr) => Store) | undefined;
  if (compile === undefined) throw new Error(`not a target: ${node.kind}`);
  return compile(compiler, node);
}

function storeAttribute(compiler: Compiler, node: Attribute): Store {
  const object = compiler.eval(node.value);
  const { write } = compiler.guards;
  const name = node.attr;
  if (write === undefined) return () => missingGuard('_write_');
  return (frame, value) => setAttribute(frame.run, write(frame.run, object(frame)), name, value);
}

function storeSubscript(compiler: Compiler, node: Subscript): Store {
  const object = compiler.eval(node.value);
  const key = compileIndex(compiler, node.slice);
  const { write } = compiler.guards;
  if (write === undefined) return () => missingGuard('_write_');
  return (frame, value) => {
    const container = write(frame.run, object(frame));
    const at = key(frame);
    if (typeof at === 'number' && container instanceof PyList && container.type === builtin.list) {
      const { items } = container;
      if (at >= 0 && at < items.length) {
        items[at] = value;
        return;
      }
    }
    setItem(frame.run, container, at, value);
  };
}

/** Unpacking without a guard: to a list target, or to a tuple whose value was guarded already. */
function storeSequence(compiler: Compiler, node: Tuple | List): Store {
  const star = node.elts.findIndex((element) => element.kind === 'Starred');
  const stores = node.elts.map((element) => compileTarget(compiler, element));
  if (star >= 0) return storeStarred(stores, star);
  const count = stores.length;
  return (frame, value) => {
    const items = unpacked(frame.run, value, count);
    for (let at = 0; at < count; at += 1) (stores[at] as Store)(frame, items[at] as PyValue);
  };
}

function storeStarred(stores: readonly Store[], star: number): Store {
  const after = stores.length - star - 1;
  return (frame, value) => {
    const items = atLeast(frame.run, value, star + after);
    const rest = items.slice(star, items.length - after);
    for (let at = 0; at < star; at += 1) (stores[at] as Store)(frame, items[at] as PyValue);
    (stores[star] as Store)(frame, new PyList(rest));
    for (let at = 0; at < after; at += 1)
      (stores[star + 1 + at] as Store)(frame, items[items.length - after + at] as PyValue);
  };
}

/** The items of a value that has to have exactly so many; CPython's errors if it does not. */
export function unpacked(run: Run, value: PyValue, count: number): readonly PyValue[] {
  if (
    (value instanceof PyTuple && value.type === builtin.tuple) ||
    (value instanceof PyList && value.type === builtin.list)
  ) {
    const { length } = value.items;
    if (length > count) tooMany(run, count, length);
    if (length < count) raise('ValueError', `not enough values to unpack (expected ${count}, got ${length})`);
    return value instanceof PyList ? value.items.slice() : value.items;
  }
  const iterator = unpackable(run, value);
  const items: PyValue[] = [];
  for (let at = 0; at < count; at += 1) {
    const item = iterator.next(run);
    if (item === undefined) return raise('ValueError', `not enough values to unpack (expected ${count}, got ${at})`);
    items.push(item);
  }
  if (iterator.next(run) !== undefined) tooMany(run, count, value instanceof PyDict ? value.table.size : undefined);
  return items;
}

/** From 3.14 on Python says how many there are, where it knows. */
function tooMany(run: Run, count: number, got: number | undefined): never {
  const counted = got === undefined ? [] : [String(got)];
  return raise('ValueError', worded(run, 'tooManyValues', String(count), ...counted));
}

function atLeast(run: Run, value: PyValue, count: number): PyValue[] {
  const iterator = unpackable(run, value);
  const items: PyValue[] = [];
  for (let item = iterator.next(run); item !== undefined; item = iterator.next(run)) {
    run.tick();
    items.push(item);
    if ((items.length & 63) === 0) run.chargeEntries(items.length, 64);
  }
  if (items.length < count)
    raise('ValueError', `not enough values to unpack (expected at least ${count}, got ${items.length})`);
  return items;
}

function unpackable(run: Run, value: PyValue) {
  const { slots } = typeOf(value);
  if (slots.iter === undefined && slots.getItem === undefined)
    raise('TypeError', `cannot unpack non-iterable ${typeOf(value).name} object`);
  return iterate(run, value);
}

/** The nesting of a tuple target, as the unpack guards are told it. */
export function unpackSpec(node: Tuple): UnpackSpec {
  const childs: [number, UnpackSpec][] = [];
  let minLength = 0;
  let starred = false;
  for (const [at, element] of node.elts.entries()) {
    if (element.kind === 'Starred') {
      starred = true;
      continue;
    }
    minLength += 1;
    if (element.kind === 'Tuple') childs.push([starred ? at - node.elts.length : at, unpackSpec(element)]);
  }
  return { childs, minLength };
}

/** Compiles `del target`. */
export function compileDelete(compiler: Compiler, node: Expr): (frame: Frame) => void {
  if (node.kind === 'Name') return deleteName(compiler, node.id);
  if (node.kind === 'Attribute') return deleteAttributeOf(compiler, node);
  if (node.kind === 'Subscript') return deleteSubscript(compiler, node);
  if (node.kind !== 'Tuple' && node.kind !== 'List') throw new Error(`cannot be deleted: ${node.kind}`);
  const parts = node.elts.map((element) => compileDelete(compiler, element));
  return (frame) => {
    for (const part of parts) part(frame);
  };
}

function deleteAttributeOf(compiler: Compiler, node: Attribute): (frame: Frame) => void {
  const object = compiler.eval(node.value);
  const { write } = compiler.guards;
  if (write === undefined) return () => missingGuard('_write_');
  return (frame) => deleteAttribute(frame.run, write(frame.run, object(frame)), node.attr);
}

function deleteSubscript(compiler: Compiler, node: Subscript): (frame: Frame) => void {
  const object = compiler.eval(node.value);
  const key = compileIndex(compiler, node.slice);
  const { write } = compiler.guards;
  if (write === undefined) return () => missingGuard('_write_');
  return (frame) => {
    const container = write(frame.run, object(frame));
    deleteItem(frame.run, container, key(frame));
  };
}
