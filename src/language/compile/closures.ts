// Which cells a function takes along when it is made, and which it makes when it is entered.
import type { Cell, Frame } from '../runtime/frame.ts';
import type { Scope } from '../scope/scope.ts';

/** Collects the cells of the enclosing frame that a function inside it uses. */
export function captureCells(scope: Scope): (frame: Frame) => readonly Cell[] {
  const slots = [...scope.frees.values()].map((free) => free.there.slot);
  if (slots.length === 0) return () => none;
  return (frame) => slots.map((slot) => frame.locals[slot] as Cell);
}

const none: readonly Cell[] = [];

/** The slots of a function's own variables that inner functions share. */
export function cellSlots(scope: Scope): number[] {
  return [...scope.variables.values()].filter((variable) => variable.cell).map((variable) => variable.slot);
}
