// From the tree of a pattern to its program: nodes that each know the next.
import type { Run } from '../../../src/language/runtime/run.ts';
import { Bill } from './bill.ts';
import { classTest, foldingOf, rangeOf } from './classes.ts';
import { raiseError } from './error.ts';
import { combined, DOTALL, IGNORECASE, LOCALE, MULTILINE } from './flags.ts';
import { asciiLower, categoryTest, type Test } from './letters.ts';
import { finish, type Machine, type Node } from './machine.ts';
import { around, atomic, branch, character, close, conditional, open, place, reference } from './nodes.ts';
import { repeat, repeatCharacter } from './repeats.ts';
import { type Parsed, type Place, type Sequence, type Tree, type Width, widthOf } from './tree.ts';

/** What a pattern is matched by. */
export interface Program {
  readonly first: Node;
  /** What it takes, as it was charged. */
  readonly weight: number;
  /** What the first character of every match has to be, if that can be said. */
  readonly begins: Test | undefined;
  /** The first character itself, where there is only one. */
  readonly letter: number | undefined;
}

/** What is known while a part is compiled. */
interface Part {
  readonly run: Run;
  readonly bill: Bill;
  readonly flags: number;
  readonly widths: readonly Width[];
}

const NODE_BYTES = 128;
/** More alternatives than these are not asked for their first characters at each position. */
const MOST_TESTS = 8;

/** The program of a pattern. */
export function compileProgram(run: Run, { body, flags, widths }: Parsed): Program {
  const bill = new Bill(run);
  const part = { run, bill, flags, widths };
  const first = sequence(part, body, finish);
  return { first, begins: beginning(part, body), letter: firstLetter(body, flags), weight: bill.bytes };
}

function sequence(part: Part, trees: Sequence, next: Node): Node {
  let node = next;
  for (let at = trees.length - 1; at >= 0; at -= 1) {
    const tree = trees[at] as Tree;
    part.bill.charge(NODE_BYTES);
    part.run.work(64);
    const compile = compilers[tree.kind] as Compiler<Tree['kind']>;
    node = compile(part, tree as never, node);
  }
  return node;
}

type Compiler<K extends Tree['kind']> = (part: Part, tree: Extract<Tree, { kind: K }>, next: Node) => Node;

const compilers: { readonly [K in Tree['kind']]: Compiler<K> } = {
  literal: (part, tree, next) => character(characterTest(part, tree), next),
  any: (part, tree, next) => character(characterTest(part, tree), next),
  class: (part, tree, next) => character(characterTest(part, tree), next),
  place: ({ flags }, tree, next) => place(placeTest(tree.place, flags), next),
  branch: (part, { choices }, next) => branch(choices.map((choice) => sequence(part, choice, next))),
  group(part, { number, added, removed, body }, next) {
    const inner = { ...part, flags: combined(part.flags, added, removed) };
    if (number === undefined) return sequence(inner, body, next);
    return open(number, sequence(inner, body, close(number, next)));
  },
  atomic: (part, { body }, next) => atomic((last) => sequence(part, body, last), next),
  repeat(part, { greed, least, most, body }, next) {
    const single = singleTest(part, body);
    if (single !== undefined) return repeatCharacter(greed, { least, most }, single, next);
    return repeat(greed, { least, most }, (last) => sequence(part, body, last), next);
  },
  reference: ({ flags }, { group }, next) => reference(group, referenceFolding(flags), next),
  conditional: (part, { group, yes, no }, next) =>
    conditional(group, sequence(part, yes, next), no === undefined ? next : sequence(part, no, next)),
  around: (part, { behind, negated, body }, next) =>
    around({ back: behind ? fixedWidth(part, body) : 0, negated }, (last) => sequence(part, body, last), next),
};

function fixedWidth({ run, widths }: Part, body: Sequence): number {
  const { least, most } = widthOf(body, widths);
  return least === most ? least : raiseError(run, 'look-behind requires fixed-width pattern');
}

function referenceFolding(flags: number): (code: number) => number {
  if ((flags & IGNORECASE) === 0) return (code) => code;
  return (flags & LOCALE) !== 0 ? asciiLower : (foldingOf(flags)?.lower ?? asciiLower);
}

