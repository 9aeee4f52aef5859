// What is held against a site, and for how long.
import { beforeEach, expect, test } from 'vitest';
import { Standings } from '../../src/host/standings.ts';

let now: number;
let standings: Standings;

beforeEach(() => {
  now = 0;
  standings = new Standings(() => now);
});

test('a site is unknown until its work was short once', () => {
  expect(standings.of('a')).toBe('unknown');
  expect(standings.short('a')).toBe(true);
  expect(standings.short('a')).toBe(false);
  expect(standings.of('a')).toBe('light');
});

test('an unknown site is heavy after its first long work', () => {
  standings.long('a');
  expect(standings.of('a')).toBe('heavy');
});

test('a light site may take long once a minute, not twice', () => {
  standings.short('a');
  standings.long('a');
  expect(standings.of('a')).toBe('light');
  now += 61_000;
  standings.long('a');
  expect(standings.of('a')).toBe('light');
  now += 1000;
  standings.long('a');
  expect(standings.of('a')).toBe('heavy');
});

test('a limit makes any site heavy, and short work does not take that back', () => {
  standings.short('a');
  standings.harmful('a');
  standings.short('a');
  expect(standings.of('a')).toBe('heavy');
});

test('a minute after its last long work a site shows anew what it is', () => {
  standings.long('a');
  now += 50_000;
  standings.long('a');
  now += 50_000;
  expect(standings.of('a')).toBe('heavy');
  now += 20_000;
  expect(standings.of('a')).toBe('unknown');
});

test('the light sites of the last minutes are kept open, the latest first', () => {
  for (const site of ['a', 'b', 'c']) {
    now += 1000;
    standings.short(site);
  }
  standings.harmful('b');
  now += 1000;
  standings.short('a');
  expect(standings.lately()).toEqual(['a', 'c']);
  now += 11 * 60_000;
  expect(standings.lately()).toEqual([]);
});
