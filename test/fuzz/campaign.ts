// A run of the fuzzer: programs by seed, differences sorted by kind, the first of each kind made small.
import type { Json } from '../../conformance/case.ts';
import { compare, type Found } from './differ.ts';
import type { Reference } from './reference.ts';
import { shrink } from './shrink.ts';
import { type Sample, sample } from './statements.ts';

/** A way in which the two differ. */
export interface Kind {
  readonly name: string;
  count: number;
  readonly seed: number;
  readonly rules: Sample['rules'];
  readonly source: string;
  readonly found: readonly Found[];
}

/** What a campaign did. */
export interface Summary {
  programs: number;
  readonly skipped: Map<string, number>;
  readonly kinds: Map<string, Kind>;
}

/** Where to begin and when to stop. */
export interface Plan {
  readonly seed: number;
  /** Asked before each program. */
  more(programs: number): boolean;
}

/** Runs programs one after another until the plan has had enough. */
export async function campaign(reference: Reference, plan: Plan): Promise<Summary> {
  const summary: Summary = { programs: 0, skipped: new Map(), kinds: new Map() };
  for (let seed = plan.seed; plan.more(summary.programs); seed += 1) {
    summary.programs += 1;
    await one(reference, seed, summary);
  }
  return summary;
}

async function one(reference: Reference, seed: number, summary: Summary): Promise<void> {
  const { source, rules } = sample(seed);
  const result = await compare(reference, source, rules);
  if ('skipped' in result) {
    summary.skipped.set(result.skipped, (summary.skipped.get(result.skipped) ?? 0) + 1);
    return;
  }
  if (result.found.length === 0) return;
  const name = kindOf(result.found);
  const known = summary.kinds.get(name);
  if (known !== undefined) {
    known.count += 1;
    return;
  }
  const small = await shrink(source, async (text) => {
    const again = await compare(reference, text, rules);
    return !('skipped' in again) && kindOf(again.found) === name;
  });
  const last = await compare(reference, small, rules);
  const found = 'skipped' in last ? result.found : last.found;
  summary.kinds.set(name, { name, count: 1, seed, rules, source: small, found });
}

/** A name for a set of differences: the first one, with what is particular to the program taken out. */
export function kindOf(found: readonly Found[]): string {
  const fault =
    found.find(({ field }) => field === 'fault') ?? found.find(({ field }) => field === 'stdout') ?? found[0];
  if (fault === undefined) return 'none';
  const { field, theirs, ours } = fault;
  const [one, other] = firstDifference(asText(theirs), asText(ours));
  return `${field.replace(/\.v\d$/, '.v')}: ${general(one)} | ${general(other)}`;
}

function asText(value: Json): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? 'undefined');
}

function firstDifference(theirs: string, ours: string): readonly [string, string] {
  const [left, right] = [theirs.split('\n'), ours.split('\n')];
  const at = left.findIndex((line, index) => line !== right[index]);
  return at < 0 ? ['', right[left.length] ?? ''] : [left[at] ?? '', right[at] ?? ''];
}

function general(text: string): string {
  return text
    .replaceAll(/-?\d[\d.e+]*/g, '0')
    .replaceAll(/'(?:[^'\\]|\\.){0,200}'/g, "''")
    .slice(0, 90);
}
