// The innermost part of the parser: names, literals, and what stands in brackets.
import type { IToken } from 'chevrotain';
import type { Comprehension, ConstantValue, Expr, ExprContext, Name } from './ast.ts';
import { Engine, type Rule } from './engine.ts';
import { type FieldPiece, joinParts, type Piece, plainPart, type StringPart } from './fstring.ts';
import { decodeText, numberValue } from './literals.ts';
import type { PythonVersion } from './problem.ts';
import { reject } from './rejection.ts';
import { storeTarget } from './targets.ts';
import * as t from './tokens.ts';
import { keyword as kw } from './tokens.ts';

/** How deep expressions and statements may stand in one another while they are read. */
export const MAX_DEPTH = 500;

const NOT_ASCII = /[^\0-\x7f]/;
const NONE: ConstantValue = { type: 'None' };
const TRUE: ConstantValue = { type: 'bool', value: true };
const FALSE: ConstantValue = { type: 'bool', value: false };
const ELLIPSIS: ConstantValue = { type: 'Ellipsis' };

/** Stands in for an expression while the grammar is recorded. */
export const NOTHING: Expr = { kind: 'Constant', value: NONE, start: 0, end: 0 };

/** What was read in round or square brackets. */
interface Items {
  readonly elts: Expr[];
  readonly generators: readonly Comprehension[] | undefined;
  readonly commas: number;
}

interface Format {
  readonly pieces: readonly Piece[];
  readonly start: number;
  readonly end: number;
}

/** Atoms; the rules for whole expressions come from the class that extends this one. */
export abstract class AtomParser extends Engine {
  protected text = '';
  protected python: PythonVersion = '3.11';
  protected depth = 0;

  abstract readonly expression: Rule<Expr>;
  abstract readonly starExpressions: Rule<Expr>;
  protected abstract readonly namedExpression: Rule<Expr>;
  protected abstract readonly starNamedExpression: Rule<Expr>;
  protected abstract readonly operators: Rule<Expr, [number]>;
  protected abstract readonly primary: Rule<Expr>;

  protected readonly atom: Rule<Expr> = this.RULE(
    'atom',
    (): Expr =>
      this.OR([
        { ALT: () => this.nameNode(this.CONSUME(t.Name), 'Load') },
        { ALT: () => this.number(this.CONSUME(t.NumberToken)) },
        { ALT: () => this.SUBRULE(this.strings) },
        { ALT: () => this.SUBRULE(this.group) },
        { ALT: () => this.SUBRULE(this.list) },
        { ALT: () => this.SUBRULE(this.braces) },
        { ALT: () => this.constant(NONE, this.CONSUME(kw('None'))) },
        { ALT: () => this.constant(TRUE, this.CONSUME(kw('True'))) },
        { ALT: () => this.constant(FALSE, this.CONSUME(kw('False'))) },
        { ALT: () => this.constant(ELLIPSIS, this.CONSUME(t.Ellipsis)) },
      ]),
  );

  /** What stands in round brackets: a tuple, a generator, a yield, or one expression. */
  private readonly group: Rule<Expr> = this.RULE('group', (): Expr => {
    if (this.RECORDING_PHASE) return this.recordGroup();
    const { startOffset: start } = this.CONSUME(t.LeftParen);
    const { tokenTypeIdx: next } = this.LA(1);
    let alone: Expr | undefined;
    let items: Items | undefined;
    if (next === kw('yield').tokenTypeIdx) alone = this.SUBRULE(this.yieldExpression);
    else if (next !== t.RightParen.tokenTypeIdx) items = this.SUBRULE(this.items);
    const end = this.CONSUME(t.RightParen).endOffset! + 1;
    if (alone !== undefined) return alone;
    if (items === undefined) return { kind: 'Tuple', elts: [], ctx: 'Load', start, end };
    const { elts, generators, commas } = items;
    const elt = elts[0]!;
    if (generators !== undefined) return { kind: 'GeneratorExp', elt, generators, start, end };
    if (commas > 0) return { kind: 'Tuple', elts, ctx: 'Load', start, end };
    return elt.kind === 'Starred' ? reject() : elt;
  });

  /** The rule of a group as the grammar has it; reading takes a shorter way, which needs less of the engine's stack. */
  private recordGroup(): Expr {
    this.CONSUME(t.LeftParen);
    this.OPTION(() =>
      this.OR([{ ALT: () => this.SUBRULE(this.yieldExpression) }, { ALT: () => this.SUBRULE(this.items) }]),
    );
    this.CONSUME(t.RightParen);
    return NOTHING;
  }

