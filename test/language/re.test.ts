// The re module: CPython's answers, and patterns that cannot run away.
import { expect, test } from 'vitest';
import { reModule } from '../../stdlib/modules/re.ts';
import { answer, differing } from './recorded-modules.ts';

const modules = [reModule];

test('every recorded case has the answer of CPython', () => {
  expect(differing('re', modules)).toEqual([]);
});

test.each([
  ['nested repetitions', "re.match('(a+)+b', 'a' * 40)"],
  ['nested lazy repetitions', "re.match('(a*?)*?b', 'a' * 40)"],
  ['alternatives that overlap', "re.match('(a|aa)*b', 'a' * 40)"],
  ['repetitions one after the other', "re.match('a*' * 30 + 'b', 'a' * 40)"],
  ['a reference to what is repeated', "re.match('(a*)*\\\\1b', 'a' * 40)"],
  ['look-ahead in a repetition', "re.match('(?:(?=(a+))a)*b', 'a' * 5000)"],
  ['a repetition over a repetition with bounds', "re.match('(?:a{0,50}){0,50}b', 'a' * 60)"],
  ['a search that fails everywhere', "re.search('[ab]*c', 'ab' * 20000)"],
  ['a wide range without regard to case', "[re.compile('[' + chr(i) + '-\\uffff]', re.I) for i in range(1, 1000)]"],
  [
    'many searches of the end of a text',
    "t = 'b' * 1000000 ;; p = re.compile('a') ;; [p.search(t, 1) for i in range(1000)]",
  ],
  ['a replacement that grows', "t = 'a' * 1000 ;; [t := re.sub('a', 'aaaa', t) for i in range(20)]"],
])('%s end at a limit', (_what, program) => {
  expect(answer(program, modules, { steps: 200_000 })).toBe('limit');
});

test.each([
  ['choices that are kept', "re.match('(?:a|b)*c', 'ab' * 500000)"],
  ['matches', "re.findall('', 'a' * 1000000)"],
  ['parts', "re.split('', 'a' * 1000000)"],
  ['groups', "p = re.compile('(a)?' * 500) ;; [p.match('a') for i in range(100000)]"],
  ['patterns', "[re.compile('a' * 1000 + str(i)) for i in range(10000)]"],
  ['patterns that are held', "[re.compile('(?:ab|cd)' * 40 + str(i)) for i in range(3000)]"],
  ['texts beyond the basic plane that matches hold', "[re.search('a', '😀' * 500 + 'a') for i in range(5000)]"],
])('the memory of %s counts', (_what, program) => {
  expect(answer(program, modules, { memory: 1_000_000, steps: 100_000_000 })).toBe('limit');
});

test('patterns that nest too deep are refused, not the end of the engine', () => {
  const deep = 'RecursionError: maximum recursion depth exceeded';
  for (const open of ['(', '(?:', '(?=', '(?>', '(a)(?(1)', '(?i:']) {
    expect(answer(`re.compile('${open}' * 20000 + ')' * 20000)`, modules)).toBe(deep);
  }
});

test.each([
  ["len(re.match('(?:ab|c)*', 'ab' * 100000).group())", '200000'],
  ["len(re.match('(?:(a)|b)*', 'ab' * 100000).group())", '200000'],
  ["re.match('(?:a(?:b(?:c|d)?)?)+?e', 'ab' * 50000 + 'e').end()", '100001'],
  ["re.search('|'.join(['x' + str(i) for i in range(2000)]), 'x1999 x7').group()", "'x1'"],
  ["len(re.compile('a?' * 5000).pattern)", '10000'],
])('%s needs no stack of the engine', (program, expected) => {
  expect(answer(program, modules)).toBe(expected);
});
