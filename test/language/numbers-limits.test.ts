// The limits of numbers: reached exactly, and never a native that keeps the machine busy unseen.

import { describe, expect, test } from 'vitest';
import { processorTime } from '../processor-time.ts';
import '../../src/language/types/load.ts';
import { getAttribute } from '../../src/language/runtime/attributes.ts';
import { call } from '../../src/language/runtime/call.ts';
import { Raise, Stop } from '../../src/language/runtime/errors.ts';
import { defaultLimits } from '../../src/language/runtime/limits.ts';
import { binary, hash } from '../../src/language/runtime/operators.ts';
import { Run } from '../../src/language/runtime/run.ts';
import { format, repr } from '../../src/language/runtime/text.ts';
import { builtin, PyFloat, type PyValue } from '../../src/language/runtime/values.ts';
import { PyBytes } from '../../src/language/types/bytes.ts';
import { numericFunctions } from '../../stdlib/builtins/numeric.ts';

const LIMIT = defaultLimits.intBits;
const largest = (1n << BigInt(LIMIT)) - 1n;

function outcome(action: (run: Run) => PyValue): string {
  try {
    action(new Run({ limits: defaultLimits }));
    return 'done';
  } catch (thrown) {
    if (thrown instanceof Stop) return thrown.limit;
    if (thrown instanceof Raise) return thrown.exception.type.name;
    throw thrown;
  }
}

function native(name: string) {
  return numericFunctions.find((one) => one.name === name) as PyValue;
}

describe('an int of 262144 bits is the largest', () => {
  const half = 1n << BigInt(LIMIT / 2);
  test.each<[string, (run: Run) => PyValue, (run: Run) => PyValue]>([
    ['by **', (run) => binary(run, '**', 2, LIMIT - 1), (run) => binary(run, '**', 2, LIMIT)],
    ['by <<', (run) => binary(run, '<<', 1, LIMIT - 1), (run) => binary(run, '<<', 1, LIMIT)],
    ['by *', (run) => binary(run, '*', half, half >> 1n), (run) => binary(run, '*', half, half)],
    ['by +', (run) => binary(run, '+', largest - 1n, 1), (run) => binary(run, '+', largest, 1)],
    ['by -', (run) => binary(run, '-', 1n - largest, 1), (run) => binary(run, '-', -largest, 1)],
    [
      'by int() in base 16',
      (run) => call(run, builtin.int, ['f'.repeat(LIMIT / 4), 16]),
      (run) => call(run, builtin.int, [`1${'0'.repeat(LIMIT / 4)}`, 16]),
    ],
    [
      'by int() in base 32',
      (run) => call(run, builtin.int, [`7${'v'.repeat(Math.floor(LIMIT / 5))}`, 32]),
      (run) => call(run, builtin.int, [`g${'v'.repeat(Math.floor(LIMIT / 5))}`, 32]),
    ],
    [
      'by int.from_bytes',
      (run) =>
        call(run, getAttribute(run, builtin.int, 'from_bytes'), [new PyBytes(new Uint8Array(LIMIT / 8).fill(255))]),
      (run) =>
        call(run, getAttribute(run, builtin.int, 'from_bytes'), [new PyBytes(new Uint8Array(LIMIT / 8 + 1).fill(255))]),
    ],
  ])('%s', (_how, fitting, tooLarge) => {
    expect(outcome(fitting)).toBe('done');
    expect(outcome(tooLarge)).toBe('int');
  });

  test('a power that would take days is refused at once', () => {
    expect(outcome((run) => binary(run, '**', largest, largest))).toBe('int');
    expect(outcome((run) => binary(run, '**', 3, 10n ** 30n))).toBe('int');
    expect(outcome((run) => binary(run, '<<', 1, 10n ** 30n))).toBe('int');
  });

  test('a modular power of the largest ints runs out of steps', () => {
    expect(outcome((run) => call(run, native('pow'), [largest - 3n, largest, largest - 2n]))).toBe('steps');
  });
});

describe('no operation on the largest operands takes long', () => {
  const text = '1'.repeat(defaultLimits.textLength - 1);
  const spaces = ' '.repeat(defaultLimits.textLength - 3);
  const rows: [string, (run: Run) => PyValue][] = [
    ['//', (run) => binary(run, '//', largest, largest >> BigInt(LIMIT / 2))],
    ['%', (run) => binary(run, '%', largest, largest >> BigInt(LIMIT / 2))],
    ['/', (run) => binary(run, '/', largest, largest - 2n)],
    ['*', (run) => binary(run, '*', largest >> BigInt(LIMIT / 2), largest >> BigInt(LIMIT / 2))],
    ['**', (run) => binary(run, '**', 3, 165_000)],
    ['&', (run) => binary(run, '&', largest, -largest)],
    ['repr', (run) => repr(run, largest)],
    ['hash', (run) => hash(run, largest)],
    ['bin', (run) => call(run, native('bin'), [largest])],
    ['round', (run) => call(run, native('round'), [largest, -40_000])],
    ['int of digits', (run) => call(run, builtin.int, [text])],
    ['int of hexadecimal digits', (run) => call(run, builtin.int, [text, 16])],
    ['int of spaces', (run) => call(run, builtin.int, [`1${spaces}1`])],
    ['float of digits', (run) => call(run, builtin.float, [text])],
    ['float of digits and a letter', (run) => call(run, builtin.float, [`${text}x`])],
    ['complex of digits and a letter', (run) => call(run, builtin.complex, [`${text}x`])],
    ['complex of spaces', (run) => call(run, builtin.complex, [`1${spaces}j`])],
    ['to_bytes', (run) => call(run, getAttribute(run, largest, 'to_bytes'), [defaultLimits.textLength])],
    ['format with a wide field', (run) => format(run, 5, `0${defaultLimits.textLength - 16},`)],
    ['format with many places', (run) => format(run, new PyFloat(0.1), `.${defaultLimits.textLength - 16}f`)],
    ['format of binary digits', (run) => format(run, largest, '_b')],
    ['format with a long specification', (run) => format(run, 5, `0${'0'.repeat(defaultLimits.textLength - 2)}5`)],
  ];
  test.each(rows)('%s', (_name, action) => {
    // Several times what it takes, since the engine is cold and machines differ.
    expect(processorTime(() => outcome(action))).toBeLessThan(500);
  });
});
