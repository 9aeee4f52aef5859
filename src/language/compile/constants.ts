// Literals as values.
import type { ConstantValue } from '../../../grammar/ast.ts';
import { ellipsis, PyFloat, type PyValue } from '../runtime/values.ts';
import { PyBytes } from '../types/bytes.ts';
import { PyComplex } from '../types/complex-number.ts';

type Maker = (constant: never) => PyValue;

const makers: { readonly [K in ConstantValue['type']]: (constant: Extract<ConstantValue, { type: K }>) => PyValue } = {
  None: () => null,
  Ellipsis: () => ellipsis,
  bool: ({ value }) => value,
  int: ({ value }) => value,
  float: ({ value }) => new PyFloat(value),
  complex: ({ imag }) => new PyComplex(0, imag),
  str: ({ value }) => value,
  bytes: ({ value }) => new PyBytes(value),
};

/** The value of a literal; made once, when the script is compiled. */
export function constantOf(constant: ConstantValue): PyValue {
  return (makers[constant.type] as Maker)(constant as never);
}
