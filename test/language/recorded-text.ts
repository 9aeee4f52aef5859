// Replays calls on texts and bytes that CPython answered, and says where our answer differs.
import { readFileSync } from 'node:fs';
import '../../src/language/types/load.ts';
import { getAttribute } from '../../src/language/runtime/attributes.ts';
import { call } from '../../src/language/runtime/call.ts';
import { PyDict } from '../../src/language/runtime/containers.ts';
import { Raise, Stop } from '../../src/language/runtime/errors.ts';
import { deleteItem, getItem, setItem } from '../../src/language/runtime/items.ts';
import { drain, iterate } from '../../src/language/runtime/iteration.ts';
import { defaultLimits } from '../../src/language/runtime/limits.ts';
import { int } from '../../src/language/runtime/numbers.ts';
import { binary, compareAny, length } from '../../src/language/runtime/operators.ts';
import { Run } from '../../src/language/runtime/run.ts';
import { HashTable } from '../../src/language/runtime/table.ts';
import { repr, str } from '../../src/language/runtime/text.ts';
import { builtin, PyFloat, PyList, PySlice, PyTuple, type PyValue } from '../../src/language/runtime/values.ts';
import { PyByteArray, PyBytes } from '../../src/language/types/bytes.ts';
import { ascii } from '../../src/language/types/str-repr.ts';

type Tagged = null | boolean | string | { readonly [kind: string]: never };
type Outcome = string | { readonly raised: string; readonly args: string };
type Row = readonly [string, Tagged, string, readonly Tagged[], Readonly<Record<string, Tagged>>, Outcome];

const makers: Readonly<Record<string, (run: Run, content: never) => PyValue>> = {
  int: (_run, digits: string) => int(BigInt(digits)),
  float: (_run, text: string) => new PyFloat(floatOf(text)),
  bytes: (_run, hex: string) => new PyBytes(bytesOf(hex)),
  bytearray: (_run, hex: string) => new PyByteArray(bytesOf(hex)),
  slice: (run, parts: Tagged[]) =>
    new PySlice(...(parts.map((part) => value(run, part)) as [PyValue, PyValue, PyValue])),
  list: (run, items: Tagged[]) => new PyList(items.map((item) => value(run, item))),
  tuple: (run, items: Tagged[]) => new PyTuple(items.map((item) => value(run, item))),
  dict(run, pairs: [Tagged, Tagged][]) {
    const table = new HashTable();
    for (const [key, item] of pairs) table.set(run, value(run, key), value(run, item));
    return new PyDict(table);
  },
};

function floatOf(text: string): number {
  return text.endsWith('inf') ? Number(text.replace('inf', 'Infinity')) : Number(text);
}

function bytesOf(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (digits) => Number.parseInt(digits, 16));
}

function value(run: Run, tagged: Tagged): PyValue {
  if (tagged === null || typeof tagged !== 'object') return tagged;
  const [kind = '', content] = Object.entries(tagged)[0] ?? [];
  return (makers[kind] as (run: Run, content: unknown) => PyValue)(run, content);
}

const operators: Readonly<Record<string, (run: Run, left: PyValue, right: PyValue) => PyValue>> = {
  '[]': getItem,
  '+': (run, left, right) => binary(run, '+', left, right),
  '*': (run, left, right) => binary(run, '*', left, right),
  '%': (run, left, right) => binary(run, '%', left, right),
};

const shows: Readonly<Record<string, (run: Run, value: PyValue) => PyValue>> = {
  repr,
  str,
  ascii,
  len: length,
  list: (run, value) => new PyList(drain(run, iterate(run, value))),
};

function answer(run: Run, [kind, receiver, name, args, keywords]: Row): PyValue {
  const values = args.map((arg) => value(run, arg));
  const named = { names: Object.keys(keywords), values: Object.values(keywords).map((arg) => value(run, arg)) };
  const given = named.names.length === 0 ? undefined : named;
  if (kind === 'construct') return call(run, builtin[receiver as 'str'], values, given);
  const self = value(run, receiver);
  if (kind === 'call') return call(run, getAttribute(run, self, name), values, given);
  if (kind === 'change') return new PyTuple([changed(run, self, name, values), self]);
  if (kind === 'show') return (shows[name] as (run: Run, value: PyValue) => PyValue)(run, self);
  const operator =
    operators[name] ?? ((run: Run, left: PyValue, right: PyValue) => compareAny(run, name as '<', left, right));
  return operator(run, self, values[0] as PyValue);
}

function changed(run: Run, self: PyValue, name: string, args: PyValue[]): PyValue {
  const [key = null, item = null] = args;
  if (name === '[]=') setItem(run, self, key, item);
  else if (name === 'del []') deleteItem(run, self, key);
  else return call(run, getAttribute(run, self, name), args);
  return null;
}

/** A run with the limits of a request. */
export function newRun(): Run {
  return new Run({ limits: defaultLimits });
}

function outcome(row: Row): Outcome {
  const run = newRun();
  try {
    return repr(run, answer(run, row));
  } catch (thrown) {
    if (thrown instanceof Stop) return `stopped: ${thrown.limit}`;
    if (!(thrown instanceof Raise)) throw thrown;
    return { raised: thrown.exception.type.name, args: repr(run, thrown.exception.args) };
  }
}

/** The rows of a recording that are answered differently here, each with both answers. */
export function differences(recording: string): { row: string; python: string; ours: string }[] {
  const lines = readFileSync(new URL(`recordings/${recording}.jsonl`, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n');
  const found = [];
  for (const line of lines) {
    const row = JSON.parse(line) as Row;
    const python = JSON.stringify(row[5]);
    const ours = JSON.stringify(outcome(row));
    if (ours !== python) found.push({ row: JSON.stringify(row.slice(0, 5)), python, ours });
  }
  return found;
}
