// Reading a pattern or a template character by character, an escape as one piece of two.
import { raise } from '../../../src/language/runtime/errors.ts';
import type { Run } from '../../../src/language/runtime/run.ts';
import { repr } from '../../../src/language/runtime/text.ts';
import { type PyValue, textOf } from '../../../src/language/runtime/values.ts';
import { asBytes, unitsOf } from '../../../src/language/types/bytes.ts';
import { characters } from '../../../src/language/types/code-points.ts';
import { raiseError } from './error.ts';

const identifier = /^[\p{XID_Start}_]\p{XID_Continue}*$/u;

/** Whether a text is a name as Python has them. */
export function isIdentifier(name: string): boolean {
  return identifier.test(name);
}

/** A text that is being read, with the position for errors. */
export class Source {
  readonly run: Run;
  readonly given: PyValue;
  /** A str; otherwise bytes, each of which is a character here. */
  readonly isText: boolean;
  /** The piece that `take` will give; undefined at the end. */
  next: string | undefined;
  readonly #characters: readonly string[];
  #at = 0;
  #width = 0;

  constructor(run: Run, given: PyValue) {
    const text = textOf(given);
    const bytes = asBytes(given);
    if (text === undefined && bytes === undefined) raise('TypeError', 'decoding to str: need a bytes-like object');
    this.run = run;
    this.given = given;
    this.isText = text !== undefined;
    this.#characters = characters(run, text ?? (bytes === undefined ? '' : unitsOf(run, bytes.value)));
    run.work(this.#characters.length * 16);
    this.#advance();
  }

  /** Where the next piece begins. */
  get position(): number {
    return this.#at - this.#width;
  }

  #advance(): void {
    const first = this.#characters[this.#at];
    const second = first === '\\' ? this.#characters[this.#at + 1] : undefined;
    if (first === '\\' && second === undefined)
      raiseError(this.run, 'bad escape (end of pattern)', this.given, this.#characters.length - 1);
    this.next = first === undefined ? undefined : first + (second ?? '');
    this.#width = first === undefined ? 0 : second === undefined ? 1 : 2;
    this.#at += this.#width;
  }

  /** Gives the next piece and goes on. */
  take(): string | undefined {
    const { next } = this;
    this.#advance();
    return next;
  }

  /** Goes on if the next piece is this one. */
  accept(piece: string): boolean {
    if (this.next !== piece) return false;
    this.#advance();
    return true;
  }

  /** As many of these characters as come, up to a number. */
  takeWhile(most: number, wanted: (piece: string) => boolean): string {
    let taken = '';
    for (let count = 0; count < most && this.next !== undefined && wanted(this.next); count += 1) taken += this.take();
    return taken;
  }

  /** What stands before a terminator, which is taken too; `what` says in errors what is missing. */
  takeUntil(terminator: string, what: string): string {
    const pieces: string[] = [];
    for (;;) {
      const piece = this.take();
      if (piece === undefined) {
        if (pieces.length === 0) this.refuse(`missing ${what}`);
        this.refuse(`missing ${terminator}, unterminated name`, lengthOf(pieces.join('')));
      } else if (piece === terminator) {
        if (pieces.length === 0) this.refuse(`missing ${what}`, 1);
        return pieces.join('');
      } else pieces.push(piece);
    }
  }

  /** Goes back to an earlier position. */
  seek(position: number): void {
    this.#at = position;
    this.#advance();
  }

  /** Raises re.error so many characters before the position. */
  refuse(message: string, back = 0): never {
    return raiseError(this.run, this.isText ? message : escaped(message), this.given, this.position - back);
  }

  /** re.error unless a name can be that of a group. */
  checkName(name: string): void {
    if (isIdentifier(name)) return;
    this.refuse(`bad character in group name ${repr(this.run, name)}`, lengthOf(name) + 1);
  }
}

/** The number of characters. */
export function lengthOf(text: string): number {
  return Array.from(text).length;
}

/** Python: errors about bytes are in ASCII. */
function escaped(message: string): string {
  return message.replace(/[\x80-\xff]/g, (character) => `\\x${character.charCodeAt(0).toString(16)}`);
}
