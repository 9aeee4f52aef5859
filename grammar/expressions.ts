// The expression half of the parser.
import type { IToken } from 'chevrotain';
import type { Arg, Arguments, Expr } from './ast.ts';
import { AtomParser, MAX_DEPTH } from './atoms.ts';
import { CallArguments, type GivenArguments } from './call-arguments.ts';
import type { Rule } from './engine.ts';
import { BITWISE_OR, fold, type Row, type RowPart } from './operators.ts';
import { ParameterList } from './parameters.ts';
import { rejectDepth } from './rejection.ts';
import * as t from './tokens.ts';
import { keyword as kw } from './tokens.ts';

/** Expressions, from names up to rows separated by commas. */
export class ExpressionParser extends AtomParser {
  /** `*a` or an expression, separated by commas: a tuple if there is a comma. */
  readonly starExpressions: Rule<Expr> = this.RULE('starExpressions', (): Expr => {
    const { startOffset: start } = this.LA(1);
    const first = this.SUBRULE(this.starExpression);
    if (this.LA(1).tokenTypeIdx !== t.Comma.tokenTypeIdx && !this.RECORDING_PHASE) return first;
    const elts = [first];
    let open = true;
    this.MANY({
      GATE: () => open,
      DEF: () => {
        this.CONSUME(t.Comma);
        open = false;
        this.OPTION(() => {
          elts.push(this.SUBRULE2(this.starExpression));
          open = true;
        });
      },
    });
    return { kind: 'Tuple', elts, ctx: 'Load', start, end: this.lastEnd() };
  });

  protected readonly starExpression: Rule<Expr> = this.RULE(
    'starExpression',
    (): Expr =>
      this.OR([
        {
          ALT: (): Expr => {
            const { startOffset: start } = this.CONSUME(t.Star);
            const value = this.SUBRULE(this.operators, { ARGS: [BITWISE_OR] });
            return { kind: 'Starred', value, ctx: 'Load', start, end: this.lastEnd() };
          },
        },
        { ALT: () => this.SUBRULE(this.expression) },
      ]),
  );

  /** An expression that may be `name := value`, or `*a` where the caller allows it. */
  protected readonly namedExpression: Rule<Expr> = this.RULE(
    'namedExpression',
    (): Expr =>
      this.OR([
        {
          GATE: () => this.LA(2).tokenTypeIdx === t.ColonEquals.tokenTypeIdx,
          ALT: (): Expr => {
            const target = this.nameNode(this.CONSUME(t.Name), 'Store');
            this.CONSUME(t.ColonEquals);
            const value = this.SUBRULE(this.expression);
            return { kind: 'NamedExpr', target, value, start: target.start, end: this.lastEnd() };
          },
        },
        { ALT: () => this.SUBRULE2(this.expression) },
      ]),
  );

  protected readonly starNamedExpression: Rule<Expr> = this.RULE(
    'starNamedExpression',
    (): Expr =>
      this.OR([
        {
          ALT: (): Expr => {
            const { startOffset: start } = this.CONSUME(t.Star);
            const value = this.SUBRULE(this.operators, { ARGS: [BITWISE_OR] });
            return { kind: 'Starred', value, ctx: 'Load', start, end: this.lastEnd() };
          },
        },
        { ALT: () => this.SUBRULE(this.namedExpression) },
      ]),
  );

  /** A conditional expression, a lambda, or operators. */
  readonly expression: Rule<Expr> = this.RULE('expression', (): Expr => {
    if (++this.depth > MAX_DEPTH) rejectDepth();
    const { startOffset: start } = this.LA(1);
    const isLambda = this.LA(1).tokenTypeIdx === kw('lambda').tokenTypeIdx;
    const found = this.RECORDING_PHASE
      ? this.OR([{ ALT: () => this.SUBRULE(this.lambda) }, { ALT: () => this.conditional(start) }])
      : isLambda
        ? this.SUBRULE(this.lambda)
        : this.conditional(start);
    this.depth--;
    return found;
  });

  /** Operators, perhaps with `if` and `else` behind them. */
  private conditional(start: number): Expr {
    const body = this.SUBRULE(this.operators, { ARGS: [0] });
    if (this.LA(1).tokenTypeIdx !== kw('if').tokenTypeIdx && !this.RECORDING_PHASE) return body;
    return this.OPTION(() => this.SUBRULE(this.condition, { ARGS: [body, start] })) ?? body;
  }

