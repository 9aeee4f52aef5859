// Python values to JSON text as orjson writes it.
import { dateText } from '../../../stdlib/modules/datetime-date.ts';
import { isoText } from '../../../stdlib/modules/datetime-datetime.ts';
import { clockText } from '../../../stdlib/modules/datetime-time.ts';
import { PyDate, PyDateTime, PyTime } from '../../../stdlib/modules/datetime-values.ts';
import { quoteJson } from '../../../stdlib/modules/json-encode.ts';
import { call } from '../../language/runtime/call.ts';
import { PyDict } from '../../language/runtime/containers.ts';
import { caught, raise } from '../../language/runtime/errors.ts';
import { asInt } from '../../language/runtime/numbers.ts';
import type { Run } from '../../language/runtime/run.ts';
import { repr } from '../../language/runtime/text.ts';
import { PyFloat, PyInstance, PyList, PyTuple, type PyValue, typeOf } from '../../language/runtime/values.ts';

/** orjson's options, which scripts add up. */
export const orjsonOptions = {
  INDENT_2: 1,
  NAIVE_UTC: 2,
  NON_STR_KEYS: 4,
  OMIT_MICROSECONDS: 8,
  SERIALIZE_NUMPY: 16,
  SORT_KEYS: 32,
  STRICT_INTEGER: 64,
  UTC_Z: 128,
  PASSTHROUGH_SUBCLASS: 256,
  PASSTHROUGH_DATETIME: 512,
  APPEND_NEWLINE: 1024,
  PASSTHROUGH_DATACLASS: 2048,
  SERIALIZE_DATACLASS: 0,
  SERIALIZE_UUID: 0,
} as const;

type Option = keyof typeof orjsonOptions;

/** The JSON text of a value; `fallback` stands in for what orjson does not know. */
export function encodeOrjson(run: Run, value: PyValue, fallback: PyValue, options: number): string {
  const encoder = new Encoder(run, fallback, options);
  encoder.write(value, 0);
  return encoder.text + (encoder.has('APPEND_NEWLINE') ? '\n' : '');
}

const LARGEST = 2n ** 64n;
const SMALLEST = -(2n ** 63n);
const STRICT = 2n ** 53n;

class Encoder {
  text = '';
  readonly #run: Run;
  readonly #fallback: PyValue;
  readonly #options: number;

  constructor(run: Run, fallback: PyValue, options: number) {
    this.#run = run;
    this.#fallback = fallback;
    this.#options = options;
  }

  has(option: Option): boolean {
    return (this.#options & orjsonOptions[option]) !== 0;
  }

  #put(piece: string): void {
    this.#run.chargeText(this.text.length + piece.length);
    this.text += piece;
  }

  write(given: PyValue, level: number): void {
    this.#run.tick();
    const value =
      given instanceof PyInstance && given.native !== undefined && !this.has('PASSTHROUGH_SUBCLASS')
        ? given.native
        : given;
    const plain = this.#scalar(value);
    if (plain !== undefined) return this.#put(plain);
    this.#run.enter(' while encoding a JSON object');
    if (value instanceof PyDict) this.#object(value, level);
    else if (value instanceof PyList || value instanceof PyTuple) this.#array(value.items, level);
    else this.write(this.#instead(value), level);
    this.#run.depth -= 1;
  }

  #scalar(value: PyValue): string | undefined {
    if (value === null) return 'null';
    if (typeof value === 'boolean') return value ? 'true' : 'false';
    if (typeof value === 'string') return this.#string(value);
    if (value instanceof PyFloat) return floatText(this.#run, value);
    const whole = asInt(value);
    if (whole !== undefined) return this.#int(BigInt(whole));
    const moment = this.#moment(value);
    return moment === undefined ? undefined : `"${moment}"`;
  }

  #string(text: string): string {
    if (!text.isWellFormed()) raise('TypeError', 'str is not valid UTF-8: surrogates not allowed');
    return quoteJson(this.#run, text, false);
  }

  #int(value: bigint): string {
    if (value >= LARGEST || value < SMALLEST) raise('TypeError', 'Integer exceeds 64-bit range');
    if (this.has('STRICT_INTEGER') && (value >= STRICT || value <= -STRICT))
      raise('TypeError', 'Integer exceeds 53-bit range');
    return String(value);
  }

  #moment(value: PyValue): string | undefined {
    if (this.has('PASSTHROUGH_DATETIME')) return undefined;
    const timespec = this.has('OMIT_MICROSECONDS') ? 'seconds' : 'auto';
    if (value instanceof PyDate) return dateText(value);
    if (value instanceof PyTime && value.tzinfo === null) return clockText(value, timespec);
    if (!(value instanceof PyDateTime)) return undefined;
    const naive = value.tzinfo === null && this.has('NAIVE_UTC') ? '+00:00' : '';
    const text = isoText(this.#run, value, 'T', timespec) + naive;
    return this.has('UTC_Z') ? text.replace(/\+00:00$/, 'Z') : text;
  }

  #instead(value: PyValue): PyValue {
    const refused = `Type is not JSON serializable: ${typeOf(value).name}`;
    if (this.#fallback === null) return raise('TypeError', refused);
    try {
      return call(this.#run, this.#fallback, [value]);
    } catch (thrown) {
      if (caught(thrown, 'Exception') === undefined) throw thrown;
      return raise('TypeError', refused);
    }
  }

  #array(items: readonly PyValue[], level: number): void {
    this.#listed(['[', ']'], level, items, (item) => this.write(item, level + 1));
  }

  #object(dict: PyDict, level: number): void {
    const entries = [...dict.table.map].map(([key, value]) => [this.#key(dict.table.written(key)), value] as const);
    if (this.has('SORT_KEYS')) entries.sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0));
    this.#listed(['{', '}'], level, entries, ([key, value]) => {
      this.#put(`${this.#string(key)}:${this.has('INDENT_2') ? ' ' : ''}`);
      this.write(value, level + 1);
    });
  }

  #listed<T>(
    [open, close]: readonly [string, string],
    level: number,
    items: readonly T[],
    item: (each: T) => void,
  ): void {
    const indented = this.has('INDENT_2') && items.length > 0;
    const line = (depth: number) => (indented ? `\n${'  '.repeat(depth)}` : '');
    this.#put(open);
    for (const [at, each] of items.entries()) {
      this.#put(`${at === 0 ? '' : ','}${line(level + 1)}`);
      item(each);
    }
    this.#put(line(level) + close);
  }

  #key(key: PyValue): string {
    if (typeof key === 'string') return key;
    if (!this.has('NON_STR_KEYS')) return raise('TypeError', 'Dict key must be str');
    const text = this.#scalar(key) ?? raise('TypeError', 'Dict key must a type serializable with OPT_NON_STR_KEYS');
    return text.replaceAll('"', '');
  }
}

function floatText(run: Run, value: PyFloat): string {
  if (!Number.isFinite(value.value)) return 'null';
  const text = repr(run, value);
  // orjson writes no zero in an exponent, and none of five places.
  return text.endsWith('e-05') ? value.value.toFixed(20).replace(/0+$/, '') : text.replace(/e-0/, 'e-');
}
