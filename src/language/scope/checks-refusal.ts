// How a check ends: with the first thing that CPython would refuse.
import type { Node } from '../../../grammar/ast.ts';

/** Thrown inside the checks only. */
export class Refusal {
  readonly message: string;
  readonly node: Node;
  constructor(message: string, node: Node) {
    this.message = message;
    this.node = node;
  }
}

/** Ends the checks: CPython refuses `node` with this text. */
export function refuse(message: string, node: Node): never {
  throw new Refusal(message, node);
}
