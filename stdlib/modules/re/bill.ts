// What the memory of a pattern comes to while it is compiled.
import type { Run } from '../../../src/language/runtime/run.ts';

/** Charges a run, and remembers how much. */
export class Bill {
  readonly run: Run;
  bytes = 0;
  constructor(run: Run) {
    this.run = run;
  }
  charge(bytes: number): void {
    this.run.charge(bytes);
    this.bytes += bytes;
  }
}
