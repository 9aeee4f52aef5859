// The matcher: walks the nodes of a program, and goes back to its last choice when a node does not match.
import { PINNED, type Run } from '../../../src/language/runtime/run.ts';
import type { Subject } from './subject.ts';

/** A step of a program: goes on with the node that it gives, or back when that is undefined. */
export interface Node {
  step(machine: Machine): Node | undefined;
}

/** A repetition under way; never changed, so that going back means taking up an earlier one. */
export interface Repetition {
  readonly count: number;
  /** Where the last turn began, -1 before that is known. */
  readonly last: number;
  readonly outer: Repetition | undefined;
}

/** A part that is matched on its own: what it could have tried otherwise is forgotten when it has matched. */
export interface Enclosure {
  /** The choices that there were before it. */
  readonly height: number;
  readonly at: number;
  readonly repetition: Repetition | undefined;
  readonly outer: Enclosure | undefined;
  readonly count: number;
  readonly last: number;
}

/** Where to go on when a later node does not match. */
interface Choice {
  readonly node: Node;
  readonly at: number;
  readonly bound: number;
  /** Whether groups are set back to what they were; else only those count no longer that were not set before. */
  readonly restores: boolean;
  readonly repetition: Repetition | undefined;
  readonly enclosure: Enclosure | undefined;
  readonly changes: number;
  readonly lastMark: number;
  readonly lastGroup: number;
}

/** What the whole match has to be. */
export interface Aim {
  /** It has to reach the end. */
  readonly whole: boolean;
  /** It may not be empty at this position; -1: anywhere. */
  readonly notEmptyAt: number;
}

/** Nodes for each step of the budget. */
const NODES_PER_STEP = 8;
/** Nodes between two looks at the budget. */
const PACE = 1024;
/** Choices for which memory is charged at once. */
const CHUNK = 1024;
const CHOICE_BYTES = 96;

/** One subject under a program. */
export class Machine {
  readonly run: Run;
  readonly subject: Subject;
  readonly end: number;
  at = 0;
  /** With a choice: how far it may still go. */
  bound = 0;
  repetition: Repetition | undefined;
  enclosure: Enclosure | undefined;
  /** Starts and ends of groups. */
  readonly marks: number[];
  /** Marks beyond it count as not set. */
  lastMark = -1;
  /** The group that was closed last, -1: none. */
  lastGroup = -1;
  aim: Aim = { whole: false, notEmptyAt: -1 };
  readonly #choices: Choice[] = [];
  /** Marks that were changed and what they were, by turns. */
  readonly #changes: number[] = [];
  #paid = 0;
  #fuel = PACE;

  constructor(run: Run, subject: Subject, end: number, groups: number) {
    this.run = run;
    this.subject = subject;
    this.end = end;
    this.marks = new Array<number>(groups * 2).fill(-1);
  }

  /** Whether the program matches at a position. */
  matches(program: Node, at: number): boolean {
    this.#choices.length = 0;
    this.#changes.length = 0;
    this.at = at;
    this.lastMark = -1;
    this.lastGroup = -1;
    this.repetition = undefined;
    this.enclosure = undefined;
    let node: Node | undefined = program;
    while (node !== undefined && node !== accepted) {
      this.burn(1);
      node = node.step(this) ?? this.#back();
    }
    return node === accepted;
  }

  /** Counts so many simple operations. */
  burn(operations: number): void {
    this.#fuel -= operations;
    if (this.#fuel >= 0) return;
    this.run.advance(Math.ceil((PACE - this.#fuel) / NODES_PER_STEP));
    this.#fuel = PACE;
  }

  /** Counts what has not been counted yet; to be called when all is done. */
  settle(): void {
    this.run.advance(Math.ceil((PACE - this.#fuel) / NODES_PER_STEP));
    this.#fuel = PACE;
    if (this.#paid === 0) return;
    this.#paid = 0;
    const at = this.run.filling.lastIndexOf(PINNED);
    if (at >= 0) this.run.filling.splice(at, 1);
  }

  get height(): number {
    return this.#choices.length;
  }

  /** Forgets the choices beyond a height. */
  cut(height: number): void {
    this.#choices.length = height;
  }

  /** Remembers to go on with a node from here. CPython: groups are set back within repetitions only. */
  choose(node: Node, bound = 0): void {
    this.#keep(node, bound, this.repetition !== undefined);
  }

  /** Remembers to go on with what follows a repetition. */
  chooseEnd(node: Node): void {
    this.#keep(node, 0, true);
  }

  #keep(node: Node, bound: number, restores: boolean): void {
    if (this.#choices.length >= this.#paid) this.#pay();
    this.#choices.push({
      node,
      at: this.at,
      bound,
      restores,
      repetition: this.repetition,
      enclosure: this.enclosure,
      changes: this.#changes.length,
      lastMark: this.lastMark,
      lastGroup: this.lastGroup,
    });
  }

  /** A short stack is free; the memory of a long one nobody else sees, so no credit is given meanwhile. */
  #pay(): void {
    if (this.#paid === 0) this.#paid = CHUNK;
    else {
      if (this.#paid === CHUNK) this.run.filling.push(PINNED);
      this.run.charge(CHUNK * CHOICE_BYTES);
      this.#paid += CHUNK;
    }
  }

  #back(): Node | undefined {
    const choice = this.#choices.pop();
    if (choice === undefined) return undefined;
    while (choice.restores && this.#changes.length > choice.changes) {
      const before = this.#changes.pop() ?? -1;
      this.marks[this.#changes.pop() ?? 0] = before;
    }
    this.at = choice.at;
    this.bound = choice.bound;
    this.repetition = choice.repetition;
    this.enclosure = choice.enclosure;
    this.lastMark = choice.lastMark;
    this.lastGroup = choice.lastGroup;
    return choice.node;
  }

  /** Sets a mark here. */
  mark(number: number): void {
    for (let other = this.lastMark + 1; other < number; other += 1) this.marks[other] = -1;
    this.#remember(number, number > this.lastMark ? -1 : (this.marks[number] ?? -1));
    this.lastMark = Math.max(this.lastMark, number);
    this.marks[number] = this.at;
  }

  #remember(number: number, before: number): void {
    if (this.#choices.length === 0) return;
    this.#changes.push(number, before);
    if (this.#changes.length % CHUNK === 0) this.run.charge(CHUNK * 8);
  }

  /** Where a group begins and ends, if it has matched. */
  span(group: number): readonly [start: number, end: number] | undefined {
    const number = (group - 1) * 2;
    if (number >= this.lastMark) return undefined;
    const start = this.marks[number] ?? -1;
    const end = this.marks[number + 1] ?? -1;
    return start < 0 || end < start ? undefined : [start, end];
  }
}

/** The end of every program that has matched. */
export const accepted: Node = { step: () => accepted };

/** The last node: the match is what was wanted. */
export const finish: Node = {
  step({ at, end, aim }) {
    return (aim.whole && at !== end) || at === aim.notEmptyAt ? undefined : accepted;
  },
};
