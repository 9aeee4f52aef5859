// Which tokens begin what: the table of the printed grammar, made ready rule by rule when a rule is first read.
import { LOOKAHEAD } from './lookahead-table.ts';
import { VOCABULARY } from './tokens.ts';

/** By the slot of a choice in its rule and the kind of the next token: which alternatives may begin here, a bit each. */
export type Choices = readonly (Uint16Array | undefined)[];

/** Where the choices of each kind begin; the number in a method's name is added. */
export const SLOTS = { OPTION: 0, MANY: 8, AT_LEAST_ONE: 16, OR: 24 } as const;

type Method = keyof typeof SLOTS;
/** A line of the table: a method with its number, and for each alternative the names of the tokens that begin it. */
const ROW = /^ {2}([A-Z_]+)(\d): (.*)$/;

const rows: ReadonlyMap<string, readonly string[]> = rowsByRule();
const types: ReadonlyMap<string, number> = new Map(VOCABULARY.map((type) => [type.name, type.tokenTypeIdx!]));
const size = Math.max(...types.values()) + 1;

/** The choices of a rule. */
export function choicesOf(rule: string): Choices {
  const found: Uint16Array[] = [];
  for (const row of rows.get(rule) ?? []) {
    const [, method, occurrence, alternatives] = ROW.exec(row)!;
    found[SLOTS[method as Method] + Number(occurrence)] = masks(alternatives!.split('   '));
  }
  return found;
}

function masks(alternatives: readonly string[]): Uint16Array {
  const found = new Uint16Array(size);
  alternatives.forEach((names, index) => {
    for (const name of names.split(' ')) found[types.get(name)!]! |= 1 << index;
  });
  return found;
}

/** In the table the name of a rule stands above its choices, which are indented. */
function rowsByRule(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  let current: string[] = [];
  for (const line of LOOKAHEAD.split('\n')) {
    if (line.startsWith('  ')) current.push(line);
    else found.set(line, (current = []));
  }
  return found;
}
