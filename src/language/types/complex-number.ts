// Representation of complex numbers.
import type { PyType } from '../runtime/type.ts';
import { builtin } from '../runtime/values.ts';

/** A complex number. */
export class PyComplex {
  readonly type: PyType;
  readonly real: number;
  readonly imag: number;
  constructor(real: number, imag: number, type: PyType = builtin.complex) {
    this.type = type;
    this.real = real;
    this.imag = imag;
  }
}
