// Finds by which tokens the alternatives of a recorded rule begin, and prints that as the table that reading goes by.
import {
  Alternation,
  type IProduction,
  NonTerminal,
  Option,
  Repetition,
  RepetitionMandatory,
  RepetitionMandatoryWithSeparator,
  type Rule,
  Terminal,
} from 'chevrotain';

/** The tokens that something may begin with, and whether it may be nothing at all. */
interface First {
  readonly names: ReadonlySet<string>;
  readonly canBeEmpty: boolean;
}

const METHODS: readonly (readonly [string, abstract new (...given: never[]) => IProduction])[] = [
  ['OR', Alternation],
  ['OPTION', Option],
  ['AT_LEAST_ONE', RepetitionMandatory],
  ['MANY', Repetition],
];

/** A line for each rule, and below it one for each choice in it: method, number, and the first tokens of every alternative. */
export function lookaheadTable(rules: Readonly<Record<string, Rule>>): string {
  const firsts = new FirstTokens();
  const lines = Object.values(rules).flatMap((rule) => [rule.name, ...choicesIn(rule).map((one) => firsts.row(one))]);
  return lines.join('\n');
}

/** All choices, options and repetitions of a rule. */
function choicesIn(rule: Rule): readonly IProduction[] {
  const found: IProduction[] = [];
  const visit = (production: IProduction): void => {
    if (methodOf(production) !== undefined) found.push(production);
    childrenOf(production).forEach(visit);
  };
  rule.definition.forEach(visit);
  return found;
}

function methodOf(production: IProduction): string | undefined {
  return METHODS.find(([, type]) => production instanceof type)?.[0];
}

class FirstTokens {
  private readonly known = new Map<Rule, First>();

  row(choice: IProduction): string {
    const alternatives = choice instanceof Alternation ? childrenOf(choice).map(childrenOf) : [childrenOf(choice)];
    const names = alternatives.map((alternative) => [...this.firstOf(alternative).names].join(' '));
    const occurrence = 'idx' in choice ? choice.idx : 0;
    return `  ${methodOf(choice)}${occurrence}: ${names.join('   ')}`;
  }

  private firstOf(row: readonly IProduction[]): First {
    const names = new Set<string>();
    for (const production of row) {
      const first = this.firstOfOne(production);
      for (const name of first.names) names.add(name);
      if (!first.canBeEmpty) return { names, canBeEmpty: false };
    }
    return { names, canBeEmpty: true };
  }

  private firstOfOne(production: IProduction): First {
    if (production instanceof Terminal) {
      return { names: new Set([production.terminalType.name]), canBeEmpty: false };
    }
    if (production instanceof NonTerminal) return this.firstOfRule(production.referencedRule);
    if (production instanceof Alternation) {
      const firsts = childrenOf(production).map((alternative) => this.firstOf(childrenOf(alternative)));
      const names = new Set(firsts.flatMap((first) => [...first.names]));
      return { names, canBeEmpty: firsts.some((first) => first.canBeEmpty) };
    }
    const inside = this.firstOf(childrenOf(production));
    return isMandatory(production) ? inside : { names: inside.names, canBeEmpty: true };
  }

  private firstOfRule(rule: Rule): First {
    const known = this.known.get(rule);
    if (known !== undefined) return known;
    const first = this.firstOf(rule.definition);
    this.known.set(rule, first);
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
