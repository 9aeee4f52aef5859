// frappe.render_template against recordings of Jinja, and its limits.
import { beforeAll, expect, test } from 'vitest';
import { run } from './scripts.ts';
import { newWorld, type World } from './site.ts';
import { recordedTemplates } from './template-recordings.ts';

let world: World;

beforeAll(() => {
  world = newWorld();
});

function render(template: string, values: string): string {
  const call = `frappe.render_template(json.loads(${JSON.stringify(JSON.stringify(template))}), json.loads(${JSON.stringify(values)}))`;
  return String.fromCodePoint(...(JSON.parse(run(world, `result = [ord(c) for c in ${call}]`)) as number[]));
}

test.each(recordedTemplates)('%j with %s', (template, values, text) => {
  if (text.startsWith('!')) expect(() => render(template, values)).toThrow(text.slice(1));
  else expect(render(template, values)).toBe(text);
});

const refused: readonly (readonly [title: string, template: string, error: string])[] = [
  ['names of the machinery are illegal', '{{ x.__class__ }}', 'Illegal template'],
  ['underscored items are unsafe', "{{ ''['__class__'] }}", 'SecurityError'],
  ['underscored attributes are unsafe by filter', "{{ ''|attr('_' ~ '_class__') }}", 'SecurityError'],
  ['formats do not look into objects', "{{ '{0.real}'.format(1) }}", 'SecurityError'],
  ['a path is no template', '{% include "../../site_config.json" %}', 'TemplateNotFound'],
  ['a text that looks like a path is one', 'see a.txt', 'TemplateNotFound'],
  ['an unknown tag is a syntax error', '{% debug %}', 'unknown tag'],
  ['an unknown filter is a syntax error', '{{ 1|nothing }}', 'No filter named'],
];

test.each(refused)('%s', (_title, template, error) => {
  expect(() => render(template, '{}')).toThrow(error);
});

test('what a template writes is limited', () => {
  const template = "{% for i in range(40000) %}{{ 'x' * 100 }}{% endfor %}";
  expect(() => render(template, '{}')).toThrow();
});
