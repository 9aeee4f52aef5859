// The general rules of the corpus: what has to hold after a script, whatever its outcome.
import type { Limits } from '../../src/language/runtime/limits.ts';

/** What was seen around a script. */
export interface Circumstances {
  readonly outcome: string;
  readonly limits: Limits;
  /** Milliseconds from the order to the report, and the part of them that was computing. */
  readonly wall: number;
  readonly cpu: number;
  /** The database before and after, as fingerprints. */
  readonly before: string;
  readonly after: string;
  /** Jobs and mails handed over. */
  readonly sent: number;
  /** What a script finds before and after. */
  readonly worldBefore: string;
  readonly worldAfter: string;
}

/** Milliseconds that a script may go on after its time. */
const GRACE = 250;

type Rule = (seen: Circumstances) => string | undefined;

const rules: readonly Rule[] = [
  ({ wall, limits }) => (wall > limits.wall + GRACE ? `it took ${Math.round(wall)} ms` : undefined),
  ({ cpu, limits }) => (cpu > limits.cpu + GRACE ? `it computed ${Math.round(cpu)} ms` : undefined),
  (seen) => (ended(seen) || seen.before === seen.after ? undefined : `the database has changed after ${seen.outcome}`),
  (seen) => (ended(seen) || seen.sent === 0 ? undefined : `something was sent after ${seen.outcome}`),
  ({ worldBefore, worldAfter }) =>
    worldBefore === worldAfter ? undefined : `the next script finds ${differing(worldBefore, worldAfter)}`,
];

function ended({ outcome }: Circumstances): boolean {
  return outcome.startsWith('harmless-result');
}

function differing(before: string, after: string): string {
  const known = new Set(before.split('\n'));
  return after
    .split('\n')
    .filter((line) => !known.has(line))
    .join('\n');
}

/** The first rule that was broken, in the words of an outcome; undefined if all held. */
export function brokenRule(seen: Circumstances): string | undefined {
  const broken = rules.map((rule) => rule(seen)).find((words) => words !== undefined);
  return broken === undefined ? undefined : `broken: ${broken}`;
}
