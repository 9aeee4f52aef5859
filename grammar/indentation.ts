// Indentation: measures each line's blanks and emits INDENT and DEDENT.
import { Characters } from './characters.ts';
import { markedFault } from './fault.ts';
import type { Lexer } from './lexer.ts';
import * as tokens from './tokens.ts';

const TAB_SIZE = 8;
const MAX_INDENTS = 100;

interface Level {
  readonly column: number;
  /** The column when a tab counts as one: both must agree, or tabs and spaces are mixed. */
  readonly alternate: number;
}

interface Measure extends Level {
  readonly at: number;
}

/** The stack of indentation levels of one text. */
export class Indentation {
  private readonly levels: Level[] = [{ column: 0, alternate: 0 }];

  /** Reads the blanks at the start of a line; a line without a statement changes nothing. */
  measure(lexer: Lexer): void {
    const code = lexer.text.charCodeAt(lexer.at);
    if (
      code > Characters.space &&
      code !== Characters.hash &&
      code !== Characters.backslash &&
      this.levels.length === 1
    ) {
      return;
    }
    const found = blanks(lexer);
    if (found === undefined) return;
    lexer.at = found.at;
    if (isBlankLine(lexer)) return;
    this.compare(lexer, found);
  }

  /** Closes all blocks at the end of the text. */
  close(lexer: Lexer, at: number): void {
    while (this.levels.length > 1) {
      this.levels.pop();
      lexer.emit(tokens.Dedent, at, at);
    }
  }

  private compare(lexer: Lexer, found: Measure): void {
    const current = this.levels[this.levels.length - 1]!;
    if (found.column > current.column) this.indent(lexer, found, current);
    else if (found.column < current.column) this.dedent(lexer, found);
    else if (found.alternate !== current.alternate) tabFault(lexer);
  }

  private indent(lexer: Lexer, found: Measure, current: Level): void {
    if (this.levels.length >= MAX_INDENTS) {
      lexer.fail(markedFault('IndentationError', 'too many levels of indentation', found.at, found.at));
    } else if (found.alternate <= current.alternate) {
      tabFault(lexer);
    } else {
      this.levels.push(found);
      lexer.emit(tokens.Indent, found.at, found.at);
    }
  }

  private dedent(lexer: Lexer, found: Measure): void {
    let count = 0;
    while (this.levels.length > 1 && found.column < this.levels[this.levels.length - 1]!.column) {
      this.levels.pop();
      count++;
    }
    const current = this.levels[this.levels.length - 1]!;
    if (found.column !== current.column) {
      const message = 'unindent does not match any outer indentation level';
      lexer.fail(markedFault('IndentationError', message, found.at, found.at));
    } else if (found.alternate !== current.alternate) {
      tabFault(lexer);
    } else {
      for (; count > 0; count--) lexer.emit(tokens.Dedent, found.at, found.at);
    }
  }
}

function tabFault(lexer: Lexer): void {
  lexer.fail(markedFault('TabError', 'inconsistent use of tabs and spaces in indentation', lexer.at, lexer.at));
}

function isBlankLine(lexer: Lexer): boolean {
  if (lexer.at >= lexer.limit) return true;
  const code = lexer.text.charCodeAt(lexer.at);
  return code === Characters.lineFeed || code === Characters.carriageReturn || code === Characters.hash;
}

function blanks(lexer: Lexer): Measure | undefined {
  const { text } = lexer;
  let column = 0;
  let alternate = 0;
  // Python: in a joined line the blanks before the first backslash count.
  let joined = 0;
  for (;;) {
    const code = text.charCodeAt(lexer.at);
    if (code === Characters.space) {
      column++;
      alternate++;
    } else if (code === Characters.tab) {
      column = (Math.floor(column / TAB_SIZE) + 1) * TAB_SIZE;
      alternate++;
    } else if (code === Characters.formFeed) {
      column = 0;
      alternate = 0;
    } else if (code === Characters.backslash) {
      joined ||= column;
      lexer.joinLines();
      if (lexer.fault !== null) return undefined;
      continue;
    } else {
      return joined > 0 ? { column: joined, alternate: joined, at: lexer.at } : { column, alternate, at: lexer.at };
    }
    lexer.at++;
  }
}
