// What the system knows of a process: whether it was frozen, how large it is, how much it has computed or was kept from it.
import { readdirSync, readFileSync } from 'node:fs';

const PAGE = 4096;
/** Of the system's clock for such figures, in milliseconds. */
const CLOCK_TICK = 10;
/** Counted from the state, which is field 3 in the manual. */
const FIELD = { user: 11, system: 12, resident: 21 };

export interface ProcessState {
  readonly stopped: boolean;
  /** Bytes. */
  readonly resident: number;
  /** Milliseconds of computing so far, of all threads. */
  readonly cpu: number;
}

/** Nothing is known where the system has no such file. */
export function stateOf(processId: number | undefined): ProcessState {
  try {
    const text = readFileSync(`/proc/${processId}/stat`, 'latin1');
    // The name of the program, in brackets, may hold anything.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const number = (at: number) => Number(fields[at]);
    return {
      stopped: fields[0] === 'T',
      resident: number(FIELD.resident) * PAGE,
      cpu: (number(FIELD.user) + number(FIELD.system)) * CLOCK_TICK,
    };
  } catch {
    return { stopped: false, resident: 0, cpu: 0 };
  }
}

/** Milliseconds that threads of the process were ready to compute while others had the processors, all threads together. */
export function keptWaiting(processId: number | undefined): number {
  try {
    const folder = `/proc/${processId}/task`;
    const waits = readdirSync(folder).map((thread) => waitOf(`${folder}/${thread}/schedstat`));
    return waits.reduce((sum, wait) => sum + wait, 0) / 1e6;
  } catch {
    return 0;
  }
}

/** Nanoseconds: the second of the three numbers. A thread may have ended meanwhile. */
function waitOf(file: string): number {
  try {
    return Number(readFileSync(file, 'latin1').split(' ')[1]);
  } catch {
    return 0;
  }
}
