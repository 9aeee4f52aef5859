// Why a text is not Python, in CPython's words: the text is read again by a grammar that also knows common mistakes.
import { EOF } from 'chevrotain';
import type { Fault } from '../fault.ts';
import { plainPart, type StringPart } from '../fstring.ts';
import { type Lexed, lex } from '../lexer.ts';
import { LiteralError, numberValue } from '../literals.ts';
import type { Problem, PythonVersion, SyntaxErrorClass } from '../problem.ts';
import { Source } from '../source.ts';
import { formatKind } from '../string-lexer.ts';
import type { Token } from '../tokens.ts';
import * as t from '../tokens.ts';
import { ERROR_RULES } from './error-rules.ts';
import { EXPRESSION_RULES } from './expression-rules.ts';
import type { Found } from './found.ts';
import { type Listener, Matcher, TooManySteps } from './matcher.ts';
import { type Alternative, type GrammarRule, readRules } from './notation.ts';
import { checkFString } from './old-fstring.ts';
import { FoundProblem, report, type Scene } from './report.ts';
import { STATEMENT_RULES } from './statement-rules.ts';

type LiteralKind = StringPart['kind'];

const MIXED_TEMPLATE = 'cannot mix t-string literals with string or bytes literals';

/** The rule that a reading starts with. */
export type StartRule = 'file' | 'eval' | 'interactive' | 'fstring_input';

/** Where an expression of an f-string of 3.11 stands, whose text is read apart from the script. */
interface Embedding {
  /** The line of the script on which the expression starts. */
  readonly line: number;
  /** The offset of the expression in the script; one less for its bracket. */
  readonly offset: number;
}

/** Finds out why texts are refused; it keeps the rules of each Python once it has read them. */
export class Diagnostician {
  private readonly rules = new Map<PythonVersion, ReadonlyMap<string, GrammarRule>>();

  /** The problem of a text that the parser has refused. */
  diagnose(source: Source, python: PythonVersion, start: StartRule): Problem {
    return new Diagnosis(source, python, this.rulesOf(python), start, null).run() ?? unknownProblem();
  }

  private rulesOf(python: PythonVersion): ReadonlyMap<string, GrammarRule> {
    const known = this.rules.get(python);
    if (known !== undefined) return known;
    const rules = readRules(EXPRESSION_RULES + STATEMENT_RULES + ERROR_RULES, python);
    this.rules.set(python, rules);
    return rules;
  }
}

function unknownProblem(): Problem {
  return { phase: 'syntax', type: 'SyntaxError', message: 'invalid syntax', span: { start: 0, end: 0 } };
}

class Diagnosis implements Listener {
  private readonly source: Source;
  private readonly python: PythonVersion;
  private readonly rules: ReadonlyMap<string, GrammarRule>;
  private readonly start: StartRule;
  private readonly embedding: Embedding | null;
  private readonly lexed: Lexed;
  private readonly tokens: readonly Token[];
  private matcher: Matcher;

  constructor(
    source: Source,
    python: PythonVersion,
    rules: ReadonlyMap<string, GrammarRule>,
    start: StartRule,
    embedding: Embedding | null,
  ) {
    this.source = source;
    this.python = python;
    this.rules = rules;
    this.start = start;
    this.embedding = embedding;
    this.lexed = lex(source.text, { python, wholeFStrings: python === '3.11', isPrompt: start === 'interactive' });
    this.tokens = [...this.lexed.tokens, endMarker(source, this.lexed)];
    this.matcher = this.newMatcher(false, 0);
  }

  /** The problem; undefined if there is none. */
  run(): Problem | undefined {
    try {
      if (this.matcher.rule(this.start) !== null) return this.moreThanOne();
      const last = this.matcher.fill - 1;
      this.matcher = this.newMatcher(true, last + 1);
      this.matcher.rule(this.start);
      return this.generic(last);
    } catch (thrown) {
      if (thrown instanceof FoundProblem) return thrown.problem;
      if (thrown instanceof TooManySteps || thrown instanceof RangeError) return this.outOfReach();
      throw thrown;
    }
  }

  private moreThanOne(): Problem | undefined {
    if (this.start !== 'interactive') return undefined;
    const rest = this.tokens.slice(this.matcher.mark, -1);
    if (rest.every((token) => token.tokenTypeIdx === t.Newline.tokenTypeIdx)) return undefined;
    const last = this.matcher.fill - 1;
    return this.problem('multiple statements found while compiling a single statement', last, last, 'SyntaxError');
  }

  private newMatcher(findsMistakes: boolean, fill: number): Matcher {
    return new Matcher(this.tokens, this.rules, { python: this.python, findsMistakes, listener: this, fill });
  }

