// The statements that have blocks, and what a whole text is made of.
import type { IToken } from 'chevrotain';
import type { ExceptHandler, Expr, MatchCase, Root, Stmt, WithItem } from './ast.ts';
import { MAX_DEPTH } from './atoms.ts';
import type { EngineOptions, Rule } from './engine.ts';
import { isBracketedWith, isMatchStatement } from './lookahead.ts';
import type { PythonVersion } from './problem.ts';
import { reject, rejectDepth } from './rejection.ts';
import { SimpleStatementParser } from './simple-statements.ts';
import * as t from './tokens.ts';
import { keyword as kw, type Token } from './tokens.ts';

/** What a text may be as a whole. */
type Start = 'file' | 'eval' | 'interactive';

const BLOCK_WORDS: ReadonlySet<string> = new Set(['@', 'async', 'class', 'def', 'for', 'if', 'try', 'while', 'with']);

/** Everything that a script may consist of. */
export class StatementParser extends SimpleStatementParser {
  constructor(options: EngineOptions) {
    super(options);
    if (options.isRecorded) this.performSelfAnalysis();
  }

  /** The tree of a text's tokens; it leaves by a rejection if they are not Python. */
  read(text: string, tokens: readonly Token[], python: PythonVersion, start: Start): Root {
    this.text = text;
    this.python = python;
    this.depth = 0;
    this.contentEnd = 0;
    return this.readAll(tokens, this.roots[start]);
  }

  /** A module: statements up to the end. */
  readonly file: Rule<Root> = this.RULE('file', (): Root => {
    const body: Stmt[] = [];
    this.MANY(() => {
      this.SUBRULE(this.statement, { ARGS: [body] });
    });
    return { kind: 'Module', body, start: 0, end: this.text.length };
  });

  /** One statement, as it is typed at a prompt; one with a block needs an empty line behind it. */
  readonly interactive: Rule<Root> = this.RULE('interactive', (): Root => {
    const body: Stmt[] = [];
    const before = this.LA(1);
    this.SUBRULE(this.statement, { ARGS: [body] });
    const end = this.OPTION(() => this.CONSUME(t.Newline));
    if (end === undefined && !this.RECORDING_PHASE && this.startsBlock(before)) reject();
    return { kind: 'Interactive', body, start: 0, end: this.text.length };
  });

  /** One expression. */
  readonly evaluated: Rule<Root> = this.RULE('evaluated', (): Root => {
    const body = this.SUBRULE(this.expressionList);
    this.MANY(() => this.CONSUME(t.Newline));
    return { kind: 'Expression', body, start: 0, end: this.text.length };
  });

  /** Expressions separated by commas: a tuple if there is a comma. */
  private readonly expressionList: Rule<Expr> = this.RULE('expressionList', (): Expr => {
    const { startOffset: start } = this.LA(1);
    const elts: Expr[] = [];
    let open = true;
    let commas = 0;
    this.AT_LEAST_ONE({
      GATE: () => open,
      DEF: () => {
        elts.push(this.SUBRULE(this.expression));
        open = this.OPTION(() => this.CONSUME(t.Comma)) !== undefined;
        if (open) commas++;
      },
    });
    return commas === 0 ? elts[0]! : { kind: 'Tuple', elts, ctx: 'Load', start, end: this.lastEnd() };
  });

  private readonly statement: Rule<void, [Stmt[]]> = this.RULE('statement', (into: Stmt[] = []): void => {
    this.OR([
      {
        GATE: () => isMatchStatement((offset) => this.LA(offset)),
        ALT: () => into.push(this.SUBRULE(this.matchStatement)),
      },
      { ALT: () => this.SUBRULE(this.simpleStatements, { ARGS: [into] }) },
      { ALT: () => into.push(this.SUBRULE(this.ifStatement)) },
      { ALT: () => into.push(this.SUBRULE(this.forStatement, { ARGS: [undefined] })) },
      { ALT: () => into.push(this.SUBRULE(this.whileStatement)) },
      { ALT: () => into.push(this.SUBRULE(this.tryStatement)) },
      { ALT: () => into.push(this.SUBRULE(this.withStatement, { ARGS: [undefined] })) },
      {
        GATE: () => this.LA(2).tokenTypeIdx !== kw('def').tokenTypeIdx,
        ALT: () => into.push(this.SUBRULE(this.asyncStatement)),
      },
      { ALT: () => into.push(this.SUBRULE(this.definition)) },
    ]);
  });

