// Reading attributes under guard: RestrictedPython's safer_getattr, Frappe's _getattr_, and their plain kin.
import { findAttribute, getAttribute } from '../../runtime/attributes.ts';
import { caught, raise } from '../../runtime/errors.ts';
import { PyFunction } from '../../runtime/frame.ts';
import { NativeFunction } from '../../runtime/functions.ts';
import type { Run } from '../../runtime/run.ts';
import { str } from '../../runtime/text.ts';
import { PyType } from '../../runtime/type.ts';
import { builtin, PyInstance, PyModule, type PyValue, typeOf } from '../../runtime/values.ts';
import { inspectionAttributes, restrictedName } from '../names.ts';
import type { AttributeGuard, MethodFinder, Reader } from './guards.ts';

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

/** A guard over one way of deciding by name. */
function attributeGuard(reader: (name: string) => Reader, refused: (name: string) => boolean): AttributeGuard {
  return {
    attribute: reader,
    method: (name) => (refused(name) ? undefined : methodFinder(name)),
  };
}

/** RestrictedPython's safer_getattr: a missing attribute is None. */
export const saferGetattr = attributeGuard(saferReader(readOrNone), isGuardedName);

/** RestrictedPython's safer_getattr_raise: a missing attribute is an AttributeError. */
export const saferGetattrRaise = attributeGuard(saferReader(getAttribute), isGuardedName);

/** Frappe's `_getattr_` for scripts: a missing attribute is None. */
export const frappeGetattr = attributeGuard(frappeReader(readOrNone), isFrappeGuardedName);

/** Frappe's `_getattr_` for single expressions: a missing attribute is an AttributeError. */
export const frappeGetattrRaise = attributeGuard(frappeReader(getAttribute), isFrappeGuardedName);

/** The plain getattr that RestrictionCapableEval gives its expressions. */
export const plainGetattr = attributeGuard(
  (name) => (run, value) => getAttribute(run, value, name),
  () => false,
);

/** Reads an attribute whose name a native got as a value, as the guard would have read it in the script. */
export function guardedGetattr(guard: AttributeGuard, run: Run, value: PyValue, name: PyValue): PyValue {
  if (typeof name !== 'string') return raise('TypeError', 'type(name) must be str');
  return guard.attribute(name)(run, value);
}

function isGuardedName(name: string): boolean {
  return name.startsWith('_') || formatMethods.has(name) || inspectionAttributes.has(name);
}

function isFrappeGuardedName(name: string): boolean {
  return unsafeAttributes.has(name) || isGuardedName(name);
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

function saferReader(read: Read): (name: string) => Reader {
  return (name) => {
    const refusal = nameRefusal(name);
    const beyond: Reader =
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

function frappeReader(read: Read): (name: string) => Reader {
  const safer = saferReader(read);
  return (name) => {
    if (unsafeAttributes.has(name)) return () => raise('SyntaxError', `${name} is an unsafe attribute`);
    const refused = isGuardedName(name) ? safer(name) : undefined;
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

function methodFinder(name: string): MethodFinder {
  return (value) => {
    const type = typeOf(value);
    if (type.slots.getAttribute !== undefined) return undefined;
    const found = type.lookup(name);
    if (found instanceof NativeFunction) {
      if (found.owner === undefined) return undefined;
    } else if (!(found instanceof PyFunction)) return undefined;
    // Python: functions on a class give way to an instance's own attribute of the name.
    if (value instanceof PyInstance || value instanceof PyModule) return value.attributes.has(name) ? undefined : found;
    return found;
  };
}
