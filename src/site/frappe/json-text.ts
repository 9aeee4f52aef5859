// Frappe's JSON texts: as_json, and the handler for values that JSON does not know.

import { PyException, raise } from '../../language/runtime/errors.ts';
import { NativeFunction } from '../../language/runtime/functions.ts';
import { drain, iterate } from '../../language/runtime/iteration.ts';
import type { Run } from '../../language/runtime/run.ts';
import { repr, str } from '../../language/runtime/text.ts';
import { PyType } from '../../language/runtime/type.ts';
import { PyList, type PyValue, typeOf } from '../../language/runtime/values.ts';
import { contextOf } from '../context.ts';
import { Document } from '../documents/document.ts';
import { documentValues } from '../documents/export.ts';
import { dumpJson } from '../json.ts';
import { isDuration, isMoment } from '../moments.ts';

/** What stands for a value that JSON does not know (Frappe's json_handler); `undefined` refuses it. */
export function plainValue(run: Run, value: PyValue): PyValue | undefined {
  if (value instanceof Document) return documentValues(contextOf(run), value, { noNulls: true });
  const type = typeOf(value);
  if (isMoment(value)) return str(run, value);
  if (isDuration(value)) return durationText(str(run, value));
  if (value instanceof PyType || value instanceof PyException || value instanceof NativeFunction)
    return repr(run, value);
  if (value !== null && type.slots.iter !== undefined) return new PyList(drain(run, iterate(run, value)));
  return undefined;
}

/** `1 day, 2:03:04` as `26:03:04`. */
function durationText(text: string): string {
  const [, days = '0', hours, minutes, seconds = ''] = /^(?:(-?\d+) days?, )?(\d+):(\d+):(.*)$/.exec(text) ?? [];
  // Frappe pads only whole seconds.
  const shown = seconds.includes('.') ? String(Number(seconds)) : seconds;
  return `${Number(days) * 24 + Number(hours)}:${minutes}:${shown}`;
}

/** `frappe.json_handler`: TypeError for what has nothing to stand for it. */
export function handledJson(run: Run, value: PyValue): PyValue {
  return plainValue(run, value) ?? raise('TypeError', refusal(run, value));
}

function refusal(run: Run, value: PyValue): string {
  const type = value === null ? 'NoneType' : typeOf(value).name;
  return `Object of type <class '${type}'> with value of ${repr(run, value)} is not JSON serializable`;
}

/** How `as_json` writes; what is left out is as it has it without arguments. */
export interface FrappeJsonStyle {
  readonly indent?: number | null;
  readonly separators?: readonly [item: string, key: string];
  readonly ascii?: boolean;
  readonly sortKeys?: boolean;
}

/** `as_json`: sorted keys, indent 1, ASCII. */
export function dumpFrappeJson(run: Run, value: PyValue, style: FrappeJsonStyle = {}): string {
  const { indent = 1, separators = [',', ': '], ascii = true, sortKeys = true } = style;
  return dumpJson(run, value, {
    ...(indent === null ? {} : { indent }),
    separators,
    ascii,
    sortKeys,
    other: (other: PyValue) => handledJson(run, other),
  });
}
