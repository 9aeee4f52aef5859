// What the program of the attacks is asked and what it answers: plain data, since it crosses the door in JSON.
import type { Limits } from '../../src/language/runtime/limits.ts';

/** A script to run. */
export interface AttackOrder {
  readonly source: string;
  /** Of attacks on the language; a site has those of its configuration. */
  readonly limits: Limits;
  /** The Python text of the environment that does nothing. */
  readonly stub: string;
}

/** What came of a script. */
export interface AttackReport {
  /** In the words of the corpus; `fault` and `broken: …` for what may never happen. */
  readonly outcome: string;
  readonly message: string;
  /** Everything that the script or its caller can read. */
  readonly readable: string;
}
