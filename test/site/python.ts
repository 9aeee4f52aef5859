// Plain values as Python values, for tests.
import type { PyDict } from '../../src/language/runtime/containers.ts';
import { PyList, type PyValue } from '../../src/language/runtime/values.ts';
import type { Context } from '../../src/site/context.ts';
import { attributes } from '../../src/site/dictionary.ts';

type Plain = null | boolean | string | number | readonly Plain[] | { readonly [key: string]: Plain };

/** A `_dict` of plain values. */
export function dict(context: Context, values: { readonly [key: string]: Plain }): PyDict {
  return attributes(
    context.run,
    Object.entries(values).map(([key, value]) => [key, python(context, value)] as const),
  );
}

function python(context: Context, value: Plain): PyValue {
  if (value === null || typeof value !== 'object') return value;
  if (isList(value)) return new PyList(value.map((item) => python(context, item)));
  return dict(context, value);
}

function isList(value: Plain): value is readonly Plain[] {
  return Array.isArray(value);
}
