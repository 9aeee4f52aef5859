// re.RegexFlag: the flags as scripts see them, ints that show their names.
import '../../../src/language/types/load.ts';
import { define } from '../../../src/language/runtime/declare.ts';
import { getter } from '../../../src/language/runtime/descriptors.ts';
import { raise } from '../../../src/language/runtime/errors.ts';
import { asInt } from '../../../src/language/runtime/numbers.ts';
import { binary, compare, unary } from '../../../src/language/runtime/operators.ts';
import type { Run } from '../../../src/language/runtime/run.ts';
import { format, repr } from '../../../src/language/runtime/text.ts';
import { type BinarySlot, defineType, type PyType, type Slots } from '../../../src/language/runtime/type.ts';
import { builtin, PyInstance, type PyInt, type PyValue } from '../../../src/language/runtime/values.ts';
import { classSlots } from '../../../src/language/types/class-slots.ts';
import { intHash } from '../../../src/language/types/number-hash.ts';
import * as flags from './flags.ts';

/** In the order in which they are shown. */
const names: readonly (readonly [string, number])[] = [
  ['ASCII', flags.ASCII],
  ['IGNORECASE', flags.IGNORECASE],
  ['LOCALE', flags.LOCALE],
  ['UNICODE', flags.UNICODE],
  ['MULTILINE', flags.MULTILINE],
  ['DOTALL', flags.DOTALL],
  ['VERBOSE', flags.VERBOSE],
  ['TEMPLATE', flags.TEMPLATE],
  ['DEBUG', flags.DEBUG],
];
const ALL = names.reduce((all, [, bit]) => all | bit, 0);

/** An int, or a flag as an int. */
export function flagBits(value: PyValue): PyInt | undefined {
  return value instanceof PyInstance && value.type === regexFlagType ? (value.native as PyInt) : asInt(value);
}

function shown(bits: number): string {
  // A negative number stands for all flags but some.
  const positive = bits < 0 ? ALL & bits : bits;
  const found = names.filter(([, bit]) => (positive & bit) !== 0).map(([name]) => `re.${name}`);
  const rest = positive & ~ALL;
  if (rest !== 0) found.push(`0x${rest.toString(16)}`);
  return found.length === 0 ? 're.NOFLAG' : found.join('|');
}

function bitsOf(self: PyValue): number {
  return Number(flagBits(self) ?? 0);
}

function flag(run: Run | undefined, value: PyInt): PyInstance {
  run?.charge(64);
  return new PyInstance(regexFlagType, Number(value) < 0 ? ALL & Number(value) : value);
}

/** `|`, `&` and `^` of a flag and an int make flags. */
function joined(op: '|' | '&' | '^'): BinarySlot {
  return (run, left, right) => {
    const [first, second] = [flagBits(left), flagBits(right)];
    if (first === undefined || second === undefined) return undefined;
    const value = asInt(binary(run, op, first, second));
    return value === undefined ? undefined : flag(run, value);
  };
}

const inherited: Slots = classSlots(builtin.int.mro, new Map());

/** `re.RegexFlag` */
export const regexFlagType: PyType = defineType({
  name: 'RegexFlag',
  module: 're',
  doc: 'Options of a pattern; several are joined with |.',
  bases: [builtin.int],
  subclassable: false,
  slots: {
    ...inherited,
    construct(run, _type, args) {
      const bits = flagBits(args[0] ?? null);
      if (bits === undefined) return raise('ValueError', `${repr(run, args[0] ?? null)} is not a valid RegexFlag`);
      return flag(run, bits);
    },
    repr: (_run, self) => shown(bitsOf(self)),
    str: (_run, self) => shown(bitsOf(self)),
    format: (run, self, spec) => (spec === '' ? shown(bitsOf(self)) : format(run, flagBits(self) ?? 0, spec)),
    hash: (_run, self) => intHash(flagBits(self) ?? 0),
    bool: (_run, self) => bitsOf(self) !== 0,
    index: (_run, self) => flagBits(self) ?? 0,
    compare(run, op, self, other) {
      const [left, right] = [flagBits(self), flagBits(other) ?? other];
      return left === undefined ? undefined : compare(run, op, left, right);
    },
    binary: { ...inherited.binary, '|': joined('|'), '&': joined('&'), '^': joined('^') },
    unary: {
      ...inherited.unary,
      '~': (run, self) => flag(run, asInt(unary(run, '~', flagBits(self) ?? 0)) ?? 0),
    },
  },
});

define(regexFlagType, [
  getter('name', {
    doc: 'The name of the flag, or those of several.',
    examples: ["(re.I | re.M).name  #> 'IGNORECASE|MULTILINE'"],
    get: (_run, self: PyInstance) => shown(bitsOf(self)).replaceAll('re.', ''),
  }),
  getter('value', {
    doc: 'The flag as an int.',
    examples: ['re.DOTALL.value  #> 16'],
    get: (_run, self: PyInstance) => flagBits(self) ?? 0,
  }),
]);

/** The flags by all their names. */
export const flagMembers: ReadonlyMap<string, PyValue> = new Map(
  [
    ...names,
    ['NOFLAG', 0] as const,
    ['A', flags.ASCII] as const,
    ['I', flags.IGNORECASE] as const,
    ['L', flags.LOCALE] as const,
    ['U', flags.UNICODE] as const,
    ['M', flags.MULTILINE] as const,
    ['S', flags.DOTALL] as const,
    ['X', flags.VERBOSE] as const,
    ['T', flags.TEMPLATE] as const,
  ].map(([name, bits]) => [name, flag(undefined, bits)] as const),
);

/** In the order and with the names in which a pattern shows its flags. */
export function shownFlags(bits: number, isText: boolean): string {
  const order = ['TEMPLATE', 'IGNORECASE', 'LOCALE', 'MULTILINE', 'DOTALL', 'UNICODE', 'VERBOSE', 'DEBUG', 'ASCII'];
  // A text's pattern is Unicode's unless it says otherwise.
  const left =
    isText && (bits & (flags.ASCII | flags.LOCALE | flags.UNICODE)) === flags.UNICODE ? bits & ~flags.UNICODE : bits;
  const byName = new Map(names);
  const found = order.filter((name) => (left & (byName.get(name) ?? 0)) !== 0).map((name) => `re.${name}`);
  const rest = left & ~ALL;
  if (rest !== 0) found.push(`0x${rest.toString(16)}`);
  return found.join('|');
}
