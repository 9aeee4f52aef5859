// The statements that fit on one line.
import type { IToken } from 'chevrotain';
import type { Alias, BinaryOperator, Expr, Stmt, TypeParam } from './ast.ts';
import { NOTHING } from './atoms.ts';
import type { Rule } from './engine.ts';
import { PatternParser } from './patterns.ts';
import { reject } from './rejection.ts';
import { deleteTarget, singleTarget, storeTarget } from './targets.ts';
import * as t from './tokens.ts';
import { keyword as kw } from './tokens.ts';

/** Simple statements, on top of expressions. */
export abstract class SimpleStatementParser extends PatternParser {
  /** Where the last statement ends, its semicolon included: a block ends there, not at its line end. */
  protected contentEnd = 0;

  /** Statements on one line, separated by semicolons. */
  protected readonly simpleStatements: Rule<void, [Stmt[]]> = this.RULE(
    'simpleStatements',
    (into: Stmt[] = []): void => {
      into.push(this.SUBRULE(this.simpleStatement));
      let open = true;
      this.MANY({
        GATE: () => open,
        DEF: () => {
          this.CONSUME(t.Semicolon);
          open = false;
          this.OPTION(() => {
            into.push(this.SUBRULE2(this.simpleStatement));
            open = true;
          });
        },
      });
      this.contentEnd = this.lastEnd();
      this.CONSUME(t.Newline);
    },
  );

  private readonly simpleStatement: Rule<Stmt> = this.RULE(
    'simpleStatement',
    (): Stmt =>
      this.OR([
        {
          GATE: () => this.isTypeAlias(),
          ALT: () => this.SUBRULE(this.typeAlias),
        },
        { ALT: () => this.SUBRULE(this.expressionStatement) },
        { ALT: () => this.SUBRULE(this.returnStatement) },
        { ALT: () => this.SUBRULE(this.importStatement) },
        { ALT: () => this.SUBRULE(this.fromStatement) },
        { ALT: () => this.SUBRULE(this.raiseStatement) },
        { ALT: () => this.SUBRULE(this.deleteStatement) },
        { ALT: () => this.SUBRULE(this.assertStatement) },
        { ALT: () => this.SUBRULE(this.scopeStatement) },
        { ALT: () => this.SUBRULE(this.wordStatement) },
      ]),
  );

  /** An expression alone, or what an assignment of any kind begins with. */
  private readonly expressionStatement: Rule<Stmt> = this.RULE('expressionStatement', (): Stmt => {
    const { startOffset: start } = this.LA(1);
    const first = this.SUBRULE(this.rightSide);
    const found = this.OPTION(() =>
      this.OR([
        { ALT: () => this.SUBRULE(this.assignment, { ARGS: [first, start] }) },
        { ALT: () => this.SUBRULE(this.augmented, { ARGS: [first, start] }) },
        { ALT: () => this.SUBRULE(this.annotated, { ARGS: [first, start] }) },
      ]),
    );
    return found ?? { kind: 'Expr', value: first, start, end: this.lastEnd() };
  });

  private readonly rightSide: Rule<Expr> = this.RULE(
    'rightSide',
    (): Expr =>
      this.OR([{ ALT: () => this.SUBRULE(this.yieldExpression) }, { ALT: () => this.SUBRULE(this.starExpressions) }]),
  );

  private readonly assignment: Rule<Stmt, [Expr, number]> = this.RULE(
    'assignment',
    (first: Expr = NOTHING, start = 0): Stmt => {
      const targets: Expr[] = [];
      let value = first;
      this.AT_LEAST_ONE(() => {
        this.CONSUME(t.Equals);
        if (!this.RECORDING_PHASE) targets.push(storeTarget(value));
        value = this.SUBRULE(this.rightSide);
      });
      return { kind: 'Assign', targets, value, start, end: this.lastEnd() };
    },
  );

  private readonly augmented: Rule<Stmt, [Expr, number]> = this.RULE(
    'augmented',
    (first: Expr = NOTHING, start = 0): Stmt => {
      const op = this.CONSUME(t.Augmented).image.slice(0, -1) as BinaryOperator;
      const value = this.SUBRULE(this.rightSide);
      const target = this.RECORDING_PHASE ? first : singleTarget(first);
      return { kind: 'AugAssign', target, op, value, start, end: this.lastEnd() };
    },
  );

  private readonly annotated: Rule<Stmt, [Expr, number]> = this.RULE(
    'annotated',
    (first: Expr = NOTHING, start = 0): Stmt => {
      this.CONSUME(t.Colon);
      const annotation = this.SUBRULE(this.expression);
      const value = this.OPTION(() => {
        this.CONSUME(t.Equals);
        return this.SUBRULE(this.rightSide);
      });
      const target = this.RECORDING_PHASE ? first : singleTarget(first);
      // Python: a name in brackets is annotated, but not made a local variable.
      const simple = target.kind === 'Name' && target.start === start;
      return { kind: 'AnnAssign', target, annotation, value: value ?? null, simple, start, end: this.lastEnd() };
    },
  );

