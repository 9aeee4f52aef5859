// RestrictedPython's safe_builtins: what a restricted program finds without asking.
import { guardedDelattr, guardedSetattr } from '../../src/language/policy/guards/writing.ts';
import { pythonFunction } from '../../src/language/runtime/declare.ts';
import type { PyValue } from '../../src/language/runtime/values.ts';
import { select } from './all-builtins.ts';

const values = `
  None False True Ellipsis abs bool bytes callable chr complex divmod float hash hex id int isinstance issubclass len
  oct ord pow range repr round slice sorted str tuple zip`;

const exceptions = `
  ArithmeticError AssertionError AttributeError BaseException BufferError BytesWarning DeprecationWarning EOFError
  EnvironmentError Exception FloatingPointError FutureWarning GeneratorExit IOError ImportError ImportWarning
  IndentationError IndexError KeyError KeyboardInterrupt LookupError MemoryError NameError NotImplementedError OSError
  OverflowError PendingDeprecationWarning ReferenceError RuntimeError RuntimeWarning StopIteration SyntaxError
  SyntaxWarning SystemError SystemExit TabError TypeError UnboundLocalError UnicodeDecodeError UnicodeEncodeError
  UnicodeError UnicodeTranslateError UnicodeWarning UserWarning ValueError Warning ZeroDivisionError`;

const setattr = pythonFunction('guarded_setattr(object, name, value)', {
  doc: 'Set an attribute of an object that allows it.',
  run(run, object: PyValue, name: PyValue, value: PyValue) {
    guardedSetattr(run, object, name, value);
    return null;
  },
});

const delattr = pythonFunction('guarded_delattr(object, name)', {
  doc: 'Delete an attribute of an object that allows it.',
  run(run, object: PyValue, name: PyValue) {
    guardedDelattr(run, object, name);
    return null;
  },
});

/** Two more names, `_getattr_` and `__build_class__`, are there in CPython; no script can say them. */
export const safeBuiltins: ReadonlyMap<string, PyValue> = new Map<string, PyValue>([
  ...select(`${values} ${exceptions}`.trim().split(/\s+/)),
  ['setattr', setattr],
  ['delattr', delattr],
]);
