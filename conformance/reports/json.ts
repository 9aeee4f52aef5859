// The report as data.
import type { Json } from '../case.ts';
import type { Judgement } from '../judge.ts';
import { byTopic, totals } from './totals.ts';

/** The report as a JSON value: totals, topics, and every case that did not pass. */
export function jsonReport(judgements: readonly Judgement[], adapter: string): Json {
  return {
    adapter,
    ...totals(judgements),
    topics: Object.fromEntries(byTopic(judgements).map(([topic, counted]) => [topic, { ...counted }])),
    cases: judgements
      .filter((judgement) => judgement.outcome !== 'passed')
      .map(({ case: item, outcome, differences, reason }) => ({
        id: item.id,
        topic: item.topic,
        outcome,
        source: item.source,
        differences: differences.map(({ field, expected, actual }) => ({ field, expected, actual })),
        reason: reason ?? null,
      })),
  };
}
