// The str type: its slots and its constructor; the methods stand in the files named str-….
import './object.ts';
import type { Keywords } from '../runtime/call.ts';
import { conventions } from '../runtime/conventions.ts';
import { define, method } from '../runtime/declare.ts';
import { raise } from '../runtime/errors.ts';
import type { Run } from '../runtime/run.ts';
import { parseSignature } from '../runtime/signature.ts';
import { str } from '../runtime/text.ts';
import { defineType, type PyIterator, type PyType, type RichOperator } from '../runtime/type.ts';
import { builtin, PySlice, type PyValue, textOf, typeOf } from '../runtime/values.ts';
import { asBytes, PyBytes } from './bytes.ts';
import { characters, codePointLength, compareTexts, hasPairs, unitAt, unitsAt } from './code-points.ts';
import { decode, encode } from './encodings.ts';
import { formatText } from './format-spec.ts';
import { iteratorType } from './iterators.ts';
import { percentText } from './percent.ts';
import { indexOrNothing, offsetOf, repeatCount, sliceIndices } from './slicing.ts';
import { caseMethods } from './str-case.ts';
import { formatMethods } from './str-format.ts';
import { padMethods } from './str-pad.ts';
import { predicateMethods } from './str-predicates.ts';
import { textRepr } from './str-repr.ts';
import { searchMethods } from './str-search.ts';
import { splitMethods } from './str-split.ts';
import { translateMethods } from './str-translate.ts';
import { TextBuilder } from './text-builder.ts';
import { includesText } from './text-search.ts';

/** Whether a comparison holds for two values of which the first is before (-1), at (0) or after (1) the second. */
export function holds(op: RichOperator, order: number): boolean {
  return orders[op](order);
}

const orders: Readonly<Record<RichOperator, (order: number) => boolean>> = {
  '==': (order) => order === 0,
  '!=': (order) => order !== 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

function compare(run: Run, op: RichOperator, self: string, other: PyValue): boolean | undefined {
  if (typeof other !== 'string') return undefined;
  if (op === '==') return self === other;
  return op === '!=' ? self !== other : holds(op, compareTexts(run, self, other));
}

function getItem(run: Run, self: string, key: PyValue): string {
  if (key instanceof PySlice) return slice(run, self, key);
  if (indexOrNothing(run, key) === undefined)
    raise('TypeError', `string indices must be integers, not '${typeOf(key).name}'`);
  const pairs = hasPairs(run, self);
  const at = offsetOf(run, key, pairs ? codePointLength(run, self) : self.length) as number;
  if (at < 0) raise('IndexError', 'string index out of range');
  if (!pairs) return self.charAt(at);
  const unit = unitAt(run, self, at);
  return self.slice(unit, unit + unitsAt(self, unit));
}

function slice(run: Run, self: string, key: PySlice): string {
  const pairs = hasPairs(run, self);
  const { start, stop, step, count } = sliceIndices(run, key, pairs ? codePointLength(run, self) : self.length);
  if (count === self.length && step === 1) return self;
  run.charge(32);
  if (step === 1)
    return pairs ? self.slice(unitAt(run, self, start), unitAt(run, self, stop)) : self.slice(start, stop);
  run.work(count);
  const source = pairs ? characters(run, self) : self;
  const builder = new TextBuilder(run);
  for (let taken = 0, at = start; taken < count; taken += 1, at += step) builder.add(source[at] as string);
  return builder.finish();
}

/** Goes through the code points of a text. */
class StrIterator implements PyIterator {
  readonly type: PyType;
  readonly #text: string;
  #at = 0;
  constructor(text: string, type: PyType) {
    this.#text = text;
    this.type = type;
  }
  next(_run: Run): PyValue | undefined {
    const at = this.#at;
    if (at >= this.#text.length) return undefined;
    this.#at += unitsAt(this.#text, at);
    return this.#text.slice(at, this.#at);
  }
}

const asciiIterator = iteratorType('str_ascii_iterator');
const textIterator = iteratorType('str_iterator');

function iterator(run: Run, self: string): StrIterator {
  run.work(self.length >>> 4);
  return new StrIterator(self, /^[\0-\x7f]*$/.test(self) ? asciiIterator : textIterator);
}

function concat(run: Run, self: string, right: PyValue): string {
  const other = textOf(right);
  if (other === undefined) return raise('TypeError', `can only concatenate str (not "${typeOf(right).name}") to str`);
  const length = self.length + other.length;
  if (length > run.limits.textLength) run.chargeText(length);
  // The engine shares the longer part until someone reads the result: only the shorter one is new.
  run.charge(Math.min(self.length, other.length) + 32);
  return self + other;
}

function repeat(run: Run, self: string, count: PyValue): string {
  const times = repeatCount(run, count);
  if (self === '' || times === 0) return '';
  run.chargeText(self.length * times);
  run.work((self.length * times) >>> 2);
  return self.repeat(times);
}

/** A stable hash: equal texts, and bytes of the same units, have equal ones. */
export function hashUnits(run: Run, units: string): number {
  run.work(units.length);
  let hash = 0x811c9dc5;
  for (let at = 0; at < units.length; at += 1) hash = Math.imul(hash ^ units.charCodeAt(at), 0x01000193);
  return hash | 0;
}

function construct(
  run: Run,
  object: PyValue | undefined,
  encoding: string | undefined,
  errors: string | undefined,
): string {
  if (object === undefined) return '';
  if (encoding === undefined && errors === undefined) return str(run, object);
  const bytes = asBytes(object);
  if (bytes !== undefined) return decode(run, bytes.value, encoding ?? 'utf-8', errors ?? 'strict');
  if (textOf(object) !== undefined) return raise('TypeError', 'decoding str is not supported');
  return raise('TypeError', `decoding to str: need a bytes-like object, ${typeOf(object).name} found`);
}

const bindConstruct = conventions(
  parseSignature('str(object=..., encoding: str = ..., errors: str = ...)'),
  (run: Run, object: PyValue | undefined, encoding: string | undefined, errors: string | undefined) =>
    construct(run, object, encoding, errors),
  undefined,
);

builtin.str = defineType({
  name: 'str',
  bases: [builtin.object],
  doc: 'A text: a sequence of Unicode code points.',
  slots: {
    repr: textRepr,
    str: (_run, self: string) => self,
    format: (run, self: string, spec) => formatText(run, self, spec),
    hash: (run, self) => hashUnits(run, self as string),
    bool: (_run, self: string) => self !== '',
    len: codePointLength,
    iter: iterator,
    getItem,
    compare,
    concat,
    repeat,
    contains(run, self: string, item) {
      const part = textOf(item);
      if (part === undefined)
        return raise('TypeError', `'in <string>' requires string as left operand, not ${typeOf(item).name}`);
      return includesText(run, self, part);
    },
    binary: { '%': (run, left, right) => (typeof left === 'string' ? percentText(run, left, right) : undefined) },
    construct: (run, _type, args: PyValue[], keywords: Keywords | undefined) => bindConstruct(run, args, keywords),
  },
});

define(builtin.str, [
  ...caseMethods,
  ...predicateMethods,
  ...padMethods,
  ...searchMethods,
  ...splitMethods,
  ...translateMethods,
  ...formatMethods,
  method("encode(encoding: str = 'utf-8', errors: str = 'strict')", {
    doc: 'Return the text as bytes in an encoding.',
    examples: ["'é'.encode()  #> b'\\xc3\\xa9'", "'é'.encode('ascii', 'replace')  #> b'?'"],
    run: (run, self: string, encoding: string, errors: string) => new PyBytes(encode(run, self, encoding, errors)),
  }),
]);
