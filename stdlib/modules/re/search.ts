// Looking for matches in a subject, one after the other.
import type { Run } from '../../../src/language/runtime/run.ts';
import { type Aim, Machine } from './machine.ts';
import type { Program } from './program.ts';
import type { Subject } from './subject.ts';

/** A match in numbers. */
export interface Found {
  readonly start: number;
  readonly end: number;
  /** By the number of a group, less one. */
  readonly groups: readonly (readonly [start: number, end: number] | undefined)[];
  /** The group that was closed last, -1: none. */
  readonly lastGroup: number;
}

/** Where to look. */
export interface Bounds {
  readonly start: number;
  readonly end: number;
}

/** How much of the subject a match has to cover. */
export type Extent = 'anywhere' | 'from the start' | 'whole';

const CODE_UNITS = 0x10000;

/** A subject that is gone through from its start. */
export class Search {
  readonly #machine: Machine;
  readonly #program: Program;
  readonly #groups: number;
  /** Where the next match may begin. */
  start: number;
  #aim: Aim = { whole: false, notEmptyAt: -1 };

  constructor(run: Run, program: Program, groups: number, subject: Subject, { start, end }: Bounds) {
    this.#machine = new Machine(run, subject, end, groups);
    this.#program = program;
    this.#groups = groups;
    this.start = start;
  }

  /** The next match; an empty one does not follow another match at its end. */
  next(extent: Extent): Found | undefined {
    const machine = this.#machine;
    machine.aim = { ...this.#aim, whole: extent === 'whole' };
    const start = extent === 'anywhere' ? this.#search() : this.#try(this.start);
    machine.settle();
    if (start === undefined) return undefined;
    const found = { start, end: machine.at, groups: this.#spans(), lastGroup: machine.lastGroup };
    this.#aim = { whole: false, notEmptyAt: found.end === found.start ? found.end : -1 };
    this.start = found.end;
    return found;
  }

  #try(at: number): number | undefined {
    const machine = this.#machine;
    return at <= machine.end && machine.matches(this.#program.first, at) ? at : undefined;
  }

  #search(): number | undefined {
    const { end } = this.#machine;
    for (let at = this.#candidate(this.start); at <= end; at = this.#candidate(at + 1)) {
      if (this.#machine.matches(this.#program.first, at)) return at;
    }
    return undefined;
  }

  /** The first position from one on where a match could begin. */
  #candidate(from: number): number {
    const { begins, letter } = this.#program;
    const { subject, end } = this.#machine;
    if (begins === undefined) return from;
    if (letter !== undefined && letter < CODE_UNITS && subject.units !== undefined) {
      const found = subject.units.indexOf(String.fromCharCode(letter), from);
      this.#machine.burn(((found < 0 ? subject.length : found) - from) >>> 3);
      return found < 0 || found >= end ? end + 1 : found;
    }
    let at = from;
    while (at < end && !begins(subject.codeAt(at))) at += 1;
    this.#machine.burn(at - from);
    return at < end ? at : end + 1;
  }

  #spans(): Found['groups'] {
    return Array.from({ length: this.#groups }, (_none, at) => this.#machine.span(at + 1));
  }
}
