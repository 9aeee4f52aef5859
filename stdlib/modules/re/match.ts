// re.Match: what a pattern has found.
import '../../../src/language/types/load.ts';
import { dictOf } from '../../../src/language/runtime/containers.ts';
import { define, method } from '../../../src/language/runtime/declare.ts';
import { getter, member } from '../../../src/language/runtime/descriptors.ts';
import { raise } from '../../../src/language/runtime/errors.ts';
import type { Run } from '../../../src/language/runtime/run.ts';
import { repr } from '../../../src/language/runtime/text.ts';
import { defineType } from '../../../src/language/runtime/type.ts';
import { builtin, PyTuple, type PyValue, textOf } from '../../../src/language/runtime/values.ts';
import { indexOrNothing } from '../../../src/language/types/slicing.ts';
import { expanded } from './expand.ts';
import { readTemplate } from './template.ts';
import { type PyMatch, reTypes } from './values.ts';

/** The number of a group that a script names by number or name; IndexError when there is none. */
function groupNumberOf(run: Run, self: PyMatch, given: PyValue): number {
  const whole = indexOrNothing(run, given);
  const name = textOf(given);
  const number = whole ?? (name === undefined ? undefined : self.pattern.names.get(name));
  if (number !== undefined && number >= 0 && number <= self.pattern.groups) return Number(number);
  return raise('IndexError', 'no such group');
}

/** Where a group is, undefined if it has not matched. */
function spanOf({ found }: PyMatch, group: number): readonly [number, number] | undefined {
  return group === 0 ? [found.start, found.end] : found.groups[group - 1];
}

/** The text of a group. */
export function groupValue(run: Run, self: PyMatch, group: number, fallback: PyValue): PyValue {
  const span = spanOf(self, group);
  return span === undefined ? fallback : self.subject.slice(run, ...span);
}

function groups(run: Run, self: PyMatch, fallback: PyValue): PyValue[] {
  run.chargeEntries(self.pattern.groups, self.pattern.groups);
  return Array.from({ length: self.pattern.groups }, (_none, at) => groupValue(run, self, at + 1, fallback));
}

function someGroups(run: Run, self: PyMatch, wanted: readonly PyValue[]): PyValue {
  const [only] = wanted;
  if (only === undefined) return groupValue(run, self, 0, null);
  const values = wanted.map((one) => groupValue(run, self, groupNumberOf(run, self, one), null));
  return wanted.length === 1 ? (values[0] ?? null) : new PyTuple(values);
}

function spanTuple(run: Run, self: PyMatch, group: PyValue): PyTuple {
  return new PyTuple(spanOf(self, groupNumberOf(run, self, group)) ?? [-1, -1]);
}

function lastName({ pattern, found }: PyMatch): PyValue {
  for (const [name, number] of pattern.names) if (number === found.lastGroup) return name;
  return null;
}

/** `re.Match` */
export const matchType = defineType({
  name: 're.Match',
  qualname: 'Match',
  module: 're',
  doc: 'What a pattern has found.',
  bases: [builtin.object],
  subclassable: false,
  slots: {
    repr(run, self: PyMatch) {
      const shown = Array.from(repr(run, groupValue(run, self, 0, null)))
        .slice(0, 50)
        .join('');
      return `<re.Match object; span=(${self.found.start}, ${self.found.end}), match=${shown}>`;
    },
    getItem: (run, self: PyMatch, key) => groupValue(run, self, groupNumberOf(run, self, key), null),
  },
});
reTypes.match = matchType;

define(matchType, [
  method('group(*groups)', {
    doc: 'Return the text of a group, of the whole match without one, or a tuple for several.',
    examples: [
      "re.match('(a)(b)', 'abc').group(2, 1)  #> ('b', 'a')",
      "re.match('a', 'a').group(1)  #! IndexError: no such group",
    ],
    run: (run, self: PyMatch, wanted: PyValue[]) => someGroups(run, self, wanted),
  }),
  method('groups(default=None)', {
    doc: 'Return a tuple of the texts of all groups; default stands for those that have not matched.',
    examples: ["re.match('(a)|(b)', 'a').groups()  #> ('a', None)"],
    run: (run, self: PyMatch, fallback: PyValue) => new PyTuple(groups(run, self, fallback)),
  }),
  method('groupdict(default=None)', {
    doc: 'Return a dict of the texts of all groups with a name.',
    examples: ["re.match('(?P<year>[0-9]+)', '2024').groupdict()  #> {'year': '2024'}"],
    run: (run, self: PyMatch, fallback: PyValue) =>
      dictOf(
        run,
        [...self.pattern.names].map(([name, number]) => [name, groupValue(run, self, number, fallback)] as const),
      ),
  }),
  method('start(group=0, /)', {
    doc: 'Return where a group begins, -1 if it has not matched.',
    run: (run, self: PyMatch, group: PyValue) => spanTuple(run, self, group).items[0] ?? null,
  }),
  method('end(group=0, /)', {
    doc: 'Return where a group ends, -1 if it has not matched.',
    run: (run, self: PyMatch, group: PyValue) => spanTuple(run, self, group).items[1] ?? null,
  }),
  method('span(group=0, /)', {
    doc: 'Return where a group begins and ends.',
    examples: ["re.search('b+', 'abbc').span()  #> (1, 3)"],
    run: (run, self: PyMatch, group: PyValue) => spanTuple(run, self, group),
  }),
  method('expand(template)', {
    doc: 'Return the template with the groups put in.',
    examples: ["re.match('(a)(?P<n>b)', 'ab').expand('\\\\2-\\\\g<n>')  #> 'b-b'"],
    run: (run, self: PyMatch, template: PyValue) => expanded(run, self, readTemplate(run, self.pattern, template)),
  }),
  ...['__copy__()', '__deepcopy__(memo, /)'].map((signature) =>
    method(signature, { doc: 'Return the match itself.', run: (_run, self: PyMatch) => self }),
  ),
  member('string', { doc: 'What was searched.', get: (_run, self: PyMatch) => self.subject.given }),
  member('re', { doc: 'The pattern.', get: (_run, self: PyMatch) => self.pattern }),
  member('pos', { doc: 'Where the search began.', get: (_run, self: PyMatch) => self.from }),
  member('endpos', { doc: 'Where the search had to end.', get: (_run, self: PyMatch) => self.to }),
  getter('lastindex', {
    doc: 'The group that was closed last, or None.',
    examples: ["re.match('(a)(b)?', 'a').lastindex  #> 1"],
    get: (_run, self: PyMatch) => (self.found.lastGroup < 0 ? null : self.found.lastGroup),
  }),
  getter('lastgroup', {
    doc: 'The name of the group that was closed last, or None.',
    get: (_run, self: PyMatch) => lastName(self),
  }),
  getter('regs', {
    doc: 'Where the match and all its groups begin and end.',
    examples: ["re.match('(a)(b)?', 'a').regs  #> ((0, 1), (0, 1), (-1, -1))"],
    get: (run, self: PyMatch) => {
      run.chargeEntries(self.pattern.groups + 1, (self.pattern.groups + 1) * 3);
      return new PyTuple(
        Array.from({ length: self.pattern.groups + 1 }, (_none, group) => new PyTuple(spanOf(self, group) ?? [-1, -1])),
      );
    },
  }),
]);
