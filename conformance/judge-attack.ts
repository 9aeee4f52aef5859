// Judging an attack: is its outcome an acceptable one, and does it tell nothing about the machine?
import type { AttackCase, Fields } from './case.ts';
import type { Difference } from './judge.ts';

/** What may never be in a text that a script or its caller can read: stack lines and paths of the host, engine words. */
const leaks: readonly RegExp[] = [
  /\bat .*\.[cm]?[jt]s:\d+/,
  /node:internal/,
  /(?:^|[\s'"(])\/(?:home|root|usr|work|tmp|var)\/\S/,
  /\[object \w+\]/,
  /is not a function\b|Cannot read propert|is not iterable \(cannot|Maximum call stack/,
];

/** The differences between an attack's outcome and what is acceptable; none if it failed as it should. */
export function judgeAttack(item: AttackCase, actual: Fields): readonly Difference[] {
  const outcome = String(actual['outcome']);
  const differences: Difference[] = [];
  if (!item.expect.split(' || ').some((accepted) => accepts(accepted, outcome))) {
    differences.push({
      field: 'outcome',
      expected: item.expect,
      actual: `${outcome} ${String(actual['message'] ?? '')}`.trim(),
    });
  }
  const readable = [outcome, actual['message'], actual['stdout']].map((part) => String(part ?? '')).join('\n');
  const leak = leaks.map((pattern) => pattern.exec(readable)?.[0]).find((found) => found !== undefined);
  // What the script itself wrote down is no leak.
  if (leak !== undefined && !item.source.includes(leak.trim())) {
    differences.push({ field: 'leak', expected: null, actual: leak });
  }
  return differences;
}

/** Whether an outcome is one that the corpus accepts; `*` stands for any. */
export function accepts(accepted: string, outcome: string): boolean {
  return accepted.endsWith(':*') ? outcome.startsWith(accepted.slice(0, -1)) : accepted === outcome;
}
