// The string module.

import { findAttribute } from '../../src/language/runtime/attributes.ts';
import { call } from '../../src/language/runtime/call.ts';
import { pythonFunction } from '../../src/language/runtime/declare.ts';
import { toArray } from '../../src/language/runtime/iteration.ts';
import type { Run } from '../../src/language/runtime/run.ts';
import { PyList, PyModule, type PyValue } from '../../src/language/runtime/values.ts';
import { templateType } from './string-template.ts';

const lower = 'abcdefghijklmnopqrstuvwxyz';
const upper = lower.toUpperCase();
const digits = '0123456789';
const punctuation = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~';
const whitespace = ' \t\n\r\x0b\x0c';

function method(run: Run, value: PyValue, name: string, args: PyValue[]): PyValue {
  return call(run, findAttribute(run, value, name) ?? null, args);
}

const capwords = pythonFunction('capwords(s, sep=None)', {
  doc: 'Capitalise the words of a text and join them again.',
  examples: ["string.capwords('hello  big world')  #> 'Hello Big World'"],
  run(run, s: PyValue, sep: PyValue) {
    const words = toArray(run, method(run, s, 'split', [sep]));
    const capitalised = words.map((word) => method(run, word, 'capitalize', []));
    return method(run, sep === null || sep === '' ? ' ' : sep, 'join', [new PyList(capitalised)]);
  },
});

/** The string module; `Formatter` is not offered. */
export const stringModule = new PyModule(
  'string',
  new Map<string, PyValue>([
    ['ascii_letters', lower + upper],
    ['ascii_lowercase', lower],
    ['ascii_uppercase', upper],
    ['digits', digits],
    ['hexdigits', `${digits}abcdefABCDEF`],
    ['octdigits', '01234567'],
    ['printable', digits + lower + upper + punctuation + whitespace],
    ['punctuation', punctuation],
    ['whitespace', whitespace],
    ['capwords', capwords],
    ['Template', templateType],
  ]),
);