  private readonly condition: Rule<Expr, [Expr, number]> = this.RULE('condition', (body: Expr, start: number): Expr => {
    this.CONSUME(kw('if'));
    const test = this.SUBRULE(this.operators, { ARGS: [0] });
    this.CONSUME(kw('else'));
    const orelse = this.SUBRULE(this.expression);
    return { kind: 'IfExp', test, body, orelse, start, end: this.lastEnd() };
  });

  private readonly lambda: Rule<Expr> = this.RULE('lambda', (): Expr => {
    const { startOffset: start } = this.CONSUME(kw('lambda'));
    const args = this.SUBRULE(this.parameters, { ARGS: [false] });
    this.CONSUME(t.Colon);
    const body = this.SUBRULE(this.expression);
    return { kind: 'Lambda', args, body, start, end: this.lastEnd() };
  });

  /** The parameters of a `def` (which may be annotated) or of a lambda. */
  protected readonly parameters: Rule<Arguments, [boolean]> = this.RULE(
    'parameters',
    (annotated: boolean): Arguments => {
      const list = new ParameterList(this.LA(1).startOffset);
      let open = true;
      this.MANY({
        GATE: () => open,
        DEF: () => {
          this.SUBRULE(this.parameter, { ARGS: [annotated, list] });
          open = false;
          this.OPTION(() => {
            this.CONSUME(t.Comma);
            open = true;
          });
        },
      });
      return list.finish(this.lastEnd());
    },
  );