  private readonly returnStatement: Rule<Stmt> = this.RULE('returnStatement', (): Stmt => {
    const { startOffset: start } = this.CONSUME(kw('return'));
    const value = this.OPTION(() => this.SUBRULE(this.starExpressions)) ?? null;
    return { kind: 'Return', value, start, end: this.lastEnd() };
  });

  private readonly raiseStatement: Rule<Stmt> = this.RULE('raiseStatement', (): Stmt => {
    const { startOffset: start } = this.CONSUME(kw('raise'));
    let exc: Expr | null = null;
    let cause: Expr | null = null;
    this.OPTION(() => {
      exc = this.SUBRULE(this.expression);
      this.OPTION2(() => {
        this.CONSUME(kw('from'));
        cause = this.SUBRULE2(this.expression);
      });
    });
    return { kind: 'Raise', exc, cause, start, end: this.lastEnd() };
  });

  private readonly deleteStatement: Rule<Stmt> = this.RULE('deleteStatement', (): Stmt => {
    const { startOffset: start } = this.CONSUME(kw('del'));
    const targets: Expr[] = [];
    let open = true;
    this.AT_LEAST_ONE({
      GATE: () => open,
      DEF: () => {
        const target = this.SUBRULE(this.primary);
        if (!this.RECORDING_PHASE) targets.push(deleteTarget(target));
        open = this.OPTION(() => this.CONSUME(t.Comma)) !== undefined;
      },
    });
    return { kind: 'Delete', targets, start, end: this.lastEnd() };
  });

  private readonly assertStatement: Rule<Stmt> = this.RULE('assertStatement', (): Stmt => {
    const { startOffset: start } = this.CONSUME(kw('assert'));
    const test = this.SUBRULE(this.expression);
    const msg = this.OPTION(() => {
      this.CONSUME(t.Comma);
      return this.SUBRULE2(this.expression);
    });
    return { kind: 'Assert', test, msg: msg ?? null, start, end: this.lastEnd() };
  });

  private readonly scopeStatement: Rule<Stmt> = this.RULE('scopeStatement', (): Stmt => {
    const { startOffset: start, image } = this.LA(1);
    this.OR([{ ALT: () => this.CONSUME(kw('global')) }, { ALT: () => this.CONSUME(kw('nonlocal')) }]);
    const names: string[] = [];
    this.AT_LEAST_ONE_SEP({
      SEP: t.Comma,
      DEF: () => {
        names.push(this.identifier(this.CONSUME(t.Name)));
      },
    });
    return { kind: image === 'global' ? 'Global' : 'Nonlocal', names, start, end: this.lastEnd() };
  });

  private readonly wordStatement: Rule<Stmt> = this.RULE('wordStatement', (): Stmt => {
    const { startOffset: start } = this.LA(1);
    const kind = this.OR([
      { ALT: () => this.word('Pass', this.CONSUME(kw('pass'))) },
      { ALT: () => this.word('Break', this.CONSUME(kw('break'))) },
      { ALT: () => this.word('Continue', this.CONSUME(kw('continue'))) },
    ]);
    return { kind, start, end: this.lastEnd() };
  });

  private readonly importStatement: Rule<Stmt> = this.RULE('importStatement', (): Stmt => {
    const { startOffset: start } = this.CONSUME(kw('import'));
    const names: Alias[] = [];
    this.AT_LEAST_ONE_SEP({
      SEP: t.Comma,
      DEF: () => {
        const first = this.LA(1).startOffset;
        const name = this.SUBRULE(this.moduleName);
        const asname = this.OPTION(() => this.SUBRULE(this.asName)) ?? null;
        names.push({ kind: 'alias', name, asname, start: first, end: this.lastEnd() });
      },
    });
    return { kind: 'Import', names, start, end: this.lastEnd() };
  });

  private readonly asName: Rule<string> = this.RULE('asName', (): string => {
    this.CONSUME(kw('as'));
    return this.identifier(this.CONSUME(t.Name));
  });

  private readonly moduleName: Rule<string> = this.RULE('moduleName', (): string => {
    let name = this.identifier(this.CONSUME(t.Name));
    this.MANY(() => {
      this.CONSUME(t.Dot);
      name += `.${this.identifier(this.CONSUME2(t.Name))}`;
    });
    return name;
  });

