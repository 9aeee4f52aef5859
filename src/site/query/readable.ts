// The read door's own check: one reading statement, known functions, and tables that scripts may read.
import type { Dialect } from '../host.ts';
import { allowedFunctions, beforeParenthesis } from './readable-words.ts';
import { type SqlToken, sqlTokens, UnreadableSql } from './sql-tokens.ts';

/** Tables of DocTypes that hold sessions, or settings with secrets in them. */
const secret: ReadonlySet<string> = new Set([
  'tabsessions',
  'tabsingles',
  'taboauth bearer token',
  'taboauth authorization code',
  'tabtoken cache',
]);

/** Whether a table is the site's own bookkeeping: passwords, sessions, settings. */
export function isInternalTable(name: string): boolean {
  const lower = name.toLowerCase();
  return !lower.startsWith('tab') || secret.has(lower);
}

/** What is wrong with a statement for a script, in words for its author; `undefined` if nothing. */
export function unreadable(sql: string, dialect: Dialect): string | undefined {
  try {
    return new Reader(sqlTokens(sql, dialect)).problem();
  } catch (thrown) {
    if (thrown instanceof UnreadableSql) return thrown.message;
    throw thrown;
  }
}

const refusedWords: ReadonlySet<string> = new Set(
  `insert update delete merge call truncate drop alter create grant revoke handler load into outfile dumpfile analyze procedure
  returning execute current_user session_user current_role pragma`.split(/\s+/),
);

const endsFrom: ReadonlySet<string> = new Set(
  'where group having order limit union intersect except minus select window for offset fetch set'.split(' '),
);

/** As many tables may be joined without a word on how: each row of one with each of the others. */
const UNRELATED = 2;

const relating: ReadonlySet<string> = new Set(['where', 'on', 'using', 'natural', 'having']);

/** Their arguments may contain FROM. */
const fromInside: ReadonlySet<string> = new Set(['extract', 'trim', 'substring', 'substr', 'overlay']);

interface Level {
  inFrom: boolean;
  /** Tables read, and whether anything says how they belong together. */
  sources: number;
  related: boolean;
  readonly plainFrom: boolean;
}

class Reader {
  readonly #tokens: readonly SqlToken[];
  readonly #named: ReadonlySet<string>;
  readonly #levels: Level[] = [{ inFrom: false, plainFrom: false, sources: 0, related: false }];
  #expectsTable = false;

  constructor(tokens: readonly SqlToken[]) {
    this.#tokens = tokens;
    this.#named = commonNames(tokens);
  }

  problem(): string | undefined {
    for (let at = 0; at < this.#tokens.length; at += 1) {
      const problem = this.#check(at);
      if (problem !== undefined) return problem;
    }
    return undefined;
  }

  #check(at: number): string | undefined {
    const token = this.#tokens[at] as SqlToken;
    if (this.#expectsTable) return this.#table(at, token);
    if (token.kind === 'mark') return this.#mark(at, token.text);
    if (token.kind === 'name') return this.#function(at, token.text.toLowerCase(), false);
    if (token.kind !== 'word') return undefined;
    return this.#word(at, token.text) ?? this.#function(at, token.text, true);
  }

