// Turns a mistake that was found into a problem with CPython's words.
import type { Problem, PythonVersion, SyntaxErrorClass } from '../problem.ts';
import { formatKind } from '../string-lexer.ts';
import { FStringEnd, FStringStart, type Token } from '../tokens.ts';
import { expressionName, type Found, invalidTarget, members, type TargetUse } from './found.ts';
import type { Meaning } from './notation.ts';

type Report = Extract<Meaning, { kind: 'report' }>;

/** Thrown when the problem of a text is known. */
export class FoundProblem {
  readonly problem: Problem;

  constructor(problem: Problem) {
    this.problem = problem;
  }
}

/** What a report is made from. */
export interface Scene {
  readonly tokens: readonly Token[];
  readonly python: PythonVersion;
  /** The next token, and how many have been read. */
  readonly mark: number;
  readonly fill: number;
  /** How many brackets are open behind a token. */
  bracketsAfter(token: number): number;
  lineOf(token: number): number;
  problem(message: string, token: number, last: number, type: SyntaxErrorClass): Problem;
}

const LEGACY_STATEMENTS: ReadonlySet<string> = new Set(['print', 'exec']);
const TARGETS: ReadonlyMap<string, TargetUse> = new Map([
  ['target', 'assignment'],
  ['loop', 'loop'],
  ['deleted', 'deletion'],
]);

/** Throws the problem that an alternative for a mistake stands for, unless a last condition fails. */
export function report(meaning: Report, named: ReadonlyMap<string, Found>, scene: Scene): void {
  const use = TARGETS.get(meaning.action);
  if (use !== undefined) reportTarget(meaning, named, use, scene);
  else ACTIONS.get(meaning.action)!(meaning, named, scene);
}

type Action = (meaning: Report, named: ReadonlyMap<string, Found>, scene: Scene) => void;

const ACTIONS: ReadonlyMap<string, Action> = new Map<string, Action>([
  ['at', (meaning, named, scene) => raise(meaning.message, named, first(meaning, named), scene)],
  ['last', (meaning, named, scene) => raiseAt(fill(meaning.message, named, scene), scene.fill - 1, scene)],
  ['next', (meaning, named, scene) => raiseAt(fill(meaning.message, named, scene), scene.mark, scene)],
  [
    'indent',
    (meaning, named, scene) => {
      const token = scene.fill - 1;
      throw new FoundProblem(scene.problem(fill(meaning.message, named, scene), token, token, 'IndentationError'));
    },
  ],
  ['comma', reportComma],
  [
    'legacy',
    (meaning, named, scene) => {
      const name = first(meaning, named);
      if (isLegacy(name, scene)) raise(meaning.message, named, name, scene);
    },
  ],
  ['generator', reportGenerator],
  ['arguments', reportArguments],
  ['bound', reportBound],
  ['conversion', checkConversion],
]);

function first(meaning: Report, named: ReadonlyMap<string, Found>): Found {
  return named.get(meaning.names[0]!)!;
}

function raise(message: string, named: ReadonlyMap<string, Found>, at: Found, scene: Scene): never {
  throw new FoundProblem(scene.problem(fill(message, named, scene), at.from, at.to - 1, 'SyntaxError'));
}

function raiseAt(message: string, token: number, scene: Scene): never {
  throw new FoundProblem(scene.problem(message, token, token, 'SyntaxError'));
}

function reportTarget(meaning: Report, named: ReadonlyMap<string, Found>, use: TargetUse, scene: Scene): void {
  const invalid = invalidTarget(first(meaning, named), use, scene.tokens);
  if (invalid !== undefined) raise(meaning.message, new Map([['a', invalid]]), invalid, scene);
}

function isLegacy(found: Found, scene: Scene): boolean {
  const isWord = found.to === found.from + 1 && (found.kind === 'Name' || found.kind === 'Token');
  return isWord && LEGACY_STATEMENTS.has(normalized(scene.tokens[found.from]!));
}

function reportComma(meaning: Report, named: ReadonlyMap<string, Found>, scene: Scene): void {
  const found = first(meaning, named);
  // Outside brackets two expressions in a row are as likely two statements.
  if (isLegacy(found, scene) || scene.bracketsAfter(scene.mark - 1) === 0) return;
  raise(meaning.message, named, found, scene);
}

function callParts(meaning: Report, named: ReadonlyMap<string, Found>): readonly Found[] {
  return members(first(meaning, named));
}

function reportGenerator(meaning: Report, named: ReadonlyMap<string, Found>, scene: Scene): void {
  const positional = callParts(meaning, named).filter((part) => part.kind !== 'keyword' && part.kind !== 'unpacking');
  // One argument alone may be a target of the comprehension: `dict((a, b) for a, b in x)`.
  if (positional.length > 1) raise(meaning.message, named, positional[positional.length - 1]!, scene);
}

function reportArguments(meaning: Report, named: ReadonlyMap<string, Found>, scene: Scene): void {
  const isUnpacked = callParts(meaning, named).some((part) => part.kind === 'unpacking');
  const what = isUnpacked ? 'keyword argument unpacking' : 'keyword argument';
  raiseAt(`positional argument follows ${what}`, scene.fill - 1, scene);
}

function reportBound(meaning: Report, named: ReadonlyMap<string, Found>, scene: Scene): void {
  const what = named.get(meaning.names[1]!)!.kind === 'Tuple' ? 'constraints' : 'bound';
  raise(meaning.message.split('{}').join(what), named, first(meaning, named), scene);
}

function checkConversion(_meaning: Report, _named: ReadonlyMap<string, Found>, scene: Scene): void {
  const kind = stringKind(scene);
  const mark = scene.tokens[scene.mark - 2]!;
  const name = scene.tokens[scene.mark - 1]!;
  if (mark.endOffset + 1 !== name.startOffset) {
    raiseAt(`${kind}-string: conversion type must come right after the exclamation mark`, scene.mark - 1, scene);
  }
  if (!['s', 'r', 'a'].includes(name.image)) {
    const message = `${kind}-string: invalid conversion character '${name.image}': expected 's', 'r', or 'a'`;
    raiseAt(message, scene.mark - 1, scene);
  }
}

/** The message with its placeholders filled in. */
function fill(message: string, named: ReadonlyMap<string, Found>, scene: Scene): string {
  return message
    .split(/\{([^}]+)\}/)
    .map((piece, index) => (index % 2 === 0 ? piece : placeholder(piece, named, scene)))
    .join('');
}

function placeholder(text: string, named: ReadonlyMap<string, Found>, scene: Scene): string {
  if (text === 'kind') return stringKind(scene);
  const [what = '', name = what] = text.split(' ');
  const found = named.get(name)!;
  if (what === 'line') return String(scene.lineOf(found.from));
  if (what === 'text') return normalized(scene.tokens[found.from]!);
  return expressionName(found, scene.tokens);
}

/** The letter of the innermost f-string or t-string that the next token stands in. */
function stringKind({ tokens, mark }: Scene): 'f' | 't' {
  let ended = 0;
  for (let at = mark - 1; at >= 0; at--) {
    const { tokenTypeIdx, image } = tokens[at]!;
    if (tokenTypeIdx === FStringEnd.tokenTypeIdx) ended++;
    else if (tokenTypeIdx === FStringStart.tokenTypeIdx && --ended < 0) return formatKind(image);
  }
  return 'f';
}

function normalized(token: Token): string {
  return token.image.normalize('NFKC');
}