  private readonly fromStatement: Rule<Stmt> = this.RULE('fromStatement', (): Stmt => {
    const { startOffset: start } = this.CONSUME(kw('from'));
    let level = 0;
    this.MANY(() => {
      level += this.OR([{ ALT: () => dots(this.CONSUME(t.Dot)) }, { ALT: () => dots(this.CONSUME(t.Ellipsis)) }]);
    });
    const module = this.OPTION(() => this.SUBRULE(this.moduleName)) ?? null;
    if (module === null && level === 0 && !this.RECORDING_PHASE) reject();
    this.CONSUME(kw('import'));
    const names: Alias[] = [];
    this.OR2([
      { ALT: () => this.SUBRULE(this.importAll, { ARGS: [names] }) },
      {
        ALT: () => {
          this.CONSUME(t.LeftParen);
          this.SUBRULE(this.importedNames, { ARGS: [names, true] });
          this.CONSUME(t.RightParen);
        },
      },
      { ALT: () => this.SUBRULE2(this.importedNames, { ARGS: [names, false] }) },
    ]);
    return { kind: 'ImportFrom', module, names, level, start, end: this.lastEnd() };
  });

  private readonly importAll: Rule<void, [Alias[]]> = this.RULE('importAll', (into: Alias[] = []): void => {
    const { startOffset: start } = this.CONSUME(t.Star);
    into.push({ kind: 'alias', name: '*', asname: null, start, end: start + 1 });
  });

  private readonly importedNames: Rule<void, [Alias[], boolean]> = this.RULE(
    'importedNames',
    (into: Alias[] = [], mayEndInComma = true): void => {
      let open = true;
      this.AT_LEAST_ONE({
        GATE: () => open,
        DEF: () => {
          const name = this.CONSUME(t.Name);
          const asname = this.OPTION(() => this.SUBRULE(this.asName)) ?? null;
          const { startOffset: start } = name;
          into.push({ kind: 'alias', name: this.identifier(name), asname, start, end: this.lastEnd() });
          open = this.OPTION2(() => this.CONSUME(t.Comma)) !== undefined;
        },
      });
      if (open && !mayEndInComma && !this.RECORDING_PHASE) reject();
    },
  );

  /** `type Name[parameters] = value`, where `type` is otherwise a name. */
  private readonly typeAlias: Rule<Stmt> = this.RULE('typeAlias', (): Stmt => {
    const { startOffset: start } = this.CONSUME(t.Name);
    const name = this.nameNode(this.CONSUME2(t.Name), 'Store');
    const typeParams = this.OPTION(() => this.SUBRULE(this.typeParameters)) ?? [];
    this.CONSUME(t.Equals);
    const value = this.SUBRULE(this.expression);
    return { kind: 'TypeAlias', name, typeParams, value, start, end: this.lastEnd() };
  });

  /** The type parameters of a function, class or alias, in square brackets. */
  protected readonly typeParameters: Rule<readonly TypeParam[]> = this.RULE('typeParameters', () => {
    if (this.python === '3.11' && !this.RECORDING_PHASE) reject();
    const found: TypeParam[] = [];
    let open = true;
    this.CONSUME(t.LeftBracket);
    this.AT_LEAST_ONE({
      GATE: () => open,
      DEF: () => {
        found.push(this.SUBRULE(this.typeParameter));
        open = this.OPTION(() => this.CONSUME(t.Comma)) !== undefined;
      },
    });
    this.CONSUME(t.RightBracket);
    return found;
  });

  private readonly typeParameter: Rule<TypeParam> = this.RULE('typeParameter', (): TypeParam => {
    const { startOffset: start } = this.LA(1);
    const star = this.OPTION(() =>
      this.OR([{ ALT: () => this.CONSUME(t.Star) }, { ALT: () => this.CONSUME(t.DoubleStar) }]),
    );
    const name = this.identifier(this.CONSUME(t.Name));
    const bound = this.OPTION2({
      GATE: () => star === undefined,
      DEF: () => {
        this.CONSUME(t.Colon);
        return this.SUBRULE(this.expression);
      },
    });
    const defaultValue =
      this.OPTION3(() => {
        this.CONSUME(t.Equals);
        return this.SUBRULE(this.starExpression);
      }) ?? null;
    const end = this.lastEnd();
    if (defaultValue?.kind === 'Starred' && star?.image !== '*') reject();
    if (star === undefined) return { kind: 'TypeVar', name, bound: bound ?? null, defaultValue, start, end };
    return { kind: star.image === '*' ? 'TypeVarTuple' : 'ParamSpec', name, defaultValue, start, end };
  });

  private isTypeAlias(): boolean {
    const { image, tokenTypeIdx } = this.LA(1);
    if (image !== 'type' || tokenTypeIdx !== t.Name.tokenTypeIdx || this.python === '3.11') return false;
    return this.LA(2).tokenTypeIdx === t.Name.tokenTypeIdx;
  }

  private word<Kind extends 'Pass' | 'Break' | 'Continue'>(kind: Kind, _token: unknown): Kind {
    return kind;
  }
}

function dots(token: IToken): number {
  return token.image.length;
}
