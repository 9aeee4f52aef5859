// The patterns of `match` statements.
import type { ConstantValue, Expr, Pattern } from './ast.ts';
import type { Rule } from './engine.ts';
import { ExpressionParser } from './expressions.ts';
import { reject } from './rejection.ts';
import * as t from './tokens.ts';
import { keyword as kw } from './tokens.ts';

interface ClassParts {
  readonly patterns: Pattern[];
  readonly kwdAttrs: string[];
  readonly kwdPatterns: Pattern[];
}

interface MappingParts {
  readonly keys: Expr[];
  readonly patterns: Pattern[];
  rest: string | null;
}

/** Patterns, on top of the expressions that they contain. */
export abstract class PatternParser extends ExpressionParser {
  /** The pattern of a case: one, or several separated by commas. */
  protected readonly patterns: Rule<Pattern> = this.RULE('patterns', (): Pattern => {
    const { startOffset: start } = this.LA(1);
    const { patterns, commas } = this.SUBRULE(this.patternItems);
    if (this.RECORDING_PHASE) return { kind: 'MatchSequence', patterns: [], start, end: start };
    const first = patterns[0]!;
    if (commas > 0 || first.kind === 'MatchStar') {
      return commas === 0 ? reject() : { kind: 'MatchSequence', patterns, start, end: this.lastEnd() };
    }
    return first;
  });

  private readonly patternItems: Rule<{ readonly patterns: Pattern[]; readonly commas: number }> = this.RULE(
    'patternItems',
    () => {
      const patterns = [this.SUBRULE(this.maybeStarPattern)];
      let commas = 0;
      let open = true;
      this.MANY({
        GATE: () => open,
        DEF: () => {
          this.CONSUME(t.Comma);
          commas++;
          open = false;
          this.OPTION(() => {
            patterns.push(this.SUBRULE2(this.maybeStarPattern));
            open = true;
          });
        },
      });
      return { patterns, commas };
    },
  );

  private readonly maybeStarPattern: Rule<Pattern> = this.RULE(
    'maybeStarPattern',
    (): Pattern =>
      this.OR([
        {
          ALT: (): Pattern => {
            const { startOffset: start } = this.CONSUME(t.Star);
            const name = this.identifier(this.CONSUME(t.Name));
            return { kind: 'MatchStar', name: name === '_' ? null : name, start, end: this.lastEnd() };
          },
        },
        { ALT: () => this.SUBRULE(this.pattern) },
      ]),
  );

  private readonly pattern: Rule<Pattern> = this.RULE('pattern', (): Pattern => {
    if (++this.depth > 500) reject();
    const { startOffset: start } = this.LA(1);
    const found = [this.SUBRULE(this.closedPattern)];
    this.MANY(() => {
      this.CONSUME(t.Bar);
      found.push(this.SUBRULE2(this.closedPattern));
    });
    const pattern: Pattern =
      found.length === 1 ? found[0]! : { kind: 'MatchOr', patterns: found, start, end: this.lastEnd() };
    const name = this.OPTION(() => {
      this.CONSUME(kw('as'));
      return this.identifier(this.CONSUME(t.Name));
    });
    this.depth--;
    if (name === undefined) return pattern;
    return name === '_' ? reject() : { kind: 'MatchAs', pattern, name, start, end: this.lastEnd() };
  });

  private readonly closedPattern: Rule<Pattern> = this.RULE(
    'closedPattern',
    (): Pattern =>
      this.OR([
        { ALT: () => this.SUBRULE(this.literalPattern) },
        { ALT: () => this.SUBRULE(this.namePattern) },
        { ALT: () => this.SUBRULE(this.groupPattern) },
        { ALT: () => this.SUBRULE(this.listPattern) },
        { ALT: () => this.SUBRULE(this.mappingPattern) },
      ]),
  );

