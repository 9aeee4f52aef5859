// Running cases through an adapter.
import type { Adapter, Case } from './case.ts';
import { type Judgement, judgeCase } from './judge.ts';

/** Runs and judges all cases, in order. */
export async function runCases(cases: readonly Case[], adapter: Adapter): Promise<Judgement[]> {
  const { unavailable } = adapter;
  if (unavailable !== undefined) return cases.map((item) => judgeCase(item, { skipped: unavailable }));
  const answers = await adapter.run(cases);
  return cases.map((item, at) => judgeCase(item, answers[at] ?? { skipped: 'the adapter gave no answer' }));
}
