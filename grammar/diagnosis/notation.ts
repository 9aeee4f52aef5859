// Reads the notation of the second grammar: rules, their alternatives, and what an alternative that matches reports.
import type { PythonVersion } from '../problem.ts';

/** Something that can be matched. */
export type Item =
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'soft'; readonly text: string }
  | { readonly kind: 'token'; readonly name: string }
  | { readonly kind: 'rule'; readonly name: string }
  | { readonly kind: 'group'; readonly alternatives: readonly Alternative[] }
  | { readonly kind: 'optional'; readonly item: Item }
  | { readonly kind: 'repeat'; readonly item: Item; readonly least: 0 | 1; readonly separator: Item | null }
  | { readonly kind: 'ahead'; readonly item: Item; readonly isNegative: boolean }
  | { readonly kind: 'forced'; readonly text: string }
  | { readonly kind: 'cut' };

/** An item, the name it is known by in the report, and whether it is the result of its alternative. */
export interface Part {
  readonly item: Item;
  readonly name: string | null;
  readonly isResult: boolean;
}

/** What an alternative that matches means: a node of a kind, or an error. */
export type Meaning =
  | { readonly kind: 'none' }
  | { readonly kind: 'node'; readonly node: string; readonly onlyIfLonger: boolean }
  | { readonly kind: 'report'; readonly action: string; readonly names: readonly string[]; readonly message: string };

/** A row of parts with its meaning. */
export interface Alternative {
  readonly parts: readonly Part[];
  readonly meaning: Meaning;
}

/** A named choice between alternatives. */
export interface GrammarRule {
  readonly name: string;
  readonly isMemo: boolean;
  readonly alternatives: readonly Alternative[];
}

const ORDER: readonly string[] = ['3.11', '3.13', '3.14'] satisfies PythonVersion[];
const TOKEN = /'[^']*'|"[^"]*"|[A-Za-z_][A-Za-z0-9_]*=(?=[^=])|[A-Za-z_][A-Za-z0-9_]*|&&|[()[\]|*+?&!~@.]/g;
const VERSION = /^<(-?)(3\.\d+)>\s*/;

/** The rules of one Python. A rule starts at the line's first column; its alternatives are indented below it. */
export function readRules(text: string, python: PythonVersion): Map<string, GrammarRule> {
  const rules = new Map<string, GrammarRule>();
  let current: { name: string; isMemo: boolean; alternatives: Alternative[] } | undefined;
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    if (!line.startsWith(' ')) {
      const [, name = '', memo] = /^(\w+)( memo)?:/.exec(line) ?? [];
      current = { name, isMemo: memo !== undefined, alternatives: [] };
      rules.set(name, current);
    } else if (isFor(line.trim(), python)) {
      current!.alternatives.push(readAlternative(line.trim().replace(VERSION, '')));
    }
  }
  return rules;
}

/** `<3.13>` marks what came with that version, `<-3.11>` what went after it. */
function isFor(line: string, python: PythonVersion): boolean {
  const found = VERSION.exec(line);
  if (found === null) return true;
  const marked = ORDER.indexOf(found[2]!);
  const asked = ORDER.indexOf(python);
  return found[1] === '-' ? asked <= marked : asked >= marked;
}

function readAlternative(line: string): Alternative {
  const [body = '', meaning] = line.split(/\s(?=->|=>)/, 2);
  return { parts: new Reader(body).parts(), meaning: readMeaning(meaning) };
}

function readMeaning(text: string | undefined): Meaning {
  if (text === undefined) return { kind: 'none' };
  const node = /^-> (\w+)(\?)?/.exec(text);
  if (node !== null) return { kind: 'node', node: node[1]!, onlyIfLonger: node[2] !== undefined };
  const [, head = '', message = ''] = /^=> ([^:]*)(?:: (.*))?$/.exec(text) ?? [];
  const [action = '', ...names] = head.trim().split(' ');
  return { kind: 'report', action, names, message };
}

class Reader {
  private readonly words: readonly string[];
  private at = 0;

  constructor(body: string) {
    this.words = body.match(TOKEN) ?? [];
  }

  parts(): Part[] {
    const parts: Part[] = [];
    while (this.at < this.words.length && !')]|'.includes(this.words[this.at]!)) parts.push(this.part());
    return parts;
  }

  private part(): Part {
    let word = this.words[this.at]!;
    const isResult = word === '@';
    if (isResult) word = this.words[++this.at]!;
    const name = word.length > 1 && word.endsWith('=') ? word.slice(0, -1) : null;
    if (name !== null) this.at++;
    return { item: this.item(), name, isResult };
  }

  private item(): Item {
    const found = this.simple();
    const next = this.words[this.at];
    if (next === '.') {
      this.at++;
      const item = this.simple();
      this.at++;
      return { kind: 'repeat', item, least: 1, separator: found };
    }
    if (next === '*' || next === '+') {
      this.at++;
      return { kind: 'repeat', item: found, least: next === '+' ? 1 : 0, separator: null };
    }
    if (next === '?') {
      this.at++;
      return { kind: 'optional', item: found };
    }
    return found;
  }

  private simple(): Item {
    const word = this.words[this.at++]!;
    if (word === '~') return { kind: 'cut' };
    if (word === '&&') return { kind: 'forced', text: unquoted(this.words[this.at++]!) };
    if (word === '&' || word === '!') return { kind: 'ahead', item: this.simple(), isNegative: word === '!' };
    if (word === '(') return { kind: 'group', alternatives: this.alternatives() };
    if (word === '[') return { kind: 'optional', item: { kind: 'group', alternatives: this.alternatives() } };
    if (word.startsWith("'")) return { kind: 'word', text: unquoted(word) };
    if (word.startsWith('"')) return { kind: 'soft', text: unquoted(word) };
    return /^[A-Z]/.test(word) ? { kind: 'token', name: word } : { kind: 'rule', name: word };
  }

  /** Alternatives up to the closing bracket. */
  private alternatives(): Alternative[] {
    const found: Alternative[] = [];
    do {
      found.push({ parts: this.parts(), meaning: { kind: 'none' } });
    } while (this.words[this.at++] === '|');
    return found;
  }
}

function unquoted(word: string): string {
  return word.slice(1, -1);
}
