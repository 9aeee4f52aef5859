// The suite run on ourselves: our own cases, and the recorded ones where they are at hand.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { ristretto } from '../../conformance/adapters/ristretto.ts';
import { caseFiles, readCases } from '../../conformance/files.ts';
import { runCases } from '../../conformance/run.ts';

const own = fileURLToPath(new URL('../../conformance/cases', import.meta.url));
const shared = fileURLToPath(new URL('../../../shared', import.meta.url));

async function failures(path: string, accept: (topic: string) => boolean = () => true): Promise<string[]> {
  const cases = caseFiles(path)
    .flatMap(readCases)
    .filter((item) => accept(item.topic));
  expect(cases.length).toBeGreaterThan(0);
  const judged = await runCases(cases, ristretto());
  return judged.filter((judgement) => judgement.outcome === 'failed').map((judgement) => judgement.case.id);
}

const recorded = test.skipIf(!existsSync(shared));
if (!existsSync(shared)) process.stdout.write('skipped: the recorded cases are not at hand (../shared)\n');

test('our own cases come out as CPython and RestrictedPython had them', async () => {
  expect(await failures(own)).toEqual([]);
});

recorded('every recorded verdict is ours, in words, order and place', async () => {
  expect(await failures(`${shared}/oracle/verdicts`)).toEqual([]);
});

recorded('every recorded run prints, logs, returns and fails as it did in CPython', async () => {
  const failed = [...(await failures(`${shared}/oracle/language`)), ...(await failures(`${shared}/oracle/newer`))];
  expect(failed).toEqual([]);
});

recorded('no attack on the guards, on names or on text escapes', async () => {
  const classes = (topic: string) => topic.startsWith('guard.') || topic.startsWith('js.');
  expect(await failures(`${shared}/security`, classes)).toEqual([]);
});
