// Random expressions by the kind of value that is wanted; now and then another kind comes, so that errors do too.
import type { Dice } from './dice.ts';
import {
  BYTES,
  FLOATS,
  INTS,
  MATHEMATICS,
  MEMBERS,
  METHODS,
  NAMES,
  PERCENTS,
  SLICES,
  SPECS,
  TEXTS,
} from './vocabulary.ts';

const BINARY = ['+', '-', '*', '/', '//', '%', '**', '&', '|', '^', '<<', '>>', '@'];
const COMPARED = ['==', '!=', '<', '<=', '>', '>=', 'in', 'not in'];
const KINDS = ['int', 'float', 'str', 'list', 'dict', 'tuple', 'set', 'bytes', 'bool', 'none'];
const SMALL = ['0', '1', '2', '3', '-1', '-2', '5', '9'];

/** What an expression may use: names that are bound, and how deep it may still go. */
export interface Scope {
  readonly dice: Dice;
  readonly names: readonly string[];
  readonly callables: readonly string[];
  readonly depth: number;
}

type Maker = (scope: Scope) => string;

/** An expression of a kind; `any` is any kind. */
export function expression(scope: Scope, kind = 'any'): string {
  const { dice, names } = scope;
  if (names.length > 0 && dice.chance(0.2)) return dice.pick(names);
  if (dice.chance(0.06)) return expression(deeper(scope), dice.pick(KINDS));
  if (scope.depth <= 0) return leaf(scope, kind);
  const rows = MAKERS[kind];
  return rows === undefined ? leaf(scope, kind) : dice.weighted(rows)(deeper(scope));
}

function deeper(scope: Scope): Scope {
  return { ...scope, depth: scope.depth - 1 };
}

function leaf({ dice }: Scope, kind: string): string {
  const words = LEAVES[kind];
  return words === undefined ? dice.pick(LEAVES[dice.pick(KINDS)] ?? ['None']) : dice.pick(words);
}

const LEAVES: Readonly<Record<string, readonly string[]>> = {
  int: INTS,
  small: SMALL,
  float: FLOATS,
  str: TEXTS,
  bytes: BYTES,
  bool: ['True', 'False'],
  none: ['None'],
  list: ['[]', '[1, 2, 3]', "['b', 'a']", '[[1], [2]]'],
  tuple: ['()', '(1,)', "(1, 'a')"],
  dict: ['{}', "{'a': 1}", "{1: 'x', '1': 'y', 'b': 2}", "{'__proto__': 1, 'constructor': 2}"],
  set: ['set()', '{1, 2, 3}', '{2, 4}'],
  key: ['1', '1.0', 'True', "'1'", "'a'", "'__proto__'", '(1, 2)', 'None', '[]', '2**53', '0.1'],
  iterable: ['[1, 2]', "'ab'", 'range(3)', "{'a': 1}", '(4, 5)', '{6}', '5'],
  ints: ['[1, 2]', 'range(3)', '{6}', '(4, 5, 1.0, True)', '[2**70, 0.5, -1]', '5'],
  strs: ["['a', 'b']", "('x',)", "'abc'", "['a', 1]", "{'k': 1}"],
};

const list = (scope: Scope, kind = 'any', most = 4) =>
  scope.dice.several(scope.dice.below(most), () => expression(scope, kind)).join(', ');

const binary: (left: string, right: string) => Maker = (left, right) => (scope) => {
  const operator = scope.dice.pick(BINARY);
  const [one, other] = [expression(scope, left), expression(scope, right)];
  // Powers and shifts by much are the memory's test, not this one's.
  const small = operator === '**' || operator === '<<';
  return `(${one} ${operator} ${small ? scope.dice.pick(SMALL) : other})`;
};

const method: (kind: string) => Maker = (kind) => (scope) => {
  const [name, ...given] = scope.dice.pick(METHODS[kind] ?? [['nothing']]);
  const values = given.map((wanted) => expression({ ...scope, depth: Math.min(scope.depth, 1) }, wanted));
  return `(${expression(scope, kind)}).${name}(${values.join(', ')})`;
};

const called: (name: string, ...given: readonly string[]) => Maker =
  (name, ...given) =>
  (scope) =>
    `${name}(${given.map((kind) => expression(scope, kind)).join(', ')})`;

const subscript: (kind: string) => Maker = (kind) => (scope) =>
  `(${expression(scope, kind)})[${scope.dice.chance(0.5) ? scope.dice.pick(SLICES) : expression(scope, kind === 'dict' ? 'key' : 'small')}]`;

