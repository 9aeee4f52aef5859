// Replays operations on numbers that CPython answered, and says where our answer differs.
import { readFileSync } from 'node:fs';
import '../../src/language/types/load.ts';
import { getAttribute } from '../../src/language/runtime/attributes.ts';
import { call } from '../../src/language/runtime/call.ts';
import { PyDict } from '../../src/language/runtime/containers.ts';
import { Raise, Stop } from '../../src/language/runtime/errors.ts';
import { defaultLimits } from '../../src/language/runtime/limits.ts';
import { int } from '../../src/language/runtime/numbers.ts';
import { binary, compare, hash, unary } from '../../src/language/runtime/operators.ts';
import { Run } from '../../src/language/runtime/run.ts';
import { format, repr, str } from '../../src/language/runtime/text.ts';
import { builtin, PyFloat, PyList, PyTuple, type PyValue } from '../../src/language/runtime/values.ts';
import { PyByteArray, PyBytes } from '../../src/language/types/bytes.ts';
import { PyComplex } from '../../src/language/types/complex-number.ts';
import { numericFunctions } from '../../stdlib/builtins/numeric.ts';
import { mathModule } from '../../stdlib/modules/math.ts';

type Tagged = null | boolean | string | { readonly [kind: string]: never };
type Outcome = string | { readonly raised: string; readonly args: string };
type Row = readonly [operation: string, places: readonly number[], outcome: Outcome];
type Operation = (run: Run, args: PyValue[]) => PyValue;

const makers: Readonly<Record<string, (content: never) => PyValue>> = {
  int: (digits: string) => int(digits.startsWith('-') ? -BigInt(digits.slice(1)) : BigInt(digits)),
  float: (text: string) => new PyFloat(floatOf(text)),
  complex: ([real, imag]: [string, string]) => new PyComplex(floatOf(real), floatOf(imag)),
  bytes: (hex: string) => new PyBytes(bytesOf(hex)),
  bytearray: (hex: string) => new PyByteArray(bytesOf(hex)),
  list: (items: Tagged[]) => new PyList(items.map(value)),
  tuple: (items: Tagged[]) => new PyTuple(items.map(value)),
  dict: () => new PyDict(),
};

function floatOf(text: string): number {
  return text.endsWith('inf') ? Number(text.replace('inf', 'Infinity')) : Number(text);
}

function bytesOf(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (digits) => Number.parseInt(digits, 16));
}

function value(tagged: Tagged): PyValue {
  if (tagged === null || typeof tagged !== 'object') return tagged;
  const [kind = '', content] = Object.entries(tagged)[0] ?? [];
  return (makers[kind] as (content: unknown) => PyValue)(content);
}

const operations = new Map<string, Operation>([
  ['neg', (run, [value]) => unary(run, '-', value as PyValue)],
  ['pos', (run, [value]) => unary(run, '+', value as PyValue)],
  ['invert', (run, [value]) => unary(run, '~', value as PyValue)],
  ['repr', (run, [value]) => repr(run, value as PyValue)],
  ['str', (run, [value]) => str(run, value as PyValue)],
  ['hash', (run, [value]) => hash(run, value as PyValue)],
  ['format', (run, [value, spec]) => format(run, value as PyValue, spec as string)],
  ...(['int', 'float', 'complex', 'bool'] as const).map(
    (name) => [name, (run: Run, args: PyValue[]) => call(run, builtin[name], args)] as const,
  ),
  ...(['==', '!=', '<', '<=', '>', '>='] as const).map(
    (op) => [op, (run: Run, [left, right]: PyValue[]) => compare(run, op, left as PyValue, right as PyValue)] as const,
  ),
  ...(['+', '-', '*', '/', '//', '%', '**', '<<', '>>', '&', '|', '^', '@'] as const).map(
    (op) => [op, (run: Run, [left, right]: PyValue[]) => binary(run, op, left as PyValue, right as PyValue)] as const,
  ),
  ...numericFunctions.map((native) => [native.name, (run: Run, args: PyValue[]) => call(run, native, args)] as const),
]);

function answer(run: Run, operation: string, args: PyValue[]): PyValue {
  const [self, ...rest] = args;
  const name = operation.slice(1);
  if (operation.startsWith('math.')) return call(run, mathModule.attributes.get(operation.slice(5)) as PyValue, args);
  if (operation.startsWith('@')) return getAttribute(run, self as PyValue, name);
  if (operation.startsWith('.')) return call(run, getAttribute(run, self as PyValue, name), rest);
  return (operations.get(operation) as Operation)(run, args);
}

function outcome(operation: string, args: PyValue[]): Outcome {
  const run = new Run({ limits: defaultLimits });
  try {
    return repr(run, answer(run, operation, args));
  } catch (thrown) {
    if (thrown instanceof Stop) return `stopped: ${thrown.limit}`;
    if (!(thrown instanceof Raise)) throw thrown;
    return { raised: thrown.exception.type.name, args: repr(run, thrown.exception.args) };
  }
}

/** An operation that is answered differently here. */
export interface Difference {
  readonly operation: string;
  readonly args: string;
  readonly python: string;
  readonly ours: string;
}

/** How many operations a recording has, and those that are answered differently here, with both answers. */
export function replay(recording: string): { readonly rows: number; readonly differences: readonly Difference[] } {
  const file = new URL(`recordings/${recording}.jsonl`, import.meta.url);
  const [table = '[]', ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n');
  const tags = JSON.parse(table) as Tagged[];
  const values = tags.map(value);
  const differences: Difference[] = [];
  for (const line of lines) {
    const [operation, places, expected] = JSON.parse(line) as Row;
    const python = JSON.stringify(expected);
    const ours = JSON.stringify(
      outcome(
        operation,
        places.map((place) => values[place] as PyValue),
      ),
    );
    const args = places.map((place) => JSON.stringify(tags[place])).join(', ');
    if (ours !== python) differences.push({ operation, args, python, ours });
  }
  return { rows: lines.length, differences };
}
