// Texts of values where bytes count as encoded text: Frappe's cstr.
import type { Run } from '../../../language/runtime/run.ts';
import type { PyValue } from '../../../language/runtime/values.ts';
import { asBytes } from '../../../language/types/bytes.ts';
import { decode } from '../../../language/types/encodings.ts';
import { cstr } from '../../casts.ts';

/** A value as text: None is '', bytes are decoded. */
export function unicodeText(run: Run, value: PyValue, encoding = 'utf-8'): string {
  const bytes = asBytes(value);
  return bytes === undefined ? cstr(run, value) : decode(run, bytes.value, encoding, 'strict');
}
