// The datetime module against recordings of CPython 3.11 (made by record_datetime.py), and its clock.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { plainGetattr } from '../../src/language/policy/guards/attributes.ts';
import { restrictedPythonGuards } from '../../src/language/policy/guards/sets.ts';
import { compile } from '../../src/language/python.ts';
import { defaultLimits } from '../../src/language/runtime/limits.ts';
import { Namespace } from '../../src/language/runtime/namespace.ts';
import { Run, type SystemClock } from '../../src/language/runtime/run.ts';
import { repr, str } from '../../src/language/runtime/text.ts';
import { allBuiltins } from '../../stdlib/builtins/all-builtins.ts';
import { datetimeMembers } from '../../stdlib/modules/datetime.ts';
import { shown } from './plain.ts';

const builtins = new Map([...allBuiltins, ...datetimeMembers]);
const guards = { ...restrictedPythonGuards, attribute: plainGetattr.reader, isPlainName: plainGetattr.isPlainName };

function evaluate(source: string, clock?: SystemClock): string {
  const run = new Run({ limits: defaultLimits, ...(clock === undefined ? {} : { clock }) });
  const script = compile(source, { policy: 'restrictedpython', python: '3.11', filename: 't', mode: 'eval', guards });
  const outcome = script.run({ run, globals: new Namespace(), builtins });
  if (outcome.status === 'fault') return `fault: ${String(outcome.error)}`;
  if (outcome.status === 'ok') return shown(repr(run, outcome.value));
  if (outcome.status !== 'exception') return outcome.status;
  return shown(`${outcome.exception.type.name}: ${str(run, outcome.exception)}`);
}

type Recording = readonly (readonly [source: string, expected: string])[];
const recording: Recording = JSON.parse(readFileSync(new URL('recordings/datetime.json', import.meta.url), 'utf8'));

test('every recorded expression gives what CPython 3.11 gives', () => {
  const differences = recording
    .map(([source, expected]) => ({ source, expected, ours: evaluate(source) }))
    .filter(({ expected, ours }) => expected !== ours);
  expect(recording.length).toBeGreaterThan(5000);
  expect(differences).toEqual([]);
});

describe('the current moment', () => {
  const clock: SystemClock = { now: () => 1_715_783_445_123_456, offset: () => 19_800 };

  test('now() is on the clock of the system zone, utcnow() is not', () => {
    expect(evaluate('datetime.now()', clock)).toBe('datetime.datetime(2024, 5, 15, 20, 0, 45, 123456)');
    expect(evaluate('datetime.utcnow()', clock)).toBe('datetime.datetime(2024, 5, 15, 14, 30, 45, 123456)');
  });

  test('now() takes a zone', () => {
    expect(evaluate('str(datetime.now(timezone.utc))', clock)).toBe("'2024-05-15 14:30:45.123456+00:00'");
  });

  test('today() is the day of the system zone', () => {
    const late: SystemClock = { ...clock, now: () => 1_715_810_000_000_000 };
    expect(evaluate('date.today()', late)).toBe('datetime.date(2024, 5, 16)');
  });

  test('a naive datetime is taken as a reading of the system clock', () => {
    expect(evaluate('datetime(1970, 1, 1, 5, 30).timestamp()', clock)).toBe('0.0');
  });

  test('without a clock there is no current moment', () => {
    expect(evaluate('date.today()')).toBe('RuntimeError: this run has no clock: the current time is not available');
  });
});
