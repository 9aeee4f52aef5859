// The nodes of a program that match characters, places and groups.
import type { Test } from './letters.ts';
import type { Machine, Node } from './machine.ts';

/** One character. */
export function character(test: Test, next: Node): Node {
  return {
    step(machine) {
      const { at } = machine;
      if (at >= machine.end || !test(machine.subject.codeAt(at))) return undefined;
      machine.at = at + 1;
      return next;
    },
  };
}

/** A place where no character is taken. */
export function place(holds: (machine: Machine) => boolean, next: Node): Node {
  return { step: (machine) => (holds(machine) ? next : undefined) };
}

/** One of several ways on, tried in their order. */
export function branch(choices: readonly Node[]): Node {
  const tries = choices.map((choice, at): Node => {
    const others = at + 1 < choices.length;
    const after: Node = { step: (machine) => tries[at + 1]?.step(machine) };
    return {
      step(machine) {
        if (others) machine.choose(after);
        return choice;
      },
    };
  });
  return { step: (machine) => tries[0]?.step(machine) };
}

/** The beginning of a group. */
export function open(group: number, next: Node): Node {
  const number = (group - 1) * 2;
  return {
    step(machine) {
      machine.mark(number);
      return next;
    },
  };
}

/** The end of a group. */
export function close(group: number, next: Node): Node {
  const number = (group - 1) * 2 + 1;
  return {
    step(machine) {
      machine.lastGroup = group;
      machine.mark(number);
      return next;
    },
  };
}

/** What a group has matched, once more; `fold` makes characters alike. */
export function reference(group: number, fold: (code: number) => number, next: Node): Node {
  return {
    step(machine) {
      const span = machine.span(group);
      if (span === undefined) return undefined;
      const [start, end] = span;
      const { subject, at } = machine;
      if (at + end - start > machine.end) return undefined;
      machine.burn(end - start);
      for (let offset = 0; offset < end - start; offset += 1) {
        if (fold(subject.codeAt(start + offset)) !== fold(subject.codeAt(at + offset))) return undefined;
      }
      machine.at = at + end - start;
      return next;
    },
  };
}

/** One way on if a group has matched, another if not. */
export function conditional(group: number, yes: Node, no: Node): Node {
  return { step: (machine) => (machine.span(group) === undefined ? no : yes) };
}

/** What is looked for around a position. */
export interface Look {
  /** How far behind it begins. */
  readonly back: number;
  readonly negated: boolean;
}

/** Looks ahead or behind; `compile` makes the program of what is looked for from its last node. */
export function around(look: Look, compile: (last: Node) => Node, next: Node): Node {
  return look.negated ? absent(look.back, compile, next) : present(look.back, compile, next);
}

function present(back: number, compile: (last: Node) => Node, next: Node): Node {
  const body = compile({
    step(machine) {
      const { enclosure } = machine;
      if (enclosure === undefined) return undefined;
      machine.cut(enclosure.height);
      machine.at = enclosure.at;
      machine.repetition = enclosure.repetition;
      machine.enclosure = enclosure.outer;
      return next;
    },
  });
  return {
    step(machine) {
      if (machine.at < back) return undefined;
      enclose(machine, machine.height);
      machine.at -= back;
      return body;
    },
  };
}

function absent(back: number, compile: (last: Node) => Node, next: Node): Node {
  const body = compile({
    step(machine) {
      machine.cut(machine.enclosure?.height ?? 0);
      return undefined;
    },
  });
  return {
    step(machine) {
      if (machine.at < back) return next;
      const { height } = machine;
      machine.choose(next);
      enclose(machine, height);
      machine.at -= back;
      return body;
    },
  };
}

function enclose(machine: Machine, height: number): void {
  const { at, repetition, enclosure: outer } = machine;
  machine.enclosure = { height, at, repetition, outer, count: 0, last: -1 };
}

/** A part that is not tried otherwise once it has matched. */
export function atomic(compile: (last: Node) => Node, next: Node): Node {
  const body = compile({
    step(machine) {
      const { enclosure } = machine;
      machine.cut(enclosure?.height ?? 0);
      machine.enclosure = enclosure?.outer;
      return next;
    },
  });
  return {
    step(machine) {
      enclose(machine, machine.height);
      return body;
    },
  };
}