  private readonly list: Rule<Expr> = this.RULE('list', (): Expr => {
    const { startOffset: start } = this.CONSUME(t.LeftBracket);
    const items = this.OPTION(() => this.SUBRULE(this.items));
    const end = this.CONSUME(t.RightBracket).endOffset! + 1;
    if (items?.generators === undefined) return { kind: 'List', elts: items?.elts ?? [], ctx: 'Load', start, end };
    return { kind: 'ListComp', elt: items.elts[0]!, generators: items.generators, start, end };
  });

  /** Expressions separated by commas, or one with the clauses of a comprehension. */
  private readonly items: Rule<Items> = this.RULE('items', (): Items => {
    const elts = [this.element()];
    let commas = 0;
    let open = true;
    const generators = this.OPTION(() => this.SUBRULE(this.comprehensions));
    this.MANY({
      GATE: () => open && generators === undefined,
      DEF: () => {
        this.CONSUME(t.Comma);
        commas++;
        open = false;
        this.OPTION2(() => {
          elts.push(this.element());
          open = true;
        });
      },
    });
    if (generators !== undefined && elts[0]!.kind === 'Starred') reject();
    return { elts, generators, commas };
  });

  /** A dict, a set, or the comprehension of one. */
  private readonly braces: Rule<Expr> = this.RULE('braces', (): Expr => {
    const { startOffset: start } = this.CONSUME(t.LeftBrace);
    const keys: (Expr | null)[] = [];
    const values: Expr[] = [];
    const elts: Expr[] = [];
    let generators: readonly Comprehension[] | undefined;
    let open = true;
    this.MANY({
      GATE: () => open && generators === undefined,
      DEF: () => {
        this.SUBRULE(this.braceItem, { ARGS: [keys, values, elts] });
        this.OPTION({
          GATE: () => keys.length + elts.length === 1 && keys[0] !== null && elts[0]?.kind !== 'Starred',
          DEF: () => {
            generators = this.SUBRULE(this.comprehensions);
          },
        });
        open = false;
        this.OPTION2({
          GATE: () => generators === undefined,
          DEF: () => {
            this.CONSUME(t.Comma);
            open = true;
          },
        });
      },
    });
    const end = this.CONSUME(t.RightBrace).endOffset! + 1;
    if (keys.length > 0 && elts.length > 0) return reject();
    const isSet = elts.length > 0;
    if (generators !== undefined && isSet) return { kind: 'SetComp', elt: elts[0]!, generators, start, end };
    if (isSet) return { kind: 'Set', elts, start, end };
    if (generators === undefined) return { kind: 'Dict', keys, values, start, end };
    return { kind: 'DictComp', key: keys[0]!, value: values[0]!, generators, start, end };
  });

  private readonly braceItem: Rule<void, [(Expr | null)[], Expr[], Expr[]]> = this.RULE(
    'braceItem',
    (keys: (Expr | null)[], values: Expr[], elts: Expr[]): void => {
      this.OR([
        {
          ALT: () => {
            this.CONSUME(t.DoubleStar);
            const value = this.SUBRULE(this.operators, { ARGS: [5] });
            if (this.RECORDING_PHASE) return;
            keys.push(null);
            values.push(value);
          },
        },
        {
          ALT: () => {
            const isNamed = this.LA(2).tokenTypeIdx === t.ColonEquals.tokenTypeIdx;
            const key = this.element();
            const value = this.OPTION(() => {
              this.CONSUME(t.Colon);
              return this.SUBRULE(this.expression);
            });
            if (this.RECORDING_PHASE) return;
            if (value === undefined) elts.push(key);
            else if (key.kind === 'Starred' || isNamed) reject();
            else {
              keys.push(key);
              values.push(value);
            }
          },
        },
      ]);
    },
  );

  /** The `for` and `if` clauses of a comprehension. */
  protected readonly comprehensions: Rule<readonly Comprehension[]> = this.RULE('comprehensions', () => {
    const found: Comprehension[] = [];
    this.AT_LEAST_ONE(() => {
      found.push(this.SUBRULE(this.comprehension));
    });
    return found;
  });

