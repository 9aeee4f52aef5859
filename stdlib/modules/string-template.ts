// string.Template: texts with $placeholders.

import { bind } from '../../src/language/runtime/binding.ts';
import { type Keywords, keyword } from '../../src/language/runtime/call.ts';
import { define, pythonFunction } from '../../src/language/runtime/declare.ts';
import { getter } from '../../src/language/runtime/descriptors.ts';
import { caught, raise, raiseWith } from '../../src/language/runtime/errors.ts';
import { getItem } from '../../src/language/runtime/items.ts';
import type { Run } from '../../src/language/runtime/run.ts';
import { str } from '../../src/language/runtime/text.ts';
import { defineType, type PyType } from '../../src/language/runtime/type.ts';
import { builtin, type PyValue, typeOf } from '../../src/language/runtime/values.ts';

/** A template. */
export class PyTemplate {
  readonly template: PyValue;
  constructor(template: PyValue) {
    this.template = template;
  }
  get type(): PyType {
    return templateType;
  }
}

/** `$$`, `$name`, `${name}`, or a `$` that is none of these. */
const placeholder = /\$(?:(\$)|([_a-z][_a-z0-9]*)|\{([_a-z][_a-z0-9]*)\}|)/gi;

/** What stands for a placeholder; `whole` is its text, `at` its place. */
type Fill = (name: string | undefined, whole: string, at: number) => string;

function filled(run: Run, self: PyTemplate, fill: Fill): string {
  const { template } = self;
  if (typeof template !== 'string') {
    return raise('TypeError', `expected string or bytes-like object, got '${typeOf(template).name}'`);
  }
  run.work(template.length);
  const pieces: string[] = [];
  let end = 0;
  let length = template.length;
  for (const match of template.matchAll(placeholder)) {
    const [whole, escaped, plain, braced] = match;
    const piece = escaped === undefined ? fill(plain ?? braced, whole, match.index) : '$';
    length += piece.length - whole.length;
    run.chargeText(length);
    pieces.push(template.slice(end, match.index), piece);
    end = match.index + whole.length;
  }
  return [...pieces, template.slice(end)].join('');
}

/** The value of a name as text: keyword arguments win over the mapping. */
function valueText(run: Run, name: string, mapping: PyValue | undefined, keywords: Keywords): string {
  const given = keyword(keywords, name);
  if (given !== undefined) return str(run, given);
  return mapping === undefined ? raiseWith('KeyError', name) : str(run, getItem(run, mapping, name));
}

function refuse(template: PyValue, at: number): never {
  const before = String(template).slice(0, at).split('\n');
  const column = (before.at(-1) ?? '').length + 1;
  return raise('ValueError', `Invalid placeholder in string: line ${before.length}, col ${column}`);
}

const substitute = pythonFunction('substitute(self, mapping=..., /, **kws)', {
  doc: 'Put values in the place of all placeholders.',
  examples: ["string.Template('$a b').substitute(a=1)  #> '1 b'"],
  run: (run, self: PyTemplate, mapping: PyValue | undefined, keywords: Keywords) =>
    filled(run, self, (name, _whole, at) =>
      name === undefined ? refuse(self.template, at) : valueText(run, name, mapping, keywords),
    ),
});

const safeSubstitute = pythonFunction('safe_substitute(self, mapping=..., /, **kws)', {
  doc: 'Put values in the place of the placeholders that have one; the others stay.',
  examples: ["string.Template('$a $b').safe_substitute(a=1)  #> '1 $b'"],
  run: (run, self: PyTemplate, mapping: PyValue | undefined, keywords: Keywords) =>
    filled(run, self, (name, whole) => {
      if (name === undefined) return whole;
      try {
        return valueText(run, name, mapping, keywords);
      } catch (thrown) {
        if (caught(thrown, 'KeyError') === undefined) throw thrown;
        return whole;
      }
    }),
});

const parameters = {
  name: 'Template.__init__',
  names: ['self', 'template'],
  positionalOnly: 0,
  positional: 2,
  varargs: false,
  varkeywords: false,
};

/** `string.Template` */
export const templateType: PyType = defineType({
  name: 'Template',
  module: 'string',
  bases: [builtin.object],
  subclassable: false,
  doc: 'A string class for supporting $-substitutions.',
  slots: {
    construct(run, _type, args, keywords) {
      const slots: (PyValue | undefined)[] = [];
      bind(run, parameters, [], [], [null, ...args], keywords, slots);
      return new PyTemplate(slots[1] as PyValue);
    },
  },
});

define(templateType, [
  getter('template', { doc: 'The text with its placeholders.', get: (_run, self: PyTemplate) => self.template }),
]);
templateType.attributes.set('substitute', substitute);
templateType.attributes.set('safe_substitute', safeSubstitute);
