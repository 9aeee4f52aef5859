// What `conformance` does: reads the cases, runs them, and writes the reports.
import { existsSync, writeFileSync } from 'node:fs';
import type { Adapter } from '../../conformance/case.ts';
import { caseFiles, readCases } from '../../conformance/files.ts';
import { jsonReport } from '../../conformance/reports/json.ts';
import { pageReport } from '../../conformance/reports/page.ts';
import { textReport } from '../../conformance/reports/text.ts';
import { runCases } from '../../conformance/run.ts';
import { suiteFile } from '../../conformance/suite-file.ts';
import { wrongUsage } from './failure.ts';
import { wholeNumber } from './options.ts';

export interface ConformanceOptions {
  readonly adapter: string;
  readonly json?: string;
  readonly page?: string;
  readonly failures: string;
  readonly limits: string;
  readonly isolates?: string;
}

const adapters: ReadonlyMap<string, (options: ConformanceOptions) => Promise<Adapter>> = new Map([
  ['ristretto', onSite],
  ['cpython', async () => (await import('../../conformance/adapters/cpython.ts')).cpython()],
]);

/** What the limits of attacks are divided by, by the word for it. */
const divisors: ReadonlyMap<string, number> = new Map([
  ['whole', 1],
  ['tenth', 10],
]);

async function onSite({ limits, isolates }: ConformanceOptions): Promise<Adapter> {
  const divisor = divisors.get(limits);
  if (divisor === undefined) throw wrongUsage(`--limits takes ${[...divisors.keys()].join(' or ')}, not "${limits}"`);
  const { ristretto } = await import('../../conformance/adapters/ristretto.ts');
  const { lazyBench } = await import('../../conformance/attacks/lazy.ts');
  const bench = lazyBench({ divisor });
  if (isolates === undefined) return ristretto(bench);
  const { isIsolation, isolations, isolatedAttacks } = await import('../../conformance/attacks/isolated.ts');
  if (!isIsolation(isolates)) throw wrongUsage(`--isolates takes ${isolations.join(', ')}, not "${isolates}"`);
  return ristretto({ ...bench, attacks: (items) => isolatedAttacks(items, { isolates, divisor }) });
}

/** Runs the cases at the paths; the exit code is 1 if one failed. */
export async function conformFromCommand(paths: readonly string[], options: ConformanceOptions): Promise<void> {
  const open = adapters.get(options.adapter);
  if (open === undefined)
    throw wrongUsage(`--adapter takes ${[...adapters.keys()].join(' or ')}, not "${options.adapter}"`);
  const failures = wholeNumber('--failures', options.failures, 1_000_000);
  const cases = (paths.length === 0 ? [suiteFile('cases')] : paths).flatMap(filesAt).flatMap(readCases);
  const adapter = await open(options);
  const judgements = await runCases(cases, adapter);
  if (options.json !== undefined)
    writeFileSync(options.json, `${JSON.stringify(jsonReport(judgements, adapter.name), null, 2)}\n`);
  if (options.page !== undefined) writeFileSync(options.page, pageReport(judgements, adapter.name));
  process.stdout.write(`${textReport(judgements, failures)}\n`);
  process.exitCode = judgements.some((judgement) => judgement.outcome === 'failed') ? 1 : 0;
}

function filesAt(path: string): string[] {
  if (!existsSync(path)) throw wrongUsage(`cannot read cases from ${path}: there is no such file or folder`);
  const files = caseFiles(path);
  if (files.length === 0) throw wrongUsage(`cannot read cases from ${path}: case files end in .jsonl, .json or .py`);
  return files;
}