  private generic(last: number): Problem {
    const type = this.tokens[last]!.tokenTypeIdx;
    if (type === t.Indent.tokenTypeIdx) return this.problem('unexpected indent', last, last, 'IndentationError');
    if (type === t.Dedent.tokenTypeIdx) return this.problem('unexpected unindent', last, last, 'IndentationError');
    return this.restOfText() ?? this.problem('invalid syntax', last, last, 'SyntaxError');
  }

  /** A text that takes too long to explain is refused where its tokens end, or at its start. */
  private outOfReach(): Problem {
    const { fault } = this.lexed;
    return fault === null ? this.problem('invalid syntax', 0, 0, 'SyntaxError') : this.faultProblem(fault);
  }

  /** CPython reads on to the end of the text: a fault there, or a bracket left open before the mistake, goes first. */
  private restOfText(): Problem | undefined {
    const { fault, open } = this.lexed;
    if (fault === null) return undefined;
    if (fault.kind === 'raised' && !fault.isInFString) return this.faultProblem(fault);
    const bracket = open.at(-1);
    const line = this.lineOf(this.matcher.fill - 1);
    return bracket !== undefined && line > this.source.lineOf(bracket.at) ? this.neverClosed() : undefined;
  }

  private faultProblem(fault: Fault): Problem {
    if (fault.kind === 'end' && this.lexed.open.length > 0) return this.neverClosed();
    const problem = this.placed(fault.message, fault.start, fault.end, fault.type);
    if (fault.kind !== 'raised' || this.embedding !== null) return problem;
    // The tokenizer's own errors show their line alone.
    return { ...problem, text: this.source.lineText(this.source.lineOf(fault.start)) };
  }

  private neverClosed(): Problem {
    const { at, text } = this.lexed.open.at(-1)!;
    return this.placed(`'${text}' was never closed`, at, at + 1, 'SyntaxError');
  }

  problem(message: string, first: number, last: number, type: SyntaxErrorClass): Problem {
    const from = this.tokens[first]!;
    const to = this.tokens[Math.max(first, last)]!;
    const prefix = this.embedding === null ? '' : 'f-string: ';
    return this.placed(prefix + message, from.startOffset, Math.max(to.endOffset + 1, from.startOffset), type);
  }

  private placed(message: string, start: number, end: number, type: SyntaxErrorClass): Problem {
    const { embedding } = this;
    const text = this.shownText(start);
    if (embedding === null) return { phase: 'syntax', type, message, span: { start, end }, ...text };
    const inner = this.source.lineOf(start);
    const span = { start: embedding.offset + start, end: embedding.offset + end };
    return {
      phase: 'syntax',
      type,
      message,
      span,
      text: this.source.lineText(inner),
      line: embedding.line + inner - 1,
    };
  }

  /** Up to 3.13 CPython shows what its tokenizer holds: also the lines before that a string or a backslash joins to this. */
  private shownText(start: number): { readonly text?: string } {
    const { source, tokens, matcher } = this;
    if (this.python === '3.14') return {};
    const line = source.lineOf(start);
    const last = tokens[Math.max(0, matcher.fill - 1)]!;
    if (source.lineOf(Math.max(last.startOffset, last.endOffset)) !== line) return {};
    let first = line;
    while (first > 1 && this.isJoined(source.startOfLine(first) - 1)) first--;
    return first === line ? {} : { text: source.text.slice(source.startOfLine(first), source.startOfLine(line + 1)) };
  }

  private isJoined(lineEnd: number): boolean {
    const before = this.source.text.slice(Math.max(0, lineEnd - 2), lineEnd).trimEnd();
    return (
      before.endsWith('\\') ||
      this.tokens.some((token) => isText(token) && token.startOffset < lineEnd && token.endOffset > lineEnd)
    );
  }

  unreadable(): never {
    throw new FoundProblem(this.faultProblem(this.lexed.fault!));
  }

  expected(text: string, token: number): never {
    this.raise(this.problem(`expected '${text}'`, token, token, 'SyntaxError'));
  }

  report(alternative: Alternative, named: ReadonlyMap<string, Found>): void {
    if (alternative.meaning.kind !== 'report') return;
    try {
      report(alternative.meaning, named, this.scene());
    } catch (thrown) {
      if (thrown instanceof FoundProblem) this.raise(thrown.problem);
      throw thrown;
    }
  }

  number(token: number): void {
    this.checkLiteral(() => numberValue(this.tokens[token]!.image), token);
  }

