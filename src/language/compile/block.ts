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

/** Joins compiled statements; each entry counts one step per statement. */
export function joinStatements(statements: readonly Stmt[], parts: readonly Execute[]): Execute {
  const offsets = statements.map((statement) => statement.start);
  const [first, second] = parts;
  if (first === undefined) return () => undefined;
  if (second === undefined) return single(first, offsets[0] as number);
  if (parts.length === 2) return pair(first, second, offsets);
  const count = parts.length;
  return (frame) => {
    let at = 0;
    try {
      frame.run.advance(count);
      for (; at < count; at += 1) {
        const signal = (parts[at] as Execute)(frame);
        if (signal !== undefined) return signal;
      }
    } catch (thrown) {
      throw located(thrown, offsets[at] as number);
    }
    return undefined;
  };
}

function single(part: Execute, offset: number): Execute {
  return (frame): Signal => {
    try {
      frame.run.advance(1);
      return part(frame);
    } catch (thrown) {
      throw located(thrown, offset);
    }
  };
}

function pair(first: Execute, second: Execute, offsets: readonly number[]): Execute {
  return (frame): Signal => {
    let at = 0;
    try {
      frame.run.advance(2);
      const signal = first(frame);
      if (signal !== undefined) return signal;
      at = 1;
      return second(frame);
    } catch (thrown) {
      throw located(thrown, offsets[at] as number);
    }
  };
}
