// The reference for people: every name with its signature, what it does, and an example.
import type { ClassEntry, Entry, SpaceEntry } from './entries.ts';
import { type Area, type Sources, visibleTo } from './sources.ts';

/** The whole page, in Markdown. */
export function reference(found: Sources): string {
  const { builtins, types, modules, restricted, globals, frappe, documents } = found;
  const parts = [
    intro([builtins, types, ...modules, restricted, globals, frappe, documents]),
    ...builtinsPart(builtins),
    ...areaPart(types, 'Types without a name'),
    ...modules.flatMap((one) => areaPart(one, `Module ${one.name}`)),
    ...areaPart(restricted, 'Names of RestrictedPython'),
    ...areaPart(globals, 'Globals of a server script'),
    ...areaPart(frappe, 'frappe'),
    ...areaPart(documents, 'Documents'),
  ];
  return `${parts.join('\n\n')}\n`;
}

function intro(areas: readonly Area[]): string {
  const count = areas.reduce((sum, area) => sum + counted(area.members), 0);
  return [
    '# Reference',
    '',
    '<!-- Printed from the declarations by `npm run gen`; change those, not this file. -->',
    '',
    `${count} names, read from the same declarations that bind their arguments. An example shows an expression and what`,
    '`print` shows of its value, or the exception that it ends in; all of them are run by the tests, those of the language',
    'under CPython too. Parameters before `/` go by position only, those after `*` by name only; `...` as a default means',
    'that leaving the argument out differs from every value.',
  ].join('\n');
}

function counted(members: readonly Entry[]): number {
  return members.reduce((sum, one) => sum + 1 + ('members' in one ? counted(one.members) : 0), 0);
}

function builtinsPart(area: Area): readonly string[] {
  const exceptions = area.members.filter(isException);
  const rest = { ...area, members: area.members.filter((member) => !isException(member)) };
  return [
    ...areaPart(rest, 'Built-in names'),
    '### Who finds which built-in name',
    visibility(area),
    '### Exceptions',
    exceptions.map((one) => `* \`${one.name}\` (${one.bases.join(', ')})`).join('\n'),
  ];
}

function visibility({ members }: Area): string {
  return visibleTo
    .map(([who, names]) => {
      const shown = members.filter((one) => names.has(one.name) && !isException(one)).map((one) => `\`${one.name}\``);
      return `* ${who}: ${shown.join(', ')}, and exceptions.`;
    })
    .join('\n');
}

function isException(entry: Entry): entry is ClassEntry {
  return entry.kind === 'class' && entry.type.mro.some((base) => base.name === 'BaseException');
}

function areaPart({ doc, members }: Area, title: string): readonly string[] {
  return [`## ${title}`, doc, ...membersPart(members, title, '###')];
}

/** Rows first, then a part for each class and namespace. */
function membersPart(members: readonly Entry[], owner: string, level: string): readonly string[] {
  const rows = members.filter((member) => !('members' in member));
  const plain = members.filter((member) => member.kind === 'class' && isPlain(member));
  const parts = members.filter((member) => 'members' in member && !plain.includes(member));
  return [
    ...(rows.length === 0 ? [] : [table(rows)]),
    ...(plain.length === 0 ? [] : [`Classes: ${plain.map((one) => `\`${one.name}\``).join(', ')}.`]),
    ...parts.flatMap((one) => ('members' in one ? part(one, owner, level) : [])),
  ];
}

function isPlain(entry: ClassEntry): boolean {
  return entry.members.length === 0 && entry.doc === '';
}

function part(entry: ClassEntry | SpaceEntry, owner: string, level: string): readonly string[] {
  const title = owner.startsWith('frappe') ? `${owner}.${entry.name}` : entry.name;
  const doc = entry.kind === 'class' ? [entry.doc, basesLine(entry)].filter((line) => line !== '') : [];
  return [`${level} ${title}`, ...doc, ...membersPart(entry.members, title, level)];
}

function basesLine({ bases }: ClassEntry): string {
  const shown = bases.filter((base) => base !== 'object');
  return shown.length === 0 ? '' : `Has all that ${shown.map((base) => `\`${base}\``).join(', ')} has.`;
}

function table(rows: readonly Entry[]): string {
  return ['| name | what it is | example |', '| --- | --- | --- |', ...rows.map(row)].join('\n');
}

function row(entry: Entry): string {
  if (entry.kind === 'value') return cells(code(entry.name), `a value of type ${entry.type}`, '');
  if (!('doc' in entry) || !('examples' in entry)) return cells(code(entry.name), '', '');
  const shown = 'signature' in entry ? entry.signature : entry.name;
  const note = entry.kind === 'classmethod' ? ' (class method)' : '';
  return cells(code(shown), text(`${entry.doc}${note}`), entry.examples.map(code).join('<br>'));
}

function cells(...texts: readonly string[]): string {
  return `| ${texts.join(' | ')} |`;
}

/** Inline code in a table's cell; a text with a backtick stands between two. */
function code(line: string): string {
  const mark = line.includes('`') ? '`` ' : '`';
  return `${mark}${line.replaceAll('|', '\\|').replaceAll('\n', ' ')}${[...mark].reverse().join('')}`;
}

function text(line: string): string {
  return line.replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('*', '\\*').replaceAll('_', '\\_');
}
