// Bad input: whatever the text, it is refused in CPython's words or it runs, soon, and never with an error of ours.

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { compile } from '../../src/language/python.ts';
import { defaultLimits } from '../../src/language/runtime/limits.ts';
import { Namespace } from '../../src/language/runtime/namespace.ts';
import { Run } from '../../src/language/runtime/run.ts';
import { builtinsFor } from '../../stdlib/builtins/profiles.ts';
import { Dice } from '../fuzz/dice.ts';
import { processorTime } from '../processor-time.ts';

const PATIENCE = 500;
const KILO = 1024;

/** What became of a text: the message of the first problem, or how its run ended. */
function endOf(text: string | Uint8Array): string {
  const script = compile(text, { policy: 'frappe', python: '3.11' });
  const [problem] = script.problems;
  if (problem !== undefined) return problem.message;
  const run = new Run({ limits: { ...defaultLimits, steps: 100_000 } });
  return script.run({ run, globals: new Namespace(), builtins: builtinsFor('frappe') }).status;
}

/** The end of a text, and that it came in time; the first time the engine is cold, so the second counts. */
function soon(text: string | Uint8Array): string {
  let end = '';
  const read = () => {
    end = endOf(text);
  };
  if (processorTime(read) >= PATIENCE) expect(processorTime(read)).toBeLessThan(PATIENCE);
  return end;
}

const WORDS =
  'if else for while def class return yield lambda try except finally with as in not and or is del global pass None True x y 1 2.5 0x "a" \'b\' f"{x}" b"c" ( ) [ ] { } : , . ; = == += -> @ * ** / % + - ~ < > ! ? $ \\ \n \t \n\n \n    # """ := ...'.split(
    ' ',
  );

test('64 KB of random bytes are refused', () => {
  const dice = new Dice(1);
  for (let round = 0; round < 10; round += 1)
    expect(soon(Uint8Array.from(dice.several(64 * KILO, () => dice.below(256))))).not.toBe('fault');
});

test('64 KB of random printable characters are refused', () => {
  const dice = new Dice(2);
  for (let round = 0; round < 10; round += 1) {
    const text = String.fromCharCode(...dice.several(64 * KILO - 1, () => 32 + dice.below(95)));
    expect(soon(text)).not.toBe('fault');
  }
});

test('64 KB of random tokens are refused', () => {
  const dice = new Dice(3);
  for (let round = 0; round < 20; round += 1)
    expect(soon(dice.several(16_000, () => dice.pick(WORDS)).join(' '))).not.toBe('fault');
});

test('a few random tokens are refused or run', () => {
  const dice = new Dice(4);
  for (let round = 0; round < 3000; round += 1)
    expect(soon(dice.several(1 + dice.below(12), () => dice.pick(WORDS)).join(' '))).not.toBe('fault');
});

test('64 KB of brackets are refused', () => {
  const dice = new Dice(5);
  for (const brackets of ['(', '[', '{', ')', '()', '([{', '(),', '[]', '{}:'])
    expect(soon(brackets.repeat((60 * KILO) / brackets.length))).not.toBe('fault');
  for (let round = 0; round < 10; round += 1)
    expect(soon(dice.several(60 * KILO, () => dice.pick([...'()[]{}'])).join(''))).not.toBe('fault');
});

test.each([
  ['parentheses', '(', ')'],
  ['brackets', '[', ']'],
  ['braces', '{', '}'],
])('nested %s are refused in the words of CPython, 100,000 of them as too long', (_what, open, close) => {
  expect(soon(`${open.repeat(30_000)}1${close.repeat(30_000)}`)).toBe('too many nested parentheses');
  expect(soon(`${open.repeat(100_000)}1${close.repeat(100_000)}`)).toBe('source is longer than 65536 bytes');
});

test.each([
  ['a sum', `x = 1${' + 1'.repeat(250_000)}`],
  ['a text', `x = '${'a'.repeat(1_000_000)}'`],
  ['a name', 'a'.repeat(1_000_000)],
  ['a number', `x = ${'9'.repeat(1_000_000)}`],
  ['a comment', `#${' '.repeat(1_000_000)}`],
  ['a list', `x = [${'1, '.repeat(330_000)}]`],
  ['minus signs', `x = ${'-'.repeat(1_000_000)}1`],
  ['not', `x = ${'not '.repeat(250_000)}1`],
  ['attributes', `x = a${'.a'.repeat(500_000)}`],
  ['blanks', ' '.repeat(1_000_000)],
  ['backslashes', '\\\n'.repeat(500_000)],
])('a line of a megabyte that is %s ends soon', (_what, text) => {
  expect(soon(text)).not.toBe('fault');
});

test.each([
  ['lambda', (depth: number) => `x = ${'lambda: '.repeat(depth)}1`],
  ['if', (depth: number) => Array.from({ length: depth }, (_, at) => `${' '.repeat(at)}if 1:\n`).join('')],
  ['conditional', (depth: number) => `x = ${'1 if 1 else '.repeat(depth)}1`],
  ['power', (depth: number) => `x = ${'1 ** '.repeat(depth)}1`],
  ['comparison', (depth: number) => `x = ${'1 < '.repeat(depth)}1`],
  ['subscript', (depth: number) => `x = a${'[0]'.repeat(depth)}`],
  ['call', (depth: number) => `x = a${'()'.repeat(depth)}`],
  ['f-string', (depth: number) => `x = ${'f"{'.repeat(Math.min(depth, 200))}1${'}"'.repeat(Math.min(depth, 200))}`],
  ['elif', (depth: number) => `if x: pass\n${'elif x: pass\n'.repeat(depth)}`],
  ['assignment', (depth: number) => `${'x = '.repeat(depth)}1`],
  ['star', (depth: number) => `x = [${'*'.repeat(depth)}y]`],
])('5,000 levels of %s end soon', (_what, text) => {
  for (const depth of [50, 200, 1000, 5000]) expect(soon(text(depth))).not.toBe('fault');
});

test('every prefix of every example script is refused or runs', { timeout: 120_000 }, () => {
  for (const source of exampleScripts())
    for (let end = 0; end <= source.length; end += 1) expect(soon(source.slice(0, end))).not.toBe('fault');
});

function exampleScripts(): readonly string[] {
  const folder = fileURLToPath(new URL('../../examples', import.meta.url));
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const written = files.filter((file) => file.endsWith('.py')).map((file) => readFileSync(`${folder}/${file}`, 'utf8'));
  const scripts = files
    .filter((file) => file.endsWith('server_script.json'))
    .flatMap((file) => {
      const rows: readonly { readonly script?: string }[] = JSON.parse(readFileSync(`${folder}/${file}`, 'utf8'));
      return rows.map(({ script }) => script ?? '');
    });
  return [...written, ...scripts];
}
