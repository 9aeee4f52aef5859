// Lists as texts, and small changes to texts.

import { getAttribute } from '../../../language/runtime/attributes.ts';
import { call } from '../../../language/runtime/call.ts';
import { iterate } from '../../../language/runtime/iteration.ts';
import { binary, compareAny, length, truth } from '../../../language/runtime/operators.ts';
import type { Run } from '../../../language/runtime/run.ts';
import { HashTable } from '../../../language/runtime/table.ts';
import { str } from '../../../language/runtime/text.ts';
import { builtin, PyList, PyTuple, type PyValue } from '../../../language/runtime/values.ts';
import { declare } from '../declared.ts';
import { textWith } from './attribute-of.ts';
import { unicodeText } from './unicode.ts';

/** The items of a list or tuple; nothing else counts. */
function listed(value: PyValue): readonly PyValue[] | undefined {
  return value instanceof PyList || value instanceof PyTuple ? value.items : undefined;
}

/** All but the last joined by commas, and the last one, put into a pattern with `{0}` and `{1}`. */
function commaSeparated(run: Run, value: PyValue, pattern: PyValue, quoted: boolean): PyValue {
  const items = listed(value)?.map((item) => str(run, item));
  if (items === undefined) return value;
  const [first = '', ...rest] = items;
  if (rest.length === 0) return first;
  const shown = quoted ? items.map((item) => `'${item}'`) : items;
  return call(run, getAttribute(run, pattern, 'format'), [shown.slice(0, -1).join(', '), shown.at(-1) ?? '']);
}

/** Items that were not there before, in the order of their first appearance. */
function distinct(run: Run, value: PyValue): PyList {
  const table = new HashTable();
  const iterator = iterate(run, value);
  for (let item = iterator.next(run); item !== undefined; item = iterator.next(run)) {
    run.tick();
    if (!table.has(run, item)) table.set(run, item, true);
  }
  return new PyList(table.keys());
}

function commonItems(run: Run, left: PyValue, right: PyValue): PyValue {
  return binary(run, '&', call(run, builtin.set, [left]), call(run, builtin.set, [right]));
}

function stripped(run: Run, value: PyValue, characters: PyValue): PyValue {
  const text = truth(run, value) ? textWith(run, value, 'replace') : '';
  const bare = text.replaceAll('\ufeff', '').replaceAll('\u200b', '');
  return call(run, getAttribute(run, bare, 'strip'), [characters]);
}

function initials(run: Run, text: string, most: PyValue): string {
  const letters: string[] = [];
  run.work(text.length);
  for (const part of text.split(' ')) {
    const more = truth(run, compareAny(run, '<', letters.length, most));
    if (more && part !== '') letters.push(String.fromCodePoint(part.codePointAt(0) ?? 0));
  }
  return letters.join('') || '?';
}

const separated = [
  ...(
    [
      ['comma_and', '{0} and {1}'],
      ['comma_or', '{0} or {1}'],
    ] as const
  ).map(([name, pattern]) =>
    declare(`frappe.utils.${name}(some_list, add_quotes=True)`, {
      doc: 'Return the items of a list as an enumeration.',
      run: (context, value: PyValue, quotes: PyValue) =>
        commaSeparated(context.run, value, pattern, truth(context.run, quotes)),
    }),
  ),
  declare('frappe.utils.comma_sep(some_list, pattern, add_quotes=True)', {
    doc: 'Return the items of a list as an enumeration by a pattern.',
    run: (context, value: PyValue, pattern: PyValue, quotes: PyValue) =>
      commaSeparated(context.run, value, pattern, truth(context.run, quotes)),
  }),
  declare('frappe.utils.new_line_sep(some_list)', {
    doc: 'Return the items of a list on lines of their own.',
    run: (context, value: PyValue) =>
      listed(value)
        ?.map((item) => str(context.run, item))
        .join('\n ') ?? value,
  }),
  declare('frappe.utils.filter_strip_join(some_list, sep)', {
    doc: 'Return the items that say something, stripped and joined.',
    run(context, value: PyValue, separator: PyValue) {
      const { run } = context;
      const parts: string[] = [];
      const iterator = iterate(run, value);
      for (let item = iterator.next(run); item !== undefined; item = iterator.next(run)) {
        if (truth(run, item)) parts.push(unicodeText(run, item).trim());
      }
      return parts.join(unicodeText(run, separator));
    },
  }),
];

/** The names of this file. */
export const textNames = [
  ...separated,
  declare('frappe.utils.unique(seq)', {
    doc: 'Return the items without repetitions.',
    examples: ['frappe.utils.unique([3, 1, 3])  #> [3, 1]'],
    run: (context, value: PyValue) => distinct(context.run, value),
  }),
  declare('frappe.utils.has_common(l1, l2)', {
    doc: 'Return the items that two lists share.',
    run: (context, left: PyValue, right: PyValue) => commonItems(context.run, left, right),
  }),
  declare('frappe.utils.is_subset(list_a, list_b)', {
    doc: 'Tell whether the second list has every item of the first.',
    run: (context, left: PyValue, right: PyValue) =>
      length(context.run, commonItems(context.run, left, right)) === length(context.run, left),
  }),
  declare('frappe.utils.strip(val, chars=None)', {
    doc: 'Return a text without blanks around it and without marks that do not show.',
    run: (context, value: PyValue, characters: PyValue) => stripped(context.run, value, characters),
  }),
  declare('frappe.utils.get_abbr(string, max_len=2)', {
    doc: 'Return the initials of a name.',
    run: ({ run }, value: PyValue, most: PyValue) => initials(run, textWith(run, value, 'split'), most),
  }),
];
