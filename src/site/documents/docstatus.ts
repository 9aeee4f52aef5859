// The int in `doc.docstatus`, which also answers is_draft(), is_submitted() and is_cancelled().
import '../../language/types/load.ts';
import { define, method } from '../../language/runtime/declare.ts';
import { defineType, type PyType } from '../../language/runtime/type.ts';
import { builtin, PyInstance, type PyValue } from '../../language/runtime/values.ts';
import { classSlots, unboxed } from '../../language/types/class-slots.ts';

/** Its Python type. */
export const docStatusType: PyType = defineType({
  name: 'DocStatus',
  module: 'frappe.model.docstatus',
  bases: [builtin.int],
  subclassable: false,
  slots: classSlots(builtin.int.mro, new Map()),
});

function is(status: number): (run: unknown, self: PyValue) => boolean {
  return (_run, self) => unboxed(self) === status;
}

define(docStatusType, [
  method('is_draft()', { doc: 'Whether the document is a draft.', run: is(0) }),
  method('is_submitted()', { doc: 'Whether the document is submitted.', run: is(1) }),
  method('is_cancelled()', { doc: 'Whether the document is cancelled.', run: is(2) }),
]);

/** A docstatus as scripts read it. */
export function docStatus(status: number): PyInstance {
  return known[status] ?? new PyInstance(docStatusType, status);
}

/** They have no attributes of their own, so that all documents may share them. */
const known: readonly PyInstance[] = [0, 1, 2].map((status) => new PyInstance(docStatusType, status));

/** The number of a docstatus; `undefined` for any other value. */
export function statusNumber(value: PyValue | undefined): number | undefined {
  if (!(value instanceof PyInstance) || value.type !== docStatusType) return undefined;
  return Number(value.native);
}