const conditional: (kind: string) => Maker = (kind) => (scope) =>
  `(${expression(scope, kind)} if ${expression(scope, 'bool')} else ${expression(scope, kind)})`;

const formatted: Maker = (scope) => {
  const parts = scope.dice.several(1 + scope.dice.below(2), () => {
    const conversion = scope.dice.weighted<string>([
      [6, ''],
      [1, '!r'],
      [1, '!s'],
      [1, '!a'],
    ]);
    const spec = scope.dice.chance(0.6) ? `:${scope.dice.pick(SPECS)}` : '';
    const inner = expression({ ...scope, depth: 0 }, scope.dice.pick(KINDS));
    return /['"\\{]/.test(inner) ? 'x' : `{${inner}${scope.dice.chance(0.05) ? '=' : ''}${conversion}${spec}}`;
  });
  return `f"${parts.join(' ')}"`;
};

const percent: Maker = (scope) => {
  const { dice } = scope;
  const pieces = dice.several(1 + dice.below(2), () => dice.pick(PERCENTS));
  const values = pieces.map(() => expression({ ...scope, depth: 0 }, dice.pick(KINDS)));
  const right = dice.chance(0.2) ? "{'a': 1, 'b': 2.5}" : `(${values.join(', ')},)`;
  return `(${dice.chance(0.1) ? 'b' : ''}'${pieces.join(' ')}' % ${dice.chance(0.15) ? (values[0] ?? '1') : right})`;
};

const comprehension: (open: string, close: string) => Maker = (open, close) => (scope) => {
  const { dice } = scope;
  const name = dice.pick(NAMES);
  const inner = { ...scope, names: [...scope.names, name] };
  const element = open === '{:' ? `${expression(inner, 'key')}: ${expression(inner)}` : expression(inner);
  const condition = dice.chance(0.4) ? ` if ${expression(inner, 'bool')}` : '';
  const more = dice.chance(0.2) ? ` for ${dice.pick(NAMES)} in ${expression(inner, 'iterable')}` : '';
  return `${open[0]}${element} for ${name} in ${expression(scope, 'iterable')}${more}${condition}${close}`;
};

const sorted: Maker = (scope) => {
  const key = scope.dice.chance(0.5) ? `, key=lambda x: ${expression({ ...scope, names: ['x'], depth: 1 })}` : '';
  return `sorted(${expression(scope, 'iterable')}${key}${scope.dice.chance(0.3) ? ', reverse=True' : ''})`;
};

const userCall: Maker = (scope) => {
  if (scope.callables.length === 0) return leaf(scope, 'any');
  const keyword = scope.dice.chance(0.3) ? [`${scope.dice.pick(['a', 'b', 'c', 'self'])}=${expression(scope)}`] : [];
  return `${scope.dice.pick(scope.callables)}(${[...scope.dice.several(scope.dice.below(3), () => expression(scope)), ...keyword].join(', ')})`;
};

const mathematical: Maker = (scope) => {
  const [name, ...kinds] = scope.dice.pick(MATHEMATICS);
  return `math.${name}(${kinds.map((kind) => expression(scope, kind)).join(', ')})`;
};

const attribute: Maker = (scope) => `(${expression(scope)}).${scope.dice.pick(MEMBERS)}`;
const comparison: Maker = (scope) => `(${expression(scope)} ${scope.dice.pick(COMPARED)} ${expression(scope)})`;
const walrus: Maker = (scope) => `(${scope.dice.pick(NAMES)} := ${expression(scope)})`;

const MAKERS: Readonly<Record<string, readonly (readonly [number, Maker])[]>> = {
  any: KINDS.map((kind): [number, Maker] => [3, (scope) => expression(scope, kind)]).concat([
    [2, attribute],
    [2, userCall],
    [1, walrus],
    [1, called('repr', 'any')],
    [1, mathematical],
    [1, called('json.dumps', 'any')],
    [1, called('json.loads', 'str')],
    // Of ints: those of texts, None and NaN differ from process to process.
    [1, (scope) => `hash(${leaf(scope, 'int')})`],
    [1, called('max', 'iterable')],
    [1, called('min', 'any', 'any')],
    [1, called('sum', 'iterable')],
    [1, called('divmod', 'int', 'int')],
    [1, called('pow', 'int', 'small', 'int')],
    [1, conditional('any')],
    [1, subscript('any')],
    [1, called('', 'any')],
    [1, (scope) => `slice(${list(scope, 'small')})`],
    [1, (scope) => `complex(${expression(scope, 'float')}, ${expression(scope, 'float')})`],
  ]),
  int: [
    [6, binary('int', 'int')],
    [2, called('len', 'iterable')],
    [2, called('int', 'str')],
    [1, called('int', 'float')],
    [1, called('int', 'str', 'small')],
    [1, called('ord', 'str')],
    [2, called('round', 'float')],
    [1, called('round', 'int', 'small')],
    [1, called('abs', 'int')],
    [1, method('int')],
    [1, (scope) => `~${expression(scope, 'int')}`],
    [1, subscript('list')],
    [1, conditional('int')],
  ],
  float: [
    [5, binary('float', 'float')],
    [2, binary('int', 'float')],
    [2, called('float', 'str')],
    [1, called('float', 'int')],
    [3, called('round', 'float', 'small')],
    [1, (scope) => `(${expression(scope, 'int')} / ${expression(scope, 'int')})`],
    [1, method('float')],
    [1, (scope) => `-${expression(scope, 'float')}`],
  ],
  str: [
    [8, method('str')],
    [5, formatted],
    [4, percent],
    [2, subscript('str')],
    [2, called('str', 'any')],
    [1, called('repr', 'any')],
    [1, called('chr', 'int')],
    [1, called('hex', 'int')],
    [2, binary('str', 'str')],
    [1, binary('str', 'small')],
  ],
  bool: [
    [4, comparison],
    [1, (scope) => `(${expression(scope, 'int')} < ${expression(scope, 'float')} <= ${expression(scope, 'int')})`],
    [1, (scope) => `(${expression(scope)} ${scope.dice.pick(['and', 'or'])} ${expression(scope)})`],
    [1, (scope) => `(not ${expression(scope)})`],
    [1, called('bool', 'any')],
    [
      1,
      (scope) => `isinstance(${expression(scope)}, ${scope.dice.pick(['int', '(str, float)', 'bool', 'bytes', '5'])})`,
    ],
    [1, called('callable', 'any')],
  ],
  list: [
    [4, (scope) => `[${list(scope)}]`],
    [3, comprehension('[', ']')],
    [2, sorted],
    [2, called('list', 'iterable')],
    [1, binary('list', 'list')],
    [1, binary('list', 'small')],
    [1, subscript('list')],
    [1, method('list')],
    [1, (scope) => `[*${expression(scope, 'iterable')}, ${expression(scope)}]`],
    [1, (scope) => `list(zip(${expression(scope, 'iterable')}, ${expression(scope, 'str')}))`],
  ],
  dict: [
    [
      4,
      (scope) =>
        `{${scope.dice.several(scope.dice.below(4), () => `${expression(scope, 'key')}: ${expression(scope)}`).join(', ')}}`,
    ],
    [2, comprehension('{:', '}')],
    [1, (scope) => `{**${expression(scope, 'dict')}, ${expression(scope, 'key')}: ${expression(scope)}}`],
    [1, binary('dict', 'dict')],
    [2, method('dict')],
    [1, subscript('dict')],
  ],
  tuple: [
    [3, (scope) => `(${list(scope)})`],
    [1, called('tuple', 'iterable')],
    [1, called('divmod', 'float', 'float')],
    [1, binary('tuple', 'tuple')],
    [1, subscript('tuple')],
    [1, method('tuple')],
  ],
  set: [
    [2, (scope) => `set(${leaf(scope, 'ints')})`],
    [2, binary('set', 'set')],
    [2, method('set')],
    [1, (scope) => `{${expression({ ...scope, names: ['x'] }, 'int')} for x in ${leaf(scope, 'ints')}}`],
  ],
  bytes: [
    [2, method('bytes')],
    [1, called('bytes', 'iterable')],
    [1, (scope) => `(${expression(scope, 'str')}).encode()`],
    [1, subscript('bytes')],
    [1, binary('bytes', 'bytes')],
  ],
  iterable: [
    [2, (scope) => expression(scope, scope.dice.pick(['list', 'tuple', 'str', 'dict']))],
    [1, (scope) => `range(${scope.dice.several(1 + scope.dice.below(3), () => scope.dice.pick(SMALL)).join(', ')})`],
    [1, comprehension('(', ')')],
    [1, (scope) => `(${expression(scope, 'dict')}).items()`],
    [1, called('zip', 'list', 'str')],
  ],
  key: [[1, (scope) => leaf(scope, 'key')]],
  ints: [[1, (scope) => leaf(scope, 'ints')]],
  strs: [[1, (scope) => `[${list(scope, 'str')}]`]],
};
