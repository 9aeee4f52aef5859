// Blocks: the statements in order, their steps counted, and the place of an error noted.
import type { Stmt } from '../../../grammar/ast.ts';
import { Stop } from '../runtime/errors.ts';
import { asRaise, type Execute, type Signal } from '../runtime/frame.ts';

/** Notes where in its frame an error was raised, unless something more exact has. */
export function located(thrown: unknown, offset: number): unknown {
  const raised = asRaise(thrown);
  if (raised !== undefined) {
    if (raised.at < 0) raised.at = offset;
    return raised;
  }
  if (thrown instanceof Stop && thrown.at < 0) thrown.at = offset;
  return thrown;
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
