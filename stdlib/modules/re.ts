// The re module: patterns of CPython's kind, matched by an own engine whose every step counts.
import { pythonFunction } from '../../src/language/runtime/declare.ts';
import { raise } from '../../src/language/runtime/errors.ts';
import { index } from '../../src/language/runtime/operators.ts';
import type { Run } from '../../src/language/runtime/run.ts';
import { PyList, PyModule, PyTuple, type PyValue } from '../../src/language/runtime/values.ts';
import { forgetPatterns, patternOf } from './re/compiled.ts';
import { reError } from './re/error.ts';
import { escaped } from './re/escaped.ts';
import { matchType } from './re/match.ts';
import { findAll, findOne, iterateMatches, replace, splitBy } from './re/operations.ts';
import { patternType } from './re/pattern.ts';
import { flagMembers, regexFlagType } from './re/regex-flag.ts';
import type { Extent } from './re/search.ts';

/** Beyond every length. */
const BEYOND_SIZE = 2n ** 63n;

const EVERYWHERE = { start: 0, end: Number.POSITIVE_INFINITY };

function finder(name: string, extent: Extent, doc: string, examples: readonly string[]) {
  return pythonFunction(`${name}(pattern, string, flags=0)`, {
    doc,
    examples,
    run: (run, pattern: PyValue, subject: PyValue, flags: PyValue) =>
      findOne(run, patternOf(run, pattern, flags), subject, { ...EVERYWHERE, extent }),
  });
}

const functions = [
  pythonFunction('compile(pattern, flags=0)', {
    doc: 'Compile a pattern.',
    examples: [
      "re.compile('a|b', re.I)  #> re.compile('a|b', re.IGNORECASE)",
      "re.compile('(a')  #! error: missing ), unterminated subpattern at position 0",
    ],
    run: (run, pattern: PyValue, flags: PyValue) => patternOf(run, pattern, flags),
  }),
  finder('match', 'from the start', 'Match at the beginning of a text.', [
    "re.match('(?P<n>[0-9]+)', '12a').group('n')  #> '12'",
  ]),
  finder('fullmatch', 'whole', 'Match a whole text.', ["re.fullmatch('a|ab', 'ab').end()  #> 2"]),
  finder('search', 'anywhere', 'Find the first match in a text.', [
    "re.search('(?<=-)[a-z]+', 'a-bc')  #> <re.Match object; span=(2, 4), match='bc'>",
  ]),
  pythonFunction('findall(pattern, string, flags=0)', {
    doc: 'Return a list of all matches: their texts, that of their only group, or tuples of their groups.',
    examples: ["re.findall('([a-z])=([0-9])', 'a=1, b=2')  #> [('a', '1'), ('b', '2')]"],
    run: (run, pattern: PyValue, subject: PyValue, flags: PyValue) =>
      new PyList(findAll(run, patternOf(run, pattern, flags), subject, EVERYWHERE)),
  }),
  pythonFunction('finditer(pattern, string, flags=0)', {
    doc: 'Return an iterator over all matches.',
    examples: ["[m.span() for m in re.finditer('a*', 'baa')]  #> [(0, 0), (1, 3), (3, 3)]"],
    run: (run, pattern: PyValue, subject: PyValue, flags: PyValue) =>
      iterateMatches(run, patternOf(run, pattern, flags), subject, EVERYWHERE),
  }),
  pythonFunction('split(pattern, string, maxsplit=0, flags=0)', {
    doc: 'Split a text at the matches; groups of the pattern stand between the parts.',
    examples: ["re.split('([,;])', 'a,b;c')  #> ['a', ',', 'b', ';', 'c']"],
    run: (run, pattern: PyValue, subject: PyValue, most: PyValue, flags: PyValue) =>
      new PyList(splitBy(run, patternOf(run, pattern, flags), subject, sizeOf(run, most))),
  }),
  pythonFunction('sub(pattern, repl, string, count=0, flags=0)', {
    doc: 'Replace the matches by a template or by what a function makes of each.',
    examples: [
      "re.sub('(?P<a>[0-9]+)', '<\\\\g<a>>', 'x1y22')  #> 'x<1>y<22>'",
      "re.sub('[0-9]', lambda m: str(int(m.group()) * 2), 'a1b4')  #> 'a2b8'",
    ],
    run: (run, pattern: PyValue, repl: PyValue, subject: PyValue, most: PyValue, flags: PyValue) =>
      replace(run, patternOf(run, pattern, flags), { repl, subject, most: sizeOf(run, most) }).text,
  }),
  pythonFunction('subn(pattern, repl, string, count=0, flags=0)', {
    doc: 'The same as sub, with the number of replacements.',
    examples: ["re.subn('a', 'b', 'banana', count=2)  #> ('bbnbna', 2)"],
    run(run, pattern: PyValue, repl: PyValue, subject: PyValue, most: PyValue, flags: PyValue) {
      const { text, count } = replace(run, patternOf(run, pattern, flags), { repl, subject, most: sizeOf(run, most) });
      return new PyTuple([text, count]);
    },
  }),
  pythonFunction('escape(pattern)', {
    doc: 'Return a text with a backslash before what has a meaning in patterns.',
    examples: ["re.escape('1+1=2')  #> '1\\\\+1=2'"],
    run: escaped,
  }),
  pythonFunction('purge()', {
    doc: 'Forget the patterns that were compiled.',
    run(run) {
      forgetPatterns(run);
      return null;
    },
  }),
];

/** A count as the methods of a pattern take it. */
function sizeOf(run: Run, value: PyValue): number {
  const whole = index(run, value);
  if (typeof whole === 'bigint' && (whole >= BEYOND_SIZE || whole < -BEYOND_SIZE))
    return raise('OverflowError', 'Python int too large to convert to C ssize_t');
  return Number(whole);
}

/** The re module; `template` and `Scanner` are not offered. */
export const reModule = new PyModule(
  're',
  new Map<string, PyValue>([
    ...functions.map((made) => [made.name, made] as const),
    ...[...flagMembers].filter(([name]) => name !== 'T' && name !== 'TEMPLATE'),
    ['RegexFlag', regexFlagType],
    ['Pattern', patternType],
    ['Match', matchType],
    ['error', reError],
  ]),
);
