// JSON for the site: texts into Python values, Python values into Frappe's JSON texts.
import { PyDict, PySet } from '../language/runtime/containers.ts';
import { raise } from '../language/runtime/errors.ts';
import { isInt } from '../language/runtime/numbers.ts';
import type { Run } from '../language/runtime/run.ts';
import { HashTable } from '../language/runtime/table.ts';
import { repr, str } from '../language/runtime/text.ts';
import { PyFloat, PyList, PyTuple, type PyValue, typeOf } from '../language/runtime/values.ts';
import { attributeDict } from './dictionary.ts';

/** How a text is written. */
export interface JsonStyle {
  readonly indent?: number;
  readonly separators?: readonly [item: string, key: string];
  readonly sortKeys?: boolean;
  readonly ascii?: boolean;
  /** NaN and the infinities become null instead of their names. */
  readonly strictNumbers?: boolean;
  /** What stands for a value that JSON does not know; `undefined` refuses it. */
  readonly other?: (value: PyValue) => PyValue | undefined;
}

/** A Python value from a JSON text, `undefined` when it is none. Objects become `_dict`s. */
export function parseJson(run: Run, text: string): PyValue | undefined {
  run.work(text.length);
  try {
    return fromPlain(run, JSON.parse(text, keepFloats));
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return undefined;
    throw thrown;
  }
}

/** A number written with a point or an exponent is a float in Python. */
function keepFloats(_key: string, value: unknown, context?: { source?: string }): unknown {
  if (typeof value !== 'number') return value;
  const source = context?.source ?? String(value);
  if (!/^-?\d+$/.test(source)) return new PyFloat(value);
  return Number.isSafeInteger(value) ? value : BigInt(source);
}

function fromPlain(run: Run, value: unknown): PyValue {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' || typeof value === 'bigint' || value instanceof PyFloat) return value;
  if (Array.isArray(value)) return new PyList(value.map((item) => fromPlain(run, item)));
  const table = new HashTable();
  for (const [key, item] of Object.entries(Object(value))) table.set(run, key, fromPlain(run, item));
  return new PyDict(table, attributeDict);
}

/** A JSON text of a Python value. */
export function dumpJson(run: Run, value: PyValue, style: JsonStyle = {}): string {
  return new JsonWriter(run, style).write(value, 0);
}

class JsonWriter {
  readonly #run: Run;
  readonly #style: JsonStyle;
  readonly #comma: string;
  readonly #colon: string;

  constructor(run: Run, style: JsonStyle) {
    this.#run = run;
    this.#style = style;
    const [comma, colon] = style.separators ?? (style.indent === undefined ? [', ', ': '] : [',', ': ']);
    this.#comma = comma;
    this.#colon = colon;
  }

  write(value: PyValue, depth: number): string {
    this.#run.tick();
    if (value === null) return 'null';
    if (typeof value === 'boolean') return value ? 'true' : 'false';
    if (typeof value === 'string') return this.#text(value);
    if (isInt(value)) return value.toString();
    if (value instanceof PyFloat) return this.#float(value);
    this.#run.enter();
    const text = this.#container(value, depth);
    this.#run.depth -= 1;
    return text;
  }

  #container(value: PyValue, depth: number): string {
    if (value instanceof PyList || value instanceof PyTuple) return this.#list(value.items, depth);
    if (value instanceof PyDict) return this.#dict(value, depth);
    const replaced = this.#style.other?.(value);
    if (replaced !== undefined) return this.write(replaced, depth);
    if (value instanceof PySet) return this.#list(value.table.keys(), depth);
    return raise('TypeError', `Object of type ${typeOf(value).name} is not JSON serializable`);
  }

  #list(items: readonly PyValue[], depth: number): string {
    if (items.length === 0) return '[]';
    return this.#wrap(
      '[',
      ']',
      items.map((item) => this.write(item, depth + 1)),
      depth,
    );
  }

  #dict(dict: PyDict, depth: number): string {
    const entries: [string, PyValue][] = dict.table
      .keys()
      .map((key) => [this.#key(key), dict.table.get(this.#run, key) ?? null]);
    if (entries.length === 0) return '{}';
    if (this.#style.sortKeys) entries.sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0));
    return this.#wrap(
      '{',
      '}',
      entries.map(([key, item]) => `${this.#text(key)}${this.#colon}${this.write(item, depth + 1)}`),
      depth,
    );
  }

  #wrap(open: string, close: string, parts: readonly string[], depth: number): string {
    const { indent } = this.#style;
    if (indent === undefined) return `${open}${parts.join(this.#comma)}${close}`;
    const inner = `\n${' '.repeat(indent * (depth + 1))}`;
    return `${open}${inner}${parts.join(`${this.#comma}${inner}`)}\n${' '.repeat(indent * depth)}${close}`;
  }

  #key(key: PyValue): string {
    if (typeof key === 'string') return key;
    if (key === null) return 'null';
    if (typeof key === 'boolean') return key ? 'true' : 'false';
    if (isInt(key)) return key.toString();
    return key instanceof PyFloat ? this.#float(key) : str(this.#run, key);
  }

  #float(value: PyFloat): string {
    if (Number.isFinite(value.value)) return repr(this.#run, value);
    if (this.#style.strictNumbers) return 'null';
    return Number.isNaN(value.value) ? 'NaN' : value.value > 0 ? 'Infinity' : '-Infinity';
  }

  #text(text: string): string {
    this.#run.chargeText(text.length + 2);
    const quoted = JSON.stringify(text);
    if (!this.#style.ascii) return quoted;
    return quoted.replaceAll(
      /[\u007f-\uffff]/g,
      (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
  }
}
