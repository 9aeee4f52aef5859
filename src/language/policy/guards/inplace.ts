// Augmented assignment under guard.
import type { BinaryOperator } from '../../../../grammar/ast.ts';
import { raise } from '../../runtime/errors.ts';
import { inplace } from '../../runtime/operators.ts';
import type { Run } from '../../runtime/run.ts';
import type { PyType } from '../../runtime/type.ts';
import { builtin, type PyValue, typeOf } from '../../runtime/values.ts';

/** Frappe's `_inplacevar_`: only lists and sets may change in place. */
export function frappeInplacevar(run: Run, op: BinaryOperator, variable: PyValue, operand: PyValue): PyValue {
  if (op === '@') return raise('KeyError', '@=');
  if (typeof variable === 'object' && variable !== null) checkInplace(variable, op);
  return inplace(run, op, variable, operand);
}

function checkInplace(variable: PyValue, op: BinaryOperator): void {
  const type = typeOf(variable);
  if (type.slots.inplace?.[op] === undefined && !answersToAnyName(type)) return;
  if (type.isSubtypeOf(builtin.list) || type.isSubtypeOf(builtin.set)) return;
  raise('TypeError', `Augmented assignment to ${type.name} objects is not allowed in untrusted code`);
}

/** A dict whose keys are attributes has every attribute in Python's eyes, `__iadd__` too. */
function answersToAnyName(type: PyType): boolean {
  return type.slots.getAttribute !== undefined && type.isSubtypeOf(builtin.dict);
}