  #mark(at: number, mark: string): string | undefined {
    if (mark === '@') return 'Variables are not available to scripts.';
    if (mark === ';' && at < this.#tokens.length - 1) return 'Only one statement is allowed.';
    if (mark === '$' || mark === '\0' || mark === '\\') return 'The statement has a character that is not allowed.';
    if (mark === '(') this.#open(at, false);
    if (mark === ')' && this.#levels.length > 1) this.#levels.pop();
    if (mark === ',' && this.#level.inFrom) this.#expectsTable = true;
    return undefined;
  }

  get #level(): Level {
    return this.#levels.at(-1) as Level;
  }

  #open(at: number, inFrom: boolean): void {
    const before = this.#tokens[at - 1];
    this.#levels.push({
      inFrom,
      sources: 0,
      related: false,
      plainFrom: before?.kind === 'word' && fromInside.has(before.text),
    });
  }

  #word(at: number, word: string): string | undefined {
    const [before, after] = [this.#tokens[at - 1], this.#tokens[at + 1]];
    // A column of that name.
    if (before?.text === '.' || after?.text === '.') return undefined;
    if (refusedWords.has(word) && !(after?.text === '(' && allowedFunctions.has(word)) && !isLocking(word, before))
      return `${word.toUpperCase()} is not available to scripts.`;
    if (word === 'select') Object.assign(this.#level, { sources: 0, related: false });
    if (relating.has(word)) this.#level.related = true;
    if (endsFrom.has(word)) this.#level.inFrom = false;
    const opens = word === 'join' || word === 'straight_join' || (word === 'from' && !this.#isPlainFrom(at));
    if (opens) {
      this.#level.inFrom = true;
      this.#expectsTable = true;
    }
    return undefined;
  }

  /** `extract(year from …)` and `is distinct from` name no table. */
  #isPlainFrom(at: number): boolean {
    const [second, first] = [this.#tokens[at - 1]?.text, this.#tokens[at - 2]?.text];
    return this.#level.plainFrom || (second === 'distinct' && (first === 'is' || first === 'not'));
  }

  #table(at: number, token: SqlToken): string | undefined {
    if (token.kind === 'word' && (token.text === 'lateral' || token.text === 'only')) return undefined;
    this.#expectsTable = false;
    this.#level.sources += 1;
    if (this.#level.sources > UNRELATED && !this.#isRelated(at))
      return `More than ${UNRELATED} tables have to be joined by a condition.`;
    if (token.text === '(' && token.kind === 'mark') {
      const next = this.#tokens[at + 1];
      const query = next?.kind === 'word' && (next.text === 'select' || next.text === 'with');
      this.#open(at, !query);
      this.#expectsTable = !query;
      return undefined;
    }
    if (token.kind !== 'word' && token.kind !== 'name') return 'A table is named in a way that is not allowed.';
    const next = this.#tokens[at + 1];
    if (next?.kind === 'mark' && next.text === '.') return 'Tables of other schemas cannot be read by scripts.';
    if (next?.kind === 'mark' && next.text === '(')
      return `The function ${token.text} cannot be read as a table by scripts.`;
    if (token.text === 'dual' || this.#named.has(token.text.toLowerCase()) || !isInternalTable(token.text))
      return undefined;
    return `The table ${token.text} cannot be read by scripts.`;
  }

  /** Whether a condition stands somewhere behind. */
  #isRelated(at: number): boolean {
    return (
      this.#level.related || this.#tokens.slice(at).some(({ kind, text }) => kind === 'word' && relating.has(text))
    );
  }

  #function(at: number, word: string, bare: boolean): string | undefined {
    const next = this.#tokens[at + 1];
    if (next?.kind !== 'mark' || next.text !== '(') return undefined;
    if (this.#named.has(word) || (bare && (beforeParenthesis.has(word) || allowedFunctions.has(word))))
      return undefined;
    return `The function ${word} is not available to scripts.`;
  }
}

function isLocking(word: string, before: SqlToken | undefined): boolean {
  return word === 'update' && before?.kind === 'word' && before.text === 'for';
}

/** The names that WITH gives to queries. */
function commonNames(tokens: readonly SqlToken[]): ReadonlySet<string> {
  const names = new Set<string>();
  if (tokens[0]?.text !== 'with') return names;
  for (const [at, token] of tokens.entries()) {
    const before = tokens[at - 1]?.text ?? '';
    if ((token.kind !== 'word' && token.kind !== 'name') || !['with', 'recursive', ',', ')'].includes(before)) continue;
    if (definesName(tokens, at + 1)) names.add(token.text.toLowerCase());
  }
  return names;
}

function definesName(tokens: readonly SqlToken[], start: number): boolean {
  let at = start;
  if (tokens[at]?.text === '(') {
    while (at < tokens.length && tokens[at]?.text !== ')') at += 1;
    at += 1;
  }
  return tokens[at]?.text === 'as' && tokens[at + 1]?.text === '(';
}
