// Frappe's JSON texts: as_json, and the handler for values that JSON does not know.

import { PyException } from '../../language/runtime/errors.ts';
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
  const match = /^(-?\d+) days?, (\d+):(.*)$/.exec(text);
  return match === null ? text : `${Number(match[1]) * 24 + Number(match[2])}:${match[3]}`;
}

/** `as_json`: sorted keys, indent 1, ASCII. */
export function dumpFrappeJson(run: Run, value: PyValue, indent: number | null = 1): string {
  const style = { sortKeys: true, ascii: true, other: (other: PyValue) => plainValue(run, other) };
  return dumpJson(
    run,
    value,
    indent === null ? { ...style, separators: [', ', ': '] } : { ...style, indent, separators: [',', ': '] },
  );
}