  private readonly literalPattern: Rule<Pattern> = this.RULE('literalPattern', (): Pattern => {
    const { startOffset: start } = this.LA(1);
    const value = this.SUBRULE(this.literal);
    const end = this.lastEnd();
    if (value.kind === 'Constant' && isSingleton(value.value)) {
      return { kind: 'MatchSingleton', value: value.value, start, end };
    }
    return { kind: 'MatchValue', value, start, end };
  });

  /** A literal: a signed or complex number, a string, None, True or False. */
  private readonly literal: Rule<Expr> = this.RULE(
    'literal',
    (): Expr =>
      this.OR([
        { ALT: () => this.SUBRULE(this.signedNumbers) },
        {
          ALT: (): Expr => {
            const value = this.SUBRULE(this.strings);
            return value.kind === 'TemplateStr' ? reject() : value;
          },
        },
        { ALT: () => this.constant({ type: 'None' }, this.CONSUME(kw('None'))) },
        { ALT: () => this.constant({ type: 'bool', value: true }, this.CONSUME(kw('True'))) },
        { ALT: () => this.constant({ type: 'bool', value: false }, this.CONSUME(kw('False'))) },
      ]),
  );

  private readonly signedNumbers: Rule<Expr> = this.RULE('signedNumbers', (): Expr => {
    const { startOffset: start } = this.LA(1);
    const left = this.SUBRULE(this.signedNumber);
    const right = this.OPTION(() => {
      const operator = this.OR([{ ALT: () => this.CONSUME(t.Plus) }, { ALT: () => this.CONSUME(t.Minus) }]);
      return { operator, value: this.number(this.CONSUME(t.NumberToken)) };
    });
    if (right === undefined || this.RECORDING_PHASE) return left;
    const op = right.operator.image === '+' ? '+' : '-';
    if (isComplex(left) || !isComplex(right.value)) return reject();
    return { kind: 'BinOp', left, op, right: right.value, start, end: this.lastEnd() };
  });

  private readonly signedNumber: Rule<Expr> = this.RULE('signedNumber', (): Expr => {
    const minus = this.OPTION(() => this.CONSUME(t.Minus));
    const operand = this.number(this.CONSUME(t.NumberToken));
    if (minus === undefined) return operand;
    return { kind: 'UnaryOp', op: '-', operand, start: minus.startOffset, end: operand.end };
  });

  /** A capture, a wildcard, a dotted value, or a class with its parts. */
  private readonly namePattern: Rule<Pattern> = this.RULE('namePattern', (): Pattern => {
    const { startOffset: start } = this.LA(1);
    const value = this.SUBRULE(this.dottedName);
    const parts = this.OPTION(() => this.SUBRULE(this.classParts));
    const end = this.lastEnd();
    if (parts !== undefined) return { kind: 'MatchClass', cls: value, ...parts, start, end };
    if (value.kind !== 'Name') return { kind: 'MatchValue', value, start, end };
    return { kind: 'MatchAs', pattern: null, name: value.id === '_' ? null : value.id, start, end };
  });

  private readonly dottedName: Rule<Expr> = this.RULE('dottedName', (): Expr => {
    const { startOffset: start } = this.LA(1);
    let found: Expr = this.nameNode(this.CONSUME(t.Name), 'Load');
    this.MANY(() => {
      this.CONSUME(t.Dot);
      const attr = this.identifier(this.CONSUME2(t.Name));
      found = { kind: 'Attribute', value: found, attr, ctx: 'Load', start, end: this.lastEnd() };
    });
    return found;
  });

  private readonly classParts: Rule<ClassParts> = this.RULE('classParts', (): ClassParts => {
    const parts: ClassParts = { patterns: [], kwdAttrs: [], kwdPatterns: [] };
    let open = true;
    this.CONSUME(t.LeftParen);
    this.MANY({
      GATE: () => open,
      DEF: () => {
        this.SUBRULE(this.classPart, { ARGS: [parts] });
        open = false;
        this.OPTION(() => {
          this.CONSUME(t.Comma);
          open = true;
        });
      },
    });
    this.CONSUME(t.RightParen);
    return parts;
  });

