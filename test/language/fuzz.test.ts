// A short run of the fuzzer with a fixed seed; `npm run fuzz` makes long ones.
import { afterAll, expect, test } from 'vitest';
import { campaign } from '../fuzz/campaign.ts';
import { Reference, referencePython } from '../fuzz/reference.ts';

const python = referencePython();
const needed = process.env['REQUIRE_SERVICES'] === '1';
if (python === undefined)
  process.stdout.write('skipped: no CPython with RestrictedPython (.venv or RISTRETTO_PYTHON)\n');

const reference = new Reference(python ?? 'python3');
afterAll(() => reference.stop());

test.skipIf(python === undefined && !needed)(
  'generated programs come out as in CPython with RestrictedPython',
  async () => {
    expect(python).toBeDefined();
    const { kinds, programs } = await campaign(reference, { seed: 20_261_125, more: (count) => count < 500 });
    expect(programs).toBe(500);
    expect([...kinds.values()].map(({ name, source }) => `${name}\n${source}`)).toEqual([]);
  },
);
