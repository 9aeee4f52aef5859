// No text makes the parser throw, hang or run out of stack.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from '../../grammar/parse.ts';
import { processorTime } from '../processor-time.ts';

const SIZE = 64 * 1024;
const MILLISECONDS = 3000;

function messageOf(text: string): string {
  const result = parse(text, { python: '3.11' });
  return result.ok ? 'no problem' : result.problem.message;
}

describe('limits', () => {
  it('two hundred brackets are read, one more is not', () => {
    expect(messageOf(`${'('.repeat(200)}x${')'.repeat(200)}`)).toBe('no problem');
    expect(messageOf(`${'('.repeat(201)}x${')'.repeat(201)}`)).toBe('too many nested parentheses');
    expect(messageOf('('.repeat(60_000))).toBe('too many nested parentheses');
  });

  it('ninety-nine indents are read, a hundred are not', () => {
    const nested = (depth: number): string =>
      `${Array.from({ length: depth }, (_, level) => `${' '.repeat(level)}if x:\n`).join('')}${' '.repeat(depth)}x\n`;
    expect(messageOf(nested(99))).toBe('no problem');
    expect(messageOf(nested(100))).toBe('too many levels of indentation');
  });

  it('a text of 64 KiB is read, a byte more is not', () => {
    expect(messageOf('#'.repeat(SIZE))).toBe('no problem');
    expect(messageOf('#'.repeat(SIZE + 1))).toBe('source is longer than 65536 bytes');
    expect(messageOf(`#${'é'.repeat(SIZE / 2)}`)).toBe('source is longer than 65536 bytes');
  });

  it.each(['1+', '-', 'a.', 'lambda: ', 'not ', 'x if y else ', 'x()', 'x[0]', 'a = '])(
    'a tree of more than five hundred levels made of %j is refused',
    (piece) => {
      const isSuffix = piece === 'x()' || piece === 'x[0]' || piece === 'a.';
      const chain = isSuffix
        ? `x${piece.replace(/^[xa]/, '').replace('.', '.a').repeat(600)}`
        : `${piece.repeat(600)}x`;
      const expected = piece === 'a = ' ? 'no problem' : 'maximum recursion depth exceeded during compilation';
      expect(messageOf(chain)).toBe(expected);
    },
  );

  it.each([
    '(',
    '[',
    '{',
    'f(',
    '{1:',
    '"',
    "f'{",
    '\\\n',
    'x=',
    '1<',
    'if x:\n ',
    'match x:\n case ',
    'a b ',
    '\r',
    '😀',
    '(x for x in ',
  ])('sixty-four KiB of %j are answered quickly', (piece) => {
    const text = piece.repeat(SIZE / piece.length);
    expect(processorTime(() => parse(text, { python: '3.14' }))).toBeLessThan(MILLISECONDS);
  });

  it('random texts and bytes are answered, not thrown at', () => {
    const pieces = fc.constantFrom(
      ...'()[]{},:=*.@"\'\\\n#!;-~'.split(''),
      '  ',
      'if ',
      'x',
      '1',
      'f"',
      'match ',
      'case ',
      'lambda ',
      'for ',
      'in ',
      'not ',
      'é',
    );
    const text = fc.oneof(
      fc.array(pieces, { maxLength: 60 }).map((all) => all.join('')),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(
        text,
        fc.constantFrom('3.11', '3.13', '3.14'),
        fc.constantFrom('exec', 'eval', 'single'),
        (source, python, mode) => {
          expect(typeof parse(source, { python, mode }).ok).toBe('boolean');
        },
      ),
      { numRuns: 2000 },
    );
    fc.assert(fc.property(fc.uint8Array(), (bytes) => typeof parse(bytes).ok === 'boolean'));
  });
});
