// How much of the processors a worker gets beside the others: all of its threads, since each has a priority of its own.
import { readdirSync } from 'node:fs';
import { constants, setPriority } from 'node:os';

/** Lets the process, and the threads that it will start, run only on what others leave; where that is not permitted, nothing changes. */
export function lowerPriority(processId: number): void {
  try {
    for (const thread of readdirSync(`/proc/${processId}/task`))
      setPriority(Number(thread), constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // Then the system shares the processors out as it sees fit.
  }
}
