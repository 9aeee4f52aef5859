// The str type, held against what CPython 3.11 answered (record_str.py).
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { getAttribute } from '../../src/language/runtime/attributes.ts';
import { call } from '../../src/language/runtime/call.ts';
import { hash } from '../../src/language/runtime/operators.ts';
import { str } from '../../src/language/runtime/text.ts';
import { differences, newRun } from './recorded-text.ts';

interface Characters {
  readonly assigned: readonly [number, number][];
  readonly is: Readonly<Record<string, readonly [number, number][]>>;
  readonly maps: Readonly<Record<string, readonly [string, string][]>>;
}

/** Characters that newer Unicode than CPython 3.11's treats otherwise. */
const changedSince: ReadonlySet<number> = new Set([
  0x19b, 0x264, 0x295, 0x10fc, 0x1c89, 0x1c8a, 0xa7d3, 0xa7d5, 0xa7f2, 0xa7f3, 0xa7f4, 0xab69,
]);

const recorded = JSON.parse(
  readFileSync(new URL('recordings/str-characters.jsonl', import.meta.url), 'utf8'),
) as Characters;
const run = newRun();

function ask(character: string, name: string) {
  return call(run, getAttribute(run, character, name), []);
}

function* assigned(): Iterable<string> {
  for (const [start, end] of recorded.assigned) {
    for (let point = start; point <= end; point += 1) if (!changedSince.has(point)) yield String.fromCodePoint(point);
  }
}

function pointsOf(ranges: readonly [number, number][]): Set<number> {
  const points = new Set<number>();
  for (const [start, end] of ranges) for (let point = start; point <= end; point += 1) points.add(point);
  return points;
}

describe('str', () => {
  test('every recorded call of a method or operator gives what CPython gave', () => {
    expect(differences('str-methods')).toEqual([]);
  });

  test('format and format_map replace fields as CPython does', () => {
    expect(differences('str-format')).toEqual([]);
  });

  test.each(Object.keys(recorded.is))('%s is right about every assigned character', (name) => {
    const yes = pointsOf(recorded.is[name] ?? []);
    const wrong = [...assigned()].filter(
      (character) => ask(character, name) !== yes.has(character.codePointAt(0) as number),
    );
    expect(wrong.map((character) => character.codePointAt(0)?.toString(16))).toEqual([]);
  });

  test.each(Object.keys(recorded.maps))('%s maps every assigned character as CPython does', (name) => {
    const mapped = new Map(recorded.maps[name]);
    const wrong = [...assigned()].filter((character) => ask(character, name) !== (mapped.get(character) ?? character));
    expect(wrong.map((character) => character.codePointAt(0)?.toString(16))).toEqual([]);
  });

  test('equal texts have equal hashes however they were made', () => {
    expect(hash(run, 'ab'.concat('c€'))).toBe(hash(run, ['a', 'b', 'c', '€'].join('')));
  });

  test('a format never reads a private attribute', () => {
    const format = call.bind(undefined, run, getAttribute(run, '{0.__class__}', 'format'));
    expect(() => format([1])).toThrow();
  });

  test('str of a text is the text itself', () => {
    expect(str(run, 'é')).toBe('é');
  });
});
