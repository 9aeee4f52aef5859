// Chooses between alternatives by the next token alone: tables made once, each rule's first tokens computed once.
import {
  Alternation,
  type ILookaheadStrategy,
  type IOrAlt,
  type IProduction,
  type IToken,
  NonTerminal,
  Option,
  type OptionalProductionType,
  Repetition,
  RepetitionMandatory,
  RepetitionMandatoryWithSeparator,
  RepetitionWithSeparator,
  type Rule,
  Terminal,
} from 'chevrotain';

/** The token kinds that something may begin with, and whether it may be nothing at all. */
interface First {
  readonly types: ReadonlySet<number>;
  readonly canBeEmpty: boolean;
}

/** The part of the parser that a lookahead function is called on. */
interface Peeking {
  LA(offset: number): IToken;
}

type Productions = ReadonlyMap<string, IProduction>;

/** A strategy that never looks further than one token; where that is not enough, the rules' own gates decide. */
export class OneTokenLookahead implements ILookaheadStrategy {
  private readonly firsts = new Map<Rule, First>();
  private readonly productions = new Map<Rule, Productions>();

  validate(): [] {
    return [];
  }

  buildLookaheadForAlternation(options: {
    readonly prodOccurrence: number;
    readonly rule: Rule;
    readonly hasPredicates: boolean;
  }): (alternatives?: IOrAlt<unknown>[]) => number | undefined {
    const alternation = this.find(options.rule, 'Alternation', options.prodOccurrence);
    const firsts = childrenOf(alternation).map((alternative) => this.firstOf(childrenOf(alternative)));
    const choices = choicesByType(firsts);
    return options.hasPredicates ? gatedChoice(choices) : plainChoice(choices);
  }

  buildLookaheadForOptional(options: {
    readonly prodOccurrence: number;
    readonly prodType: OptionalProductionType;
    readonly rule: Rule;
  }): () => boolean {
    const production = this.find(options.rule, options.prodType, options.prodOccurrence);
    const { types } = this.firstOf(childrenOf(production));
    const isFirst: boolean[] = [];
    for (const type of types) isFirst[type] = true;
    return function startsHere(this: Peeking): boolean {
      return isFirst[this.LA(1).tokenTypeIdx] === true;
    };
  }

  private find(rule: Rule, kind: string, occurrence: number): IProduction {
    let known = this.productions.get(rule);
    if (known === undefined) {
      known = productionsOf(rule);
      this.productions.set(rule, known);
    }
    return known.get(`${kind}${occurrence}`)!;
  }

  private firstOf(row: readonly IProduction[]): First {
    const types = new Set<number>();
    for (const production of row) {
      const first = this.firstOfOne(production);
      for (const type of first.types) types.add(type);
      if (!first.canBeEmpty) return { types, canBeEmpty: false };
    }
    return { types, canBeEmpty: true };
  }

  private firstOfOne(production: IProduction): First {
    if (production instanceof Terminal) {
      return { types: new Set([production.terminalType.tokenTypeIdx!]), canBeEmpty: false };
    }
    if (production instanceof NonTerminal) return this.firstOfRule(production.referencedRule);
    if (production instanceof Alternation) {
      const firsts = childrenOf(production).map((alternative) => this.firstOf(childrenOf(alternative)));
      const types = new Set(firsts.flatMap((first) => [...first.types]));
      return { types, canBeEmpty: firsts.some((first) => first.canBeEmpty) };
    }
    const inside = this.firstOf(childrenOf(production));
    return isMandatory(production) ? inside : { types: inside.types, canBeEmpty: true };
  }

  private firstOfRule(rule: Rule): First {
    const known = this.firsts.get(rule);
    if (known !== undefined) return known;
    const first = this.firstOf(rule.definition);
    this.firsts.set(rule, first);
    return first;
  }
}

function childrenOf(production: IProduction): readonly IProduction[] {
  // A reference to a rule shows the rule's own parts as its children; those belong to that rule.
  return production instanceof NonTerminal || !isBranch(production) ? [] : production.definition;
}

function isBranch(production: IProduction): production is IProduction & { readonly definition: IProduction[] } {
  return 'definition' in production;
}

function isMandatory(production: IProduction): boolean {
  return production instanceof RepetitionMandatory || production instanceof RepetitionMandatoryWithSeparator;
}

const KINDS: readonly (readonly [string, abstract new (...args: never[]) => IProduction])[] = [
  ['Alternation', Alternation],
  ['Option', Option],
  ['RepetitionMandatoryWithSeparator', RepetitionMandatoryWithSeparator],
  ['RepetitionMandatory', RepetitionMandatory],
  ['RepetitionWithSeparator', RepetitionWithSeparator],
  ['Repetition', Repetition],
];

/** The choices, options and repetitions of a rule by kind and occurrence. */
function productionsOf(rule: Rule): Productions {
  const found = new Map<string, IProduction>();
  const visit = (production: IProduction): void => {
    const kind = KINDS.find(([, type]) => production instanceof type)?.[0];
    if (kind !== undefined && 'idx' in production) found.set(`${kind}${production.idx}`, production);
    childrenOf(production).forEach(visit);
  };
  rule.definition.forEach(visit);
  return found;
}

/** For each token kind the alternatives that may begin with it, in order. */
function choicesByType(firsts: readonly First[]): readonly (readonly number[])[] {
  const choices: number[][] = [];
  firsts.forEach((first, index) => {
    for (const type of first.types) (choices[type] ??= []).push(index);
  });
  return choices;
}

type Choice = (alternatives?: IOrAlt<unknown>[]) => number | undefined;

function plainChoice(choices: readonly (readonly number[])[]): Choice {
  const only = choices.map((indexes) => indexes[0]);
  return function choose(this: Peeking): number | undefined {
    return only[this.LA(1).tokenTypeIdx];
  };
}

function gatedChoice(choices: readonly (readonly number[])[]): Choice {
  return function chooseOpen(this: Peeking, alternatives?: IOrAlt<unknown>[]): number | undefined {
    return choices[this.LA(1).tokenTypeIdx]?.find((index) => alternatives?.[index]?.GATE?.call(this) !== false);
  };
}
