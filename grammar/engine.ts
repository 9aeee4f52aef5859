// Walks the parser's rules: Chevrotain's notation and recording, with its own reading replaced by the least that Python needs.
import {
  createTokenInstance,
  EmbeddedActionsParser,
  EOF,
  type ILookaheadStrategy,
  type InferOr,
  type IOrAlt,
  type IToken,
  type TokenType,
} from 'chevrotain';
import { type Choices, choicesOf, SLOTS } from './choices.ts';
import { reject } from './rejection.ts';
import { type Token, VOCABULARY } from './tokens.ts';

/** A rule that gives a value and takes arguments. */
export interface Rule<Value, Arguments extends unknown[] = []> {
  (...given: Arguments): Value;
  readonly ruleName: string;
  readonly action: (...given: Arguments) => Value;
  choices: Choices | undefined;
}

/** Whether the grammar is recorded, which takes long and is needed only to print it, or only reads texts. */
export interface EngineOptions {
  readonly isRecorded: boolean;
}

interface Gated<Value> {
  readonly GATE?: () => boolean;
  readonly DEF: () => Value;
}
type Part<Value> = (() => Value) | Gated<Value>;
interface Given<Arguments> {
  readonly ARGS?: Arguments;
}

/** What a token may begin is in the printed table: Chevrotain need not find it again. */
const NO_STRATEGY: ILookaheadStrategy = {
  validate: () => [],
  buildLookaheadForAlternation: () => () => undefined,
  buildLookaheadForOptional: () => () => false,
};
const NOWHERE = Number.NaN;
const END = createTokenInstance(EOF, '', NOWHERE, NOWHERE, NOWHERE, NOWHERE, NOWHERE, NOWHERE);
const NO_CHOICES: Choices = [];

/**
 * A parser whose rules call one another directly. Chevrotain's reading keeps a stack of rules for its own messages and for going on
 * behind an error; here the first error ends the reading, and another grammar finds its words.
 */
export abstract class Engine extends EmbeddedActionsParser {
  private readonly isRecorded: boolean;
  private tokens: readonly IToken[] = [];
  private at = 0;
  private choices: Choices = NO_CHOICES;

  constructor({ isRecorded }: EngineOptions) {
    super(VOCABULARY, {
      lookaheadStrategy: NO_STRATEGY,
      maxLookahead: 1,
      recoveryEnabled: false,
      skipValidations: true,
    });
    this.isRecorded = isRecorded;
  }

  /** Takes all tokens as what a rule says, or leaves by a rejection. */
  protected readAll<Value>(tokens: readonly Token[], rule: Rule<Value>): Value {
    this.tokens = [...tokens, END, END];
    this.at = 0;
    const found = this.SUBRULE(rule);
    return this.LA(1) === END ? found : reject();
  }

  protected override RULE<Value, Arguments extends unknown[]>(
    name: string,
    action: (...given: Arguments) => Value,
  ): Rule<Value, Arguments> {
    const called = this.isRecorded ? super.RULE(name, action) : (...given: Arguments) => action(...given);
    return Object.assign(called, { ruleName: name, action, choices: undefined });
  }

  override LA(offset: number): IToken {
    return this.tokens[this.at + offset - 1] ?? END;
  }

  protected override CONSUME(type: TokenType): IToken {
    const token = this.tokens[this.at]!;
    if (token.tokenTypeIdx !== type.tokenTypeIdx) reject();
    this.at++;
    return token;
  }

  protected override SUBRULE<Value, Arguments extends unknown[]>(
    rule: Rule<Value, Arguments>,
    given?: Given<Arguments>,
  ): Value {
    const outer = this.choices;
    this.choices = rule.choices ??= choicesOf(rule.ruleName);
    // A rule without ARGS takes none.
    const value = given === undefined ? (rule as Rule<Value>).action() : rule.action(...given.ARGS!);
    this.choices = outer;
    return value;
  }