  private readonly parameter: Rule<void, [boolean, ParameterList]> = this.RULE(
    'parameter',
    (annotated: boolean, list: ParameterList): void => {
      this.OR([
        {
          ALT: () => {
            this.CONSUME(t.Slash);
            if (!this.RECORDING_PHASE) list.slash();
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.Star);
            const arg = this.OPTION(() => this.SUBRULE(this.arg, { ARGS: [annotated ? 'starred' : 'none'] }));
            if (!this.RECORDING_PHASE) list.star(arg);
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.DoubleStar);
            const arg = this.SUBRULE2(this.arg, { ARGS: [annotated ? 'plain' : 'none'] });
            if (!this.RECORDING_PHASE) list.doubleStar(arg);
          },
        },
        {
          ALT: () => {
            const arg = this.SUBRULE3(this.arg, { ARGS: [annotated ? 'plain' : 'none'] });
            const value = this.OPTION2(() => {
              this.CONSUME(t.Equals);
              return this.SUBRULE(this.expression);
            });
            if (!this.RECORDING_PHASE) list.plain(arg, value);
          },
        },
      ]);
    },
  );

  private readonly arg: Rule<Arg, ['none' | 'plain' | 'starred']> = this.RULE(
    'arg',
    (annotation: 'none' | 'plain' | 'starred'): Arg => {
      const name = this.CONSUME(t.Name);
      const found = this.OPTION({
        GATE: () => annotation !== 'none',
        DEF: () => {
          this.CONSUME(t.Colon);
          return this.OR([
            {
              GATE: () => annotation === 'starred' || this.LA(1).tokenTypeIdx !== t.Star.tokenTypeIdx,
              ALT: () => this.SUBRULE(this.starExpression),
            },
          ]);
        },
      });
      const { startOffset: start } = name;
      return { kind: 'arg', arg: this.identifier(name), annotation: found ?? null, start, end: this.lastEnd() };
    },
  );

  /** Operands with all operators between them, folded by precedence; `least` is the loosest operator allowed. */
  protected readonly operators: Rule<Expr, [number]> = this.RULE('operators', (least: number): Expr => {
    const { startOffset: start } = this.LA(1);
    let row: Row | undefined;
    this.MANY(() => {
      row ??= newRow();
      const token = this.SUBRULE(this.prefix);
      addPart(row, token.image, token.startOffset, token.startOffset);
    });
    const operandStart = row === undefined ? start : this.LA(1).startOffset;
    const first = this.awaited();
    if (row !== undefined) addPart(row, first, operandStart, this.lastEnd());
    this.MANY2(() => {
      if (row === undefined) {
        row = newRow();
        addPart(row, first, start, this.lastEnd());
      }
      this.SUBRULE(this.operation, { ARGS: [row] });
    });
    if (row === undefined || this.RECORDING_PHASE) return first;
    if (row.parts.length > MAX_DEPTH * 2) rejectDepth();
    return fold(row, least);
  });

  /** An operator and its right operand. */
  private readonly operation: Rule<void, [Row]> = this.RULE('operation', (row: Row = newRow()): void => {
    addPart(row, this.SUBRULE(this.operator), 0, 0);
    this.MANY(() => {
      const token = this.SUBRULE(this.prefix);
      addPart(row, token.image, token.startOffset, token.startOffset);
    });
    const { startOffset: start } = this.LA(1);
    const operand = this.awaited();
    addPart(row, operand, start, this.lastEnd());
  });

  private readonly prefix: Rule<IToken> = this.RULE('prefix', () =>
    this.OR([
      { ALT: () => this.CONSUME(kw('not')) },
      { ALT: () => this.CONSUME(t.Minus) },
      { ALT: () => this.CONSUME(t.Plus) },
      { ALT: () => this.CONSUME(t.Tilde) },
    ]),
  );

  private readonly operator: Rule<string> = this.RULE('operator', (): string =>
    this.OR([
      { ALT: () => this.CONSUME(t.Arithmetic).image },
      { ALT: () => this.CONSUME(t.Comparison).image },
      { ALT: () => this.CONSUME(t.Plus).image },
      { ALT: () => this.CONSUME(t.Minus).image },
      { ALT: () => this.CONSUME(t.Star).image },
      { ALT: () => this.CONSUME(t.DoubleStar).image },
      { ALT: () => this.CONSUME(t.Slash).image },
      { ALT: () => this.CONSUME(t.Bar).image },
      { ALT: () => this.CONSUME(t.At).image },
      { ALT: () => this.CONSUME(kw('and')).image },
      { ALT: () => this.CONSUME(kw('or')).image },
      { ALT: () => this.CONSUME(kw('in')).image },
      {
        ALT: () => {
          this.CONSUME(kw('is'));
          return this.OPTION(() => this.CONSUME(kw('not'))) === undefined ? 'is' : 'is not';
        },
      },
      {
        ALT: () => {
          this.CONSUME2(kw('not'));
          this.CONSUME2(kw('in'));
          return 'not in';
        },
      },
    ]),
  );

  private awaited(): Expr {
    const isAwait = this.LA(1).tokenTypeIdx === kw('await').tokenTypeIdx;
    return this.RECORDING_PHASE || isAwait ? this.SUBRULE(this.operand) : this.SUBRULE(this.primary);
  }

  private readonly operand: Rule<Expr> = this.RULE('operand', (): Expr => {
    const wait = this.OPTION(() => this.CONSUME(kw('await')));
    const value = this.SUBRULE(this.primary);
    return wait === undefined ? value : { kind: 'Await', value, start: wait.startOffset, end: this.lastEnd() };
  });

  /** An atom with its calls, attributes and subscripts. */
  protected readonly primary: Rule<Expr> = this.RULE('primary', (): Expr => {
    const { startOffset: start } = this.LA(1);
    let found = this.SUBRULE(this.atom);
    let length = 0;
    this.MANY(() => {
      found = this.OR([
        {
          ALT: (): Expr => {
            this.CONSUME(t.Dot);
            const name = this.CONSUME(t.Name);
            const end = name.endOffset! + 1;
            return { kind: 'Attribute', value: found, attr: this.identifier(name), ctx: 'Load', start, end };
          },
        },
        {
          ALT: (): Expr => {
            const { args, keywords } = this.SUBRULE(this.arguments);
            return { kind: 'Call', func: found, args, keywords, start, end: this.lastEnd() };
          },
        },
        {
          ALT: (): Expr => {
            this.CONSUME(t.LeftBracket);
            const slice = this.SUBRULE(this.slices);
            this.CONSUME(t.RightBracket);
            return { kind: 'Subscript', value: found, slice, ctx: 'Load', start, end: this.lastEnd() };
          },
        },
      ]);
      if (++length + this.depth > MAX_DEPTH) rejectDepth();
    });
    return found;
  });

  /** The arguments of a call or a class statement, with their brackets. */
  protected readonly arguments: Rule<GivenArguments> = this.RULE('arguments', () => {
    const open = this.CONSUME(t.LeftParen);
    const list = new CallArguments();
    let more = true;
    this.MANY({
      GATE: () => more,
      DEF: () => {
        this.SUBRULE(this.argument, { ARGS: [list] });
        more = false;
        this.OPTION(() => {
          this.CONSUME(t.Comma);
          list.commas++;
          more = true;
        });
      },
    });
    const close = this.CONSUME(t.RightParen);
    return list.finish(open.startOffset, close.endOffset! + 1);
  });

  private readonly argument: Rule<void, [CallArguments]> = this.RULE('argument', (list: CallArguments): void => {
    this.OR([
      {
        ALT: () => {
          const { startOffset: start } = this.CONSUME(t.DoubleStar);
          const value = this.SUBRULE(this.expression);
          if (!this.RECORDING_PHASE) list.keyword({ kind: 'keyword', arg: null, value, start, end: this.lastEnd() });
        },
      },
      {
        ALT: () => {
          const { startOffset: start } = this.CONSUME(t.Star);
          const value = this.SUBRULE2(this.expression);
          if (!this.RECORDING_PHASE) list.starred({ kind: 'Starred', value, ctx: 'Load', start, end: this.lastEnd() });
        },
      },
      {
        GATE: () => this.LA(2).tokenTypeIdx === t.Equals.tokenTypeIdx,
        ALT: () => {
          const name = this.CONSUME(t.Name);
          this.CONSUME(t.Equals);
          const value = this.SUBRULE3(this.expression);
          const { startOffset: start } = name;
          if (!this.RECORDING_PHASE) {
            list.keyword({ kind: 'keyword', arg: this.identifier(name), value, start, end: this.lastEnd() });
          }
        },
      },
      {
        ALT: () => {
          const value = this.named();
          const generators = this.OPTION(() => this.SUBRULE(this.comprehensions));
          if (this.RECORDING_PHASE) return;
          if (generators === undefined) list.positional(value);
          else list.generator(value, generators);
        },
      },
    ]);
  });

  private readonly slices: Rule<Expr> = this.RULE('slices', (): Expr => {
    const { startOffset: start } = this.LA(1);
    const first = this.SUBRULE(this.slice);
    const isSingle = this.LA(1).tokenTypeIdx !== t.Comma.tokenTypeIdx && first.kind !== 'Starred';
    if (isSingle && !this.RECORDING_PHASE) return first;
    const elts = [first];
    let open = true;
    this.MANY({
      GATE: () => open,
      DEF: () => {
        this.CONSUME(t.Comma);
        open = false;
        this.OPTION(() => {
          elts.push(this.SUBRULE2(this.slice));
          open = true;
        });
      },
    });
    return { kind: 'Tuple', elts, ctx: 'Load', start, end: this.lastEnd() };
  });

  private readonly slice: Rule<Expr> = this.RULE(
    'slice',
    (): Expr =>
      this.OR([
        {
          ALT: (): Expr => {
            const { startOffset: start } = this.CONSUME(t.Star);
            const value = this.SUBRULE(this.expression);
            return { kind: 'Starred', value, ctx: 'Load', start, end: this.lastEnd() };
          },
        },
        { ALT: () => this.SUBRULE(this.range) },
      ]),
  );

  private readonly range: Rule<Expr> = this.RULE('range', (): Expr => {
    const { startOffset: start, tokenTypeIdx } = this.LA(1);
    const isNamed = tokenTypeIdx === t.Name.tokenTypeIdx && this.LA(2).tokenTypeIdx === t.ColonEquals.tokenTypeIdx;
    const lower = this.OPTION(() => this.SUBRULE(this.namedExpression));
    const isPlain = isNamed || (lower !== undefined && this.LA(1).tokenTypeIdx !== t.Colon.tokenTypeIdx);
    if (isPlain && !this.RECORDING_PHASE) return lower!;
    this.CONSUME(t.Colon);
    const upper = this.OPTION2(() => this.SUBRULE(this.expression));
    const step = this.OPTION3(() => {
      this.CONSUME2(t.Colon);
      return this.OPTION4(() => this.SUBRULE2(this.expression));
    });
    const end = this.lastEnd();
    return { kind: 'Slice', lower: lower ?? null, upper: upper ?? null, step: step ?? null, start, end };
  });
}

function newRow(): Row {
  return { parts: [], starts: [], ends: [] };
}

function addPart(row: Row, part: RowPart, start: number, end: number): void {
  row.parts.push(part);
  row.starts.push(start);
  row.ends.push(end);
}
