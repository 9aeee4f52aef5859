// frappe.format_value and its like, on a site whose settings are Frappe's own defaults.
import { beforeAll, expect, test } from 'vitest';
import { run } from './scripts.ts';
import { newWorld, type World } from './site.ts';

let world: World;

beforeAll(() => {
  world = newWorld();
});

test.each([
  ['frappe.format_value(1234.5, "Float")', "'1,234.50'"],
  ['frappe.format_value(1234.0, "Float")', "'1,234'"],
  ['frappe.format_value(1234.567, "Float")', "'1,234.567'"],
  ['frappe.format_value(0.1234567, "Float")', "'0.123'"],
  ['frappe.format_value(1234.5, {"fieldtype": "Float", "precision": "1"})', "'1,234.5'"],
  ['frappe.format_value(1234.5, "Currency", currency="INR")', "'₹ 1,234.50'"],
  ['frappe.format_value(2.675, "Currency", currency="INR")', "'₹ 2.67'"],
  ['frappe.format_value(None, "Float")', "'0'"],
  ['frappe.format_value(1e-7, "Float")', "'0'"],
  ['frappe.format_value("1234.50", "Float")', "'1,234.50'"],
  ['frappe.format_value(12.345, "Percent")', "'12.34%'"],
  ['frappe.format_value("12", "Percent")', "'12.0%'"],
  ['frappe.format_value(None, "Percent")', "'0.0%'"],
  ['frappe.format_value(1234567, "Int")', '1234567'],
  ['frappe.format_value(True)', 'True'],
  ['frappe.format_value("2024-01-05", "Date")', "'2024-01-05'"],
  ['frappe.format_value(None, "Date")', "''"],
  ['frappe.format_value(None, "Datetime")', 'None'],
  ['frappe.format_value("10:20", "Time")', "'10:20:00'"],
  ['frappe.format_value("abc", "Time")', "'0:00:00'"],
  ['frappe.format_value("a", {"fieldtype": "Link", "options": "User"}, {"__link_titles": {"User::a": "T"}})', "'T'"],
  ['frappe.format_value("b", {"fieldtype": "Link", "options": "User"}, {"__link_titles": {"User::a": "T"}})', "'b'"],
  ['frappe.format_value(None, {"fieldtype": "Float", "print_hide_if_no_value": 1})', "'0'"],
  [
    'frappe.format_value(2.5, {"fieldtype": "Currency", "options": "currency"}, {"currency": "USD", "doctype": "X"})',
    "'$ 2.50'",
  ],
  ['frappe.new_doc("ToDo").get_formatted("docstatus", absolute_value=True)', '0'],
  ['frappe.format_value(12885, "Duration")', "'3h 34m 45s'"],
  ['frappe.format_value("a\\nb", "Text")', "'a<br>b'"],
  ['frappe.format_value("a<br>b\\nc", "Small Text")', "'a<br>b\\nc'"],
  ['frappe.format_value(0, {"fieldtype": "Int", "print_hide_if_no_value": 1})', "''"],
  ['frappe.render_template("{{ frappe.format(1234.5, \'Float\') }}", {})', "'1,234.50'"],
  ['frappe.format_date("2024-01-05")', "'January 5, 2024'"],
  ['[str(frappe.number_format), frappe.number_format.precision]', "['#,###.##', 2]"],
  ['frappe.get_doc({"doctype": "ToDo", "date": "2024-01-05"}).get_formatted("date")', "'2024-01-05'"],
])('%s is %s', (call, shown) => {
  expect(run(world, `result = ${call}`)).toBe(shown);
});
