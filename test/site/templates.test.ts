// Templates against recordings of Jinja; frappe.render_template with Frappe's filters, messages and limits.
import { beforeAll, expect, test } from 'vitest';
import { differences, limitOf, recordedTemplates } from './recorded-templates.ts';
import { run } from './scripts.ts';
import { newWorld, type World } from './site.ts';

let world: World;

beforeAll(() => {
  world = newWorld();
});

function render(template: string, values = '{}'): string {
  const call = `frappe.render_template(json.loads(${JSON.stringify(JSON.stringify(template))}), json.loads(${JSON.stringify(values)}))`;
  return String.fromCodePoint(...(JSON.parse(run(world, `result = [ord(c) for c in ${call}]`)) as number[]));
}

test.each(recordedTemplates)('%s are as in Jinja', (_topic, cases) => {
  expect(differences(cases)).toEqual([]);
});

/** Rows of the contract, which Frappe answered. */
const contract: readonly (readonly [template: string, values: string, text: string])[] = [
  ['Hi {{ name }}', '{}', 'Hi {{ name }}'],
  ['Hi {{ name }}', '{"name": "<b>x</b>"}', 'Hi <b>x</b>'],
  ['{{ a.b }}', '{"a": {}}', "{{ no such element: dict object['b'] }}"],
  ['{% for i in [1,2] %}{{ i }},{% endfor %}', '{}', '1,2,'],
  ['{{ "%.2f"|format(2.5) }} {{ "{}".format(1) }}', '{}', '2.50 1'],
  [
    '{{ x["__class__"] }}',
    '{"x": 1}',
    "{{ undefined value printed: access to attribute '__class__' of 'int' object is unsafe. }}",
  ],
  ['{{ "1.9"|int }} {{ "x"|int(3) }} {{ none|str }}| {{ "1,234.567"|flt(2) }} {{ [1]|len }}', '{}', '1 3 | 1234.57 1'],
  ['{{ {"b": 1, "a": [2]}|json }}', '{}', '{\n "a": [\n  2\n ],\n "b": 1\n}'],
  ['{{ "2024-01-05"|global_date_format }} {{ "*x*"|markdown }}', '{}', 'January 5, 2024 <p><em>x</em></p>\n'],
  ['{{ "a"|abs_url }} {{ "/a"|abs_url }} {{ "http://x"|abs_url }} {{ ""|abs_url }}', '{}', '/a /a http://x None'],
  ['{{ _("Yes") }} {{ dict(a=1).a }} {{ frappe.utils.cint("3") }}', '{}', 'Yes 1 3'],
  ['{{ _own }} {{ frappe }}', '{"_own": 1, "frappe": 2}', '1 2'],
];

test.each(contract)('%j with %s is %j', (template, values, text) => {
  expect(render(template, values)).toBe(text);
});

const refused: readonly (readonly [title: string, template: string, error: string])[] = [
  ['names of the machinery are illegal', '{{ x.__class__ }}', 'Illegal template'],
  ['underscored items are unsafe', "{{ ''['__class__'] }}", 'SecurityError'],
  ['underscored attributes are unsafe by filter', "{{ ''|attr('_' ~ '_class__') }}", 'SecurityError'],
  ['the machinery is unsafe on the way of map', "{{ ['']|map(attribute='_' ~ '_class__')|list }}", 'SecurityError'],
  ['formats do not look into the machinery', "{{ '{0[__class__]}'.format('') }}", 'SecurityError'],
  ['names of JavaScript are unsafe', "{{ ''.constructor }}", 'SecurityError'],
  ['the namespace is not listed', '{% for k in frappe %}{{ k }}{% endfor %}', 'SecurityError'],
  ['the builtins of scripts are no names of templates', '{{ len([]) }}', "UndefinedError: 'len' is undefined"],
  ['a path is no template', '{% include "../../site_config.json" %}', 'TemplateNotFound'],
  ['a text that looks like a path is one', 'see a.txt', 'TemplateNotFound'],
  ['an unknown tag is a syntax error', 'a\n{% debug %}', 'line 2, in template'],
  ['an unknown filter is a syntax error', '{{ 1|nothing }}', "TemplateAssertionError: No filter named 'nothing'."],
];

test.each(refused)('%s', (_title, template, error) => {
  expect(() => render(template)).toThrow(error);
});

const bombs: readonly (readonly [what: string, template: string, limit: string])[] = [
  ['what a template writes', "{% for i in range(40000) %}{{ 'x' * 100 }}{% endfor %}", 'output'],
  ['the turns of a loop', '{% for i in range(10**9) %}{% endfor %}', 'steps'],
  ['the calls of macros', '{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}', 'RecursionError'],
  ['the rows of batch', '{{ [1]|batch(10**9, 0)|list|length }}', 'collection'],
  ['the parts of slice', '{{ [1]|slice(10**9)|list|length }}', 'collection'],
  ['the words of lipsum', '{{ lipsum(n=10**9)|length }}', 'steps'],
  ['the length of an indent', "{{ 'a\nb'|indent(10**9)|length }}", 'string'],
  ['the length of a joined text', "{{ (['x'] * 1000)|join('y' * 100000)|length }}", 'string'],
  ['the nesting of brackets', `{{ ${'('.repeat(500)}1${')'.repeat(500)} }}`, 'TemplateSyntaxError'],
  ['the length of a chain', `{{ 1${' + 1'.repeat(5000)} }}`, 'RecursionError'],
  ['the nesting of tags', `${'{% if 1 %}'.repeat(300)}${'{% endif %}'.repeat(300)}`, 'TemplateSyntaxError'],
];

test.each(bombs)('%s has a limit', (_what, template, limit) => {
  expect(limitOf(template)).toBe(limit);
});

test('templates that bring each other in end after ten', () => {
  const stored = { self: '{% include "self" %}', twins: '{% extends "twins" %}' };
  const ends = ['{% include "self" %}', '{% extends "twins" %}'].map(
    (template) =>
      [template, '{}', stored, ['error', 'RecursionError', 'maximum recursion depth exceeded'] as const] as const,
  );
  expect(differences(ends)).toEqual([]);
});
