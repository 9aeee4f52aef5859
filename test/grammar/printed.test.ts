// The printed grammar is the parser's, and reading goes by what is printed.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { printedGrammar } from '../../grammar/print.ts';

describe('the printed grammar', () => {
  it.each([...printedGrammar()])('%s is what the rules say', (path, text) => {
    expect(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')).toBe(text);
  });

  it('says of a rule what stands in it', () => {
    const ebnf = printedGrammar().get('grammar/python.ebnf');
    expect(ebnf).toContain("comprehension = [ 'async' ], 'for', targets, 'in', operators, { 'if', operators } ;");
  });
});
