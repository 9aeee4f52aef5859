// The names of frappe.utils that scripts find, and what they meet where there is none.
import { expect, test } from 'vitest';
import { utilNames } from '../../src/site/frappe/utils/names.ts';
import { run } from './scripts.ts';
import { newWorld } from './site.ts';

test('frappe.utils has its 116 names, each declared once', () => {
  const names = utilNames.map(({ dotted }) => dotted);
  expect(new Set(names).size).toBe(names.length);
  expect(names.length).toBe(116);
});

test('a name that frappe.utils has not is None', () => {
  expect(run(newWorld(), 'result = frappe.utils.random_string')).toBe('None');
});

test('dates of the site can be formatted, subtracted and asked for', () => {
  const world = newWorld();
  const text = `
d = frappe.utils.getdate('2024-01-05')
result = [d.strftime('%d %b %Y'), f'{d:%Y/%m}', (d - frappe.utils.getdate('2024-01-01')).days, d.timetuple().tm_yday]`;
  expect(run(world, text)).toBe("['05 Jan 2024', '2024/01', 4, 5]");
});

test("now is on the clock of the site's time zone", () => {
  const world = newWorld();
  expect(run(world, 'result = frappe.utils.now()')).toMatch(/^'2026-01-05 13:30:00\.\d{6}'$/);
});

test('a date that a script was given cannot be changed', () => {
  expect(() => run(newWorld(), "d = frappe.utils.getdate('2024-01-05')\nd.year = 5")).toThrow('not writable');
});
