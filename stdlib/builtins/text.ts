// The built-in functions of texts: ascii, chr, format, ord, repr.

import { type Declared, nativeFunction } from '../../src/language/runtime/declare.ts';
import { raise } from '../../src/language/runtime/errors.ts';
import type { NativeFunction } from '../../src/language/runtime/functions.ts';
import { getItem } from '../../src/language/runtime/items.ts';
import { isInstance, length } from '../../src/language/runtime/operators.ts';
import type { Run } from '../../src/language/runtime/run.ts';
import { format, repr } from '../../src/language/runtime/text.ts';
import { builtin, type PyInt, type PyValue, textOf, typeOf } from '../../src/language/runtime/values.ts';
import { ascii } from '../../src/language/types/str-repr.ts';

const LARGEST_C_INT = 0x7fff_ffff;

function character(_run: Run, code: PyInt): string {
  if (code > LARGEST_C_INT || code < -LARGEST_C_INT - 1)
    raise('OverflowError', 'Python int too large to convert to C int');
  if (code < 0 || code > 0x10ffff) raise('ValueError', 'chr() arg not in range(0x110000)');
  return String.fromCodePoint(Number(code));
}

function codePoint(run: Run, given: PyValue): PyValue {
  const value = textOf(given) ?? given;
  const size = typeof value === 'string' || isInstance(value, builtin.bytes) ? length(run, value) : undefined;
  if (size === undefined)
    return raise('TypeError', `ord() expected string of length 1, but ${typeOf(value).name} found`);
  if (size !== 1) return raise('TypeError', `ord() expected a character, but string of length ${size} found`);
  return typeof value === 'string' ? (value.codePointAt(0) ?? 0) : getItem(run, value, 0);
}

const rows: readonly (readonly [signature: string, declared: Declared])[] = [
  [
    'ascii(obj, /)',
    {
      doc: 'Return the repr of an object with all characters outside ASCII escaped.',
      examples: ["ascii('é')  #> \"'\\\\xe9'\""],
      run: (run, value: PyValue) => ascii(run, value),
    },
  ],
  [
    'chr(i: int, /)',
    {
      doc: 'Return a string of one character with ordinal i.',
      examples: ["chr(97)  #> 'a'", 'chr(-1)  #! ValueError: chr() arg not in range(0x110000)'],
      run: character,
    },
  ],
  [
    'format(value, format_spec: str = "", /)',
    {
      doc: 'Return value as text, formatted by the specification.',
      examples: ["format(1.5, '.2f')  #> '1.50'"],
      run: (run, value: PyValue, spec: string) => format(run, value, spec),
    },
  ],
  [
    'ord(c, /)',
    {
      doc: 'Return the ordinal of a string of one character.',
      examples: [
        "ord('a')  #> 97",
        "ord('ab')  #! TypeError: ord() expected a character, but string of length 2 found",
      ],
      run: codePoint,
    },
  ],
  [
    'repr(obj, /)',
    {
      doc: 'Return the canonical text of an object.',
      examples: ["repr('a')  #> \"'a'\""],
      run: (run, value: PyValue) => repr(run, value),
    },
  ],
];

/** The built-in functions of texts. */
export const textFunctions: readonly NativeFunction[] = rows.map(([signature, declared]) =>
  nativeFunction(signature, declared),
);
