// re.error: what is wrong with a pattern, and where.
import '../../../src/language/types/load.ts';
import { pythonCall } from '../../../src/language/runtime/declare.ts';
import { exceptionTypes, type PyException, Raise } from '../../../src/language/runtime/errors.ts';
import { asInt } from '../../../src/language/runtime/numbers.ts';
import type { Run } from '../../../src/language/runtime/run.ts';
import { str } from '../../../src/language/runtime/text.ts';
import { builtin, PyTuple, type PyValue } from '../../../src/language/runtime/values.ts';
import { asBytes, unitsOf } from '../../../src/language/types/bytes.ts';
import { characters } from '../../../src/language/types/code-points.ts';
import { defineException, newException, setField } from '../../../src/language/types/exception-base.ts';

const initialise = pythonCall(
  'error.__init__(self, msg, pattern=None, pos=None)',
  (run: Run, self: PyException, message: PyValue, pattern: PyValue, position: PyValue) => {
    setField(self, 'msg', message);
    setField(self, 'pattern', pattern);
    setField(self, 'pos', position);
    const place = pattern === null || position === null ? undefined : placeOf(run, pattern, Number(asInt(position)));
    setField(self, 'lineno', place?.line ?? null);
    setField(self, 'colno', place?.column ?? null);
    self.args = new PyTuple([
      place === undefined ? message : `${str(run, message)}${shownPlace(run, position, place)}`,
    ]);
    return null;
  },
);

interface Place {
  readonly line: number;
  readonly column: number;
  readonly lines: number;
}

function placeOf(run: Run, pattern: PyValue, position: number): Place {
  const bytes = asBytes(pattern);
  const all = characters(run, bytes === undefined ? str(run, pattern) : unitsOf(run, bytes.value));
  const before = all.slice(0, position);
  const line = before.filter((character) => character === '\n').length + 1;
  const column = position - before.lastIndexOf('\n');
  return { line, column, lines: all.includes('\n') ? 2 : 1 };
}

function shownPlace(run: Run, position: PyValue, { line, column, lines }: Place): string {
  const shown = ` at position ${str(run, position)}`;
  return lines > 1 ? `${shown} (line ${line}, column ${column})` : shown;
}

/** `re.error` */
export const reError = defineException('error', exceptionTypes.get('Exception') ?? builtin.BaseException, {
  module: 're',
  doc: 'Raised for a pattern or a template that is no valid one.',
  slots: {
    construct(run, type, args, keywords) {
      const made = newException(run, type, args);
      initialise(run, [made, ...args], keywords);
      return made;
    },
  },
});

/** Raises re.error about a pattern at a position, or about the whole. */
export function raiseError(run: Run, message: string, pattern: PyValue = null, position: number | null = null): never {
  const made = newException(run, reError, []);
  initialise(run, [made, message, pattern, position], undefined);
  throw new Raise(made);
}
