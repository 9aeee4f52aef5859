// How the Python environments of the suite add a line to the output.
import { nativeFunction } from '../../src/language/runtime/declare.ts';
import type { Run } from '../../src/language/runtime/run.ts';
import { str } from '../../src/language/runtime/text.ts';
import type { PyValue } from '../../src/language/runtime/values.ts';

/** Adds one line to the output; under Frappe's guards that is one entry of the log. */
export const emit = nativeFunction('emit(text, /)', {
  doc: 'Add a line to the output.',
  run(run: Run, text: PyValue) {
    run.write(`${str(run, text)}\n`);
    return null;
  },
});
