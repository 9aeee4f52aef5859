// Reading what begins with a parenthesis: groups, flags, comments, look-around, conditionals, named references.
import { repr } from '../../../src/language/runtime/text.ts';
import { flagLetters, VERBOSE } from './flags.ts';
import { readFlags, type Scoped } from './inline-flags.ts';
import { type Context, MOST_GROUPS, type Reader } from './reader.ts';
import { isIdentifier, lengthOf } from './source.ts';
import type { Sequence, Tree } from './tree.ts';

/** What was read: flags of the whole pattern and comments leave nothing in the tree. */
export type Found = Tree | 'flags' | 'nothing';

/** How what stands inside a group is read. */
export interface Nested {
  choices(reader: Reader, context: Context): Sequence;
  sequence(reader: Reader, context: Context): Sequence;
}

/** A group under way. */
interface Opened extends Context {
  readonly nested: Nested;
  /** Where its parenthesis stands. */
  readonly start: number;
}

/** Reads what begins with a parenthesis that has been taken. */
export function readGroup(reader: Reader, context: Context, nested: Nested): Found {
  const { source } = reader;
  const opened = { ...context, nested, start: source.position - 1 };
  if (!source.accept('?')) return captured(reader, opened, undefined);
  const piece = source.take();
  if (piece === undefined) return source.refuse('unexpected end of pattern');
  const read = extensions.get(piece);
  if (read !== undefined) return read(reader, opened, piece);
  if (piece === '-' || flagLetters.has(piece)) return withFlags(reader, opened, piece);
  return source.refuse(`unknown extension ?${piece}`, lengthOf(piece) + 1);
}

type Read = (reader: Reader, opened: Opened, piece: string) => Found;

const extensions: ReadonlyMap<string, Read> = new Map<string, Read>([
  ['P', named],
  [':', (reader, opened) => plain(reader, opened, { added: 0, removed: 0 })],
  ['#', comment],
  ['=', (reader, opened) => around(reader, opened, { behind: false, negated: false })],
  ['!', (reader, opened) => around(reader, opened, { behind: false, negated: true })],
  ['<', behind],
  ['(', conditional],
  ['>', (reader, opened) => ({ kind: 'atomic', body: content(reader, opened, opened.verbose) })],
]);

/** Reads the content of a group and its closing parenthesis. */
function content(reader: Reader, opened: Opened, verbose: boolean): Sequence {
  const body = opened.nested.choices(reader, { verbose, outermost: false });
  closing(reader, opened);
  return body;
}

function closing({ source }: Reader, { start }: Opened): void {
  if (!source.accept(')')) source.refuse('missing ), unterminated subpattern', source.position - start);
}

function captured(reader: Reader, opened: Opened, name: string | undefined): Tree {
  const number = reader.open(name);
  const body = content(reader, opened, opened.verbose);
  reader.close(number, body);
  return { kind: 'group', number, added: 0, removed: 0, body };
}

function plain(reader: Reader, opened: Opened, { added, removed }: Scoped): Tree {
  const verbose = (opened.verbose || (added & VERBOSE) !== 0) && (removed & VERBOSE) === 0;
  return { kind: 'group', number: undefined, added, removed, body: content(reader, opened, verbose) };
}

function withFlags(reader: Reader, opened: Opened, piece: string): Found {
  const scoped = readFlags(reader, piece);
  if (scoped !== undefined) return plain(reader, opened, scoped);
  const { source } = reader;
  if (!opened.outermost)
    source.refuse('global flags not at the start of the expression', source.position - opened.start);
  return 'flags';
}

function comment({ source }: Reader, { start }: Opened): Found {
  for (;;) {
    if (source.next === undefined) source.refuse('missing ), unterminated comment', source.position - start);
    if (source.take() === ')') return 'nothing';
  }
}

/** `(?P<name>…)` and `(?P=name)`. */
function named(reader: Reader, opened: Opened): Found {
  const { source } = reader;
  if (source.accept('<')) {
    const name = source.takeUntil('>', 'group name');
    source.checkName(name);
    return captured(reader, opened, name);
  }
  if (source.accept('=')) return namedReference(reader);
  const piece = source.take();
  if (piece === undefined) return source.refuse('unexpected end of pattern');
  return source.refuse(`unknown extension ?P${piece}`, lengthOf(piece) + 2);
}

function namedReference(reader: Reader): Tree {
  const { source } = reader;
  const name = source.takeUntil(')', 'group name');
  source.checkName(name);
  const group = groupNamed(reader, name);
  if (!reader.isClosed(group)) source.refuse('cannot refer to an open group', lengthOf(name) + 1);
  reader.checkBehind(group);
  return { kind: 'reference', group };
}

function groupNamed({ names, source }: Reader, name: string): number {
  return names.get(name) ?? source.refuse(`unknown group name ${repr(source.run, name)}`, lengthOf(name) + 1);
}

interface Look {
  readonly behind: boolean;
  readonly negated: boolean;
}

function around(reader: Reader, opened: Opened, look: Look): Tree {
  const read = () => opened.nested.choices(reader, { verbose: opened.verbose, outermost: false });
  const body = look.behind ? reader.behind(read) : read();
  closing(reader, opened);
  return { kind: 'around', ...look, body };
}

function behind(reader: Reader, opened: Opened): Tree {
  const { source } = reader;
  const piece = source.take();
  if (piece === undefined) return source.refuse('unexpected end of pattern');
  if (piece !== '=' && piece !== '!') return source.refuse(`unknown extension ?<${piece}`, lengthOf(piece) + 2);
  return around(reader, opened, { behind: true, negated: piece === '!' });
}

/** `(?(name)yes|no)` */
function conditional(reader: Reader, opened: Opened): Tree {
  const { source } = reader;
  const group = testedGroup(reader);
  reader.checkBehind(group);
  source.run.enter();
  const context = { verbose: opened.verbose, outermost: false };
  const yes = opened.nested.sequence(reader, context);
  const no = source.accept('|') ? opened.nested.sequence(reader, context) : undefined;
  source.run.depth -= 1;
  if (no !== undefined && source.next === '|') source.refuse('conditional backref with more than two branches');
  closing(reader, opened);
  return { kind: 'conditional', group, yes, no };
}

function testedGroup(reader: Reader): number {
  const { source } = reader;
  const name = source.takeUntil(')', 'group name');
  if (isIdentifier(name)) return groupNamed(reader, name);
  const back = lengthOf(name) + 1;
  const group = groupNumber(name);
  if (group === undefined) return source.refuse(`bad character in group name ${repr(source.run, name)}`, back);
  if (group === 0) source.refuse('bad group number', back);
  if (group >= MOST_GROUPS) source.refuse(`invalid group reference ${group}`, back);
  if (!reader.tests.has(group)) reader.tests.set(group, source.position - back);
  return group;
}

/** A number as Python's int() reads it from ASCII digits, perhaps spaced, signed or parted. */
export function groupNumber(text: string): number | undefined {
  const digits = /^[ \t\n\r\v\f]*\+?([0-9]+(?:_[0-9]+)*)[ \t\n\r\v\f]*$/.exec(text)?.[1];
  return digits === undefined ? undefined : Number(digits.replaceAll('_', ''));
}
