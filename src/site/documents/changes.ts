// Comparing stored and current values of documents.

import { equal } from '../../language/runtime/operators.ts';
import { PyFloat, type PyValue } from '../../language/runtime/values.ts';
import { cint, cstr, flt } from '../casts.ts';
import type { Context } from '../context.ts';
import type { Document } from './document.ts';
import type { Field } from './field.ts';
import { floatTypes, intTypes, momentTypes } from './fieldtypes.ts';

/** Whether a field's value is the same in two states, compared as its type stores it. */
export function sameValue(context: Context, field: Field | undefined, left: PyValue, right: PyValue): boolean {
  if (field !== undefined) {
    if (intTypes.has(field.fieldtype)) return cint(left) === cint(right);
    if (floatTypes.has(field.fieldtype)) return flt(left) === flt(right);
    if (momentTypes.has(field.fieldtype)) return momentText(context, left) === momentText(context, right);
    if (typeof left === 'string' || typeof right === 'string' || left === null || right === null) {
      return cstr(context.run, left) === cstr(context.run, right);
    }
  }
  return left instanceof PyFloat && right instanceof PyFloat
    ? left.value === right.value
    : equal(context.run, left, right);
}

/** A moment as text without a zero fraction, however it is held. */
export function momentText(context: Context, value: PyValue): string {
  return cstr(context.run, value)
    .replace(/\.0+$/, '')
    .replace(/(\.\d*?)0+$/, '$1');
}

/** Whether a field differs from the stored state; always true when there is none (Frappe's has_value_changed). */
export function hasChanged(context: Context, doc: Document, fieldname: string): boolean {
  if (doc.before === undefined || doc.before === null) return true;
  const before = doc.before.value(fieldname);
  const now = doc.value(fieldname);
  const field = doc.meta.field(fieldname);
  const moment =
    ['creation', 'modified'].includes(fieldname) || (field !== undefined && momentTypes.has(field.fieldtype));
  if (moment) return momentText(context, before) !== momentText(context, now);
  return !equal(context.run, before, now);
}
