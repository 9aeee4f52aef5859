// re.escape.
import { raise } from '../../../src/language/runtime/errors.ts';
import type { Run } from '../../../src/language/runtime/run.ts';
import { type PyValue, textOf, typeOf } from '../../../src/language/runtime/values.ts';
import { asBytes, bytesOf, PyBytes, unitsOf } from '../../../src/language/types/bytes.ts';

/** What has a meaning in patterns. */
const special = /[()[\]{}?*+\-|^$\\.&~# \t\n\r\v\f]/g;

/** The text as a pattern that matches just it. */
export function escaped(run: Run, given: PyValue): PyValue {
  const text = textOf(given);
  const bytes = text === undefined ? asBytes(given)?.value : undefined;
  if (text === undefined && bytes === undefined)
    return raise('TypeError', `decoding to str: need a bytes-like object, ${typeOf(given).name} found`);
  const units = text ?? unitsOf(run, bytes ?? new Uint8Array());
  run.work(units.length * 2);
  run.chargeText(units.length * 2);
  const result = units.replace(special, (character) => `\\${character}`);
  return bytes === undefined ? result : new PyBytes(bytesOf(run, result));
}