  strings(found: Found): Found {
    const literals = this.literals(found);
    const kinds = new Set<LiteralKind>();
    for (const [at, index] of literals.entries()) {
      kinds.add(this.literalKind(index));
      if (kinds.size === 1) continue;
      if (kinds.has('template')) this.failAt(MIXED_TEMPLATE, literals[at - 1]!);
      if (kinds.has('bytes')) this.failHere('cannot mix bytes and nonbytes literals');
    }
    const isFormat = literals.some((index) => isFormatStart(this.tokens[index]!));
    return { ...found, kind: isFormat ? 'JoinedStr' : 'Constant' };
  }

  /** Where each of the adjacent literals starts; those in their fields left out. */
  private literals({ from, to }: Found): readonly number[] {
    const starts: number[] = [];
    let depth = 0;
    for (let index = from; index < to; index++) {
      const { tokenTypeIdx } = this.tokens[index]!;
      if (depth === 0) starts.push(index);
      if (tokenTypeIdx === t.FStringStart.tokenTypeIdx) depth++;
      if (tokenTypeIdx === t.FStringEnd.tokenTypeIdx) depth--;
    }
    return starts;
  }

  private literalKind(index: number): LiteralKind {
    const token = this.tokens[index]!;
    if (token.tokenTypeIdx === t.FStringStart.tokenTypeIdx)
      return formatKind(token.image) === 't' ? 'template' : 'plain';
    if (OLD_FSTRING.test(token.image)) return this.oldFString(token);
    // Python 3.11 reports at the last token it has read, later versions at the literal.
    const where = this.python === '3.11' ? undefined : index;
    return this.checkLiteral(() => plainPart(token.image, 0).kind, where);
  }

  private oldFString(token: Token): 'plain' {
    checkFString(token.image, {
      fail: (message) => this.failHere(message),
      expression: (text, at) => {
        const before = token.startOffset + at;
        const line = (this.embedding?.line ?? 1) + this.source.lineOf(before) - 1;
        const offset = (this.embedding?.offset ?? 0) + before - 1;
        const inner = new Source(`(${text})`);
        const problem = new Diagnosis(inner, this.python, this.rules, 'fstring_input', { line, offset }).run();
        if (problem !== undefined) this.raise(problem);
      },
    });
    return 'plain';
  }

  private failHere(message: string): never {
    this.failAt(message, this.matcher.fill - 1);
  }

  private failAt(message: string, token: number): never {
    this.raise(this.problem(message, token, token, 'SyntaxError'));
  }

  private checkLiteral<T>(read: () => T, token: number | undefined): T {
    try {
      return read();
    } catch (thrown) {
      if (!(thrown instanceof LiteralError)) throw thrown;
      const at = token ?? this.matcher.fill - 1;
      this.raise(this.problem(thrown.message, at, at, 'SyntaxError'));
    }
  }

  /** Throws this problem, or the one that comes first in CPython's order. */
  private raise(problem: Problem): never {
    throw new FoundProblem(this.restOfText() ?? problem);
  }

  private lineOf(token: number): number {
    return this.source.lineOf(this.tokens[token]!.startOffset);
  }

  private scene(): Scene {
    const { tokens, python, matcher } = this;
    return {
      tokens,
      python,
      mark: matcher.mark,
      fill: matcher.fill,
      bracketsAfter: (token) => bracketsAfter(tokens, token),
      lineOf: (token) => this.lineOf(token) + (this.embedding?.line ?? 1) - 1,
      problem: (message, first, last, type) => this.problem(message, first, last, type),
    };
  }
}

function isFormatStart(token: Token): boolean {
  return token.tokenTypeIdx === t.FStringStart.tokenTypeIdx || OLD_FSTRING.test(token.image);
}

function isText(token: Token): boolean {
  return token.tokenTypeIdx === t.StringToken.tokenTypeIdx || token.tokenTypeIdx === t.FStringMiddle.tokenTypeIdx;
}

const OLD_FSTRING = /^[rR]?[fF]/;
const OPENERS: ReadonlySet<string> = new Set(['(', '[', '{']);
const CLOSERS: ReadonlySet<string> = new Set([')', ']', '}']);

function bracketsAfter(tokens: readonly Token[], last: number): number {
  let depth = 0;
  for (let index = 0; index <= last; index++) {
    const { image, tokenTypeIdx } = tokens[index]!;
    if (tokenTypeIdx === t.FStringMiddle.tokenTypeIdx) continue;
    if (OPENERS.has(image)) depth++;
    else if (CLOSERS.has(image)) depth--;
  }
  return depth;
}

function endMarker(source: Source, lexed: Lexed): Token {
  const last = lexed.tokens.at(-1);
  const isAfterEmpty = last !== undefined && last.endOffset < last.startOffset;
  const at = isAfterEmpty ? last.startOffset : Math.max(0, source.text.length - 1);
  return { image: '', startOffset: at, endOffset: at - 1, tokenTypeIdx: EOF.tokenTypeIdx!, tokenType: EOF };
}