type Single = Extract<Tree, { kind: 'literal' | 'any' | 'class' }>;

function isSingle(tree: Tree): tree is Single {
  return tree.kind === 'literal' || tree.kind === 'any' || tree.kind === 'class';
}

/** The test of what is only one character. */
function singleTest(part: Part, body: Sequence): Test | undefined {
  const [only] = body;
  if (body.length !== 1 || only === undefined) return undefined;
  if (isSingle(only)) return characterTest(part, only);
  if (only.kind !== 'group' || only.number !== undefined) return undefined;
  return singleTest({ ...part, flags: combined(part.flags, only.added, only.removed) }, only.body);
}

function characterTest({ bill, flags }: Part, tree: Single): Test {
  if (tree.kind === 'any') return (flags & DOTALL) !== 0 ? () => true : (code) => code !== 10;
  if (tree.kind === 'class') return classTest(bill, tree.parts, tree.negated, flags);
  return literalTest(tree.code, tree.negated, flags);
}

function literalTest(code: number, negated: boolean, flags: number): Test {
  const folding = foldingOf(flags & ~LOCALE);
  if (folding === undefined || !folding.cased(code))
    return negated ? (given) => given !== code : (given) => given === code;
  const small = folding.lower(code);
  const alike = new Set([small, ...folding.kin(small)]);
  return negated ? (given) => !alike.has(folding.lower(given)) : (given) => alike.has(folding.lower(given));
}

function placeTest(wanted: Place, flags: number): (machine: Machine) => boolean {
  const lines = (flags & MULTILINE) !== 0;
  if (wanted === 'b' || wanted === 'B') return boundary(wanted, categoryTest('w', rangeOf(flags)));
  return (lines && linePlaces.get(wanted)) || placeTests[wanted];
}

const isFeed = ({ subject }: Machine, at: number) => subject.codeAt(at) === 10;
const atStart = ({ at }: Machine) => at === 0;
const atEnd = ({ at, end }: Machine) => at === end;

type PlaceTest = (machine: Machine) => boolean;

const placeTests: Readonly<Record<Exclude<Place, 'b' | 'B'>, PlaceTest>> = {
  A: atStart,
  '^': atStart,
  Z: atEnd,
  $: (machine) => atEnd(machine) || (machine.at === machine.end - 1 && isFeed(machine, machine.at)),
};

/** With the flag MULTILINE. */
const linePlaces: ReadonlyMap<Place, PlaceTest> = new Map<Place, PlaceTest>([
  ['^', (machine) => atStart(machine) || isFeed(machine, machine.at - 1)],
  ['$', (machine) => atEnd(machine) || isFeed(machine, machine.at)],
]);

function boundary(wanted: 'b' | 'B', isWord: Test): (machine: Machine) => boolean {
  return ({ subject, at, end }) => {
    // CPython: an empty text has no boundary, and nothing that is none.
    if (end === 0) return false;
    const before = at > 0 && isWord(subject.codeAt(at - 1));
    const after = at < end && isWord(subject.codeAt(at));
    return (before !== after) === (wanted === 'b');
  };
}

/** What the first character of a match has to be. */
function beginning(part: Part, [first]: Sequence): Test | undefined {
  if (first === undefined) return undefined;
  if (isSingle(first)) return characterTest(part, first);
  if (first.kind === 'group')
    return beginning({ ...part, flags: combined(part.flags, first.added, first.removed) }, first.body);
  if (first.kind === 'atomic') return beginning(part, first.body);
  if (first.kind === 'branch') return anyBeginning(part, first.choices);
  return first.kind === 'repeat' && first.least > 0 ? beginning(part, first.body) : undefined;
}

/** Where every alternative says what it begins with: the first character of one of them. */
function anyBeginning(part: Part, choices: readonly Sequence[]): Test | undefined {
  if (choices.length > MOST_TESTS) return undefined;
  const tests = choices.map((choice) => beginning(part, choice));
  if (!tests.every((test) => test !== undefined)) return undefined;
  return (code) => tests.some((test) => test(code));
}

function firstLetter([first]: Sequence, flags: number): number | undefined {
  if (first?.kind !== 'literal' || first.negated || (flags & IGNORECASE) !== 0) return undefined;
  return first.code;
}
