// What containers do at the limits of a run, and with classes of their own kind.
import '../../src/language/types/load.ts';
import { describe, expect, it } from 'vitest';
import { getAttribute } from '../../src/language/runtime/attributes.ts';
import { call, type Keywords } from '../../src/language/runtime/call.ts';
import { PyDict, PySet } from '../../src/language/runtime/containers.ts';
import { nativeFunction } from '../../src/language/runtime/declare.ts';
import { Raise, Stop } from '../../src/language/runtime/errors.ts';
import { getItem, setItem } from '../../src/language/runtime/items.ts';
import { defaultLimits, type Limits } from '../../src/language/runtime/limits.ts';
import { binary, compare, inplace } from '../../src/language/runtime/operators.ts';
import { Run } from '../../src/language/runtime/run.ts';
import { HashTable } from '../../src/language/runtime/table.ts';
import { repr } from '../../src/language/runtime/text.ts';
import { defineType } from '../../src/language/runtime/type.ts';
import { builtin, PyList, PySlice, PyTuple, type PyValue } from '../../src/language/runtime/values.ts';

function newRun(limits: Partial<Limits> = {}): Run {
  return new Run({ limits: { ...defaultLimits, ...limits } });
}

function invoke(run: Run, value: PyValue, name: string, args: PyValue[] = [], keywords?: Keywords): PyValue {
  return call(run, getAttribute(run, value, name), args, keywords);
}

function range(run: Run, ...args: PyValue[]): PyValue {
  return call(run, builtin.range, args);
}

/** What ended an action: the kind of limit, or the exception as Python prints it. */
function ending(run: Run, action: () => unknown): string {
  try {
    action();
  } catch (thrown) {
    if (thrown instanceof Stop) return thrown.limit;
    if (thrown instanceof Raise)
      return `${thrown.exception.type.name}: ${repr(run, thrown.exception.args.items[0] ?? null)}`;
    throw thrown;
  }
  return 'nothing';
}

const most = defaultLimits.collection;

const growing: readonly (readonly [string, (run: Run, count: number) => unknown])[] = [
  ['list of a range', (run, count) => call(run, builtin.list, [range(run, count)])],
  ['tuple of a range', (run, count) => call(run, builtin.tuple, [range(run, count)])],
  ['set of a range', (run, count) => call(run, builtin.set, [range(run, count)])],
  ['dict.fromkeys', (run, count) => invoke(run, builtin.dict, 'fromkeys', [range(run, count)])],
  ['repeating a list', (run, count) => binary(run, '*', new PyList([0]), count)],
  ['repeating a tuple', (run, count) => binary(run, '*', count, new PyTuple([0]))],
  ['repeating in place', (run, count) => inplace(run, '*', new PyList([0]), count)],
  ['extending a list', (run, count) => invoke(run, new PyList([]), 'extend', [range(run, count)])],
  ['assigning to a slice', (run, count) => setItem(run, new PyList([]), new PySlice(0, 0, null), range(run, count))],
  ['updating a set', (run, count) => invoke(run, new PySet(), 'update', [range(run, count)])],
];

describe('the limit on entries', () => {
  it.each(growing)('%s may reach it exactly and not exceed it', (_name, grow) => {
    expect(ending(newRun(), () => grow(newRun(), most))).toBe('nothing');
    expect(ending(newRun(), () => grow(newRun(), most + 1))).toBe('collection');
  });

  it.each(growing.slice(0, 8))('%s stops before doing the work of a billion entries', (_name, grow) => {
    const run = newRun();
    expect(ending(run, () => grow(run, 1e9))).toBe('collection');
    expect(run.steps).toBeLessThan(1_100_000);
  });

  it('concatenation adds both sides', () => {
    const run = newRun({ collection: 5 });
    expect(ending(run, () => binary(run, '+', new PyList([1, 2]), new PyList([3, 4, 5])))).toBe('nothing');
    expect(ending(run, () => binary(run, '+', new PyTuple([1, 2, 3]), new PyTuple([3, 4, 5])))).toBe('collection');
  });

  it('append, insert and setitem of a dict count one entry at a time', () => {
    const run = newRun({ collection: 3 });
    const list = new PyList([1, 2, 3]);
    expect(ending(run, () => invoke(run, list, 'append', [4]))).toBe('collection');
    const other = newRun({ collection: 3 });
    expect(ending(other, () => invoke(other, list, 'insert', [0, 4]))).toBe('collection');
    const third = newRun({ collection: 3 });
    const dict = new PyDict();
    for (const key of [1, 2, 3, 3]) setItem(third, dict, key, key);
    expect(ending(third, () => setItem(third, dict, 4, 4))).toBe('collection');
  });
});

describe('a stopped run', () => {
  it('calls no key function any more', () => {
    const run = newRun();
    let calls = 0;
    const key = nativeFunction('key(value, /)', {
      doc: 'Stops the run.',
      run: (): PyValue => {
        calls += 1;
        return run.stop('cpu', 0, 0);
      },
    });
    const names = { names: ['key'], values: [key] };
    expect(ending(run, () => invoke(run, new PyList([3, 1, 2]), 'sort', [], names))).toBe('cpu');
    expect(calls).toBe(1);
    expect(ending(run, () => invoke(run, new PyList([3, 1, 2]), 'sort', [], names))).toBe('cpu');
    expect(calls).toBe(1);
  });
});

