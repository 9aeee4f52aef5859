// Deep texts are read by a fresh process on the stack that Node gives it.
import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

const PARSE = new URL('../../grammar/parse.ts', import.meta.url).href;
const PROGRAM = `
  import { parse } from ${JSON.stringify(PARSE)};
  const result = parse(process.argv[1]);
  process.stdout.write(result.ok ? 'read' : result.problem.message);
`;

function readCold(text: string): string {
  return spawnSync(process.execPath, ['--input-type=module', '-e', PROGRAM, '--', text], { encoding: 'utf8' }).stdout;
}

it.each([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
  ['{1: ', '}'],
  ['f(', ')'],
  ['f(a=', ')'],
  ['a[', ']'],
  ['(lambda: ', ')'],
  ['(-a ** ', ')'],
])('two hundred nested %j are read by a fresh process', (open, close) => {
  expect(readCold(`${open.repeat(200)}1${close.repeat(200)}`)).toBe('read');
});

it.each(['- ', 'not ', 'lambda: ', 'x if y else '])('a chain of 480 times %j is read by a fresh process', (piece) => {
  expect(readCold(`${piece.repeat(480)}1`)).toBe('read');
});

it('ninety-nine nested blocks are read by a fresh process', () => {
  const lines = Array.from({ length: 99 }, (_, level) => `${' '.repeat(level)}if x:\n`);
  expect(readCold(`${lines.join('')}${' '.repeat(99)}pass\n`)).toBe('read');
});
