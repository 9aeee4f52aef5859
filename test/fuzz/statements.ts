// Random statements and whole programs: each top-level part shows what it made or how it failed, so that one does not hide the next.
import type { PolicyName } from '../../src/language/policy/profiles.ts';
import { Dice } from './dice.ts';
import type { Rules } from './differ.ts';
import { expression, type Scope } from './expressions.ts';
import { NAMES } from './vocabulary.ts';

interface Place extends Scope {
  readonly inFunction: boolean;
  readonly inLoop: boolean;
  readonly policy: PolicyName;
}

type Maker = (place: Place) => string[];

const ERRORS = [
  'ValueError',
  'KeyError',
  'Exception',
  'ZeroDivisionError',
  'IndexError',
  'TypeError',
  '(KeyError, IndexError)',
];
const INPLACE = ['+=', '-=', '*=', '/=', '//=', '%=', '|=', '&=', '^=', '>>='];

const indented = (lines: readonly string[]) => lines.map((line) => `    ${line}`);
const inside = (place: Place, changes: Partial<Place> = {}): Place => ({
  ...place,
  depth: place.depth - 1,
  ...changes,
});

/** Some statements; never none. */
function block(place: Place): string[] {
  return place.dice.several(1 + place.dice.below(3), () => statement(place)).flat();
}

function statement(place: Place): string[] {
  const rows = place.depth > 0 ? [...SIMPLE, ...COMPOUND] : SIMPLE;
  return place.dice.weighted(rows)(place);
}

function target({ dice, policy }: Place): string {
  const tuples = policy === 'restrictedpython' ? 2 : 0.2;
  const name = () => dice.pick(NAMES);
  return dice.weighted([
    [10, name],
    [tuples, () => `${name()}, ${name()}`],
    [tuples / 2, () => `${name()}, *${name()}`],
    [1, () => `[${name()}, ${name()}]`],
    [1, () => `[${name()}, (${name()}, *${name()})]`],
    [1, () => `rows[${dice.pick(['0', '-1', "'a'", '1:2', '::2'])}]`],
    [0.5, () => `doc.${name()}`],
  ])();
}

const SIMPLE: readonly (readonly [number, Maker])[] = [
  [6, (place) => [`${target(place)} = ${expression(place)}`]],
  [4, (place) => [`print(${expression(place)})`]],
  [2, (place) => [`${place.dice.pick(NAMES)} ${place.dice.pick(INPLACE)} ${expression(place)}`]],
  [1, (place) => [expression(place)]],
  [0.5, (place) => [`del ${place.dice.pick(['a', 'rows[0]', "rows['a']", 'b', 'rows[:1]'])}`]],
  [0.5, (place) => [`assert ${expression(place, 'bool')}, ${expression(place)}`]],
  [
    0.7,
    (place) => [
      `raise ${place.dice.pick(['ValueError', 'KeyError', 'TypeError', 'StopIteration'])}(${expression(place)})`,
    ],
  ],
  [0.3, (place) => [`raise ValueError(1) from ${place.dice.pick(['KeyError(2)', 'None', '5'])}`]],
  [1, (place) => [place.inFunction ? `return ${expression(place)}` : 'pass']],
  [0.7, (place) => [place.inLoop ? place.dice.pick(['break', 'continue']) : 'pass']],
  [0.5, (place) => (place.inFunction ? [`yield ${expression(place)}`] : ['pass'])],
  [0.2, (place) => (place.inFunction ? [`yield from ${expression(place, 'iterable')}`] : ['pass'])],
];

const COMPOUND: readonly (readonly [number, Maker])[] = [
  [2, conditional],
  [3, loop],
  [1, bounded],
  [3, attempt],
  [1, managed],
  [1, mutation],
  [0.7, inner],
];

