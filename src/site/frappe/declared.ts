// Declaring what scripts find under `frappe`, once: signature, doc, examples, and what it does with the context.
import { type NativeBody, pythonFunction } from '../../language/runtime/declare.ts';
import type { Run } from '../../language/runtime/run.ts';
import type { PyValue } from '../../language/runtime/values.ts';
import { type Context, contextOf } from '../context.ts';

/** A name that scripts find: `frappe.db.get_value`, `log`, … */
export interface FrappeName {
  readonly dotted: string;
  readonly value: PyValue;
}

/** What a function of the namespace does: the context of the call, then its arguments in the order of the signature. */
export type FrappeBody = (context: Context, ...args: never[]) => PyValue;

export interface DeclaredFunction {
  readonly doc: string;
  readonly examples?: readonly string[];
  readonly run: FrappeBody;
}

/** Declares a function, e.g. `declare('frappe.db.exists(dt, dn=None)', { doc, examples, run })`. */
export function declare(signature: string, { doc, examples, run }: DeclaredFunction): FrappeName {
  const body = run as (context: Context, ...args: readonly unknown[]) => PyValue;
  const native: NativeBody = (machine: Run, ...args: readonly unknown[]) => body(contextOf(machine), ...args);
  const declared = examples === undefined ? { doc, run: native } : { doc, examples, run: native };
  return { dotted: signature.slice(0, signature.indexOf('(')), value: pythonFunction(signature, declared) };
}

/** Declares a value that is the same in every run. */
export function constant(dotted: string, value: PyValue): FrappeName {
  return { dotted, value };
}
