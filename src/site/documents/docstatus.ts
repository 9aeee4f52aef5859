// The number in `doc.docstatus`, which also answers is_draft(), is_submitted() and is_cancelled().
import '../../language/types/load.ts';
import { define, method } from '../../language/runtime/declare.ts';
import { compare, hash } from '../../language/runtime/operators.ts';
import { defineType, type PyType } from '../../language/runtime/type.ts';
import { builtin } from '../../language/runtime/values.ts';

/** Its Python type. */
export const docStatusType: PyType = defineType({
  name: 'DocStatus',
  module: 'frappe.model.docstatus',
  bases: [builtin.object],
  subclassable: false,
  slots: {
    index: (_run, self: DocStatus) => self.value,
    bool: (_run, self: DocStatus) => self.value !== 0,
    repr: (_run, self: DocStatus) => String(self.value),
    hash: (run, self) => (self instanceof DocStatus ? hash(run, self.value) : 0),
    compare: (run, op, self: DocStatus, other) =>
      compare(run, op, self.value, other instanceof DocStatus ? other.value : other),
  },
});

define(docStatusType, [
  method('is_draft()', { doc: 'Whether the document is a draft.', run: (_run, self: DocStatus) => self.value === 0 }),
  method('is_submitted()', {
    doc: 'Whether the document is submitted.',
    run: (_run, self: DocStatus) => self.value === 1,
  }),
  method('is_cancelled()', {
    doc: 'Whether the document is cancelled.',
    run: (_run, self: DocStatus) => self.value === 2,
  }),
]);

/** A docstatus as scripts read it. */
export class DocStatus {
  readonly value: number;
  constructor(value: number) {
    this.value = value;
  }
  get type(): PyType {
    return docStatusType;
  }
}