function conditional(place: Place): string[] {
  const orelse = place.dice.chance(0.4) ? ['else:', ...indented(block(inside(place)))] : [];
  return [`if ${expression(place, 'bool')}:`, ...indented(block(inside(place))), ...orelse];
}

function loop(place: Place): string[] {
  const { dice } = place;
  const name = dice.pick(NAMES);
  const bound = dice.weighted([
    [6, name],
    [1, `${name}, ${dice.pick(NAMES)}`],
    [1, `${name}, *${dice.pick(NAMES)}`],
    [1, `[${name}]`],
  ]);
  const body = block(inside(place, { inLoop: true, names: [...place.names, name] }));
  const orelse = dice.chance(0.3) ? ['else:', ...indented(block(inside(place)))] : [];
  return [`for ${bound} in ${expression(place, 'iterable')}:`, ...indented(body), ...orelse];
}

function bounded(place: Place): string[] {
  const body = block(inside(place, { inLoop: true }));
  return ['count = 0', 'while count < 3:', '    count = count + 1', ...indented(body)];
}

function attempt(place: Place): string[] {
  const { dice } = place;
  const body = ['try:', ...indented(block(inside(place)))];
  const handler = [
    `except ${dice.pick(ERRORS)} as error:`,
    '    print(repr(error))',
    ...indented(block(inside(place))),
  ];
  const orelse = dice.chance(0.2) ? ['else:', ...indented(block(inside(place)))] : [];
  const final = ['finally:', ...indented(block(inside(place)))];
  return dice.weighted([
    [3, [...body, ...handler, ...orelse]],
    [1, [...body, ...handler, ...orelse, ...final]],
    [1, [...body, ...final]],
  ]);
}

function managed(place: Place): string[] {
  const { dice } = place;
  const head = `with ctx('one', ${expression(place)}${dice.chance(0.3) ? ', suppress=True' : ''}) as ${dice.pick(NAMES)}:`;
  return [head, ...indented(block(inside(place)))];
}

const GENERATORS: readonly string[][] = [
  [
    'def gen(x):',
    '    y = yield x',
    '    print(y)',
    '    z = yield [y]',
    '    return z',
    'a = gen(1)',
    'print(a.send(None), a.send(2))',
    'a.send(3)',
  ],
  [
    'def gen():',
    '    try:',
    '        yield 1',
    '    except ValueError as error:',
    '        yield repr(error)',
    '    finally:',
    "        print('done')",
    'a = gen()',
    'a.send(None)',
    'print(a.throw(ValueError(5)))',
    'a.close()',
  ],
  [
    'def gen():',
    '    b = yield from [1, 2]',
    '    yield b',
    '    return 3',
    'def outer():',
    '    c = yield from gen()',
    '    print(c)',
    'print(list(outer()))',
  ],
  ['def gen():', '    yield 1', '    raise KeyError(2)', 'for a in gen():', '    print(a)'],
  ['a = (x for x in [1, 2, 3])', 'for b in a:', '    print(b, 3 in a)'],
  [
    'def gen():',
    '    try:',
    '        yield 1',
    '    except GeneratorExit:',
    '        yield 2',
    'a = gen()',
    'a.send(None)',
    'a.close()',
  ],
];

function mutation(place: Place): string[] {
  return place.dice.pick([
    [
      'rows = [1, 2, 3]',
      'for a in rows:',
      '    if len(rows) < 6:',
      '        rows.append(a)',
      '    else:',
      '        rows.pop()',
    ],
    ["doc = {'a': 1, 'b': 2}", 'for a in doc:', `    doc[${expression(place, 'key')}] = a`],
    ["doc = {'a': 1, 'b': 2}", 'for a in doc:', '    doc.pop(a)'],
    ['rows = [3, 1, 2]', 'def key_of(x):', '    rows.append(x)', '    return x', 'rows.sort(key=key_of)'],
    [`a = sorted([3, 'a', 1], key=lambda x: ${expression({ ...place, names: ['x'], depth: 1 })})`],
    ['a = {1, 2}', 'for b in a:', '    a.add(b + 10)'],
    ...GENERATORS,
    [`a = ${expression(place, 'iterable')}`, 'b = [*a, *a]', 'print(b, a)'],
    [
      'def make():',
      '    made = []',
      '    for x in [1, 2]:',
      '        made.append(lambda: x)',
      '    return made',
      'print([f() for f in make()])',
    ],
    [
      'try:',
      '    try:',
      `        raise ValueError(${expression(place)})`,
      '    finally:',
      `        print(${expression(place)})`,
      'except Exception as error:',
      '    print(repr(error))',
    ],
  ]);
}

