// How deep templates go: what they call takes several of Python's frames in Jinja, and more than one here.
import type { Run } from '../../language/runtime/run.ts';

/** Does something so many frames deeper. */
export function entered<Result>(run: Run, frames: number, action: () => Result): Result {
  for (let frame = 0; frame < frames; frame += 1) run.enter();
  const result = action();
  run.depth -= frames;
  return result;
}
