// What a pattern is matched against: a str or bytes as a row of code points.
import { raise } from '../../../src/language/runtime/errors.ts';
import { LARGE } from '../../../src/language/runtime/limits.ts';
import type { Run } from '../../../src/language/runtime/run.ts';
import type { Holder, Weighty } from '../../../src/language/runtime/survey.ts';
import type { PyType } from '../../../src/language/runtime/type.ts';
import { builtin, type PyValue, textOf, typeOf } from '../../../src/language/runtime/values.ts';
import { asBytes, PyBytes } from '../../../src/language/types/bytes.ts';
import { hasPairs } from '../../../src/language/types/code-points.ts';

/** Where the code points of a subject are. */
interface Row {
  readonly length: number;
  /** The text, where its units are its code points. */
  readonly units: string | undefined;
  /** Bytes of its own, beside those of the value. */
  readonly weight: number;
  codeAt(at: number): number;
  slice(run: Run, start: number, end: number): PyValue;
}

/** A text or bytes, by positions as Python counts them. */
export class Subject implements Holder, Weighty {
  readonly given: PyValue;
  readonly isText: boolean;
  readonly length: number;
  /** The text, where its units are its code points. */
  readonly units: string | undefined;
  readonly #row: Row;
  constructor(given: PyValue, row: Row) {
    this.given = given;
    this.isText = !(row instanceof ByteRow);
    this.length = row.length;
    this.units = row.units;
    this.#row = row;
  }
  get type(): PyType {
    return builtin.object;
  }
  get weight(): number {
    return this.#row.weight;
  }
  held(): Iterable<PyValue> {
    return [this.given];
  }
  codeAt(at: number): number {
    return this.#row.codeAt(at);
  }
  /** A part, as Python would cut it. */
  slice(run: Run, start: number, end: number): PyValue {
    return this.#row.slice(run, start, end);
  }
}

class PlainText implements Row {
  readonly units: string;
  readonly length: number;
  readonly weight = 0;
  constructor(units: string) {
    this.units = units;
    this.length = units.length;
  }
  codeAt(at: number): number {
    return this.units.charCodeAt(at);
  }
  slice(run: Run, start: number, end: number): PyValue {
    run.chargeText(end - start);
    return this.units.slice(start, end);
  }
}

/** A text with characters beyond the basic plane. */
class WideText implements Row {
  readonly units = undefined;
  readonly length: number;
  readonly #codes: Int32Array;
  constructor(codes: Int32Array) {
    this.#codes = codes;
    this.length = codes.length;
  }
  get weight(): number {
    return Math.min(this.length * 4, LARGE);
  }
  codeAt(at: number): number {
    return this.#codes[at] ?? 0;
  }
  slice(run: Run, start: number, end: number): PyValue {
    run.work(end - start);
    run.chargeText((end - start) * 2);
    let text = '';
    for (let at = start; at < end; at += 1) text += String.fromCodePoint(this.codeAt(at));
    return text;
  }
}

class ByteRow implements Row {
  readonly units = undefined;
  readonly length: number;
  readonly weight = 0;
  readonly #bytes: Uint8Array;
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.length = bytes.length;
  }
  codeAt(at: number): number {
    return this.#bytes[at] ?? 0;
  }
  slice(run: Run, start: number, end: number): PyValue {
    run.chargeText(end - start);
    return new PyBytes(this.#bytes.slice(start, end));
  }
}

/** The subject that a value is; TypeError when it is neither text nor bytes, or not of the pattern's kind. */
export function subjectOf(run: Run, given: PyValue, pattern: 'text' | 'bytes'): Subject {
  const text = textOf(given);
  const bytes = text === undefined ? asBytes(given) : undefined;
  if (text === undefined && bytes === undefined)
    raise('TypeError', `expected string or bytes-like object, got '${typeOf(given).name}'`);
  if (text !== undefined && pattern === 'bytes')
    raise('TypeError', 'cannot use a bytes pattern on a string-like object');
  if (bytes !== undefined && pattern === 'text')
    raise('TypeError', 'cannot use a string pattern on a bytes-like object');
  return new Subject(given, bytes === undefined ? textRow(run, text ?? '') : new ByteRow(bytes.value));
}

function textRow(run: Run, text: string): Row {
  if (!hasPairs(run, text)) return new PlainText(text);
  run.work(text.length * 4);
  run.charge(text.length * 4);
  return new WideText(Int32Array.from(text, (character) => character.codePointAt(0) ?? 0));
}
