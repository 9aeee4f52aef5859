// Reading attributes under guard: RestrictedPython's safer_getattr, Frappe's _getattr_, and their plain kin.

import type { AttributeReader } from '../../compile/guards.ts';
import { findAttribute, getAttribute } from '../../runtime/attributes.ts';
import { caught, raise } from '../../runtime/errors.ts';
import type { Run } from '../../runtime/run.ts';
import { str } from '../../runtime/text.ts';
import { PyType } from '../../runtime/type.ts';
import { builtin, type PyValue, typeOf } from '../../runtime/values.ts';
import { inspectionAttributes, restrictedName } from '../names.ts';

const formatMethods: ReadonlySet<string> = new Set(['format', 'format_map']);

const unsafeAttributes: ReadonlySet<string> = new Set([
  'gi_frame',
  'gi_code',
  'gi_yieldfrom',
  'cr_frame',
  'cr_code',
  'cr_origin',
  'cr_await',
  'ag_code',
  'ag_frame',
  'tb_frame',
  'tb_next',
  'format',
  'format_map',
  'f_back',
  'f_builtins',
  'f_code',
  'f_globals',
  'f_locals',
  'f_trace',
]);

/** A `_getattr_`: tests of names are made when a reader is asked for, tests of values when it reads. */
export interface AttributeGuard {
  /** The reader of an attribute of this name. */
  reader(name: string): AttributeReader;
  /** Whether the name alone is no reason to refuse a value. */
  isPlainName(name: string): boolean;
}

/** RestrictedPython's safer_getattr: a missing attribute is None. */
export const saferGetattr: AttributeGuard = { reader: saferReader(readOrNone), isPlainName };

/** Frappe's `_getattr_` for scripts: a missing attribute is None. */
export const frappeGetattr: AttributeGuard = { reader: frappeReader(readOrNone), isPlainName: isFrappePlainName };

/** The plain getattr that RestrictionCapableEval gives its expressions. */
export const plainGetattr: AttributeGuard = {
  reader: (name) => (run, value) => getAttribute(run, value, name),
  isPlainName: () => true,
};

function isPlainName(name: string): boolean {
  return !name.startsWith('_') && !formatMethods.has(name) && !inspectionAttributes.has(name);
}

function isFrappePlainName(name: string): boolean {
  return isPlainName(name) && !unsafeAttributes.has(name);
}

type Read = (run: Run, value: PyValue, name: string) => PyValue;

/** Python's getattr(value, name, None): an AttributeError from within is taken for a missing attribute. */
function readOrNone(run: Run, value: PyValue, name: string): PyValue {
  try {
    return findAttribute(run, value, name) ?? null;
  } catch (thrown) {
    if (caught(thrown, 'AttributeError') === undefined) throw thrown;
    return null;
  }
}

function saferReader(read: Read): (name: string) => AttributeReader {
  return (name) => {
    const refusal = nameRefusal(name);
    const beyond: AttributeReader =
      refusal === undefined ? (run, value) => read(run, value, name) : () => raise('AttributeError', refusal);
    if (!formatMethods.has(name)) return beyond;
    return (run, value) => {
      if (isText(value)) raise('NotImplementedError', 'Using the format*() methods of `str` is not safe');
      return beyond(run, value);
    };
  };
}

function nameRefusal(name: string): string | undefined {
  if (inspectionAttributes.has(name)) return restrictedName(name);
  return name.startsWith('_') ? `"${name}" is an invalid attribute name because it starts with "_"` : undefined;
}

function isText(value: PyValue): boolean {
  return value instanceof PyType ? value.isSubtypeOf(builtin.str) : typeOf(value).isSubtypeOf(builtin.str);
}

function frappeReader(read: Read): (name: string) => AttributeReader {
  const safer = saferReader(read);
  return (name) => {
    if (unsafeAttributes.has(name)) return () => raise('SyntaxError', `${name} is an unsafe attribute`);
    const refused = isPlainName(name) ? undefined : safer(name);
    return (run, value) => {
      if (typeof value === 'object' && value !== null && isOpaque(value.type)) {
        raise('SyntaxError', `Reading ${str(run, value)} attributes is not allowed`);
      }
      return refused === undefined ? read(run, value, name) : refused(run, value);
    };
  };
}

/** Modules, code objects, tracebacks and frames: Frappe lets a script neither read nor write their attributes. */
export function isOpaque(type: PyType): boolean {
  return type === builtin.module || type === builtin.traceback || type.name === 'code' || type.name === 'frame';
}