  private readonly classPart: Rule<void, [ClassParts]> = this.RULE('classPart', (parts: ClassParts): void => {
    this.OR([
      {
        GATE: () => this.LA(2).tokenTypeIdx === t.Equals.tokenTypeIdx,
        ALT: () => {
          const name = this.CONSUME(t.Name);
          this.CONSUME(t.Equals);
          const pattern = this.SUBRULE(this.pattern);
          if (this.RECORDING_PHASE) return;
          parts.kwdAttrs.push(this.identifier(name));
          parts.kwdPatterns.push(pattern);
        },
      },
      {
        ALT: () => {
          const pattern = this.SUBRULE2(this.pattern);
          if (this.RECORDING_PHASE) return;
          if (parts.kwdAttrs.length > 0) reject();
          parts.patterns.push(pattern);
        },
      },
    ]);
  });

  private readonly groupPattern: Rule<Pattern> = this.RULE('groupPattern', (): Pattern => {
    const { startOffset: start } = this.CONSUME(t.LeftParen);
    const items = this.OPTION(() => this.SUBRULE(this.patternItems));
    const end = this.CONSUME(t.RightParen).endOffset! + 1;
    const patterns = items?.patterns ?? [];
    const isGroup = items?.commas === 0 && patterns[0]!.kind !== 'MatchStar';
    if (isGroup) return patterns[0]!;
    return items?.commas === 0 ? reject() : { kind: 'MatchSequence', patterns, start, end };
  });

  private readonly listPattern: Rule<Pattern> = this.RULE('listPattern', (): Pattern => {
    const { startOffset: start } = this.CONSUME(t.LeftBracket);
    const items = this.OPTION(() => this.SUBRULE(this.patternItems));
    const end = this.CONSUME(t.RightBracket).endOffset! + 1;
    return { kind: 'MatchSequence', patterns: items?.patterns ?? [], start, end };
  });

  private readonly mappingPattern: Rule<Pattern> = this.RULE('mappingPattern', (): Pattern => {
    const { startOffset: start } = this.CONSUME(t.LeftBrace);
    const parts: MappingParts = { keys: [], patterns: [], rest: null };
    let open = true;
    this.MANY({
      GATE: () => open,
      DEF: () => {
        this.SUBRULE(this.mappingItem, { ARGS: [parts] });
        open = false;
        this.OPTION(() => {
          this.CONSUME(t.Comma);
          open = true;
        });
      },
    });
    const end = this.CONSUME(t.RightBrace).endOffset! + 1;
    return { kind: 'MatchMapping', ...parts, start, end };
  });

  private readonly mappingItem: Rule<void, [MappingParts]> = this.RULE('mappingItem', (parts: MappingParts): void => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(t.DoubleStar);
          const name = this.identifier(this.CONSUME(t.Name));
          if (this.RECORDING_PHASE) return;
          if (parts.rest !== null || name === '_') reject();
          parts.rest = name;
        },
      },
      {
        ALT: () => {
          const key = this.OR2([
            { ALT: () => this.SUBRULE(this.literal) },
            { ALT: () => this.SUBRULE(this.dottedName) },
          ]);
          this.CONSUME(t.Colon);
          const pattern = this.SUBRULE(this.pattern);
          if (this.RECORDING_PHASE) return;
          if (parts.rest !== null || key.kind === 'Name') reject();
          parts.keys.push(key);
          parts.patterns.push(pattern);
        },
      },
    ]);
  });
}

function isSingleton(value: ConstantValue): boolean {
  return value?.type === 'None' || value?.type === 'bool';
}

function isComplex(node: Expr): boolean {
  const value = node.kind === 'UnaryOp' ? node.operand : node;
  return value.kind === 'Constant' && value.value.type === 'complex';
}
