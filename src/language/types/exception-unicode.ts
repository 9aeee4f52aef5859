// UnicodeError and the three that say where a text could not be encoded, decoded or translated.

import type { Keywords } from '../runtime/call.ts';
import { define } from '../runtime/declare.ts';
import { type PyException, raise } from '../runtime/errors.ts';
import { getItem } from '../runtime/items.ts';
import { asInt } from '../runtime/numbers.ts';
import { index, isInstance, length } from '../runtime/operators.ts';
import type { Run } from '../runtime/run.ts';
import { str } from '../runtime/text.ts';
import type { PyType } from '../runtime/type.ts';
import { builtin, PyFloat, type PyValue, typeOf } from '../runtime/values.ts';
import { defineBuiltinException, exceptionField, initialisedByClass, newException } from './exception-base.ts';

/** What an argument has to be: text, an int, or (for the object that was decoded) bytes. */
type Kind = 'text' | 'number' | 'bytes';

interface Shape {
  readonly name: string;
  readonly fields: readonly (readonly [name: string, kind: Kind])[];
  readonly show: (run: Run, self: PyException) => string;
}

const shapes: readonly Shape[] = [
  {
    name: 'UnicodeDecodeError',
    fields: [
      ['encoding', 'text'],
      ['object', 'bytes'],
      ['start', 'number'],
      ['end', 'number'],
      ['reason', 'text'],
    ],
    show: decodeText,
  },
  {
    name: 'UnicodeEncodeError',
    fields: [
      ['encoding', 'text'],
      ['object', 'text'],
      ['start', 'number'],
      ['end', 'number'],
      ['reason', 'text'],
    ],
    show: encodeText,
  },
  {
    name: 'UnicodeTranslateError',
    fields: [
      ['object', 'text'],
      ['start', 'number'],
      ['end', 'number'],
      ['reason', 'text'],
    ],
    show: translateText,
  },
];

function check(run: Run, shape: Shape, args: readonly PyValue[]): void {
  if (args.length !== shape.fields.length) {
    raise('TypeError', `function takes exactly ${shape.fields.length} arguments (${args.length} given)`);
  }
  for (const [at, [, kind]] of shape.fields.entries()) checkArgument(run, kind, args[at] as PyValue, at + 1);
  const bytes = shape.fields.findIndex(([, kind]) => kind === 'bytes');
  const decoded = args[bytes];
  if (decoded !== undefined && !isInstance(decoded, builtin.bytes)) {
    raise('TypeError', `a bytes-like object is required, not '${typeOf(decoded).name}'`);
  }
}

function checkArgument(run: Run, kind: Kind, value: PyValue, position: number): void {
  if (kind === 'text' && typeof value !== 'string') {
    raise('TypeError', `argument ${position} must be str, not ${typeOf(value).name}`);
  }
  if (kind !== 'number') return;
  if (value instanceof PyFloat) raise('TypeError', "'float' object cannot be interpreted as an integer");
  index(run, value);
}

interface Place {
  readonly object: PyValue;
  readonly start: number;
  readonly end: number;
  readonly reason: string;
}

/** The fields that all three have, as they are now. */
function place(run: Run, self: PyException, shift: number): Place {
  const field = (name: string, at: number) => self.attributes?.get(name) ?? self.args.items[at + shift] ?? null;
  const number = (value: PyValue) => Number(asInt(value) ?? 0);
  return {
    object: field('object', 0),
    start: number(field('start', 1)),
    end: number(field('end', 2)),
    reason: str(run, field('reason', 3)),
  };
}

function single(run: Run, { object, start, end }: Place): PyValue | undefined {
  return end === start + 1 && start >= 0 && start < length(run, object) ? getItem(run, object, start) : undefined;
}

function encodingOf(run: Run, self: PyException): string {
  return str(run, self.attributes?.get('encoding') ?? self.args.items[0] ?? null);
}

function decodeText(run: Run, self: PyException): string {
  const at = place(run, self, 1);
  const start = `'${encodingOf(run, self)}' codec can't decode `;
  const byte = single(run, at);
  if (byte === undefined) return `${start}bytes in position ${at.start}-${at.end - 1}: ${at.reason}`;
  return `${start}byte 0x${Number(asInt(byte) ?? 0)
    .toString(16)
    .padStart(2, '0')} in position ${at.start}: ${at.reason}`;
}

function encodeText(run: Run, self: PyException): string {
  return `'${encodingOf(run, self)}' codec can't encode ${characters(run, place(run, self, 1))}`;
}

function translateText(run: Run, self: PyException): string {
  return `can't translate ${characters(run, place(run, self, 0))}`;
}

function characters(run: Run, at: Place): string {
  const letter = single(run, at);
  if (typeof letter !== 'string') return `characters in position ${at.start}-${at.end - 1}: ${at.reason}`;
  return `character '${escaped(letter.codePointAt(0) ?? 0)}' in position ${at.start}: ${at.reason}`;
}

function escaped(code: number): string {
  const digits = code.toString(16);
  if (code <= 0xff) return `\\x${digits.padStart(2, '0')}`;
  return code <= 0xffff ? `\\u${digits.padStart(4, '0')}` : `\\U${digits.padStart(8, '0')}`;
}

/** UnicodeError and its subclasses. */
export function defineUnicodeErrors(base: PyType): void {
  const unicodeError = defineBuiltinException('UnicodeError', base);
  for (const shape of shapes) {
    const construct = (run: Run, type: PyType, args: PyValue[], keywords: Keywords | undefined) => {
      if ((keywords?.names.length ?? 0) > 0) raise('TypeError', `${type.name}() takes no keyword arguments`);
      if (!initialisedByClass(type)) check(run, shape, args);
      return newException(run, type, args);
    };
    const type = defineBuiltinException(shape.name, unicodeError, { construct, str: shownOnceMade(shape) });
    define(
      type,
      shape.fields.map(([name], at) =>
        exceptionField(name, `exception ${name}`, (self) => self.args.items[at] ?? null),
      ),
    );
  }
}

/** Python: an exception whose fields were never set shows as nothing. */
function shownOnceMade(shape: Shape) {
  return (run: Run, self: PyException) => (self.args.items.length === shape.fields.length ? shape.show(run, self) : '');
}
