// Frappe's globals as the recorded cases have them.
import type { Run } from '../../src/language/runtime/run.ts';
import { builtin, type PyValue } from '../../src/language/runtime/values.ts';
import { environmentText } from '../suite-file.ts';
import { stubFrom } from './stubs.ts';

const FILE = 'frappe_stub.py';
const recorded = stubFrom(environmentText(FILE), FILE);

/** The `frappe` globals of a recorded case. */
export function frappeStub(run: Run): ReadonlyMap<string, PyValue> {
  return recorded(run).set('dict', builtin.dict);
}
