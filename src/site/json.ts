// JSON for the site, over the json module: texts that may be broken in, Frappe's styles out.

import { decodeJson } from '../../stdlib/modules/json-decode.ts';
import { encodeJson } from '../../stdlib/modules/json-encode.ts';
import { caught, raise } from '../language/runtime/errors.ts';
import type { Run } from '../language/runtime/run.ts';
import { type PyValue, typeOf } from '../language/runtime/values.ts';

/** How a text is written; what is left out is as json.dumps has it, but without escapes for non-ASCII letters. */
export interface JsonStyle {
  readonly indent?: number;
  readonly separators?: readonly [item: string, key: string];
  readonly sortKeys?: boolean;
  readonly ascii?: boolean;
  /** Floats that are no numbers become null. */
  readonly nanAsNull?: boolean;
  /** What stands for a value that JSON does not know; `undefined` refuses it. */
  readonly other?: (value: PyValue) => PyValue | undefined;
}

/** A Python value from a JSON text, `undefined` when it is none. */
export function parseJson(run: Run, text: string): PyValue | undefined {
  try {
    return decodeJson(run, text);
  } catch (thrown) {
    if (caught(thrown, 'ValueError')) return undefined;
    throw thrown;
  }
}

/** A JSON text of a Python value. */
export function dumpJson(run: Run, value: PyValue, style: JsonStyle = {}): string {
  const [itemSeparator, keySeparator] = style.separators ?? [style.indent === undefined ? ', ' : ',', ': '];
  return encodeJson(run, value, {
    indent: style.indent === undefined ? undefined : ' '.repeat(style.indent),
    itemSeparator,
    keySeparator,
    sortKeys: style.sortKeys ?? false,
    ascii: style.ascii ?? false,
    allowNan: true,
    nanAsNull: style.nanAsNull ?? false,
    skipKeys: false,
    fallback: (_run, other) => style.other?.(other) ?? refuse(other),
  });
}

function refuse(value: PyValue): never {
  return raise('TypeError', `Object of type ${typeOf(value).name} is not JSON serializable`);
}
