// Matches tokens against the second grammar as CPython's parser does: alternatives in order, with memory and backtracking.
import type { TokenType } from 'chevrotain';
import type { PythonVersion } from '../problem.ts';
import type { Token } from '../tokens.ts';
import * as t from '../tokens.ts';
import type { Found } from './found.ts';
import type { Alternative, GrammarRule, Item, Part } from './notation.ts';

/** What the matcher asks of its surroundings. */
export interface Listener {
  /** The token stands for a fault of the tokenizer: it throws. */
  unreadable(): never;
  /** A token that must be there is not: it throws. */
  expected(text: string, token: number): never;
  /** Adjacent strings have been matched: it throws if one is wrong. */
  strings(found: Found): Found;
  /** A number has been matched: it throws if it has too many digits. */
  number(token: number): void;
  /** An alternative for a mistake has matched: it throws, or lets the next alternative have its turn. */
  report(alternative: Alternative, parts: ReadonlyMap<string, Found>): void;
}

const SOFT_KEYWORDS: Readonly<Record<PythonVersion, ReadonlySet<string>>> = {
  '3.11': new Set(['_', 'case', 'match']),
  '3.13': new Set(['_', 'case', 'match', 'type']),
  '3.14': new Set(['_', 'case', 'match', 'type']),
};
const TOKEN_TYPES: ReadonlyMap<string, TokenType | null> = new Map([
  ['NAME', t.Name],
  ['NUMBER', t.NumberToken],
  ['STRING', t.StringToken],
  ['NEWLINE', t.Newline],
  ['INDENT', t.Indent],
  ['DEDENT', t.Dedent],
  ['COMPARISON', t.Comparison],
  ['AUGMENTED', t.Augmented],
  ['FSTRING_START', t.FStringStart],
  ['FSTRING_MIDDLE', t.FStringMiddle],
  ['FSTRING_END', t.FStringEnd],
  ['FORMAT_COLON', t.FormatColon],
  ['ENDMARKER', null],
]);
const MAX_STEPS = 3_000_000;

/** Thrown when matching takes too long: the text is then refused without a special message. */
export class TooManySteps {}

interface Memory {
  readonly found: Found | null;
  readonly mark: number;
}

/** One pass over the tokens. */
export class Matcher {
  readonly tokens: readonly Token[];
  /** The token that is next. */
  mark = 0;
  /** How many tokens have been looked at. */
  fill: number;
  private readonly rules: ReadonlyMap<string, GrammarRule>;
  private readonly python: PythonVersion;
  private readonly listener: Listener;
  private findsMistakes: boolean;
  private readonly memory: Map<GrammarRule, Memory>[] = [];
  private steps = 0;
  private isCut = false;

  constructor(
    tokens: readonly Token[],
    rules: ReadonlyMap<string, GrammarRule>,
    options: {
      readonly python: PythonVersion;
      readonly findsMistakes: boolean;
      readonly listener: Listener;
      /** How many tokens an earlier pass has looked at. */
      readonly fill: number;
    },
  ) {
    this.tokens = tokens;
    this.rules = rules;
    this.python = options.python;
    this.findsMistakes = options.findsMistakes;
    this.listener = options.listener;
    this.fill = options.fill;
  }

  /** Matches a rule here. */
  rule(name: string): Found | null {
    const rule = this.rules.get(name)!;
    if (++this.steps > MAX_STEPS) throw new TooManySteps();
    if (rule.isMemo) return this.remembered(rule);
    return name === 'expression_without_invalid' ? this.withoutMistakes(rule) : this.choice(rule.alternatives);
  }

  private remembered(rule: GrammarRule): Found | null {
    this.memory[this.mark] ??= new Map();
    const memory = this.memory[this.mark]!;
    const known = memory.get(rule);
    if (known !== undefined) {
      this.mark = known.mark;
      return known.found;
    }
    const found = this.choice(rule.alternatives);
    memory.set(rule, { found, mark: this.mark });
    return found;
  }

  private withoutMistakes(rule: GrammarRule): Found | null {
    const before = this.findsMistakes;
    this.findsMistakes = false;
    const found = this.choice(rule.alternatives);
    this.findsMistakes = before;
    return found;
  }

  private choice(alternatives: readonly Alternative[]): Found | null {
    const start = this.mark;
    const outer = this.isCut;
    this.isCut = false;
    let found: Found | null = null;
    for (const alternative of alternatives) {
      if (!this.findsMistakes && isMistake(alternative)) continue;
      found = this.alternative(alternative, start);
      if (found !== null) break;
      this.mark = start;
      if (this.isCut) break;
    }
    this.isCut = outer;
    return found;
  }

