// json.JSONDecodeError.
import '../../src/language/types/load.ts';
import { exceptionTypes } from '../../src/language/runtime/errors.ts';
import { builtin } from '../../src/language/runtime/values.ts';
import { defineException } from '../../src/language/types/exception-base.ts';

/** A ValueError with `msg`, `doc`, `pos`, `lineno` and `colno`. */
export const JSONDecodeError = defineException(
  'JSONDecodeError',
  exceptionTypes.get('ValueError') ?? builtin.BaseException,
  {
    module: 'json.decoder',
  },
);
