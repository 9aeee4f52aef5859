// Blocks: the statements in order, their steps counted, and the place of an error noted.
import type { Stmt } from '../../../grammar/ast.ts';
import { asRaise, type Execute, type Frame, type Signal } from '../runtime/frame.ts';

/** Makes the place of an error exact: the innermost expression of a frame that notes itself decides. */
export function located(thrown: unknown, frame: Frame, offset: number): unknown {
  const raised = asRaise(thrown);
  if (raised === undefined) return thrown;
  if (raised.placed !== frame && raised.noted !== frame) {
    raised.placed = frame;
    frame.at = offset;
  }
  return raised;
}

/** Joins compiled statements; each entry counts one step per statement, and each statement notes where the frame is. */
export function joinStatements(statements: readonly Stmt[], parts: readonly Execute[]): Execute {
  const offsets = statements.map((statement) => statement.start);
  const [first, second] = parts;
  if (first === undefined) return () => undefined;
  if (second === undefined) return single(first, offsets[0] as number);
  if (parts.length === 2) return pair(first, second, offsets[0] as number, offsets[1] as number);
  const count = parts.length;
  return (frame) => {
    frame.run.advance(count);
    for (let at = 0; at < count; at += 1) {
      frame.at = offsets[at] as number;
      const signal = (parts[at] as Execute)(frame);
      if (signal !== undefined) return signal;
    }
    return undefined;
  };
}

function single(part: Execute, offset: number): Execute {
  return (frame): Signal => {
    frame.run.advance(1);
    frame.at = offset;
    return part(frame);
  };
}

function pair(first: Execute, second: Execute, firstOffset: number, secondOffset: number): Execute {
  return (frame): Signal => {
    frame.run.advance(2);
    frame.at = firstOffset;
    const signal = first(frame);
    if (signal !== undefined) return signal;
    frame.at = secondOffset;
    return second(frame);
  };
}