  /** An indented block, or statements on the same line. */
  private readonly block: Rule<Stmt[]> = this.RULE('block', (): Stmt[] => {
    const body: Stmt[] = [];
    if (++this.depth > MAX_DEPTH) rejectDepth();
    this.OR([
      {
        ALT: () => {
          this.CONSUME(t.Newline);
          this.CONSUME(t.Indent);
          this.AT_LEAST_ONE(() => {
            this.SUBRULE(this.statement, { ARGS: [body] });
          });
          this.CONSUME(t.Dedent);
        },
      },
      { ALT: () => this.SUBRULE(this.simpleStatements, { ARGS: [body] }) },
    ]);
    this.depth--;
    return body;
  });

  private readonly ifStatement: Rule<Stmt> = this.RULE('ifStatement', (): Stmt => {
    const { startOffset: start } = this.CONSUME(kw('if'));
    return this.SUBRULE(this.branches, { ARGS: [start] });
  });

  /** What follows `if` or `elif`; an `elif` is an `if` in the `else` of the one before. */
  private readonly branches: Rule<Stmt, [number]> = this.RULE('branches', (start: number): Stmt => {
    if (++this.depth > MAX_DEPTH) rejectDepth();
    const test = this.named();
    this.CONSUME(t.Colon);
    const body = this.SUBRULE(this.block);
    const orelse =
      this.OPTION(() =>
        this.OR([
          {
            ALT: () => {
              const { startOffset } = this.CONSUME(kw('elif'));
              return [this.SUBRULE(this.branches, { ARGS: [startOffset] })];
            },
          },
          { ALT: () => this.SUBRULE(this.elseBlock) },
        ]),
      ) ?? [];
    this.depth--;
    return { kind: 'If', test, body, orelse, start, end: this.contentEnd };
  });

  private readonly elseBlock: Rule<Stmt[]> = this.RULE('elseBlock', (): Stmt[] => {
    this.CONSUME(kw('else'));
    this.CONSUME(t.Colon);
    return this.SUBRULE(this.block);
  });

  private readonly whileStatement: Rule<Stmt> = this.RULE('whileStatement', (): Stmt => {
    const { startOffset: start } = this.CONSUME(kw('while'));
    const test = this.named();
    this.CONSUME(t.Colon);
    const body = this.SUBRULE(this.block);
    const orelse = this.OPTION(() => this.SUBRULE(this.elseBlock)) ?? [];
    return { kind: 'While', test, body, orelse, start, end: this.contentEnd };
  });

  /** `asyncStart` is where a leading `async` stands. */
  private readonly forStatement: Rule<Stmt, [number | undefined]> = this.RULE(
    'forStatement',
    (asyncStart: number | undefined): Stmt => {
      const { startOffset } = this.CONSUME(kw('for'));
      const target = this.SUBRULE(this.targets);
      this.CONSUME(kw('in'));
      const iter = this.SUBRULE(this.starExpressions);
      this.CONSUME(t.Colon);
      const body = this.SUBRULE(this.block);
      const orelse = this.OPTION(() => this.SUBRULE(this.elseBlock)) ?? [];
      const kind = asyncStart === undefined ? 'For' : 'AsyncFor';
      return { kind, target, iter, body, orelse, start: asyncStart ?? startOffset, end: this.contentEnd };
    },
  );

  private readonly withStatement: Rule<Stmt, [number | undefined]> = this.RULE(
    'withStatement',
    (asyncStart: number | undefined): Stmt => {
      const { startOffset } = this.CONSUME(kw('with'));
      const items: WithItem[] = [];
      this.OR([
        {
          GATE: () => isBracketedWith((offset) => this.LA(offset)),
          ALT: () => {
            this.CONSUME(t.LeftParen);
            this.SUBRULE(this.withItems, { ARGS: [items, true] });
            this.CONSUME(t.RightParen);
          },
        },
        { ALT: () => this.SUBRULE2(this.withItems, { ARGS: [items, false] }) },
      ]);
      this.CONSUME(t.Colon);
      const body = this.SUBRULE(this.block);
      const kind = asyncStart === undefined ? 'With' : 'AsyncWith';
      return { kind, items, body, start: asyncStart ?? startOffset, end: this.contentEnd };
    },
  );

