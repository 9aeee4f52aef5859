// How much of the processors a worker gets beside the others: all of its threads, since each has a priority of its own.
import { readdirSync } from 'node:fs';
import { constants, setPriority } from 'node:os';

const { PRIORITY_BELOW_NORMAL, PRIORITY_NORMAL } = constants.priority;

/** Lets the process, and the threads that it will start, run mostly on what others leave. */
export function lowerPriority(processId: number): void {
  set(processId, PRIORITY_BELOW_NORMAL);
}

/** Gives it back its share, where the system permits that. */
export function restorePriority(processId: number): void {
  set(processId, PRIORITY_NORMAL);
}

function set(processId: number, priority: number): void {
  try {
    for (const thread of readdirSync(`/proc/${processId}/task`)) setPriority(Number(thread), priority);
  } catch {
    // Then the system shares the processors out as it sees fit.
  }
}
