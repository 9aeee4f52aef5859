// Counting judgements, over all and by topic.
import type { Judgement } from '../judge.ts';

/** How many cases passed, failed and were skipped. */
export interface Totals {
  passed: number;
  failed: number;
  skipped: number;
}

/** The totals of all judgements. */
export function totals(judgements: readonly Judgement[]): Totals {
  const counted: Totals = { passed: 0, failed: 0, skipped: 0 };
  for (const { outcome } of judgements) counted[outcome] += 1;
  return counted;
}

/** The totals of each topic, in order of name. */
export function byTopic(judgements: readonly Judgement[]): [topic: string, counted: Totals][] {
  const groups = Map.groupBy(judgements, (judgement) => judgement.case.topic);
  return [...groups]
    .map(([topic, group]): [string, Totals] => [topic, totals(group)])
    .sort(([one], [other]) => (one < other ? -1 : 1));
}

/** The last line of a run. */
export function lastLine({ passed, failed, skipped }: Totals): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}
