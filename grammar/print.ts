// Prints the grammar as the parser has it: as EBNF, as railroad diagrams, and as the table that reading goes by.
import { createSyntaxDiagramsCode, type ISerializedGast } from 'chevrotain';
import { lookaheadTable } from './first-tokens.ts';
import { StatementParser } from './statements.ts';

/** Every printed file with its text, by its path from the top folder. */
export function printedGrammar(): ReadonlyMap<string, string> {
  const parser = new StatementParser({ isRecorded: true });
  const rules = parser.getSerializedGastProductions();
  return new Map([
    ['grammar/lookahead-table.ts', tableModule(lookaheadTable(parser.getGAstProductions()))],
    ['grammar/python.ebnf', ebnf(rules)],
    ['grammar/railroad.html', `${createSyntaxDiagramsCode(rules).trim()}\n`],
  ]);
}

function tableModule(table: string): string {
  return `// Printed by npm run gen from the rules of the parser: which tokens each choice in each rule begins with.

/** A rule a line, and below it its choices: method, number, and the first tokens of every alternative. */
export const LOOKAHEAD = \`${table}\`;
`;
}

function ebnf(rules: readonly ISerializedGast[]): string {
  const head =
    '(* Printed by npm run gen from the rules of the parser; what a rule checks beyond its form is not shown. *)';
  return `${[head, ...rules.map((rule) => `${nameOf(rule)} = ${row(partsOf(rule))} ;`)].join('\n\n')}\n`;
}

type Form = (part: ISerializedGast) => string;

const FORMS: Readonly<Record<ISerializedGast['type'], Form>> = {
  Terminal: (part) => ('label' in part && typeof part.label === 'string' ? part.label : nameOf(part)),
  NonTerminal: nameOf,
  Alternation: (part) => `( ${partsOf(part).map(form).join(' | ')} )`,
  Alternative: (part) => row(partsOf(part)),
  Option: (part) => `[ ${row(partsOf(part))} ]`,
  Repetition: (part) => `{ ${row(partsOf(part))} }`,
  RepetitionMandatory: (part) => `${row(partsOf(part))}, { ${row(partsOf(part))} }`,
  RepetitionWithSeparator: (part) => `[ ${separated(part)} ]`,
  RepetitionMandatoryWithSeparator: separated,
  Rule: nameOf,
};

function form(part: ISerializedGast): string {
  return FORMS[part.type](part);
}

function row(parts: readonly ISerializedGast[]): string {
  return parts.map(form).join(', ');
}

function separated(part: ISerializedGast): string {
  const separator = 'separator' in part ? form(part.separator as ISerializedGast) : '';
  return `${row(partsOf(part))}, { ${separator}, ${row(partsOf(part))} }`;
}

function partsOf(part: ISerializedGast): readonly ISerializedGast[] {
  return part.definition ?? [];
}

function nameOf(part: ISerializedGast): string {
  return 'name' in part ? String(part.name) : '';
}
