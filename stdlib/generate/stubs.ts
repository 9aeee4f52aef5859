// The stubs (*.pyi): what editors and type checkers read of the names that scripts find.
import { type Parameter, parseSignature } from '../../src/language/runtime/signature.ts';
import type { PyType, Slots } from '../../src/language/runtime/type.ts';
import type { PyValue } from '../../src/language/runtime/values.ts';
import type { AttributeEntry, ClassEntry, Entry, FunctionEntry, SpaceEntry, ValueEntry } from './entries.ts';
import type { Area } from './sources.ts';

const HEAD = '# Printed from the declarations by `npm run gen`; change those, not this file.';

/** The stub of an area. */
export function stub({ doc, members }: Area): string {
  const lines = members.flatMap((member) => declaration(member, 'module'));
  return `${[HEAD, `"""${doc}"""`, 'from typing import Any', '', ...lines].join('\n').trimEnd()}\n`;
}

type Place = 'module' | 'class' | 'space';

function declaration(entry: Entry, place: Place): readonly string[] {
  if (KEYWORDS.has(entry.name)) return [];
  switch (entry.kind) {
    case 'class':
      return [...classLines(entry), ''];
    case 'namespace':
      return [...spaceLines(entry), ''];
    case 'attribute':
      return attributeLines(entry);
    case 'value':
      return [`${entry.name}: ${typeName(entry)}`];
    default:
      return functionLines(entry, place);
  }
}

/** What cannot be assigned has no line: Python knows it already. */
const KEYWORDS: ReadonlySet<string> = new Set(['None', 'True', 'False']);

const shownTypes: ReadonlySet<string> = new Set(['int', 'str', 'bool', 'float', 'bytes', 'dict', 'list', 'tuple']);

function typeName({ type }: ValueEntry): string {
  return shownTypes.has(type) ? type : 'Any';
}

function classLines({ name, bases, doc, members, type }: ClassEntry): readonly string[] {
  const head = `class ${name}${bases.length === 0 ? '' : `(${bases.join(', ')})`}:`;
  const declared = new Set(members.map((member) => member.name));
  const body = [
    ...(doc === '' ? [] : [`"""${doc}"""`]),
    ...protocols(type, declared),
    ...members.flatMap((member) => declaration(member, 'class')),
  ];
  return body.length === 0 ? [`${head} ...`] : [head, ...indented(body)];
}

function spaceLines({ name, members }: SpaceEntry): readonly string[] {
  return [`class ${name}:`, ...indented(members.flatMap((member) => declaration(member, 'space')))];
}

function attributeLines({ name, doc, writable }: AttributeEntry): readonly string[] {
  if (writable) return [`${name}: Any`, `"""${doc}"""`];
  return ['@property', ...withBody(`def ${name}(self) -> Any:`, doc)];
}

function functionLines({ kind, name, signature, doc }: FunctionEntry, place: Place): readonly string[] {
  const parameters = parseSignature(signature).parameters;
  const bound = place === 'module' || kind === 'function' || parameters[0]?.name === 'self';
  const own = kind === 'classmethod' ? 'cls' : 'self';
  const list = parameterList(parameters, place !== 'module' && !bound ? own : undefined);
  const decorator = DECORATORS[place === 'module' ? 'none' : kind];
  return [...decorator, ...withBody(`def ${name}(${list}) -> Any:`, doc)];
}

const DECORATORS: Readonly<Record<FunctionEntry['kind'] | 'none', readonly string[]>> = {
  none: [],
  method: [],
  classmethod: ['@classmethod'],
  function: ['@staticmethod'],
};

function withBody(head: string, doc: string): readonly string[] {
  return [head, ...indented([`"""${doc.replaceAll('\\', '\\\\').replaceAll('"""', "'''")}"""`, '...'])];
}

