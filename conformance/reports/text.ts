// The report for a terminal: failures, then a table by topic.
import type { Judgement } from '../judge.ts';
import { byTopic, lastLine, totals } from './totals.ts';

/** The whole report; `failures` is how many failed cases are shown in full. */
export function textReport(judgements: readonly Judgement[], failures: number): string {
  const failed = judgements.filter((judgement) => judgement.outcome === 'failed');
  const parts = [
    ...failed.slice(0, failures).map(failureText),
    failed.length > failures ? `… and ${failed.length - failures} more failures` : '',
    skipReasons(judgements),
    table(judgements),
    lastLine(totals(judgements)),
  ];
  return parts.filter((part) => part !== '').join('\n');
}

function failureText(judgement: Judgement): string {
  const { id, source } = judgement.case;
  const differences = judgement.differences.map(
    ({ field, expected, actual }) => `  ${field}\n    expected ${shown(expected)}\n    actual   ${shown(actual)}`,
  );
  return [`FAILED ${id}`, indent(source), ...differences].join('\n');
}

function shown(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 600 ? `${text.slice(0, 600)}…` : text;
}

function indent(source: string): string {
  const lines = source.split('\n');
  const few = lines.length > 20 ? [...lines.slice(0, 20), '…'] : lines;
  return few.map((line) => `  | ${line.slice(0, 200)}`).join('\n');
}

function skipReasons(judgements: readonly Judgement[]): string {
  const reasons = new Map<string, number>();
  for (const { reason } of judgements) if (reason !== undefined) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  return [...reasons].map(([reason, count]) => `skipped ${count}: ${reason}`).join('\n');
}

function table(judgements: readonly Judgement[]): string {
  const rows = byTopic(judgements);
  const width = Math.max(...rows.map(([topic]) => topic.length), 5);
  const line = (topic: string, ...counts: readonly (number | string)[]) =>
    `${topic.padEnd(width)} ${counts.map((count) => String(count).padStart(8)).join('')}`;
  return [
    line('topic', 'passed', 'failed', 'skipped'),
    ...rows.map(([topic, counted]) => line(topic, counted.passed, counted.failed, counted.skipped)),
  ].join('\n');
}
