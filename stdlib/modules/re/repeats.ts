// The nodes of a program that repeat.
import type { Test } from './letters.ts';
import type { Enclosure, Machine, Node } from './machine.ts';
import { ENDLESS, type Greed } from './tree.ts';

/** How often. */
export interface Bounds {
  readonly least: number;
  readonly most: number;
}

type Compile = (last: Node) => Node;

/** A part of any kind, repeated; `compile` makes its program from its last node. */
export function repeat(greed: Greed, bounds: Bounds, compile: Compile, next: Node): Node {
  if (greed === 'possessive') return possessive(bounds, compile, next);
  const loop: { step(machine: Machine): Node | undefined } = { step: () => undefined };
  const body = compile(loop);
  loop.step = greed === 'greedy' ? greedyTurn(bounds, body, next) : lazyTurn(bounds, body, next);
  return {
    step(machine) {
      machine.repetition = { count: -1, last: -1, outer: machine.repetition };
      return loop;
    },
  };
}

type Turn = (machine: Machine) => Node | undefined;

function greedyTurn({ least, most }: Bounds, body: Node, next: Node): Turn {
  return (machine) => {
    const under = machine.repetition;
    if (under === undefined) return undefined;
    const count = under.count + 1;
    if (count < least) {
      machine.repetition = { ...under, count };
      return body;
    }
    machine.repetition = under.outer;
    // A turn that would begin where the last one did takes nothing and never ends.
    if ((count >= most && most !== ENDLESS) || machine.at === under.last) return next;
    machine.chooseEnd(next);
    machine.repetition = { count, last: machine.at, outer: under.outer };
    return body;
  };
}

function lazyTurn({ least, most }: Bounds, body: Node, next: Node): Turn {
  const more: Node = {
    step(machine) {
      const under = machine.repetition;
      if (under === undefined || machine.at === under.last) return undefined;
      machine.repetition = { count: under.count + 1, last: machine.at, outer: under.outer };
      return body;
    },
  };
  return (machine) => {
    const under = machine.repetition;
    if (under === undefined) return undefined;
    const count = under.count + 1;
    if (count < least) {
      machine.repetition = { ...under, count };
      return body;
    }
    if (count < most || most === ENDLESS) machine.choose(more);
    machine.repetition = under.outer;
    return next;
  };
}

function possessive({ least, most }: Bounds, compile: Compile, next: Node): Node {
  const begin = (machine: Machine, count: number, last: number, outer: Enclosure | undefined): Node => {
    machine.enclosure = outer;
    const { height, at, repetition } = machine;
    if (count >= least) {
      if ((count >= most && most !== ENDLESS) || at === last) return next;
      machine.chooseEnd(next);
    }
    machine.enclosure = { height, at, repetition, outer, count, last: count < least ? last : at };
    return body;
  };
  const body: Node = compile({
    step(machine) {
      const { enclosure } = machine;
      if (enclosure === undefined) return undefined;
      machine.cut(enclosure.height);
      return begin(machine, enclosure.count + 1, enclosure.last, enclosure.outer);
    },
  });
  return { step: (machine) => begin(machine, 0, -1, machine.enclosure) };
}

/** A single character, repeated. */
export function repeatCharacter(greed: Greed, bounds: Bounds, test: Test, next: Node): Node {
  if (greed === 'lazy') return lazyCharacters(bounds, test, next);
  const fewer: Node = {
    step(machine) {
      machine.at -= 1;
      if (machine.at > machine.bound) machine.choose(fewer, machine.bound);
      return next;
    },
  };
  return {
    step(machine) {
      const start = machine.at;
      const taken = take(machine, test, bounds.most);
      if (taken < bounds.least) return undefined;
      machine.at = start + taken;
      if (greed === 'greedy' && taken > bounds.least) machine.choose(fewer, start + bounds.least);
      return next;
    },
  };
}

/** How many characters pass a test from here, up to a number. */
function take(machine: Machine, test: Test, most: number): number {
  const { subject, at } = machine;
  const stop = Math.min(machine.end, at + most);
  let end = at;
  while (end < stop && test(subject.codeAt(end))) end += 1;
  machine.burn(end - at);
  return end - at;
}

function lazyCharacters({ least, most }: Bounds, test: Test, next: Node): Node {
  const more: Node = {
    step(machine) {
      const { at, bound, end, subject } = machine;
      if (at >= end || !test(subject.codeAt(at))) return undefined;
      machine.at = at + 1;
      if (at + 1 < bound) machine.choose(more, bound);
      return next;
    },
  };
  return {
    step(machine) {
      const start = machine.at;
      if (take(machine, test, least) < least) return undefined;
      machine.at = start + least;
      if (most > least) machine.choose(more, start + most);
      return next;
    },
  };
}
