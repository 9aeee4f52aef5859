// str.format and str.format_map, for embedders: the guards of scripts refuse both before they are called.
import { getAttribute } from '../runtime/attributes.ts';
import type { Keywords } from '../runtime/call.ts';
import { type Declaration, method } from '../runtime/declare.ts';
import { raise, raiseWith } from '../runtime/errors.ts';
import { getItem } from '../runtime/items.ts';
import type { Run } from '../runtime/run.ts';
import { format, repr, str } from '../runtime/text.ts';
import { type PyValue, typeOf } from '../runtime/values.ts';
import { type Access, type Field, filledIn, parseFieldName } from './format-markup.ts';
import { ascii } from './str-repr.ts';

/** How deep fields may stand in the specifications of others. */
const DEPTH = 2;

/** Where the values of fields come from. */
interface Source {
  readonly positional: readonly PyValue[] | undefined;
  named(key: string): PyValue;
}

/** One formatting: its values, and how its fields are numbered. */
class Formatting {
  readonly #run: Run;
  readonly #source: Source;
  #numbering: 'automatic' | 'manual' | undefined;
  #next = 0;
  constructor(run: Run, source: Source) {
    this.#run = run;
    this.#source = source;
  }

  render(text: string, depth: number): string {
    if (depth === 0) raise('ValueError', 'Max string recursion exceeded');
    return filledIn(this.#run, text, (field) => this.#field(field, depth));
  }

  #field(field: Field, depth: number): string {
    this.#run.tick();
    const value = converted(this.#run, this.#value(field.name), field.conversion);
    const spec = field.nested ? this.render(field.spec, depth - 1) : field.spec;
    return format(this.#run, value, spec);
  }

  #value(name: string): PyValue {
    const { first, steps } = parseFieldName(name);
    let value = typeof first === 'number' || first === '' ? this.#positional(first) : this.#source.named(first);
    for (const step of steps) value = part(this.#run, value, step);
    return value;
  }

  #positional(first: number | ''): PyValue {
    const numbering = first === '' ? 'automatic' : 'manual';
    this.#numbering ??= numbering;
    if (this.#numbering !== numbering) {
      const manual = 'manual field specification';
      const automatic = 'automatic field numbering';
      const [from, to] = numbering === 'manual' ? [automatic, manual] : [manual, automatic];
      raise('ValueError', `cannot switch from ${from} to ${to}`);
    }
    const at = first === '' ? this.#next++ : first;
    const values = this.#source.positional ?? raise('ValueError', 'Format string contains positional fields');
    const value = values[at];
    return value === undefined
      ? raise('IndexError', `Replacement index ${at} out of range for positional args tuple`)
      : value;
  }
}

function part(run: Run, value: PyValue, { kind, key }: Access): PyValue {
  if (kind === 'item') return getItem(run, value, key);
  // No guard sees what a format reads, so private names do not exist for it.
  if (String(key).startsWith('_')) raise('AttributeError', `'${typeOf(value).name}' object has no attribute '${key}'`);
  return getAttribute(run, value, String(key));
}

const conversions: ReadonlyMap<string, (run: Run, value: PyValue) => PyValue> = new Map([
  ['', (_run: Run, value: PyValue) => value],
  ['s', str],
  ['r', repr],
  ['a', ascii],
]);

function converted(run: Run, value: PyValue, conversion: string): PyValue {
  const convert = conversions.get(conversion);
  if (convert !== undefined) return convert(run, value);
  const code = conversion.codePointAt(0) as number;
  const shown = code > 32 && code < 127 ? conversion : `\\x${code.toString(16)}`;
  return raise('ValueError', `Unknown conversion specifier ${shown}`);
}

function formatArguments(run: Run, text: string, args: readonly PyValue[], keywords: Keywords | undefined): string {
  const named = (key: string) => {
    const at = keywords?.names.indexOf(key) ?? -1;
    return at < 0 ? raiseWith('KeyError', key) : (keywords?.values[at] as PyValue);
  };
  return new Formatting(run, { positional: args, named }).render(text, DEPTH);
}

/** Rows of str: formatting by fields in braces. */
export const formatMethods: readonly Declaration[] = [
  method('format(*args, **kwargs)', {
    doc: 'Return the text with its fields in braces replaced by the arguments.',
    examples: ["'{} of {total:.1f}'.format(1, total=3)  #> 1 of 3.0"],
    run: (run, self: string, args: readonly PyValue[], keywords: Keywords | undefined) =>
      formatArguments(run, self, args, keywords),
  }),
  method('format_map(mapping, /)', {
    doc: 'Return the text with its fields in braces replaced by the values of a mapping.',
    examples: ["'{name}!'.format_map({'name': 'ann'})  #> ann!"],
    run(run, self: string, mapping: PyValue) {
      const named = (key: string) => getItem(run, mapping, key);
      return new Formatting(run, { positional: undefined, named }).render(self, DEPTH);
    },
  }),
];
