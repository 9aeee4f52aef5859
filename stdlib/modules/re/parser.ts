// Reading a pattern into its tree: alternatives, sequences and repetitions.
import { raise } from '../../../src/language/runtime/errors.ts';
import type { Run } from '../../../src/language/runtime/run.ts';
import type { PyValue } from '../../../src/language/runtime/values.ts';
import { readClass } from './class-parser.ts';
import { raiseError } from './error.ts';
import { isDigit, numberEscape, patternEscape } from './escapes.ts';
import { ASCII, LOCALE, UNICODE, VERBOSE } from './flags.ts';
import { readGroup } from './group-parser.ts';
import { type Context, Reader } from './reader.ts';
import { lengthOf, type Source } from './source.ts';
import { type ClassPart, ENDLESS, type Greed, type Parsed, type Sequence, type Tree, type Width } from './tree.ts';

/** What a node of the tree takes. */
const TREE_BYTES = 96;

/** Reads a pattern; re.error in CPython's words when it is none. */
export function parsePattern(run: Run, pattern: PyValue, flags: number): Parsed {
  const reader = new Reader(run, pattern, flags);
  const { source } = reader;
  const body = readChoices(reader, { verbose: (flags & VERBOSE) !== 0, outermost: true });
  const whole = checkedFlags(source, reader.flags);
  if (source.next !== undefined) source.refuse('unbalanced parenthesis');
  for (const [group, position] of reader.tests) {
    if (group >= reader.groups) raiseError(run, `invalid group reference ${group}`, pattern, position);
  }
  const widths = reader.widths as readonly Width[];
  return { body, flags: whole, groups: reader.groups - 1, names: reader.names, widths };
}

function checkedFlags(source: Source, flags: number): number {
  const refuse = (message: string) => raise('ValueError', message);
  if (source.isText) {
    if ((flags & LOCALE) !== 0) refuse('cannot use LOCALE flag with a str pattern');
    if ((flags & ASCII) !== 0 && (flags & UNICODE) !== 0) refuse('ASCII and UNICODE flags are incompatible');
    return (flags & ASCII) !== 0 ? flags : flags | UNICODE;
  }
  if ((flags & UNICODE) !== 0) refuse('cannot use UNICODE flag with a bytes pattern');
  if ((flags & LOCALE) !== 0 && (flags & ASCII) !== 0) refuse('ASCII and LOCALE flags are incompatible');
  return flags;
}

/** Reads alternatives up to a closing parenthesis or the end. */
function readChoices(reader: Reader, { verbose, outermost }: Context): Sequence {
  reader.source.run.enter();
  const choices: Sequence[] = [];
  let spaced = verbose;
  do {
    if (outermost && choices.length > 0) spaced = (reader.flags & VERBOSE) !== 0;
    choices.push(readSequence(reader, { verbose: spaced, outermost: outermost && choices.length === 0 }));
  } while (reader.source.accept('|'));
  reader.source.run.depth -= 1;
  const [only] = choices;
  if (choices.length === 1 && only !== undefined) return only;
  return [classOfChoices(choices) ?? { kind: 'branch', choices }];
}

/** Alternatives of one character each are a class. */
function classOfChoices(choices: readonly Sequence[]): Tree | undefined {
  const parts: ClassPart[] = [];
  for (const [tree, ...rest] of choices) {
    const single = tree?.kind === 'literal' || tree?.kind === 'class' ? tree : undefined;
    if (single === undefined || single.negated || rest.length > 0) return undefined;
    if (single.kind === 'literal') parts.push({ kind: 'literal', code: single.code });
    else for (const part of single.parts) parts.push(part);
  }
  return { kind: 'class', parts, negated: false };
}

