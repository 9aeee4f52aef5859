// SyntaxError, IndentationError and TabError: the place in a source text.

import type { Keywords } from '../runtime/call.ts';
import { define } from '../runtime/declare.ts';
import { type PyException, raise } from '../runtime/errors.ts';
import { toArray } from '../runtime/iteration.ts';
import { isInt } from '../runtime/numbers.ts';
import type { Run } from '../runtime/run.ts';
import { str } from '../runtime/text.ts';
import type { PyType } from '../runtime/type.ts';
import { PyList, PyTuple, type PyValue } from '../runtime/values.ts';
import {
  defineBuiltinException,
  exceptionField,
  initialisedByClass,
  newException,
  setField,
} from './exception-base.ts';

/** The fields of the second argument, in its order. */
const details = ['filename', 'lineno', 'offset', 'text', 'end_lineno', 'end_offset'] as const;

function construct(run: Run, type: PyType, args: PyValue[], keywords: Keywords | undefined): PyException {
  if ((keywords?.names.length ?? 0) > 0) raise('TypeError', `${type.name}() takes no keyword arguments`);
  const made = newException(run, type, args);
  if (args.length === 2 && !initialisedByClass(type)) fill(run, made, args[1] as PyValue);
  return made;
}

function fill(run: Run, made: PyException, place: PyValue): void {
  const values = toArray(run, place);
  if (values.length < 4) raise('TypeError', `function takes at least 4 arguments (${values.length} given)`);
  if (values.length > 6) raise('TypeError', `function takes at most 6 arguments (${values.length} given)`);
  for (const [at, value] of values.entries()) setField(made, details[at] as string, value);
  if (values.length === 5) raise('TypeError', 'end_offset must be provided when end_lineno is provided');
}

/** A field of a syntax error, from what was assigned or from the second argument. */
export function syntaxField(self: PyException, name: (typeof details)[number]): PyValue {
  const known = self.attributes?.get(name);
  if (known !== undefined) return known;
  const place = self.args.items.length === 2 ? self.args.items[1] : undefined;
  if (!(place instanceof PyTuple || place instanceof PyList)) return null;
  return place.items[details.indexOf(name)] ?? null;
}

/** The message of a syntax error, without its place. */
export function syntaxMessage(self: PyException): PyValue {
  return self.attributes?.get('msg') ?? self.args.items[0] ?? null;
}

function text(run: Run, self: PyException): string {
  const filename = syntaxField(self, 'filename');
  const line = syntaxField(self, 'lineno');
  const message = str(run, syntaxMessage(self));
  const file = typeof filename === 'string' ? filename.slice(filename.lastIndexOf('/') + 1) : undefined;
  const place = [file, isInt(line) ? `line ${line}` : undefined].filter((part) => part !== undefined);
  return place.length === 0 ? message : `${message} (${place.join(', ')})`;
}

/** SyntaxError and its subclasses. */
export function defineSyntaxErrors(base: PyType): void {
  const syntaxError = defineBuiltinException('SyntaxError', base, { construct, str: text });
  define(syntaxError, [
    exceptionField('msg', 'The message.', syntaxMessage),
    ...details.map((name) => exceptionField(name, `exception ${name}`, (self) => syntaxField(self, name))),
    exceptionField('print_file_and_line', 'Whether the place is shown.', () => null),
  ]);
  defineBuiltinException('TabError', defineBuiltinException('IndentationError', syntaxError));
}
