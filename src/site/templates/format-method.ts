// str.format and str.format_map in templates: fields read what a template may read, and nothing else.
import type { Keywords } from '../../language/runtime/call.ts';
import { raise, raiseWith } from '../../language/runtime/errors.ts';
import { type BoundMethod, NativeFunction } from '../../language/runtime/functions.ts';
import { getItem } from '../../language/runtime/items.ts';
import type { Run } from '../../language/runtime/run.ts';
import { format, repr, str } from '../../language/runtime/text.ts';
import { PyInstance, type PyValue, textOf } from '../../language/runtime/values.ts';
import { type Access, type Field, filledIn, parseFieldName } from '../../language/types/format-markup.ts';
import { ascii } from '../../language/types/str-repr.ts';
import { escapeText, htmlOf, markup } from './markup.ts';

const DEEPEST = 2;

/** How a part of a value is read in a field. */
type ReadPart = (run: Run, value: PyValue, access: Access) => PyValue;

/** The method as templates have it; `undefined` for any other method. */
export function formatOf({ target }: BoundMethod, self: PyValue, part: ReadPart): PyValue | undefined {
  if (!(target instanceof NativeFunction)) return undefined;
  const invoke = methods.get(target.name);
  if (invoke === undefined) return undefined;
  return new NativeFunction(target.name, undefined, target.signature, target.doc, (run, args, keywords) =>
    invoke({ run, self, part }, args, keywords),
  );
}

interface Call {
  readonly run: Run;
  readonly self: PyValue;
  readonly part: ReadPart;
}

type Invoke = (call: Call, args: readonly PyValue[], keywords: Keywords | undefined) => PyValue;

const methods: ReadonlyMap<string, Invoke> = new Map<string, Invoke>([
  [
    'format',
    (call, args, keywords) => {
      const named = (key: string): PyValue => {
        const at = keywords?.names.indexOf(key) ?? -1;
        return keywords?.values[at] ?? (at < 0 ? raiseWith('KeyError', key) : null);
      };
      return formatted(call, { args, named });
    },
  ],
  [
    'format_map',
    (call, args, keywords) => {
      if ((keywords?.names.length ?? 0) > 0) raise('TypeError', 'format_map() takes no keyword arguments');
      if (args.length !== 1) raise('TypeError', `format_map() takes exactly one argument (${args.length} given)`);
      const [mapping = null] = args;
      return formatted(call, { args: [], named: (key) => getItem(call.run, mapping, key) });
    },
  ],
]);

interface Values {
  readonly args: readonly PyValue[];
  readonly named: (key: string) => PyValue;
}

interface Source extends Values {
  readonly part: ReadPart;
}

function formatted({ run, self, part }: Call, values: Values): PyValue {
  const text = textOf(self) ?? '';
  const isMarkup = self instanceof PyInstance && htmlOf(run, self) !== undefined;
  const result = new Formatting(run, { ...values, part }, isMarkup).render(text, DEEPEST);
  return isMarkup ? markup(result) : result;
}

class Formatting {
  readonly #run: Run;
  readonly #values: Source;
  readonly #escapes: boolean;
  /** `false` once a field has named its argument by number. */
  #next: number | false = 0;

  constructor(run: Run, values: Source, escapes: boolean) {
    this.#run = run;
    this.#values = values;
    this.#escapes = escapes;
  }

  render(text: string, depth: number): string {
    if (depth < 0) raise('ValueError', 'Max string recursion exceeded');
    return filledIn(this.#run, text, (field) => this.#field(field, depth));
  }

  #field(field: Field, depth: number): string {
    const run = this.#run;
    run.tick();
    const value = converted(run, this.#value(field.name), field.conversion);
    const spec = field.nested ? this.render(field.spec, depth - 1) : field.spec;
    if (!this.#escapes) return format(run, value, spec);
    const html = htmlOf(run, value);
    if (html === undefined) return escapeText(run, format(run, value, spec));
    return spec === ''
      ? html
      : raise('ValueError', `Format specifier ${spec} given, but ${'{}'} does not define __html_format__.`);
  }

  #value(name: string): PyValue {
    const { first, steps } = parseFieldName(name);
    let value = typeof first === 'number' || first === '' ? this.#positional(first) : this.#values.named(first);
    for (const step of steps) value = this.#values.part(this.#run, value, step);
    return value;
  }

  #positional(first: number | ''): PyValue {
    const at = first === '' ? this.#automatic() : this.#manual(first);
    const value = this.#values.args[at];
    return value === undefined
      ? raise('IndexError', `Replacement index ${at} out of range for positional args tuple`)
      : value;
  }

  #automatic(): number {
    if (this.#next === false)
      return raise('ValueError', 'cannot switch from manual field specification to automatic field numbering');
    this.#next += 1;
    return this.#next - 1;
  }

  #manual(at: number): number {
    if (this.#next !== false && this.#next > 0)
      raise('ValueError', 'cannot switch from manual field specification to automatic field numbering');
    this.#next = false;
    return at;
  }
}

function converted(run: Run, value: PyValue, conversion: string): PyValue {
  if (conversion === 's') return str(run, value);
  if (conversion === 'r') return repr(run, value);
  return conversion === 'a' ? ascii(run, value) : value;
}
