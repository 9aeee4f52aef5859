// RestrictedPython's limited_builtins: range, list and tuple with limits.

import { call } from '../../src/language/runtime/call.ts';
import { pythonFunction } from '../../src/language/runtime/declare.ts';
import { raise } from '../../src/language/runtime/errors.ts';
import { isInt } from '../../src/language/runtime/numbers.ts';
import { binary, equal } from '../../src/language/runtime/operators.ts';
import type { Run } from '../../src/language/runtime/run.ts';
import { builtin, type PyValue, textOf } from '../../src/language/runtime/values.ts';

const TOO_LARGE =
  'To be created range() object would be to large, in RestrictedPython we only allow 1000 elements in a range.';

/** The length that RestrictedPython takes a range to have: by true division, rounded down. */
function tooLong(run: Run, start: PyValue, stop: PyValue, step: PyValue): boolean {
  const length = call(run, builtin.int, [binary(run, '/', binary(run, '-', stop, start), step)]);
  return isInt(length) && length >= 1000;
}

function limitedRange(run: Run, first: PyValue, rest: readonly PyValue[]): PyValue {
  if (rest.length > 2) return raise('AttributeError', 'range() requires 1-3 int arguments');
  const [stop = null, step = 1] = rest;
  const [from, to] = rest.length === 0 ? [0, first] : [first, stop];
  if (equal(run, step, 0)) return raise('ValueError', 'zero step for range()');
  if (tooLong(run, from, to, step)) return raise('ValueError', TOO_LARGE);
  return call(run, builtin.range, [from, to, step]);
}

/** `list` and `tuple` as functions that take no text. */
function limited(name: 'list' | 'tuple') {
  return pythonFunction(`limited_${name}(seq)`, {
    doc: `Make a ${name} of anything but a text.`,
    run(run, sequence: PyValue) {
      if (textOf(sequence) !== undefined) return raise('TypeError', `cannot convert string to ${name}`);
      return call(run, builtin[name], [sequence]);
    },
  });
}

/** range, list and tuple. */
export const limitedBuiltins: ReadonlyMap<string, PyValue> = new Map<string, PyValue>([
  [
    'range',
    pythonFunction('limited_range(iFirst, *args)', {
      doc: 'Make a range of fewer than 1000 elements.',
      run: limitedRange,
    }),
  ],
  ['list', limited('list')],
  ['tuple', limited('tuple')],
]);
