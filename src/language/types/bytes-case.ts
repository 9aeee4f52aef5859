// Methods of bytes and bytearray that treat them as ASCII: case, questions, filling.
import { type Declaration, method } from '../runtime/declare.ts';
import { raise } from '../runtime/errors.ts';
import type { Run } from '../runtime/run.ts';
import { type PyInt, type PyValue, typeOf } from '../runtime/values.ts';
import { asBytes, type BytesLike, unitsOf } from './bytes.ts';
import { type BytesKind, made, unchanged } from './bytes-kind.ts';
import { expandTabs, tabSize } from './str-pad.ts';

function upper(units: string): string {
  return units.replace(/[a-z]+/g, (letters) => letters.toUpperCase());
}

function lower(units: string): string {
  return units.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

function capitalize(units: string): string {
  return upper(units.slice(0, 1)) + lower(units.slice(1));
}

const changes: readonly (readonly [string, string, string, (units: string) => string])[] = [
  ['upper', 'Return the bytes with ASCII letters in upper case.', "b'ab'.upper()  #> b'AB'", upper],
  ['lower', 'Return the bytes with ASCII letters in lower case.', "b'AB'.lower()  #> b'ab'", lower],
  [
    'capitalize',
    'Return the bytes with the first ASCII letter in upper case and the rest in lower case.',
    "b'aB'.capitalize()  #> b'Ab'",
    capitalize,
  ],
  [
    'title',
    'Return the bytes with each word in title case.',
    "b'ab cd'.title()  #> b'Ab Cd'",
    (units) => units.replace(/[A-Za-z]+/g, capitalize),
  ],
  [
    'swapcase',
    'Return the bytes with upper case made lower and lower case upper.',
    "b'aB'.swapcase()  #> b'Ab'",
    (units) =>
      units.replace(/[A-Z]+|[a-z]+/g, (letters) => (letters < 'a' ? letters.toLowerCase() : letters.toUpperCase())),
  ],
];

const questions: readonly (readonly [string, string, string, (units: string) => boolean])[] = [
  [
    'isalnum',
    'Return whether there are only ASCII letters and digits, and at least one.',
    "b'a1'.isalnum()  #> True",
    (units) => /^[A-Za-z0-9]+$/.test(units),
  ],
  [
    'isalpha',
    'Return whether there are only ASCII letters, and at least one.',
    "b'ab'.isalpha()  #> True",
    (units) => /^[A-Za-z]+$/.test(units),
  ],
  ['isascii', 'Return whether all bytes are ASCII.', "b'ab'.isascii()  #> True", (units) => /^[\0-\x7f]*$/.test(units)],
  [
    'isdigit',
    'Return whether there are only ASCII digits, and at least one.',
    "b'12'.isdigit()  #> True",
    (units) => /^[0-9]+$/.test(units),
  ],
  [
    'islower',
    'Return whether there are ASCII letters, all of lower case.',
    "b'ab'.islower()  #> True",
    (units) => /[a-z]/.test(units) && !/[A-Z]/.test(units),
  ],
  [
    'isspace',
    'Return whether there is only ASCII white space, and at least one byte.',
    "b' '.isspace()  #> True",
    (units) => /^[\t-\r ]+$/.test(units),
  ],
  [
    'istitle',
    'Return whether each word begins with upper case and goes on in lower case.',
    "b'Ab Cd'.istitle()  #> True",
    (units) => /[A-Za-z]/.test(units) && !/[A-Za-z][A-Z]|(?:^|[^A-Za-z])[a-z]/.test(units),
  ],
  [
    'isupper',
    'Return whether there are ASCII letters, all of upper case.',
    "b'AB'.isupper()  #> True",
    (units) => /[A-Z]/.test(units) && !/[a-z]/.test(units),
  ],
];

function fillOf(name: string, value: PyValue | undefined): string {
  if (value === undefined) return ' ';
  const bytes = asBytes(value);
  if (bytes === undefined || bytes.value.length !== 1) {
    return raise(
      'TypeError',
      `${name}() argument 2 must be a byte string of length 1, not ${value === null ? 'None' : typeOf(value).name}`,
    );
  }
  return String.fromCharCode(bytes.value[0] as number);
}

/** How many fill bytes go before the text, of those that are missing. */
type Placement = (missing: number, width: number) => number;

const placements: readonly (readonly [string, string, string, Placement])[] = [
  [
    'center',
    'Return the bytes in the middle of width bytes.',
    "b'ab'.center(6, b'*')  #> b'**ab**'",
    (missing, width) => Math.floor(missing / 2) + (missing % 2 === 1 && width % 2 === 1 ? 1 : 0),
  ],
  ['ljust', 'Return the bytes at the left of width bytes.', "b'ab'.ljust(4, b'.')  #> b'ab..'", () => 0],
  ['rjust', 'Return the bytes at the right of width bytes.', "b'ab'.rjust(4, b'.')  #> b'..ab'", (missing) => missing],
];

function padded(
  run: Run,
  kind: BytesKind,
  self: BytesLike,
  width: number,
  fill: string,
  placement: Placement,
): PyValue {
  const missing = width - self.value.length;
  if (missing <= 0) return unchanged(kind, self);
  run.chargeText(width);
  const before = placement(missing, width);
  return made(run, kind, fill.repeat(before) + unitsOf(run, self.value) + fill.repeat(missing - before));
}

function zfill(run: Run, kind: BytesKind, self: BytesLike, width: number): PyValue {
  const missing = width - self.value.length;
  if (missing <= 0) return unchanged(kind, self);
  run.chargeText(width);
  const units = unitsOf(run, self.value);
  const sign = units.startsWith('+') || units.startsWith('-') ? units.charAt(0) : '';
  return made(run, kind, sign + '0'.repeat(missing) + units.slice(sign.length));
}

/** Rows of bytes or bytearray: what concerns ASCII letters and width. */
export function asciiMethodsOf(kind: BytesKind): readonly Declaration[] {
  return [
    ...changes.map(([name, doc, example, change]) => {
      const run = (run: Run, self: BytesLike) => made(run, kind, change(unitsOf(run, self.value)));
      return method(`${name}()`, { doc, examples: [example], run });
    }),
    ...questions.map(([name, doc, example, ask]) => {
      return method(`${name}()`, {
        doc,
        examples: [example],
        run: (run: Run, self: BytesLike) => ask(unitsOf(run, self.value)),
      });
    }),
    ...placements.map(([name, doc, example, placement]) => {
      const run = (run: Run, self: BytesLike, width: number, fill: PyValue | undefined) =>
        padded(run, kind, self, width, fillOf(name, fill), placement);
      return method(`${name}(width: size, fillchar=..., /)`, { doc, examples: [example], run });
    }),
    method('zfill(width: size, /)', {
      doc: 'Return the bytes filled with ASCII zeros at the left, behind a sign.',
      examples: ["b'-42'.zfill(5)  #> b'-0042'"],
      run: (run, self: BytesLike, width: number) => zfill(run, kind, self, width),
    }),
    method('expandtabs(tabsize: int = 8)', {
      doc: 'Return the bytes with tabs replaced by spaces.',
      examples: ["b'a\\tb'.expandtabs(4)  #> b'a   b'"],
      run: (run, self: BytesLike, size: PyInt) =>
        made(run, kind, expandTabs(run, unitsOf(run, self.value), tabSize(size))),
    }),
  ];
}
