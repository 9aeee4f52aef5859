// Every recorded call of a frappe.utils helper, on a site in memory.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { ristretto } from '../../conformance/adapters/ristretto.ts';
import { readCases } from '../../conformance/files.ts';
import { runCases } from '../../conformance/run.ts';

const cases = fileURLToPath(new URL('../../../shared/spec/utils-cases.json', import.meta.url));
if (!existsSync(cases)) process.stdout.write('skipped: the recorded helper calls are not at hand (../shared)\n');

test.skipIf(!existsSync(cases))('every recorded helper call gives its recorded result', async () => {
  const judged = await runCases(readCases(cases), ristretto());
  expect(judged.length).toBeGreaterThan(600);
  const failed = judged.filter(({ outcome }) => outcome !== 'passed');
  expect(failed.map(({ case: item, ...rest }) => ({ source: item.source, ...rest }))).toEqual([]);
});
