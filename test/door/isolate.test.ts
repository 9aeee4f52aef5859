// The prepared isolate: what hostile JavaScript would find in it, and what it cannot do there.

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createIsolate, createSnapshot, type GuestIsolate, type Snapshot } from '../../src/door/isolate.ts';

const root = join(import.meta.dirname, '..', '..');

/** A traitor in place of the site: evaluates nothing, but is plain hostile JavaScript chosen by name. */
const TRAITOR = `
import { startGuest } from '${root}/src/door/guest.ts';
import { harden } from '${root}/src/door/harden.ts';
const attempts = {
  names: () => Object.getOwnPropertyNames(globalThis).sort(),
  functionConstructor: () => (() => {}).constructor('return 1')(),
  generatorConstructor: () => Object.getPrototypeOf(function* () {}).constructor('yield 1'),
  asyncConstructor: () => Object.getPrototypeOf(async () => {}).constructor('return 1'),
  asyncGeneratorConstructor: () => Object.getPrototypeOf(async function* () {}).constructor('yield 1'),
  indirectEval: () => [].map.constructor('return 1')(),
  boundConstructor: () => Object.getPrototypeOf(Map).constructor('return 1')(),
  prototype: () => { Array.prototype.push = () => 'taken'; return [].push(1); },
  objectPrototype: () => { Object.prototype.polluted = 1; return ({}).polluted; },
  setPrototype: () => { Object.setPrototypeOf(Array.prototype, { a: 1 }); return [].a; },
  stack: () => { Error.prepareStackTrace = () => 'mine'; return new Error('x').stack === 'mine'; },
  errorName: () => { const e = new Error('x'); e.name = 'Own'; e.message = 'text'; return String(e); },
  ownToString: () => { const o = {}; o.toString = () => 'own'; return String(o); },
  clock: () => typeof Date.now,
  randomness: () => typeof Math.random,
  temporal: () => typeof Temporal.Now,
  work: () => [3n ** 40n, Temporal.PlainDate.from('2024-02-29').add({ years: 1 }).toString(), new Intl.NumberFormat('de').format(1234.5), new Map([[1, 2]]).size].map(String),
  throwGetter: () => { throw { get message() { for (;;); } }; },
  throwProxyLike: () => { throw Object.create(null, { stack: { get() { throw 1; } } }); },
  calls: () => { const out = []; for (const text of ['', '{}', 'null', '{"token":"x","number":1,"call":"begin","argument":null}']) out.push(send(text)); return out; },
};
let send;
globalThis.start = (outside, configuration) => {
  send = outside;
  const clock = Date.now;
  harden(globalThis);
  return startGuest(() => ({ call: (name) => JSON.stringify(attempts[name]() ?? null), handle() {} }), { send: outside, clock, configuration });
};
`;

let snapshot: Snapshot;
let isolate: GuestIsolate | undefined;

const traitor = async (name: string, timeout = 500) => {
  isolate ??= await createIsolate({
    snapshot,
    memoryLimit: 128,
    configuration: JSON.stringify({ site: 'a', dialect: 'sqlite', common: {}, own: {} }),
    answer: async (text) => JSON.stringify({ answer: text }),
    onCatastrophe: () => undefined,
  });
  const work = { kind: 'call', token: 'x', now: 0, limits: { cpu: 500, wall: 500 }, name, payload: '' };
  const outcome = JSON.parse(await isolate.call(JSON.stringify(work), timeout));
  return outcome.kind === 'result' ? JSON.parse(outcome.result) : outcome;
};

beforeAll(async () => {
  const { outputFiles } = await build({
    stdin: { contents: TRAITOR, resolveDir: root, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'iife',
    banner: { js: '"use strict";' },
    target: 'esnext',
  });
  snapshot = createSnapshot(outputFiles[0]?.text ?? '');
});

afterEach(() => {
  isolate?.dispose();
  isolate = undefined;
});

describe('hostile JavaScript in an isolate', () => {
  test('finds these names and no other', async () => {
    const names: readonly string[] = await traitor('names');
    const language =
      'AggregateError Array ArrayBuffer AsyncDisposableStack BigInt BigInt64Array BigUint64Array Boolean DataView Date DisposableStack Error EvalError Float16Array Float32Array Float64Array Infinity Int16Array Int32Array Int8Array Intl Iterator JSON Map Math NaN Number Object Promise RangeError ReferenceError RegExp Set String SuppressedError Symbol SyntaxError Temporal TypeError URIError Uint16Array Uint32Array Uint8Array Uint8ClampedArray WeakMap WeakSet decodeURI decodeURIComponent encodeURI encodeURIComponent globalThis isFinite isNaN parseFloat parseInt undefined';
    expect(names).toEqual(language.split(' ').sort());
  });

  test.each([
    'functionConstructor',
    'generatorConstructor',
    'asyncConstructor',
    'asyncGeneratorConstructor',
    'indirectEval',
    'boundConstructor',
    'prototype',
    'objectPrototype',
    'setPrototype',
    'stack',
  ])('is stopped at %s', async (name) => {
    expect(await traitor(name)).toMatchObject({ kind: 'fault', fault: expect.stringContaining('TypeError') });
  });

  test.each(['clock', 'randomness', 'temporal'])('has no %s', async (name) => {
    expect(await traitor(name)).toBe('undefined');
  });

  test.each([
    ['errorName', 'Own: text'],
    ['ownToString', 'own'],
    ['work', ['12157665459056928801', '2025-02-28', '1.234,5', '1']],
  ])('can do ordinary work: %s', async (name, result) => {
    expect(await traitor(name)).toEqual(result);
  });

  test('cannot hang or break the door with what it throws', async () => {
    expect(await traitor('throwProxyLike')).toMatchObject({ kind: 'fault' });
    const started = performance.now();
    await traitor('throwGetter').catch(() => undefined);
    expect(performance.now() - started).toBeLessThan(2000);
  });

  test('gets nothing but text through the door', async () => {
    expect(await traitor('calls')).toEqual(
      ['', '{}', 'null', '{"token":"x","number":1,"call":"begin","argument":null}'].map((text) =>
        JSON.stringify({ answer: text }),
      ),
    );
  });
});

test('a service that goes on at the next tick is answered although nothing else happens', () => {
  const script = join(import.meta.dirname, 'next-tick.ts');
  const { stdout } = spawnSync(process.execPath, ['--no-node-snapshot', script], { encoding: 'utf8' });
  expect(JSON.parse(stdout)).toEqual({ answer: null });
});
