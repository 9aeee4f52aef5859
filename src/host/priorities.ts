// How much of the processors a worker gets beside the others: all of its threads, since each has a priority of its own.
import { readdirSync } from 'node:fs';
import { setPriority } from 'node:os';

const USUAL = 0;
const LOW = 15;

/** Lets the process run only on what others leave. */
export function lowerPriority(processId: number): void {
  set(processId, LOW);
}

/** Gives it back its share; false where the system does not permit that. */
export function restorePriority(processId: number): boolean {
  return set(processId, USUAL);
}

function set(processId: number, priority: number): boolean {
  try {
    for (const thread of readdirSync(`/proc/${processId}/task`)) setPriority(Number(thread), priority);
    return true;
  } catch {
    return false;
  }
}