/** Parameters in Python's notation, with the markers that tell the kinds apart. */
export function parameterList(parameters: readonly Parameter[], own?: string): string {
  const parts: string[] = own === undefined ? [] : [own];
  for (const [at, parameter] of parameters.entries()) {
    const before = parameters[at - 1];
    if (parameter.kind === 'keyword' && before?.kind !== 'keyword' && before?.kind !== 'varargs') parts.push('*');
    parts.push(shownParameter(parameter));
    if (parameter.kind === 'positional' && parameters[at + 1]?.kind !== 'positional') parts.push('/');
  }
  return parts.join(', ');
}

const stars: Partial<Record<Parameter['kind'], string>> = { varargs: '*', varkeywords: '**' };

function shownParameter({ name, kind, annotation, required, fallback }: Parameter): string {
  const type = annotation === 'size' ? 'int' : annotation;
  const shown = `${stars[kind] ?? ''}${name}${type === '' ? '' : `: ${type}`}`;
  if (required || kind in stars) return shown;
  return `${shown}${type === '' ? '=' : ' = '}${fallback === undefined ? '...' : shownDefault(fallback)}`;
}

function shownDefault(value: PyValue): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  // A number beyond the safe range stands for "as far as it goes", and has lost its last digits.
  if (typeof value === 'number' && !Number.isSafeInteger(value)) return '...';
  return typeof value === 'object' ? '()' : JSON.stringify(value);
}

/** The special methods that a type's own slots stand for, unless they are declared by name. */
function protocols(type: PyType, declared: ReadonlySet<string>): readonly string[] {
  const inherited = type.mro[1]?.slots ?? {};
  const own = (name: keyof Slots) => type.slots[name] !== undefined && type.slots[name] !== inherited[name];
  const simple = SPECIAL.filter(([slot, line]) => own(slot) && !declared.has(/\w+/.exec(line.slice(4))?.[0] ?? ''));
  const operators = Object.keys((own('binary') && type.slots.binary) || {});
  const binary = OPERATORS.filter(([sign, name]) => operators.includes(sign) && !declared.has(name));
  return [
    ...simple.map(([, line]) => `${line} ...`),
    ...binary.map(([, name]) => `def ${name}(self, other: Any, /) -> Any: ...`),
  ];
}

const SPECIAL: readonly (readonly [keyof Slots, string])[] = [
  ['construct', 'def __init__(self, *args: Any, **kwargs: Any) -> None:'],
  ['len', 'def __len__(self) -> int:'],
  ['bool', 'def __bool__(self) -> bool:'],
  ['index', 'def __index__(self) -> int:'],
  ['iter', 'def __iter__(self) -> Any:'],
  ['next', 'def __next__(self) -> Any:'],
  ['contains', 'def __contains__(self, item: Any, /) -> bool:'],
  ['getItem', 'def __getitem__(self, key: Any, /) -> Any:'],
  ['setItem', 'def __setitem__(self, key: Any, value: Any, /) -> None:'],
  ['deleteItem', 'def __delitem__(self, key: Any, /) -> None:'],
  ['concat', 'def __add__(self, other: Any, /) -> Any:'],
  ['repeat', 'def __mul__(self, count: int, /) -> Any:'],
  ['getAttribute', 'def __getattr__(self, name: str) -> Any:'],
  ['enter', 'def __enter__(self) -> Any:'],
  ['exit', 'def __exit__(self, type: Any, value: Any, traceback: Any, /) -> bool:'],
];

const OPERATORS: readonly (readonly [string, string])[] = [
  ['+', '__add__'],
  ['-', '__sub__'],
  ['*', '__mul__'],
  ['/', '__truediv__'],
  ['//', '__floordiv__'],
  ['%', '__mod__'],
  ['**', '__pow__'],
  ['&', '__and__'],
  ['|', '__or__'],
  ['^', '__xor__'],
  ['<<', '__lshift__'],
  ['>>', '__rshift__'],
];

function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => (line === '' ? '' : `    ${line}`));
}