  private readonly comprehension: Rule<Comprehension> = this.RULE('comprehension', (): Comprehension => {
    const { startOffset: start } = this.LA(1);
    const isAsync = this.OPTION(() => this.CONSUME(kw('async'))) !== undefined;
    this.CONSUME(kw('for'));
    const target = this.SUBRULE(this.targets);
    this.CONSUME(kw('in'));
    const iter = this.SUBRULE(this.operators, { ARGS: [0] });
    const ifs: Expr[] = [];
    this.MANY(() => {
      this.CONSUME(kw('if'));
      ifs.push(this.SUBRULE2(this.operators, { ARGS: [0] }));
    });
    return { kind: 'comprehension', target, iter, ifs, isAsync, start, end: this.lastEnd() };
  });

  /** The targets of a `for`: primaries, perhaps starred, separated by commas. */
  protected readonly targets: Rule<Expr> = this.RULE('targets', (): Expr => {
    const { startOffset: start } = this.LA(1);
    const elts = [this.SUBRULE(this.target)];
    let commas = 0;
    let open = true;
    this.MANY({
      GATE: () => open,
      DEF: () => {
        this.CONSUME(t.Comma);
        commas++;
        open = false;
        this.OPTION(() => {
          elts.push(this.SUBRULE2(this.target));
          open = true;
        });
      },
    });
    return commas === 0 ? elts[0]! : { kind: 'Tuple', elts, ctx: 'Store', start, end: this.lastEnd() };
  });

  protected readonly target: Rule<Expr> = this.RULE('target', (): Expr => {
    const star = this.OPTION(() => this.CONSUME(t.Star));
    const value = this.SUBRULE(this.primary);
    if (this.RECORDING_PHASE) return value;
    const target = storeTarget(value);
    if (star === undefined) return target;
    return { kind: 'Starred', value: target, ctx: 'Store', start: star.startOffset, end: this.lastEnd() };
  });

  /** `yield`, `yield value` or `yield from value`. */
  protected readonly yieldExpression: Rule<Expr> = this.RULE('yieldExpression', (): Expr => {
    const { startOffset: start } = this.CONSUME(kw('yield'));
    return (
      this.OPTION(() =>
        this.OR([
          {
            ALT: (): Expr => {
              this.CONSUME(kw('from'));
              const value = this.SUBRULE(this.expression);
              return { kind: 'YieldFrom', value, start, end: this.lastEnd() };
            },
          },
          {
            ALT: (): Expr => {
              const value = this.SUBRULE(this.starExpressions);
              return { kind: 'Yield', value, start, end: this.lastEnd() };
            },
          },
        ]),
      ) ?? { kind: 'Yield', value: null, start, end: this.lastEnd() }
    );
  });

  /** Adjacent string literals. */
  protected readonly strings: Rule<Expr> = this.RULE('strings', (): Expr => {
    const parts: StringPart[] = [];
    this.AT_LEAST_ONE(() => {
      this.OR([
        {
          ALT: () => {
            const token = this.CONSUME(t.StringToken);
            if (!this.RECORDING_PHASE) parts.push(plainPart(token.image, token.startOffset));
          },
        },
        {
          ALT: () => {
            const part = this.SUBRULE(this.formatString);
            if (!this.RECORDING_PHASE) parts.push(part);
          },
        },
      ]);
    });
    return this.RECORDING_PHASE ? this.constant(NONE, this.LA(1)) : joinParts(parts, this.python);
  });

