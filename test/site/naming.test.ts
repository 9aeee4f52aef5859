// Naming documents.
import { beforeAll, expect, test } from 'vitest';
import { run } from './scripts.ts';
import { newWorld, type World } from './site.ts';

let world: World;

beforeAll(() => {
  world = newWorld();
});

let counter = 0;

/** The names of documents of a new DocType with this autoname. */
function namesOf(autoname: string, values: readonly string[], in15 = world): string {
  counter += 1;
  const doctype = `Named ${counter}`;
  run(
    in15,
    `frappe.get_doc({"doctype": "DocType", "name": "${doctype}", "module": "Core", "custom": 1, "autoname": "${autoname}", "is_submittable": 1,
  "fields": [{"fieldname": "title", "fieldtype": "Data", "label": "Title"}, {"fieldname": "naming_series", "fieldtype": "Select", "options": "\\nS-.YY.-\\nT-.##"}, {"fieldname": "amended_from", "fieldtype": "Link", "options": "${doctype}"}],
  "permissions": [{"role": "System Manager"}]}).insert()`,
  );
  const docs = values.map((each) => `{"doctype": "${doctype}", ${each}}`).join(', ');
  return run(in15, `result = [frappe.get_doc(d).insert().name for d in [${docs}]]`);
}

const cases: readonly (readonly [title: string, autoname: string, values: readonly string[], names: string])[] = [
  ['field: takes the text of a field, stripped', 'field:title', ['"title": " a "'], "['a']"],
  [
    'a naming series takes its first option and numbers it with five digits',
    'naming_series:',
    ['"title": "x"', '"title": "y"'],
    "['S-26-00001', 'S-26-00002']",
  ],
  ['a given naming series keeps its own digits', 'naming_series:', ['"naming_series": "T-.##"'], "['T-01']"],
  [
    'an expression has dates, fields and a counter',
    'INV-.YYYY.-.title.-.###',
    ['"title": "x"', '"title": "y"'],
    "['INV-2026-x-001', 'INV-2026-y-001']",
  ],
  ["a client's name counts for Prompt only", 'Prompt', ['"name": "mine"'], "['mine']"],
  ['autoincrement gives ints', 'autoincrement', ['"title": "x"', '"title": "y"'], '[1, 2]'],
];

for (const [title, autoname, values, names] of cases) {
  test(title, () => {
    expect(namesOf(autoname, values)).toBe(names);
  });
}

test('format: has one counter for the whole site in Frappe 16 and one for each prefix in 15', () => {
  expect(namesOf('format:A-{title}-{##}', ['"title": "x"', '"title": "y"'])).toBe("['A-x-01', 'A-y-02']");
  const old = newWorld({ own: { profile: 'frappe-15' } });
  expect(namesOf('format:A-{title}-{##}', ['"title": "x"', '"title": "y"'], old)).toBe("['A-x-01', 'A-y-01']");
});

test('an amended document is named after the original', () => {
  expect(namesOf('field:title', ['"title": "orig", "docstatus": 1'])).toBe("['orig']");
  const doctype = `Named ${counter}`;
  const text = `d = frappe.get_doc("${doctype}", "orig")
d.cancel()
def amend(name):
  copy = frappe.copy_doc(frappe.get_doc("${doctype}", name))
  copy.amended_from = name
  copy.docstatus = 1
  return copy.insert().name
first = amend("orig")
frappe.get_doc("${doctype}", first).cancel()
result = [first, amend(first)]`;
  expect(run(world, text)).toBe("['orig-1', 'orig-2']");
});

test('amended documents are named like any other where the settings say so', () => {
  expect(namesOf('field:title', ['"title": "plain", "docstatus": 1'])).toBe("['plain']");
  const doctype = `Named ${counter}`;
  const text = (name: string) => `d = frappe.get_doc("${doctype}", "plain")
if d.docstatus == 1: d.cancel()
result = frappe.get_doc({"doctype": "${doctype}", "amended_from": "plain", "title": "${name}"}).insert().name`;
  run(
    world,
    `s = frappe.get_doc("Document Naming Settings")
s.append("amend_naming_override", {"document_type": "${doctype}", "action": "Default Naming"})
s.save()`,
  );
  expect(run(world, text('own'))).toBe("'own'");
  run(world, 's = frappe.get_doc("Document Naming Settings")\ns.set("amend_naming_override", [])\ns.save()');
  expect(run(world, text('counted'))).toBe("'plain-1'");
});

test('naming rules come before the DocType, by priority and conditions, each with a counter of its own', () => {
  expect(namesOf('field:title', ['"title": "before"'])).toBe("['before']");
  const doctype = `Named ${counter}`;
  run(
    world,
    `def rule(**values):
  frappe.get_doc({"doctype": "Document Naming Rule", "document_type": "${doctype}", **values}).insert()
rule(prefix="LOW-.YYYY.-", prefix_digits=3)
rule(prefix="HIGH-.title.-", prefix_digits=2, priority=5, conditions=[{"field": "title", "condition": "=", "value": "x"}])
rule(prefix="OFF-", priority=9, disabled=1)`,
  );
  const made = `result = [frappe.get_doc({"doctype": "${doctype}", "title": t}).insert().name for t in ["x", "y", "x", "y"]]`;
  expect(run(world, made)).toBe("['HIGH-x-01', 'LOW-2026-001', 'HIGH-x-02', 'LOW-2026-002']");
  expect(
    run(
      world,
      'result = [r.counter for r in frappe.get_all("Document Naming Rule", fields=["counter"], order_by="prefix")]',
    ),
  ).toBe('[2, 2, 0]');
});

test('a naming series is checked', () => {
  expect(() => namesOf('naming_series:', ['"naming_series": "A##"'])).toThrow('InvalidNamingSeriesError');
  expect(() => namesOf('A?.##', ['"title": "x"'])).toThrow('Special Characters except');
});

test('names are checked', () => {
  const make = (name: string) => run(world, `frappe.get_doc({"doctype": "Role", "role_name": "${name}"}).insert()`);
  expect(() => make('a<b')).toThrow("NameError: Name cannot contain special characters like '<', '>'");
  expect(() => make('New Role x')).toThrow(
    'NameError: There were some errors setting the name, please contact the administrator',
  );
  expect(() => make('Role')).toThrow('NameError: Name of Role cannot be Role');
  expect(() => make('')).toThrow('Role Name is required');
  make('Twice');
  expect(() => make('Twice')).toThrow('DuplicateEntryError');
});