  private readonly withItems: Rule<void, [WithItem[], boolean]> = this.RULE(
    'withItems',
    (into: WithItem[] = [], mayEndInComma = true): void => {
      let open = true;
      this.AT_LEAST_ONE({
        GATE: () => open,
        DEF: () => {
          const { startOffset: start } = this.LA(1);
          const contextExpr = this.SUBRULE(this.expression);
          const optionalVars =
            this.OPTION(() => {
              this.CONSUME(kw('as'));
              return this.SUBRULE(this.target);
            }) ?? null;
          into.push({ kind: 'withitem', contextExpr, optionalVars, start, end: this.lastEnd() });
          open = this.OPTION2(() => this.CONSUME(t.Comma)) !== undefined;
        },
      });
      if (open && !mayEndInComma && !this.RECORDING_PHASE) reject();
    },
  );

  private readonly tryStatement: Rule<Stmt> = this.RULE('tryStatement', (): Stmt => {
    const { startOffset: start } = this.CONSUME(kw('try'));
    this.CONSUME(t.Colon);
    const body = this.SUBRULE(this.block);
    const handlers: ExceptHandler[] = [];
    const stars = new Set<boolean>();
    this.MANY(() => {
      this.SUBRULE(this.handler, { ARGS: [handlers, stars] });
    });
    const orelse = this.OPTION({ GATE: () => handlers.length > 0, DEF: () => this.SUBRULE(this.elseBlock) }) ?? [];
    const finalbody = this.OPTION2(() => {
      this.CONSUME(kw('finally'));
      this.CONSUME2(t.Colon);
      return this.SUBRULE2(this.block);
    });
    if (stars.size > 1 || (handlers.length === 0 && finalbody === undefined)) reject();
    const kind = stars.has(true) ? 'TryStar' : 'Try';
    return { kind, body, handlers, orelse, finalbody: finalbody ?? [], start, end: this.contentEnd };
  });

  private readonly handler: Rule<void, [ExceptHandler[], Set<boolean>]> = this.RULE(
    'handler',
    (into: ExceptHandler[] = [], stars: Set<boolean> = new Set()): void => {
      const { startOffset: start } = this.CONSUME(kw('except'));
      const isStar = this.OPTION(() => this.CONSUME(t.Star)) !== undefined;
      const type = this.OPTION2(() => this.SUBRULE(this.exceptionTypes)) ?? null;
      const name =
        this.OPTION3({
          GATE: () => type !== null,
          DEF: () => {
            this.CONSUME(kw('as'));
            return this.identifier(this.CONSUME(t.Name));
          },
        }) ?? null;
      this.CONSUME(t.Colon);
      const body = this.SUBRULE(this.block);
      if (this.RECORDING_PHASE) return;
      if (isStar && type === null) reject();
      stars.add(isStar);
      into.push({ kind: 'ExceptHandler', type, name, body, start, end: this.contentEnd });
    },
  );

  /** Since 3.14 several exception types need no brackets, unless a name follows. */
  private readonly exceptionTypes: Rule<Expr> = this.RULE('exceptionTypes', (): Expr => {
    const { startOffset: start } = this.LA(1);
    const elts: Expr[] = [];
    let open = true;
    let commas = 0;
    this.AT_LEAST_ONE({
      GATE: () => open,
      DEF: () => {
        elts.push(this.SUBRULE(this.expression));
        open = this.OPTION({ GATE: () => this.python === '3.14', DEF: () => this.CONSUME(t.Comma) }) !== undefined;
        if (open) commas++;
      },
    });
    if (commas === 0 || this.RECORDING_PHASE) return elts[0]!;
    if (this.LA(1).tokenTypeIdx === kw('as').tokenTypeIdx) reject();
    return { kind: 'Tuple', elts, ctx: 'Load', start, end: this.lastEnd() };
  });

  private readonly definition: Rule<Stmt> = this.RULE('definition', (): Stmt => {
    const decorators: Expr[] = [];
    this.MANY(() => {
      this.CONSUME(t.At);
      decorators.push(this.SUBRULE(this.namedExpression));
      this.CONSUME(t.Newline);
    });
    return this.OR([
      { ALT: () => this.SUBRULE(this.functionDefinition, { ARGS: [decorators] }) },
      { ALT: () => this.SUBRULE(this.classDefinition, { ARGS: [decorators] }) },
    ]);
  });