/** Reads what stands one after the other; `outermost` here: global flags may stand at its beginning. */
function readSequence(reader: Reader, context: Context): Sequence {
  const { source } = reader;
  const trees: Tree[] = [];
  let { verbose } = context;
  for (;;) {
    const piece = source.next;
    if (piece === undefined || piece === '|' || piece === ')') return trees;
    source.take();
    source.run.charge(TREE_BYTES);
    if (verbose && skipped(source, piece)) continue;
    if (piece === '(') {
      const found = readGroup(reader, { verbose, outermost: context.outermost && trees.length === 0 }, nested);
      if (found === 'flags') verbose = (reader.flags & VERBOSE) !== 0;
      else if (found !== 'nothing') trees.push(found);
    } else if (piece.length === 1 && '*+?{'.includes(piece)) readRepeat(source, piece, trees);
    else trees.push(readItem(reader, piece));
  }
}

const nested = { choices: readChoices, sequence: readSequence };

const space = ' \t\n\r\v\f';

function skipped(source: Source, piece: string): boolean {
  if (piece.length === 1 && space.includes(piece)) return true;
  if (piece !== '#') return false;
  for (let next = source.take(); next !== undefined && next !== '\n'; ) next = source.take();
  return true;
}

const items: ReadonlyMap<string, Tree> = new Map<string, Tree>([
  ['.', { kind: 'any' }],
  ['^', { kind: 'place', place: '^' }],
  ['$', { kind: 'place', place: '$' }],
]);

function readItem(reader: Reader, piece: string): Tree {
  if (piece === '[') return readClass(reader.source);
  if (piece.startsWith('\\')) return readEscape(reader, piece);
  return items.get(piece) ?? { kind: 'literal', code: piece.codePointAt(0) ?? 0, negated: false };
}

function readEscape(reader: Reader, piece: string): Tree {
  const { source } = reader;
  if (isDigit(piece.slice(1))) {
    const number = numberEscape(source, piece);
    if ('code' in number) return { kind: 'literal', code: number.code, negated: false };
    return reference(reader, number.group, number.size);
  }
  const found = patternEscape(source, piece);
  if (found.kind === 'literal') return { kind: 'literal', code: found.code, negated: false };
  return found.kind === 'place' ? found : { kind: 'class', parts: [found], negated: false };
}

function reference(reader: Reader, group: number, size: number): Tree {
  if (group >= reader.groups) reader.source.refuse(`invalid group reference ${group}`, size - 1);
  if (!reader.isClosed(group)) reader.source.refuse('cannot refer to an open group', size);
  reader.checkBehind(group);
  return { kind: 'reference', group };
}

interface Bounds {
  readonly least: number;
  readonly most: number;
}

const bounds: ReadonlyMap<string, Bounds> = new Map([
  ['?', { least: 0, most: 1 }],
  ['*', { least: 0, most: ENDLESS }],
  ['+', { least: 1, most: ENDLESS }],
]);

function readRepeat(source: Source, piece: string, trees: Tree[]): void {
  const here = source.position;
  const found = bounds.get(piece) ?? readBounds(source, here);
  if (found === undefined) {
    trees.push({ kind: 'literal', code: 123, negated: false });
    return;
  }
  const item = trees.at(-1);
  const back = source.position - here + lengthOf(piece);
  if (item === undefined || item.kind === 'place') return source.refuse('nothing to repeat', back);
  if (item.kind === 'repeat') source.refuse('multiple repeat', back);
  const greed: Greed = source.accept('?') ? 'lazy' : source.accept('+') ? 'possessive' : 'greedy';
  trees[trees.length - 1] = { kind: 'repeat', greed, ...found, body: [item] };
}

/** `{2,5}`; undefined when the brace is only a brace. */
function readBounds(source: Source, here: number): Bounds | undefined {
  if (source.next === '}') return undefined;
  const low = source.takeWhile(Number.POSITIVE_INFINITY, isDigit);
  const high = source.accept(',') ? source.takeWhile(Number.POSITIVE_INFINITY, isDigit) : low;
  if (!source.accept('}')) {
    source.seek(here);
    return undefined;
  }
  const least = low === '' ? 0 : count(low);
  const most = high === '' ? ENDLESS : count(high);
  if (most < least) source.refuse('min repeat greater than max repeat', source.position - here);
  return { least, most };
}

function count(digits: string): number {
  const value = Number(digits);
  return value >= ENDLESS ? raise('OverflowError', 'the repetition number is too large') : value;
}
