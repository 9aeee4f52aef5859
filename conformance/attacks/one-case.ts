// One attack from beginning to end: the script is put in its place, run, and asked afterwards what it left behind.
import type { Limits } from '../../src/language/runtime/limits.ts';
import type { AttackCase, Fields } from '../case.ts';
import type { AttackOrder, AttackReport } from './report.ts';
import { brokenRule } from './rules.ts';

/** A program of the bench that is running somewhere, and what can be seen around it. */
export interface Bench {
  readonly limits: Limits;
  /** The text of the environment that does nothing. */
  readonly stub: string;
  /** What scripts found when the program was new, by the question. */
  readonly worlds: Map<string, string>;
  /** Asks the program something of the bench's own, without limit of time. */
  ask(name: string, argument: unknown): Promise<unknown>;
  /** Runs a script within its time. */
  run(name: 'attack' | 'language', argument: unknown): Promise<TimedReport>;
  /** A fingerprint of the site's database. */
  digest(): string;
  /** How many jobs and mails have been handed over so far. */
  sent(): number;
}

/** A report, and how long it took, in milliseconds. */
export interface TimedReport {
  readonly report: AttackReport;
  readonly wall: number;
  readonly cpu: number;
}

/** Runs an attack; the fields are those of the corpus. */
export async function runCase(bench: Bench, item: AttackCase): Promise<Fields> {
  return needsSite(item) ? onSite(bench, item.source) : onLanguage(bench, item.source);
}

/** Whether a case attacks the functions of a host; the others attack the language, and need none. */
export function needsSite({ topic }: AttackCase): boolean {
  return topic.startsWith('host.');
}

async function onLanguage(bench: Bench, source: string): Promise<Fields> {
  const order: AttackOrder = { source, limits: bench.limits, stub: bench.stub };
  const worldBefore = await firstWorld(bench, 'world', order);
  const timed = await bench.run('language', order);
  const worldAfter = await world(bench, 'world', order);
  return judged(bench, timed, { before: '', after: '', sent: 0, worldBefore, worldAfter });
}

async function onSite(bench: Bench, source: string): Promise<Fields> {
  const placed = Object(await bench.ask('place', source));
  if (!('driver' in placed)) return placed;
  const worldBefore = await firstWorld(bench, 'site-world', null);
  const before = bench.digest();
  const sentBefore = bench.sent();
  const timed = await bench.run('attack', placed.driver);
  const after = bench.digest();
  const sent = bench.sent() - sentBefore;
  const worldAfter = await world(bench, 'site-world', null);
  return judged(bench, timed, { before, after, sent, worldBefore, worldAfter });
}

async function firstWorld(bench: Bench, name: string, argument: unknown): Promise<string> {
  const known = bench.worlds.get(name) ?? (await world(bench, name, argument));
  bench.worlds.set(name, known);
  return known;
}

async function world(bench: Bench, name: string, argument: unknown): Promise<string> {
  return [await bench.ask(name, argument)].flat().join('\n');
}

type Around = Pick<Parameters<typeof brokenRule>[0], 'before' | 'after' | 'sent' | 'worldBefore' | 'worldAfter'>;

function judged({ limits }: Bench, { report, wall, cpu }: TimedReport, around: Around): Fields {
  const { outcome, message, readable } = report;
  return {
    outcome: brokenRule({ outcome, limits, wall, cpu, ...around }) ?? outcome,
    message,
    stdout: readable,
  };
}

/** Milliseconds that this process has computed since then. */
export function computed(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
}
