// re.Pattern: a compiled pattern and what it can do.
import '../../../src/language/types/load.ts';
import { dictOf } from '../../../src/language/runtime/containers.ts';
import { define, method } from '../../../src/language/runtime/declare.ts';
import { member } from '../../../src/language/runtime/descriptors.ts';
import { equal, hash } from '../../../src/language/runtime/operators.ts';
import type { Run } from '../../../src/language/runtime/run.ts';
import { defineType } from '../../../src/language/runtime/type.ts';
import { builtin, PyList, PyTuple, type PyValue } from '../../../src/language/runtime/values.ts';
import { shownPattern } from './compiled.ts';
import { groupNames } from './group-names.ts';
import { findAll, findOne, iterateMatches, replace, scan, splitBy } from './operations.ts';
import { shownFlags } from './regex-flag.ts';
import type { Extent } from './search.ts';
import { PyPattern, reTypes } from './values.ts';

/** `re.Pattern` */
export const patternType = defineType({
  name: 're.Pattern',
  qualname: 'Pattern',
  module: 're',
  doc: 'A compiled pattern.',
  bases: [builtin.object],
  subclassable: false,
  slots: {
    repr(run, self: PyPattern) {
      const flags = shownFlags(self.flags, self.isText);
      return `re.compile(${shownPattern(run, self)}${flags === '' ? '' : `, ${flags}`})`;
    },
    hash: (run, self) => hash(run, identityOf(self as PyPattern)),
    compare(run, op, self: PyPattern, other) {
      if ((op !== '==' && op !== '!=') || !(other instanceof PyPattern)) return undefined;
      const alike = self === other || (self.isText === other.isText && equal(run, identityOf(self), identityOf(other)));
      return alike === (op === '==');
    },
  },
});
reTypes.pattern = patternType;

function identityOf({ flags, pattern }: PyPattern): PyTuple {
  return new PyTuple([flags, pattern]);
}

function finder(name: string, extent: Extent, doc: string, example: string) {
  return method(`${name}(string, pos: size = 0, endpos: size = 9223372036854775807)`, {
    doc,
    examples: [example],
    run: (run, self: PyPattern, subject: PyValue, start: number, end: number) =>
      findOne(run, self, subject, { extent, start, end }),
  });
}

define(patternType, [
  finder(
    'match',
    'from the start',
    'Match at the beginning.',
    "re.compile('a+').match('baa', 1)  #> <re.Match object; span=(1, 3), match='aa'>",
  ),
  finder(
    'fullmatch',
    'whole',
    'Match the whole text.',
    "[re.compile('a').fullmatch('ab'), re.compile('ab?').fullmatch('ab').span()]  #> [None, (0, 2)]",
  ),
  finder(
    'search',
    'anywhere',
    'Find the first match.',
    "re.compile('a+').search('baa')  #> <re.Match object; span=(1, 3), match='aa'>",
  ),
  method('findall(string, pos: size = 0, endpos: size = 9223372036854775807)', {
    doc: 'Return a list of all matches: their texts, that of their only group, or tuples of their groups.',
    examples: ["re.compile('[a-z]+').findall('ab 12 cd')  #> ['ab', 'cd']"],
    run: (run, self: PyPattern, subject: PyValue, start: number, end: number) =>
      new PyList(findAll(run, self, subject, { start, end })),
  }),
  method('finditer(string, pos: size = 0, endpos: size = 9223372036854775807)', {
    doc: 'Return an iterator over all matches.',
    examples: ["[m.start() for m in re.compile('a').finditer('banana')]  #> [1, 3, 5]"],
    run: (run, self: PyPattern, subject: PyValue, start: number, end: number) =>
      iterateMatches(run, self, subject, { start, end }),
  }),
  method('scanner(string, pos: size = 0, endpos: size = 9223372036854775807)', {
    doc: 'Return an object whose match() and search() go on where the last one ended.',
    run: (run, self: PyPattern, subject: PyValue, start: number, end: number) =>
      scan(run, self, subject, { start, end }),
  }),
  method('split(string, maxsplit: size = 0)', {
    doc: 'Split a text at the matches; groups of the pattern stand between the parts.',
    examples: ["re.compile('[,;] ?').split('a, b;c')  #> ['a', 'b', 'c']"],
    run: (run, self: PyPattern, subject: PyValue, most: number) => new PyList(splitBy(run, self, subject, most)),
  }),
  method('sub(repl, string, count: size = 0)', {
    doc: 'Replace the matches by a template or by what a function makes of each.',
    examples: ["re.compile('(a)(b)').sub('\\\\2\\\\1', 'abab')  #> 'baba'"],
    run: (run, self: PyPattern, repl: PyValue, subject: PyValue, most: number) =>
      replace(run, self, { repl, subject, most }).text,
  }),
  method('subn(repl, string, count: size = 0)', {
    doc: 'The same as sub, with the number of replacements.',
    examples: ["re.compile('a').subn('b', 'aba')  #> ('bbb', 2)"],
    run(run, self: PyPattern, repl: PyValue, subject: PyValue, most: number) {
      const { text, count } = replace(run, self, { repl, subject, most });
      return new PyTuple([text, count]);
    },
  }),
  ...['__copy__()', '__deepcopy__(memo, /)'].map((signature) =>
    method(signature, { doc: 'Return the pattern itself.', run: (_run, self: PyPattern) => self }),
  ),
  member('pattern', {
    doc: 'The text of the pattern.',
    examples: ["re.compile('a').pattern  #> 'a'"],
    get: (_run, self: PyPattern) => self.pattern,
  }),
  member('flags', {
    doc: 'The flags, those within the pattern included.',
    examples: ["re.compile('(?i)a').flags  #> 34"],
    get: (_run, self: PyPattern) => self.flags,
  }),
  member('groups', { doc: 'The number of groups that capture.', get: (_run, self: PyPattern) => self.groups }),
  member('groupindex', {
    doc: 'The numbers of groups by their names.',
    examples: ["dict(re.compile('(?P<a>x)(?P<b>y)').groupindex)  #> {'a': 1, 'b': 2}"],
    get: (run: Run, self: PyPattern) => groupNames(dictOf(run, self.names)),
  }),
]);
