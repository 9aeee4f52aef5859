// `json.loads` and `json.dumps` for the stubs.
import { nativeFunction } from '../../src/language/runtime/declare.ts';
import { raise } from '../../src/language/runtime/errors.ts';
import type { Run } from '../../src/language/runtime/run.ts';
import type { PyValue } from '../../src/language/runtime/values.ts';
import { dumpJson, parseJson } from '../../src/site/json.ts';

/** The members of the `json` namespace. */
export const jsonMembers: readonly (readonly [string, PyValue])[] = [
  [
    'loads',
    nativeFunction('loads(s: str, /)', {
      doc: 'Read JSON.',
      run: (run: Run, text: string) =>
        parseJson(run, text) ?? raise('ValueError', 'Expecting value: line 1 column 1 (char 0)'),
    }),
  ],
  [
    'dumps',
    nativeFunction('dumps(obj, /)', { doc: 'Write JSON.', run: (run: Run, value: PyValue) => dumpJson(run, value) }),
  ],
];
