// The hierarchy of Python's built-in exceptions; those with fields of their own stand in the files exception-*.ts.
import type { PyType } from '../runtime/type.ts';
import { builtin } from '../runtime/values.ts';
import { defineBuiltinException } from './exception-base.ts';
import { defineImportErrors, defineKeyError, defineNameErrors, defineStops } from './exception-fields.ts';
import { defineGroups } from './exception-groups.ts';
import { defineOSErrors } from './exception-os.ts';
import { defineSyntaxErrors } from './exception-syntax.ts';
import { defineUnicodeErrors } from './exception-unicode.ts';

/** Names by base, bases before what derives from them. */
const plain: readonly (readonly [base: string, names: readonly string[]])[] = [
  ['BaseException', ['Exception', 'GeneratorExit', 'KeyboardInterrupt']],
  [
    'Exception',
    [
      'ArithmeticError',
      'AssertionError',
      'BufferError',
      'EOFError',
      'LookupError',
      'MemoryError',
      'ReferenceError',
      'RuntimeError',
      'StopAsyncIteration',
      'SystemError',
      'TypeError',
      'ValueError',
      'Warning',
    ],
  ],
  ['ArithmeticError', ['FloatingPointError', 'OverflowError', 'ZeroDivisionError']],
  ['LookupError', ['IndexError']],
  ['RuntimeError', ['NotImplementedError', 'RecursionError']],
  [
    'Warning',
    [
      'BytesWarning',
      'DeprecationWarning',
      'EncodingWarning',
      'FutureWarning',
      'ImportWarning',
      'PendingDeprecationWarning',
      'ResourceWarning',
      'RuntimeWarning',
      'SyntaxWarning',
      'UnicodeWarning',
      'UserWarning',
    ],
  ],
];

const defined = new Map<string, PyType>([['BaseException', builtin.BaseException]]);
for (const [base, names] of plain) {
  for (const name of names) defined.set(name, defineBuiltinException(name, defined.get(base) ?? []));
}

const named = (name: string): PyType => defined.get(name) ?? builtin.BaseException;
defineStops(builtin.BaseException, named('Exception'));
defineKeyError(named('LookupError'));
defineNameErrors(named('Exception'));
defineImportErrors(named('Exception'));
defineOSErrors(named('Exception'));
defineUnicodeErrors(named('ValueError'));
defineSyntaxErrors(named('Exception'));
defineGroups(builtin.BaseException, named('Exception'));
