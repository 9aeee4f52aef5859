// Plays the cases of record_containers.py: what is done with a container step by step, as texts of what came out.
import '../../src/language/types/load.ts';
import { getAttribute } from '../../src/language/runtime/attributes.ts';
import { call, type Keywords } from '../../src/language/runtime/call.ts';
import { PyDict } from '../../src/language/runtime/containers.ts';
import { nativeFunction } from '../../src/language/runtime/declare.ts';
import { Raise, raiseWith } from '../../src/language/runtime/errors.ts';
import { deleteItem, getItem, setItem } from '../../src/language/runtime/items.ts';
import { iterate } from '../../src/language/runtime/iteration.ts';
import { defaultLimits } from '../../src/language/runtime/limits.ts';
import { float, int } from '../../src/language/runtime/numbers.ts';
import * as operators from '../../src/language/runtime/operators.ts';
import { Run } from '../../src/language/runtime/run.ts';
import { repr } from '../../src/language/runtime/text.ts';
import type { PyIterator, PyType, RichOperator } from '../../src/language/runtime/type.ts';
import { builtin, PyList, PyTuple, type PyValue } from '../../src/language/runtime/values.ts';
import { adapterTypes } from '../../src/language/types/adapters.ts';

/** A value or step as it stands in a recording. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type Step = readonly [string, ...Json[]];
/** A value, what is done with it, and what CPython gave for each step and shows of it in the end. */
export type Case = readonly [Json, readonly Step[], readonly Outcome[]];
/** A repr, or the class and the arguments of an exception. */
export type Outcome = string | readonly [string, string];

const functions: ReadonlyMap<string, PyValue> = new Map<string, PyValue>([
  ['negate', native('negate', (run, value) => operators.unary(run, '-', value))],
  ['first', native('first', (run, value) => getItem(run, value, 0))],
  ['fail', native('fail', (_run, value) => raiseWith('KeyError', value))],
  ['len', native('len', (run, value) => operators.length(run, value))],
]);

function native(name: string, run: (run: Run, value: PyValue) => PyValue): PyValue {
  return nativeFunction(`${name}(value, /)`, { doc: name, run });
}

function typeNamed(name: string): PyType {
  const found = adapterTypes.get(name) ?? Object.entries(builtin).find(([key]) => key === name)?.[1];
  if (found === undefined) throw new Error(`no type ${name}`);
  return found;
}

/** The value that a JSON form stands for. */
export function decode(run: Run, value: Json): PyValue {
  if (value === null || typeof value !== 'object') return value;
  const [kind = '', content] = Object.entries(value)[0] ?? [];
  if (kind === 'int') return int(BigInt(String(content)));
  if (kind === 'float') return float(content === 'nan' ? Number.NaN : Number(content));
  if (kind === 'function') return functions.get(String(content)) ?? typeNamed(String(content));
  if (kind === 'dict') return decodeDict(run, content as readonly Json[]);
  if (kind === 'view') {
    const [name, dict] = content as readonly [string, Json];
    return call(run, getAttribute(run, decode(run, dict), name), []);
  }
  const parts = (content as readonly Json[]).map((item) => decode(run, item));
  return call(run, typeNamed(kind), kind === 'range' || kind === 'slice' ? parts : [new PyList(parts)]);
}

function decodeDict(run: Run, pairs: readonly Json[]): PyDict {
  const dict = new PyDict();
  for (const pair of pairs) {
    const [key, value] = pair as readonly [Json, Json];
    dict.table.set(run, decode(run, key), decode(run, value));
  }
  return dict;
}

/** One container and what is done with it. */
class Played {
  readonly run: Run;
  value: PyValue;
  #iterator: PyIterator | undefined;
  constructor(start: Json) {
    this.run = new Run({ limits: defaultLimits });
    this.value = decode(this.run, start);
  }

  step([what, ...rest]: Step): PyValue {
    const action = actions[what];
    if (action === undefined) throw new Error(`no action ${what}`);
    return action(this, rest as [Json, Json, Json]);
  }

  read(value: Json): PyValue {
    return decode(this.run, value);
  }

  args(args: Json): PyValue[] {
    return (args as readonly Json[]).map((value) => this.read(value));
  }

  keywords(given: Json): Keywords | undefined {
    const entries = Object.entries(given as { readonly [key: string]: Json });
    if (entries.length === 0) return undefined;
    return { names: entries.map(([name]) => name), values: entries.map(([, value]) => this.read(value)) };
  }

  iterate(): null {
    this.#iterator = iterate(this.run, this.value);
    return null;
  }

  next(): PyValue {
    const value = this.#iterator?.next(this.run);
    return value === undefined ? raiseWith('StopIteration') : value;
  }
}

type Action = (played: Played, rest: [Json, Json, Json]) => PyValue;
type Symbol = '+' | '-' | '*' | '|' | '&' | '^';

const actions: Readonly<Record<string, Action>> = {
  method: (played, [name, args, keywords]) => {
    const method = getAttribute(played.run, played.value, String(name));
    return call(played.run, method, played.args(args), played.keywords(keywords));
  },
  construct: (played, [name, args, keywords]) => {
    const made = call(played.run, typeNamed(String(name)), played.args(args), played.keywords(keywords));
    played.value = made;
    return made;
  },
  get: (played, [key]) => getItem(played.run, played.value, played.read(key)),
  set: (played, [key, item]) => {
    setItem(played.run, played.value, played.read(key), played.read(item));
    return null;
  },
  delete: (played, [key]) => {
    deleteItem(played.run, played.value, played.read(key));
    return null;
  },
  binary: (played, [op, other]) => operators.binary(played.run, op as Symbol, played.value, played.read(other)),
  reflected: (played, [op, other]) => operators.binary(played.run, op as Symbol, played.read(other), played.value),
  inplace: (played, [op, other]) => {
    played.value = operators.inplace(played.run, op as Symbol, played.value, played.read(other));
    return null;
  },
  compare: (played, [op, other]) => operators.compare(played.run, op as RichOperator, played.value, played.read(other)),
  in: (played, [item]) => operators.contains(played.run, played.value, played.read(item)),
  iterate: (played) => played.iterate(),
  next: (played) => played.next(),
  list: (played) => call(played.run, builtin.list, [played.value]),
  hash: (played) => operators.hash(played.run, played.value),
  len: (played) => operators.length(played.run, played.value),
  bool: (played) => operators.truth(played.run, played.value),
  reversed: (played) => call(played.run, builtin.list, [call(played.run, typeNamed('reversed'), [played.value])]),
  attribute: (played, [name]) => getAttribute(played.run, played.value, String(name)),
};

function shown(run: Run, value: PyValue): string {
  return repr(run, value).replaceAll(/0x[0-9a-f]+/g, '0xADDR');
}

function attempt(run: Run, action: () => PyValue): Outcome {
  try {
    return shown(run, action());
  } catch (thrown) {
    if (!(thrown instanceof Raise)) throw thrown;
    return [thrown.exception.type.name, shown(run, new PyTuple(thrown.exception.args.items))];
  }
}

/** What each step of a case gives, and the value's repr in the end. */
export function play([start, steps]: Case): Outcome[] {
  const played = new Played(start);
  const outcomes = steps.map((step) => attempt(played.run, () => played.step(step)));
  return [...outcomes, shown(played.run, played.value)];
}