describe('the work of natives', () => {
  it('counts searching a long list', () => {
    const run = newRun({ steps: 1000 });
    const list = new PyList(Array.from({ length: 100_000 }, (_value, at) => at));
    expect(ending(run, () => invoke(run, list, 'index', [-1]))).toBe('steps');
  });

  it('counts comparing long texts, whatever asks for it', () => {
    const [text, other] = ['a'.repeat(1_000_000), `${'a'.repeat(999_999)}b`];
    const texts = new PyList(new Array<PyValue>(2000).fill(text));
    const asking: readonly ((run: Run) => unknown)[] = [
      (run) => invoke(run, texts, 'count', [other]),
      (run) => compare(run, '==', texts, new PyList(new Array<PyValue>(2000).fill('a'.repeat(1_000_000)))),
      (run) => invoke(run, new PyList([...texts.items, other]), 'sort'),
      (run) => texts.items.map((key) => new PyDict().table.set(run, key, 1)),
    ];
    for (const ask of asking) {
      const run = newRun();
      ask(run);
      expect(run.steps).toBeGreaterThan(1_000_000);
    }
  });

  it('counts keys that collide', () => {
    const run = newRun({ steps: 100_000 });
    const set = new PySet();
    const addMultiples = () => {
      for (let at = 1n; at < 2000n; at += 1n) set.table.set(run, at * (2n ** 61n - 1n), true);
      set.table.keys(run);
    };
    expect(ending(run, addMultiples)).toBe('steps');
  });

  it('takes popitem from a large dict one by one in linear work', () => {
    const run = newRun();
    const dict = new PyDict();
    for (let at = 0; at < 20_000; at += 1) dict.table.set(run, at, at);
    const before = run.steps;
    while (dict.table.size > 0) invoke(run, dict, 'popitem');
    expect(run.steps - before).toBeLessThan(20_000);
  });
});

describe('values inside themselves', () => {
  it('show an ellipsis', () => {
    const run = newRun();
    const list = new PyList([]);
    const dict = new PyDict();
    list.items.push(list, dict, new PyTuple([list]));
    dict.table.set(run, 'self', dict);
    expect(repr(run, list)).toBe("[[...], {'self': {...}}, ([...],)]");
  });

  it('compare until the depth is used up', () => {
    const run = newRun();
    const [one, other] = [new PyList([]), new PyList([])];
    one.items.push(one);
    other.items.push(other);
    const message = "RecursionError: 'maximum recursion depth exceeded in comparison'";
    expect(ending(newRun(), () => compare(run, '==', one, other))).toBe(message);
    expect(ending(newRun(), () => compare(newRun(), '<', one, other))).toBe(message);
  });
});

describe('sorting', () => {
  it('notices that the list was changed meanwhile, and keeps the sorted items', () => {
    const run = newRun();
    const list = new PyList([3, 1, 2]);
    const key = nativeFunction('key(value, /)', {
      doc: 'Changes the list being sorted.',
      run(inner, value: PyValue) {
        invoke(inner, list, 'append', [9]);
        return value;
      },
    });
    const sort = () => invoke(run, list, 'sort', [], { names: ['key'], values: [key] });
    expect(ending(run, sort)).toBe("ValueError: 'list modified during sort'");
    expect(repr(run, list)).toBe('[1, 2, 3]');
  });
});

describe('a set with None in it', () => {
  it('has the order that CPython gives it since 3.12', () => {
    const run = newRun();
    const set = call(run, builtin.set, [new PyList([3, null, 100, 1])]);
    expect(repr(run, set)).toBe('{None, 1, 3, 100}');
    expect([1, 2, 3, 4].map(() => invoke(run, set, 'pop'))).toEqual([null, 1, 3, 100]);
  });
});

describe('a subclass of dict', () => {
  const type = defineType({ name: '_dict', bases: [builtin.dict] });

  it('has the methods of dict, and its copy is a plain dict', () => {
    const run = newRun();
    const value = new PyDict(new HashTable(), type);
    setItem(run, value, 'a', 1);
    expect(repr(run, invoke(run, value, 'get', ['a']))).toBe('1');
    const copy = invoke(run, value, 'copy');
    expect(copy instanceof PyDict && copy.type).toBe(builtin.dict);
    expect(compare(run, '==', copy, value)).toBe(true);
  });

  it('answers missing keys with __missing__', () => {
    const run = newRun();
    const defaulting = defineType({ name: 'defaulting', bases: [builtin.dict] });
    const missing = nativeFunction('__missing__(self, key, /)', {
      doc: 'The key.',
      run: (_run, _self: PyValue, key: PyValue) => key,
    });
    defaulting.setAttribute('__missing__', missing);
    expect(getItem(run, new PyDict(new HashTable(), defaulting), 'x')).toBe('x');
  });
});
