// How the special methods of a class fill its slots; each wrapper looks the method up when it is called.

import type { Keywords } from '../runtime/call.ts';
import { call } from '../runtime/call.ts';
import { caught, raise } from '../runtime/errors.ts';
import { SlotIterator } from '../runtime/iteration.ts';
import { asInt, int } from '../runtime/numbers.ts';
import { hash, index, truth } from '../runtime/operators.ts';
import type { Run } from '../runtime/run.ts';
import { callSpecial, specialMethod } from '../runtime/special.ts';
import type { PyIterator, PyType, Slots } from '../runtime/type.ts';
import { type PyValue, typeOf } from '../runtime/values.ts';

/** Calls a special method that is known to be there. */
function invoke(run: Run, self: PyValue, name: string, ...args: PyValue[]): PyValue {
  const result = callSpecial(run, self, name, args);
  return result === undefined ? raise('TypeError', `'${typeOf(self).name}' object has no ${name}`) : result;
}

function textFrom(run: Run, self: PyValue, name: string): string {
  const text = invoke(run, self, name);
  return typeof text === 'string'
    ? text
    : raise('TypeError', `${name} returned non-string (type ${typeOf(text).name})`);
}

function isStepped(value: PyValue): value is PyIterator {
  return typeof value === 'object' && value !== null && 'next' in value && typeof value.next === 'function';
}

/** Whatever `__iter__` gave, as something to step. */
export function asIterator(value: PyValue): PyIterator {
  if (isStepped(value)) return value;
  if (typeOf(value).slots.next !== undefined) return new SlotIterator(value);
  return raise('TypeError', `iter() returned non-iterator of type '${typeOf(value).name}'`);
}

function lengthFrom(run: Run, self: PyValue): number {
  const length = index(run, invoke(run, self, '__len__'));
  if (length < 0) return raise('ValueError', '__len__() should return >= 0');
  return typeof length === 'number' ? length : raise('OverflowError', "cannot fit 'int' into an index-sized integer");
}

function nextFrom(run: Run, self: PyValue): PyValue | undefined {
  try {
    return invoke(run, self, '__next__');
  } catch (thrown) {
    if (caught(thrown, 'StopIteration') !== undefined) return undefined;
    throw thrown;
  }
}

function attributeFrom(run: Run, self: PyValue, name: string): PyValue | undefined {
  try {
    return invoke(run, self, '__getattribute__', name);
  } catch (thrown) {
    const fallback = specialMethod(run, self, '__getattr__');
    if (fallback !== undefined && caught(thrown, 'AttributeError') !== undefined) return call(run, fallback, [name]);
    throw thrown;
  }
}

function boolFrom(run: Run, self: PyValue): boolean {
  const value = invoke(run, self, '__bool__');
  if (typeof value === 'boolean') return value;
  return raise('TypeError', `__bool__ should return bool, returned ${typeOf(value).name}`);
}

function formatFrom(run: Run, self: PyValue, spec: string): string {
  const text = invoke(run, self, '__format__', spec);
  return typeof text === 'string' ? text : raise('TypeError', `__format__ must return a str, not ${typeOf(text).name}`);
}

function exitFrom(run: Run, self: PyValue, exception: PyValue): boolean {
  const type = exception === null ? null : typeOf(exception);
  return truth(run, invoke(run, self, '__exit__', type, exception, null));
}

/** The slots that one special method fills; comparison and arithmetic have their own file. */
export const specialSlots: ReadonlyMap<string, Slots> = new Map<string, Slots>([
  ['__repr__', { repr: (run, self) => textFrom(run, self, '__repr__') }],
  ['__str__', { str: (run, self) => textFrom(run, self, '__str__') }],
  ['__format__', { format: formatFrom }],
  ['__hash__', { hash: hashFrom }],
  ['__bool__', { bool: boolFrom }],
  ['__len__', { len: lengthFrom }],
  ['__index__', { index: indexFrom }],
  ['__iter__', { iter: (run, self) => asIterator(invoke(run, self, '__iter__')) }],
  ['__next__', { next: nextFrom }],
  ['__contains__', { contains: (run, self, item) => truth(run, invoke(run, self, '__contains__', item)) }],
  ['__getitem__', { getItem: (run, self, key) => invoke(run, self, '__getitem__', key) }],
  ['__setitem__', { setItem: (run, self, key, value) => void invoke(run, self, '__setitem__', key, value) }],
  ['__delitem__', { deleteItem: (run, self, key) => void invoke(run, self, '__delitem__', key) }],
  ['__getattribute__', { getAttribute: attributeFrom }],
  ['__getattr__', { missingAttribute: (run, self, name) => invoke(run, self, '__getattr__', name) }],
  ['__setattr__', { setAttribute: (run, self, name, value) => void invoke(run, self, '__setattr__', name, value) }],
  ['__delattr__', { deleteAttribute: (run, self, name) => void invoke(run, self, '__delattr__', name) }],
  ['__call__', { call: callFrom }],
  ['__get__', { descriptorGet: descriptorFrom }],
  ['__set__', { descriptorSet: (run, self, instance, value) => void invoke(run, self, '__set__', instance, value) }],
  ['__delete__', { descriptorDelete: (run, self, instance) => void invoke(run, self, '__delete__', instance) }],
  ['__enter__', { enter: (run, self) => invoke(run, self, '__enter__') }],
  ['__exit__', { exit: exitFrom }],
]);

function hashFrom(run: Run, self: PyValue) {
  const value = asInt(invoke(run, self, '__hash__'));
  if (value === undefined) return raise('TypeError', '__hash__ method should return an integer');
  return typeof value === 'bigint' ? hash(run, int(value)) : value;
}

function indexFrom(run: Run, self: PyValue) {
  const value = invoke(run, self, '__index__');
  const found = asInt(value);
  return found === undefined ? raise('TypeError', `__index__ returned non-int (type ${typeOf(value).name})`) : found;
}

function callFrom(run: Run, self: PyValue, args: PyValue[], keywords: Keywords | undefined): PyValue {
  const method = specialMethod(run, self, '__call__');
  if (method === undefined) return raise('TypeError', `'${typeOf(self).name}' object is not callable`);
  return call(run, method, args, keywords);
}

function descriptorFrom(run: Run, self: PyValue, instance: PyValue | undefined, owner: PyType): PyValue {
  return invoke(run, self, '__get__', instance ?? null, owner);
}