  private alternative(alternative: Alternative, from: number): Found | null {
    const { meaning } = alternative;
    const parts: Found[] = [];
    let named: Map<string, Found> | undefined;
    let result: Found | undefined;
    for (const part of alternative.parts) {
      const found = this.item(part.item);
      if (found === null) return null;
      parts.push(found);
      if (part.isResult) result = found;
      if (part.name !== null) {
        named ??= new Map();
        named.set(part.name, found);
      }
    }
    if (meaning.kind === 'report') {
      this.listener.report(alternative, named ?? new Map());
      return meaning.action === 'conversion' ? this.row('', from, parts) : null;
    }
    if (result !== undefined) return result;
    if (meaning.kind === 'node') return this.node(meaning.node, meaning.onlyIfLonger, from, parts);
    return parts.length === 1 || isLookaheadRest(alternative.parts) ? parts[0]! : this.row('', from, parts);
  }

  private node(kind: string, onlyIfLonger: boolean, from: number, parts: readonly Found[]): Found {
    const first = parts[0]!;
    if (onlyIfLonger && parts.every((part, index) => index === 0 || part.from === part.to)) return first;
    if (kind === 'Strings') return this.listener.strings(this.row(kind, from, parts));
    // A call, attribute or subscript is what its last trailer makes of it.
    const last = kind === 'Primary' ? parts[parts.length - 1]!.parts.at(-1)?.kind : undefined;
    return this.row(last ?? kind, from, parts);
  }

  private row(kind: string, from: number, parts: readonly Found[]): Found {
    return { kind, from, to: this.mark, parts };
  }

  private item(item: Item): Found | null {
    switch (item.kind) {
      case 'rule':
        return this.rule(item.name);
      case 'word':
        return this.peek().image === item.text && !this.isText() ? this.take() : null;
      case 'soft':
        return this.peek().image === item.text && this.isType(t.Name) ? this.take() : null;
      case 'token':
        return this.token(item.name);
      case 'group':
        return this.choice(item.alternatives);
      case 'optional':
        return this.optional(item.item);
      case 'repeat':
        return this.repeat(item.item, item.least, item.separator);
      case 'ahead':
        return this.ahead(item.item, item.isNegative);
      case 'forced':
        return this.peek().image === item.text ? this.take() : this.listener.expected(item.text, this.mark);
      case 'cut':
        this.isCut = true;
        return this.row('', this.mark, []);
    }
  }

  private token(name: string): Found | null {
    const token = this.peek();
    if (name === 'SOFT_KEYWORD') {
      return this.isType(t.Name) && isSoftKeyword(token.image, this.python) ? this.take() : null;
    }
    const type = TOKEN_TYPES.get(name);
    if (type === null) return this.mark >= this.tokens.length - 1 ? this.take() : null;
    if (token.tokenTypeIdx !== type?.tokenTypeIdx) return null;
    const found = this.take();
    if (name === 'NUMBER') this.listener.number(found.from);
    return found;
  }

  private optional(item: Item): Found {
    const from = this.mark;
    const found = this.item(item);
    if (found !== null) return found;
    this.mark = from;
    return this.row('', from, []);
  }

  private repeat(item: Item, least: 0 | 1, separator: Item | null): Found | null {
    const from = this.mark;
    const parts: Found[] = [];
    let end = from;
    for (;;) {
      if (separator !== null && parts.length > 0 && this.item(separator) === null) break;
      const found = this.item(item);
      if (found === null || (found.to === end && found.from === end)) break;
      parts.push(found);
      end = this.mark;
    }
    this.mark = end;
    return parts.length < least ? null : this.row('Sequence', from, parts);
  }

  private ahead(item: Item, isNegative: boolean): Found | null {
    const from = this.mark;
    const found = this.item(item);
    this.mark = from;
    return (found === null) === isNegative ? this.row('', from, []) : null;
  }

  /** The next token; from here on it counts as read. */
  private peek(): Token {
    if (this.mark >= this.fill) {
      this.fill = this.mark + 1;
      if (this.tokens[this.mark]!.tokenTypeIdx === t.Unreadable.tokenTypeIdx) this.listener.unreadable();
    }
    return this.tokens[this.mark]!;
  }

  private take(): Found {
    const from = this.mark++;
    return { kind: 'Token', from, to: from + 1, parts: [] };
  }

  private isType(type: TokenType): boolean {
    return this.tokens[this.mark]!.tokenTypeIdx === type.tokenTypeIdx;
  }

  /** Text of a string may look like a word of the grammar. */
  private isText(): boolean {
    return this.isType(t.FStringMiddle);
  }
}

/** Alternatives for mistakes are those that are nothing but one rule for mistakes; longer ones CPython always tries. */
function isMistake(alternative: Alternative): boolean {
  const only = alternative.parts.length === 1 ? alternative.parts[0]!.item : undefined;
  return only?.kind === 'rule' && only.name.startsWith('invalid_');
}

/** Does an alternative consist of one part and lookaheads behind it? Then it stands for that part. */
function isLookaheadRest(parts: readonly Part[]): boolean {
  return parts.slice(1).every((part) => part.item.kind === 'ahead');
}

/** Up to 3.13 CPython takes the beginning of a soft keyword for the keyword: it compares only as many characters as the name has. */
function isSoftKeyword(name: string, python: PythonVersion): boolean {
  if (python === '3.14') return SOFT_KEYWORDS[python].has(name);
  for (const keyword of SOFT_KEYWORDS[python]) if (keyword.startsWith(name)) return true;
  return false;
}
