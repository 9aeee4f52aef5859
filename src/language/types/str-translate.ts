// str.maketrans and str.translate: replacing characters by a table.

import { PyDict } from '../runtime/containers.ts';
import { type Declaration, method } from '../runtime/declare.ts';
import { staticMethod } from '../runtime/descriptors.ts';
import { caught, raise } from '../runtime/errors.ts';
import { getItem } from '../runtime/items.ts';
import { asInt, isInt } from '../runtime/numbers.ts';
import type { Run } from '../runtime/run.ts';
import { HashTable } from '../runtime/table.ts';
import { builtin, type PyValue, textOf } from '../runtime/values.ts';
import { worded } from '../runtime/wording.ts';
import { characters, singlePoint } from './code-points.ts';
import { TextBuilder } from './text-builder.ts';

function makeTable(run: Run, from: PyValue, to: string | undefined, remove: string | undefined): PyDict {
  const table = new HashTable();
  if (to === undefined) copyTable(run, from, table);
  else pairUp(run, from, to, table);
  for (const character of remove ?? '') table.set(run, character.codePointAt(0) as number, null);
  return new PyDict(table);
}

function pairUp(run: Run, given: PyValue, to: string, table: HashTable): void {
  const from =
    textOf(given) ?? raise('TypeError', 'first maketrans argument must be a string if there is a second argument');
  const left = characters(run, from);
  const right = characters(run, to);
  if (left.length !== right.length) raise('ValueError', 'the first two maketrans arguments must have equal length');
  for (const [at, character] of left.entries()) {
    table.set(run, character.codePointAt(0) as number, (right[at] as string).codePointAt(0) as number);
  }
}

function copyTable(run: Run, from: PyValue, table: HashTable): void {
  if (!(from instanceof PyDict)) raise('TypeError', 'if you give only one argument to maketrans it must be a dict');
  run.work(from.table.size);
  for (const key of from.table.keys()) {
    const value = from.table.get(run, key) as PyValue;
    if (typeof key === 'string') {
      const point = singlePoint(key);
      table.set(run, point ?? raise('ValueError', worded(run, 'tableKey')), value);
    } else if (isInt(key) || typeof key === 'boolean') table.set(run, key, value);
    else raise('TypeError', 'keys in translate table must be strings or integers');
  }
}

/** What the table says about a character; LookupError means that it stays. */
function entry(run: Run, table: PyValue, point: number): PyValue | undefined {
  if (table instanceof PyDict && table.type === builtin.dict) return table.table.get(run, point);
  try {
    return getItem(run, table, point);
  } catch (thrown) {
    if (caught(thrown, 'LookupError')) return undefined;
    throw thrown;
  }
}

function replacement(run: Run, table: PyValue, character: string): string {
  const value = entry(run, table, character.codePointAt(0) as number);
  if (value === undefined) return character;
  if (value === null) return '';
  const text = textOf(value);
  if (text !== undefined) return text;
  const point = asInt(value);
  if (point === undefined) return raise('TypeError', 'character mapping must return integer, None or str');
  if (point < 0 || point > 0x10ffff) return raise('ValueError', 'character mapping must be in range(0x110000)');
  return String.fromCodePoint(Number(point));
}

function translate(run: Run, text: string, table: PyValue): string {
  run.work(text.length * 4);
  const builder = new TextBuilder(run);
  for (const character of text) builder.add(replacement(run, table, character));
  return builder.finish();
}

/** Rows of str: translation tables. */
export const translateMethods: readonly Declaration[] = [
  staticMethod('maketrans(x, y: str = ..., z: str = ..., /)', {
    doc: 'Return a table for translate: from a dict, or from two texts of equal length and characters to remove.',
    examples: ["str.maketrans('ab', 'xy')  #> {97: 120, 98: 121}"],
    run: (run, x: PyValue, y: string | undefined, z: string | undefined) => makeTable(run, x, y, z),
  }),
  method('translate(table, /)', {
    doc: 'Return the text with each character replaced as the table says; None removes it.',
    examples: ["'abc'.translate({97: 'x', 98: None})  #> xc"],
    run: (run, self: string, table: PyValue) => translate(run, self, table),
  }),
];