function inner(place: Place): string[] {
  const name = place.dice.pick(['f', 'g', 'h']);
  return [...definition(place, name), `print(${name}(${place.dice.pick(['', '1', "'a', 2", 'a=1', '1, 2, 3'])}))`];
}

function definition(place: Place, name: string): string[] {
  const { dice } = place;
  const parameters = dice.pick([
    '',
    'a',
    'a, b=1',
    'a, *rest',
    '*, a=2',
    'a, /, b=None',
    '**named',
    'a=1, *rest, b, **named',
    'a=[]',
  ]);
  const names = ['a', 'b', 'rest', 'named'].filter((each) => new RegExp(`\\b${each}\\b`).test(parameters));
  const body = block(inside(place, { inFunction: true, inLoop: false, names: [...names, ...place.names] }));
  const head = dice.chance(0.1) ? ['global total'] : [];
  return [`def ${name}(${parameters}):`, ...indented([...head, ...body])];
}

const CLASSES: readonly string[][] = [
  [
    'class Box:',
    '    size = 3',
    '    def __init__(self, a=1):',
    '        self.a = a',
    '    def __eq__(self, other):',
    '        return self.a == 1',
  ],
  [
    'class Order(Box):',
    '    def __lt__(self, other):',
    '        return self.a < other.a',
    '    def __contains__(self, key):',
    '        return key == self.a',
  ],
  ['class Text(str):', '    def shout(self):', "        return self.upper() + '!'"],
  ['class Whole(int):', '    def half(self):', '        return self / 2'],
  ['class Failure(ValueError):', '    def __init__(self, code):', '        self.code = code'],
];

function part(place: Place, number: number): string[] {
  const lines = place.dice.chance(0.5) ? [`v${number} = ${expression(place)}`, `print(v${number})`] : block(place);
  return ['try:', ...indented(lines), 'except Exception as error:', '    print(repr(error))'];
}

/** A program with the rules that it runs under. */
export interface Sample {
  readonly source: string;
  readonly rules: Rules;
}

/** The program of a seed. */
export function sample(seed: number): Sample {
  const dice = new Dice(seed);
  const policy = dice.chance(0.5) ? 'frappe' : 'restrictedpython';
  const scope = dice.chance(0.25) ? 'separate' : 'shared';
  const classes = policy === 'restrictedpython' && dice.chance(0.4);
  const callables = ['f', 'g', ...(classes ? ['Box', 'Order', 'Text', 'Whole', 'Failure'] : [])];
  const place: Place = {
    dice,
    policy,
    names: ['a', 'b', 'rows'],
    callables,
    depth: 1 + dice.below(3),
    inFunction: false,
    inLoop: false,
  };
  const lines = [
    `a = ${expression({ ...place, names: [] })}`,
    `b = ${expression({ ...place, names: ['a'] })}`,
    'rows = [1, 2, 3]',
    ...(classes ? CLASSES.flat() : []),
    ...definition({ ...place, names: [] }, 'f'),
    ...definition({ ...place, names: [] }, 'g'),
    ...dice.several(2 + dice.below(5), () => part(place, dice.below(5))).flat(),
  ];
  return { source: `${lines.join('\n')}\n`, rules: { policy, scope } };
}
