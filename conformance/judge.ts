// Comparing what an implementation did with what is expected of it.
import type { Actual, Case, Fields, Json } from './case.ts';
import { judgeAttack } from './judge-attack.ts';
import { isList, isRow } from './read-json.ts';

/** One field that is not as expected. */
export interface Difference {
  readonly field: string;
  readonly expected: Json;
  readonly actual: Json;
}

/** What became of a case. */
export interface Judgement {
  readonly case: Case;
  readonly outcome: 'passed' | 'failed' | 'skipped';
  readonly differences: readonly Difference[];
  /** Why it was skipped. */
  readonly reason?: string;
}

/** Judges one case by what an adapter says about it. */
export function judgeCase(item: Case, actual: Actual): Judgement {
  if ('skipped' in actual) return { case: item, outcome: 'skipped', differences: [], reason: actual.skipped };
  const differences = differencesOf(item, actual.fields);
  const gap = item.kind === 'comment' ? item.gap : undefined;
  if (gap === undefined) return { case: item, outcome: differences.length === 0 ? 'passed' : 'failed', differences };
  // A gap has to fail: one that passes is no gap any more, and its mark has to go.
  if (differences.length > 0) return { case: item, outcome: 'skipped', differences: [], reason: `gap: ${gap}` };
  return { case: item, outcome: 'failed', differences: [{ field: 'gap', expected: gap, actual: 'passes' }] };
}

function differencesOf(item: Case, actual: Fields): readonly Difference[] {
  if (item.kind === 'attack') return judgeAttack(item, actual);
  const expected = expectedFields(item);
  return Object.keys(expected).flatMap((field) => {
    const want = expected[field] ?? null;
    const got = normalise(actual[field] ?? null);
    return same(want, got) ? [] : [{ field, expected: want, actual: got }];
  });
}

function expectedFields(item: Exclude<Case, { kind: 'attack' }>): Fields {
  if (item.kind === 'script') return item.expected;
  if (item.kind === 'helper') return item.expected;
  if (item.kind === 'query') return { sql: item.sql };
  const { output, error } = item.truth;
  return { output, error: error === undefined ? null : { line: error.line, text: error.text } };
}

const LONGEST = 6000;

/** Texts as the recordings write them: no addresses, and cut where they are very long. */
export function normalise(value: Json): Json {
  if (typeof value === 'string') return cut(value.replaceAll(/0x[0-9a-f]{6,}/g, '0xADDR'));
  if (isList(value)) return value.map(normalise);
  if (isRow(value)) return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, normalise(inner)]));
  return value;
}

function cut(text: string): string {
  if (text.length <= LONGEST) return text;
  const points = [...text];
  if (points.length <= LONGEST) return text;
  return `${points.slice(0, LONGEST).join('')}...[${points.length - LONGEST} more]`;
}

/** Deep equality; the order of an object's keys does not count. */
export function same(one: Json, other: Json): boolean {
  if (isList(one))
    return isList(other) && one.length === other.length && one.every((item, at) => same(item, other[at] ?? null));
  if (!isRow(one)) return one === other;
  if (!isRow(other)) return false;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => key in other && same(one[key] ?? null, other[key] ?? null))
  );
}
