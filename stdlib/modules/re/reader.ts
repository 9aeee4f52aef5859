// What is known while a pattern is read: its groups, its flags, and whether a look-behind is being read.
import type { Run } from '../../../src/language/runtime/run.ts';
import { repr } from '../../../src/language/runtime/text.ts';
import type { PyValue } from '../../../src/language/runtime/values.ts';
import { lengthOf, Source } from './source.ts';
import { type Sequence, type Width, widthOf } from './tree.ts';

/** More groups than any pattern can have. */
export const MOST_GROUPS = 1073741823;

/** Where a sequence stands. */
export interface Context {
  readonly verbose: boolean;
  /** The pattern itself, not a group in it. */
  readonly outermost: boolean;
}

/** A pattern that is being read. */
export class Reader {
  readonly source: Source;
  flags: number;
  readonly names = new Map<string, number>();
  /** By the number of a group; undefined while it is open. */
  readonly widths: (Width | undefined)[] = [{ least: 0, most: 0 }];
  /** Where conditionals name groups by number: those have to be there in the end. */
  readonly tests = new Map<number, number>();
  /** The first group that was opened inside the look-behind that is being read. */
  #behindFrom: number | undefined;

  constructor(run: Run, pattern: PyValue, flags: number) {
    this.source = new Source(run, pattern);
    this.flags = flags;
  }

  /** The number of the next group. */
  get groups(): number {
    return this.widths.length;
  }

  /** Opens a group and gives its number. */
  open(name: string | undefined): number {
    const number = this.groups;
    this.widths.push(undefined);
    if (name === undefined) return number;
    const known = this.names.get(name);
    if (known !== undefined) {
      const shown = `redefinition of group name ${repr(this.source.run, name)} as group ${number}; was group ${known}`;
      this.source.refuse(shown, lengthOf(name) + 1);
    }
    this.names.set(name, number);
    return number;
  }

  close(number: number, body: Sequence): void {
    this.widths[number] = widthOf(body, this.widths);
  }

  /** Whether a group has been read to its end. */
  isClosed(group: number): boolean {
    return this.widths[group] !== undefined;
  }

  /** re.error when a look-behind refers to a group that is open or its own. */
  checkBehind(group: number): void {
    if (this.#behindFrom === undefined) return;
    if (!this.isClosed(group)) this.source.refuse('cannot refer to an open group');
    if (group >= this.#behindFrom)
      this.source.refuse('cannot refer to group defined in the same lookbehind subpattern');
  }

  /** Reads a look-behind. */
  behind(read: () => Sequence): Sequence {
    const outer = this.#behindFrom;
    this.#behindFrom ??= this.groups;
    const body = read();
    this.#behindFrom = outer;
    return body;
  }
}