  protected override CONSUME2(type: TokenType): IToken {
    return this.CONSUME(type);
  }

  protected override SUBRULE1<Value, Arguments extends unknown[]>(
    rule: Rule<Value, Arguments>,
    given?: Given<Arguments>,
  ): Value {
    return this.SUBRULE(rule, given);
  }

  protected override SUBRULE2<Value, Arguments extends unknown[]>(
    rule: Rule<Value, Arguments>,
    given?: Given<Arguments>,
  ): Value {
    return this.SUBRULE(rule, given);
  }

  protected override SUBRULE3<Value, Arguments extends unknown[]>(
    rule: Rule<Value, Arguments>,
    given?: Given<Arguments>,
  ): Value {
    return this.SUBRULE(rule, given);
  }

  protected override OPTION<Value>(part: Part<Value>): Value | undefined {
    return this.optional(part, SLOTS.OPTION);
  }

  protected override OPTION2<Value>(part: Part<Value>): Value | undefined {
    return this.optional(part, SLOTS.OPTION + 2);
  }

  protected override OPTION3<Value>(part: Part<Value>): Value | undefined {
    return this.optional(part, SLOTS.OPTION + 3);
  }

  protected override OPTION4<Value>(part: Part<Value>): Value | undefined {
    return this.optional(part, SLOTS.OPTION + 4);
  }

  protected override MANY(part: Part<unknown>): void {
    this.repeated(part, SLOTS.MANY);
  }

  protected override MANY2(part: Part<unknown>): void {
    this.repeated(part, SLOTS.MANY + 2);
  }

  protected override AT_LEAST_ONE(part: Part<unknown>): void {
    if (typeof part === 'function') part();
    else part.DEF();
    this.repeated(part, SLOTS.AT_LEAST_ONE);
  }

  protected override AT_LEAST_ONE_SEP(part: { readonly SEP: TokenType; readonly DEF: () => unknown }): void {
    part.DEF();
    while (this.tokens[this.at]!.tokenTypeIdx === part.SEP.tokenTypeIdx) {
      this.at++;
      part.DEF();
    }
  }

  protected override OR<Alternatives extends readonly IOrAlt<unknown>[]>(
    alternatives: [...Alternatives] | { DEF: [...Alternatives] },
  ): InferOr<Alternatives> {
    return this.chosen(alternatives, SLOTS.OR);
  }

  protected override OR2<Alternatives extends readonly IOrAlt<unknown>[]>(
    alternatives: [...Alternatives] | { DEF: [...Alternatives] },
  ): InferOr<Alternatives> {
    return this.chosen(alternatives, SLOTS.OR + 2);
  }

  private begins(slot: number): boolean {
    return this.choices[slot]![this.tokens[this.at]!.tokenTypeIdx] !== 0;
  }

  private optional<Value>(part: Part<Value>, slot: number): Value | undefined {
    if (!this.begins(slot)) return undefined;
    if (typeof part === 'function') return part();
    return part.GATE === undefined || part.GATE() ? part.DEF() : undefined;
  }

  private repeated(part: Part<unknown>, slot: number): void {
    if (typeof part === 'function') while (this.begins(slot)) part();
    else while (part.GATE?.() !== false && this.begins(slot)) part.DEF();
  }

  private chosen<Alternatives extends readonly IOrAlt<unknown>[]>(
    given: [...Alternatives] | { DEF: [...Alternatives] },
    slot: number,
  ): InferOr<Alternatives> {
    const alternatives = 'DEF' in given ? given.DEF : given;
    let left = this.choices[slot]![this.tokens[this.at]!.tokenTypeIdx]!;
    while (left !== 0) {
      const { GATE, ALT } = alternatives[31 - Math.clz32(left & -left)]!;
      if (GATE === undefined || GATE()) return ALT() as InferOr<Alternatives>;
      left &= left - 1;
    }
    return reject();
  }
}