  private readonly functionDefinition: Rule<Stmt, [Expr[]]> = this.RULE(
    'functionDefinition',
    (decorators: Expr[]): Stmt => {
      const { startOffset: start } = this.LA(1);
      const isAsync = this.OPTION(() => this.CONSUME(kw('async'))) !== undefined;
      this.CONSUME(kw('def'));
      const name = this.identifier(this.CONSUME(t.Name));
      const typeParams = this.OPTION2(() => this.SUBRULE(this.typeParameters)) ?? [];
      this.CONSUME(t.LeftParen);
      const args = this.SUBRULE(this.parameters, { ARGS: [true] });
      this.CONSUME(t.RightParen);
      const returns =
        this.OPTION3(() => {
          this.CONSUME(t.Arrow);
          return this.SUBRULE(this.expression);
        }) ?? null;
      this.CONSUME(t.Colon);
      const body = this.SUBRULE(this.block);
      const kind = isAsync ? 'AsyncFunctionDef' : 'FunctionDef';
      return { kind, name, args, body, decorators, returns, typeParams, start, end: this.contentEnd };
    },
  );

  private readonly classDefinition: Rule<Stmt, [Expr[]]> = this.RULE('classDefinition', (decorators: Expr[]): Stmt => {
    const { startOffset: start } = this.CONSUME(kw('class'));
    const name = this.identifier(this.CONSUME(t.Name));
    const typeParams = this.OPTION(() => this.SUBRULE(this.typeParameters)) ?? [];
    const bases = this.OPTION2(() => this.SUBRULE(this.arguments));
    this.CONSUME(t.Colon);
    const body = this.SUBRULE(this.block);
    const { args, keywords } = bases ?? { args: [], keywords: [] };
    // Python: bases are no generator, unless it has brackets of its own.
    if (bases?.isBareGenerator) reject();
    return { kind: 'ClassDef', name, bases: args, keywords, body, decorators, typeParams, start, end: this.contentEnd };
  });

  /** `async for` and `async with`; `async def` is a definition. */
  private readonly asyncStatement: Rule<Stmt> = this.RULE('asyncStatement', (): Stmt => {
    const { startOffset: start } = this.CONSUME(kw('async'));
    return this.OR([
      { ALT: () => this.SUBRULE(this.forStatement, { ARGS: [start] }) },
      { ALT: () => this.SUBRULE(this.withStatement, { ARGS: [start] }) },
    ]);
  });

  private readonly matchStatement: Rule<Stmt> = this.RULE('matchStatement', (): Stmt => {
    const { startOffset: start } = this.CONSUME(t.Name);
    const subject = this.SUBRULE(this.subject);
    this.CONSUME(t.Colon);
    this.CONSUME(t.Newline);
    this.CONSUME(t.Indent);
    const cases: MatchCase[] = [];
    this.AT_LEAST_ONE(() => {
      cases.push(this.SUBRULE(this.matchCase));
    });
    this.CONSUME(t.Dedent);
    return { kind: 'Match', subject, cases, start, end: this.contentEnd };
  });

  private startsBlock(first: IToken): boolean {
    return BLOCK_WORDS.has(first.image) || this.LA(0).tokenTypeIdx === t.Dedent.tokenTypeIdx;
  }

  /** What is matched: a named expression, or expressions separated by commas. */
  private readonly subject: Rule<Expr> = this.RULE('subject', (): Expr => {
    const { startOffset: start } = this.LA(1);
    const elts: Expr[] = [];
    let open = true;
    let commas = 0;
    this.AT_LEAST_ONE({
      GATE: () => open,
      DEF: () => {
        elts.push(this.SUBRULE(this.starNamedExpression));
        open = this.OPTION(() => this.CONSUME(t.Comma)) !== undefined;
        if (open) commas++;
      },
    });
    if (commas > 0) return { kind: 'Tuple', elts, ctx: 'Load', start, end: this.lastEnd() };
    return elts[0]!.kind === 'Starred' ? reject() : elts[0]!;
  });

  private readonly matchCase: Rule<MatchCase> = this.RULE('matchCase', (): MatchCase => {
    const word = this.CONSUME(t.Name);
    if (word.image !== 'case' && !this.RECORDING_PHASE) reject();
    const pattern = this.SUBRULE(this.patterns);
    const guard =
      this.OPTION(() => {
        this.CONSUME(kw('if'));
        return this.SUBRULE(this.namedExpression);
      }) ?? null;
    this.CONSUME(t.Colon);
    const body = this.SUBRULE(this.block);
    return { kind: 'match_case', pattern, guard, body, start: word.startOffset, end: this.contentEnd };
  });

  private readonly roots: Readonly<Record<Start, Rule<Root>>> = {
    file: this.file,
    eval: this.evaluated,
    interactive: this.interactive,
  };
}
