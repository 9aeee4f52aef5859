// Dates as people write them, against a recording of python-dateutil (made by record_written_dates.py).
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Raise } from '../../src/language/runtime/errors.ts';
import { defaultLimits } from '../../src/language/runtime/limits.ts';
import { Run } from '../../src/language/runtime/run.ts';
import { str } from '../../src/language/runtime/text.ts';
import { readMoment } from '../../src/site/frappe/utils/lenient-dates.ts';
import { isoText, offsetOf } from '../../stdlib/modules/datetime-datetime.ts';
import { deltaOf, deltaText } from '../../stdlib/modules/datetime-delta.ts';
import { PyDateTime } from '../../stdlib/modules/datetime-values.ts';

type Recording = readonly (readonly [text: string, dayFirst: boolean, expected: string])[];
const recording: Recording = JSON.parse(
  readFileSync(new URL('recordings/written-dates.json', import.meta.url), 'utf8'),
);

function read(text: string, dayFirst: boolean): string {
  const run = new Run({ limits: defaultLimits });
  try {
    const moment = readMoment(run, text, { today: { year: 2024, month: 5, day: 15 }, dayFirst });
    const offset = offsetOf(run, moment);
    const shown = isoText(run, new PyDateTime(moment, moment), ' ');
    return offset === undefined ? shown : `${shown} ${deltaText(deltaOf(BigInt(offset)))}`;
  } catch (thrown) {
    if (!(thrown instanceof Raise)) throw thrown;
    return `${thrown.exception.type.name}: ${str(run, thrown.exception)}`;
  }
}

test('every written date is read as python-dateutil reads it', () => {
  const differences = recording
    .map(([text, dayFirst, expected]) => ({ text, dayFirst, expected, ours: read(text, dayFirst) }))
    .filter(({ expected, ours }) => expected !== ours);
  expect(recording.length).toBeGreaterThan(1000);
  expect(differences).toEqual([]);
});
