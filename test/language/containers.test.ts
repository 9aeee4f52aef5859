// Lists, tuples, dicts, sets, ranges, slices and their iterators against recordings of CPython 3.11.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Case, type Outcome, play } from './containers.ts';

function recorded(area: string): Case[] {
  const text = readFileSync(new URL(`recordings/containers-${area}.jsonl`, import.meta.url), 'utf8');
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

/** A set with texts or None in it: CPython's order then depends on the process. */
const unordered = /\{[^:]*('|None|range)[^:]*\}/;

function comparable(outcomes: readonly Outcome[], ordered: boolean): string[] {
  const texts = outcomes.map((outcome) => (typeof outcome === 'string' ? outcome : outcome.join(': ')));
  return ordered ? texts : texts.map((text) => [...text].sort().join(''));
}

function differences(area: string): unknown[] {
  return recorded(area).flatMap((recording) => {
    const [start, steps, expected] = recording;
    const ordered = !expected.some((outcome) => unordered.test(String(outcome)));
    const want = comparable(expected, ordered);
    const got = comparable(play(recording), ordered);
    const at = want.findIndex((text, index) => text !== got[index]);
    return at < 0 ? [] : [{ start, step: steps[at], want: want[at], got: got[at] }];
  });
}

describe('as CPython 3.11', () => {
  it('methods of containers take the same arguments, give the same results and raise the same errors', () => {
    expect(differences('methods')).toEqual([]);
  });
  it('list.sort is stable, asks only for less-than, and fails as it does there', () => {
    expect(differences('sort')).toEqual([]);
  });
  it('indices and slices read, assign and delete the same items', () => {
    expect(differences('slices')).toEqual([]);
  });
  it('operators combine and compare the same operands', () => {
    expect(differences('operators')).toEqual([]);
  });
  it('types of containers and iterators can be called in the same ways', () => {
    expect(differences('construct')).toEqual([]);
  });
  it('equal keys are one key, and hashes are the same numbers', () => {
    expect(differences('keys')).toEqual([]);
  });
  it('changing a container while iterating over it is noticed in the same places', () => {
    expect(differences('iteration')).toEqual([]);
  });
  it('sets of ints show their elements in the order of the table that their history made', () => {
    expect(differences('sets')).toEqual([]);
  });
});