  private readonly formatString: Rule<StringPart> = this.RULE('formatString', (): StringPart => {
    const open = this.CONSUME(t.FStringStart);
    const prefix = open.image.slice(0, open.image.search(/['"]/)).toLowerCase();
    const isRaw = prefix.includes('r');
    const pieces: Piece[] = [];
    this.MANY(() => {
      pieces.push(this.SUBRULE(this.piece, { ARGS: [isRaw, true] }));
    });
    const end = this.CONSUME(t.FStringEnd).endOffset! + 1;
    return { kind: prefix.includes('t') ? 'template' : 'format', pieces, bytes: null, start: open.startOffset, end };
  });

  private readonly piece: Rule<Piece, [boolean, boolean]> = this.RULE(
    'piece',
    (isRaw: boolean, doubled: boolean): Piece =>
      this.OR([
        {
          ALT: (): Piece => {
            const { image, startOffset: start, endOffset } = this.CONSUME(t.FStringMiddle);
            const value = this.RECORDING_PHASE ? '' : decodeText(image, { isRaw, isFormat: doubled });
            return { kind: 'text', value, start, end: endOffset! + 1 };
          },
        },
        { ALT: () => this.SUBRULE(this.field, { ARGS: [isRaw] }) },
      ]),
  );

  private readonly field: Rule<FieldPiece, [boolean]> = this.RULE('field', (isRaw: boolean): FieldPiece => {
    const { startOffset: start } = this.CONSUME(t.LeftBrace);
    const value = this.SUBRULE(this.fieldValue, { ARGS: [start] });
    const valueEnd = this.lastEnd();
    const equals = this.OPTION(() => this.CONSUME(t.Equals));
    const textEnd = this.LA(1).startOffset;
    const conversion = this.OPTION2(() => {
      const mark = this.CONSUME(t.Exclamation);
      return this.conversion(mark, this.CONSUME(t.Name));
    });
    const format = this.OPTION3(() => this.SUBRULE(this.format, { ARGS: [isRaw] }));
    const end = this.CONSUME(t.RightBrace).endOffset! + 1;
    return {
      kind: 'field',
      value,
      shown: equals === undefined ? '' : this.text.slice(start + 1, textEnd).replaceAll(/\r\n?/g, '\n'),
      text: this.text.slice(start + 1, valueEnd),
      conversion: conversion ?? '',
      format: format ?? null,
      start,
      end,
    };
  });

  private readonly fieldValue: Rule<Expr, [number]> = this.RULE('fieldValue', (braceStart: number): Expr => {
    const value = this.OR([
      { ALT: () => this.SUBRULE(this.yieldExpression) },
      { ALT: () => this.SUBRULE(this.starExpressions) },
    ]);
    const generators = this.OPTION({
      GATE: () => this.python === '3.11',
      DEF: () => this.SUBRULE(this.comprehensions),
    });
    if (this.python !== '3.11' || this.RECORDING_PHASE) return value;
    // Python 3.11 reads a field as if it stood in round brackets.
    const end = this.LA(1).startOffset + 1;
    if (generators !== undefined) return { kind: 'GeneratorExp', elt: value, generators, start: braceStart, end };
    if (value.kind === 'Starred') return reject();
    const isBare = value.kind === 'Tuple' && this.text.charAt(value.start) !== '(';
    return isBare ? { ...value, start: braceStart, end } : value;
  });

  private readonly format: Rule<Format, [boolean]> = this.RULE('format', (isRaw: boolean): Format => {
    const { endOffset } = this.CONSUME(t.FormatColon);
    const pieces: Piece[] = [];
    this.MANY(() => {
      pieces.push(this.SUBRULE(this.piece, { ARGS: [isRaw, false] }));
    });
    return { pieces, start: endOffset! + (this.python === '3.13' ? 0 : 1), end: this.lastEnd() };
  });

  private conversion(mark: IToken, name: IToken): 's' | 'r' | 'a' {
    if (this.RECORDING_PHASE) return 's';
    const isAdjacent = mark.endOffset! + 1 === name.startOffset;
    const { image } = name;
    return isAdjacent && (image === 's' || image === 'r' || image === 'a') ? image : reject();
  }

  /** An element of a display; its first tokens tell which rule it follows, so that most skip two of them. */
  protected element(): Expr {
    const { tokenTypeIdx } = this.LA(1);
    if (this.RECORDING_PHASE || tokenTypeIdx === t.Star.tokenTypeIdx) return this.SUBRULE(this.starNamedExpression);
    return this.named();
  }

  /** A named expression, or without `:=` directly the expression. */
  protected named(): Expr {
    const isNamed = this.LA(2).tokenTypeIdx === t.ColonEquals.tokenTypeIdx;
    return this.RECORDING_PHASE || isNamed ? this.SUBRULE1(this.namedExpression) : this.SUBRULE(this.expression);
  }

  protected nameNode(token: IToken, ctx: ExprContext): Name {
    return { kind: 'Name', id: this.identifier(token), ctx, start: token.startOffset, end: token.endOffset! + 1 };
  }

  /** A name as Python compares it. */
  protected identifier(token: IToken): string {
    return NOT_ASCII.test(token.image) ? token.image.normalize('NFKC') : token.image;
  }

  /** Where the last token that was taken ends. */
  protected lastEnd(): number {
    return this.LA(0).endOffset! + 1;
  }

  protected number(token: IToken): Expr {
    const value = this.RECORDING_PHASE ? NONE : numberValue(token.image);
    return this.constant(value, token);
  }

  protected constant(value: ConstantValue, token: IToken): Expr {
    return { kind: 'Constant', value, start: token.startOffset, end: token.endOffset! + 1 };
  }
}
