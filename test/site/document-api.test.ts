// documents.md §1 to §7 as scripts see it: an expression and its value, or what it raises.
import { beforeAll, expect, test } from 'vitest';
import { run } from './scripts.ts';
import { newWorld, type World } from './site.ts';

let world: World;

beforeAll(() => {
  world = newWorld();
  run(
    world,
    `frappe.get_doc({"doctype": "DocType", "name": "Line", "module": "Core", "custom": 1, "istable": 1, "fields": [
  {"fieldname": "item", "fieldtype": "Data", "label": "Item"},
  {"fieldname": "qty", "fieldtype": "Float", "label": "Qty", "non_negative": 1},
  {"fieldname": "kind", "fieldtype": "Select", "label": "Kind", "options": "A\\nB"}]}).insert()
frappe.get_doc({"doctype": "DocType", "name": "Order", "module": "Core", "custom": 1, "is_submittable": 1, "track_changes": 1, "title_field": "subject", "allow_rename": 1,
  "fields": [
  {"fieldname": "subject", "fieldtype": "Data", "label": "Subject"},
  {"fieldname": "qty", "fieldtype": "Int", "label": "Qty"},
  {"fieldname": "rate", "fieldtype": "Currency", "label": "Rate", "non_negative": 1},
  {"fieldname": "flag", "fieldtype": "Check", "label": "Flag"},
  {"fieldname": "day", "fieldtype": "Date", "label": "Day"},
  {"fieldname": "at", "fieldtype": "Datetime", "label": "At"},
  {"fieldname": "clock", "fieldtype": "Time", "label": "Clock"},
  {"fieldname": "email", "fieldtype": "Data", "label": "Email", "options": "Email"},
  {"fieldname": "site", "fieldtype": "Data", "label": "Site", "options": "URL"},
  {"fieldname": "code", "fieldtype": "Data", "label": "Code", "unique": 1, "length": 10},
  {"fieldname": "fixed", "fieldtype": "Data", "label": "Fixed", "set_only_once": 1},
  {"fieldname": "secret", "fieldtype": "Password", "label": "Secret"},
  {"fieldname": "stars", "fieldtype": "Rating", "label": "Stars"},
  {"fieldname": "settings", "fieldtype": "JSON", "label": "Settings"},
  {"fieldname": "link", "fieldtype": "Link", "label": "Link", "options": "Order"},
  {"fieldname": "link_subject", "fieldtype": "Data", "label": "Link Subject", "fetch_from": "link.subject"},
  {"fieldname": "kind", "fieldtype": "Link", "label": "Kind", "options": "DocType"},
  {"fieldname": "target", "fieldtype": "Dynamic Link", "label": "Target", "options": "kind"},
  {"fieldname": "lines", "fieldtype": "Table", "label": "Lines", "options": "Line"},
  {"fieldname": "note", "fieldtype": "Data", "label": "Note", "allow_on_submit": 1},
  {"fieldname": "amended_from", "fieldtype": "Link", "label": "Amended From", "options": "Order"}],
  "permissions": [{"role": "System Manager", "read": 1, "write": 1, "create": 1, "submit": 1, "cancel": 1, "delete": 1, "amend": 1}]}).insert()`,
  );
});

/** \`o\` is a stored Order with two lines. */
const order = `o = frappe.get_doc({"doctype": "Order", "subject": "s", "qty": 2, "lines": [{"item": "a", "qty": 1}, {"item": "b", "qty": 2}]}).insert()
`;

const values: readonly (readonly [script: string, result: string])[] = [
  [
    'result = [o.docstatus == 0, o.docstatus + 1, o.docstatus in (0, 1), str(o.docstatus), not o.docstatus, o.docstatus < 1]',
    "[True, 1, True, '0', True, True]",
  ],
  ['result = [o.docstatus.is_draft(), o.docstatus.is_submitted(), o.docstatus.is_cancelled()]', '[True, False, False]'],
  [
    'result = [isinstance(o.docstatus, int), {0: "d"}[o.docstatus], ["x", "y"][o.docstatus], f"{o.docstatus:02d}", 5 - o.docstatus, json.dumps(o.docstatus), int(o.docstatus), max(o.docstatus, 1)]',
    "[True, 'd', 'x', '00', 5, '0', 0, 1]",
  ],
  [
    'o.submit()\nresult = [o.docstatus, o.docstatus.is_submitted(), [l.docstatus for l in o.lines]]',
    '[1, True, [1, 1]]',
  ],
  ['result = [o.get("qty"), o.get("nope"), o.get("nope", 5), o.get("nope", default=6)]', '[2, None, 5, 6]'],
  ['result = [l.item for l in o.get("lines", {"qty": [">", 1]})]', "['b']"],
  [
    'result = [[l.item for l in o.get("lines", {"item": "^a"})], len(o.get("lines", {"item": True})), len(o.get("lines", {"kind": ["in", ["A"]]})), len(o.get("lines", limit=1))]',
    "[['a'], 2, 2, 1]",
  ],
  ['result = o.getone("lines", {"item": "b"}).qty', '2'],
  [
    'o.set("lines", [{"item": "z"}])\nresult = [[l.item for l in o.lines], o.lines[0].idx, o.lines[0].parentfield]',
    "[['z'], 1, 'lines']",
  ],
  ['o.set("flags", 1)\nresult = type(o.flags)'.replace('type(o.flags)', 'o.flags.get("x")'), 'None'],
  ['result = o.update({"qty": 9}).qty', '9'],
  [
    'd = {"item": "c"}\nr = o.append("lines", d)\nresult = [r.idx, r.doctype, d["doctype"], r.parent == o.name]',
    "[3, 'Line', 'Line', True]",
  ],
  [
    'o.append("lines", {"item": "first"}, position=0)\nresult = [(l.idx, l.item) for l in o.lines]',
    "[(1, 'first'), (2, 'a'), (3, 'b')]",
  ],
  ['o.extend("lines", [{"item": "c"}, {"item": "d"}])\nresult = len(o.lines)', '4'],
  [
    'o.remove(o.lines[0])\no.save()\nresult = [(l.idx, l.item) for l in frappe.get_doc("Order", o.name).lines]',
    "[(1, 'b')]",
  ],
  [
    'n = frappe.new_doc("Order")\nresult = [n.is_new(), n.flag, n.qty, n.stars, n.name, o.is_new()]',
    '[1, 0, None, None, None, None]',
  ],
  [
    'result = list(o.as_dict())[:8]',
    "['name', 'owner', 'creation', 'modified', 'modified_by', 'docstatus', 'idx', 'subject']",
  ],
  [
    'result = list(o.lines[0].as_dict())[7:]',
    "['item', 'qty', 'kind', 'parent', 'parentfield', 'parenttype', 'doctype']",
  ],
  [
    'result = ["rate" in o.as_dict(no_nulls=True), "email" in o.as_dict(no_nulls=True), "name" in o.as_dict(no_default_fields=True), "lines" in o.as_dict(no_child_table_fields=True)]',
    '[True, False, False, False]',
  ],
  ['result = o.as_json().split("\\n")[:2]', "['{', ' \"amended_from\": null,']"],
  ['result = [o.get_title(), o.get_url() == "/app/order/" + o.name]', "['s', True]"],
  [
    'c = o.add_comment("Comment", "hi")\nresult = [c.comment_type, c.content, c.reference_name == o.name, o.add_comment("Info").content]',
    "['Comment', 'hi', True, 'Info']",
  ],
  [
    'o.add_tag("a")\no.add_tag("b")\nresult = [o.get_tags(), frappe.db.get_value("Order", o.name, "_user_tags")]',
    "[['b'], 'a,b']",
  ],
  ['o.db_set("qty", 7)\nresult = [o.qty, o.db_get("qty"), frappe.db.get_value("Order", o.name, "qty")]', '[7, 7, 7]'],
  [
    'o.db_set({"qty": 8, "subject": "t"}, update_modified=False)\nresult = [o.qty, o.subject, o.reload().qty]',
    "[8, 't', 8]",
  ],
  ['result = [o.no_such, o.subject.name, o.a.b.c]', '[None, None, None]'],
  ['o.foo = 5\nresult = [o.foo, "foo" in o.as_dict()]', '[5, False]'],
  [
    'result = [o.doctype, o.meta.get_field("qty").label, o.meta.has_field("x"), len(o.meta.fields) > 10]',
    "['Order', 'Qty', False, True]",
  ],
  ['result = [str(frappe.new_doc("ToDo")), str(frappe.new_doc("Order"))]', "['ToDo (unsaved)', 'Document (unsaved)']"],
  [
    't = frappe.get_doc({"doctype": "ToDo", "description": "x"}).insert(set_name="t%s" % o.name)\nresult = [str(t) == "ToDo (t%s)" % o.name, repr(t) == "<ToDo: doctype=ToDo t%s>" % o.name]',
    '[True, True]',
  ],
  ['before = o.creation\no.reload()\nresult = [len(before), o.creation.year, o.day]', '[26, 2026, None]'],
  [
    'o.day = "2024-02-29"\no.at = "2024-02-29 10:00:00"\no.clock = "10:30:00"\no.save()\nsaved = o.day\no.reload()\nresult = [saved, repr(o.day), repr(o.at), repr(o.clock), repr(o.rate), o.flag]',
    "['2024-02-29', 'datetime.date(2024, 2, 29)', 'datetime.datetime(2024, 2, 29, 10, 0)', 'datetime.timedelta(seconds=37800)', '0.0', 0]",
  ],
  ['o.stars = 3\no.settings = {"a": 1}\no.save()\no.reload()\nresult = [o.stars, o.settings]', '[1.0, \'{"a":1}\']'],
  [
    'o.secret = "hush"\no.save()\nresult = [o.secret, o.get_password("secret"), frappe.get_doc("Order", o.name).get_password("secret"), frappe.db.get_value("Order", o.name, "secret")]',
    "['****', 'hush', 'hush', '****']",
  ],
  [
    'p = frappe.get_doc({"doctype": "Order", "link": o.name}).insert()\np.link = None\np.save()\nresult = [p.link_subject, p.link]',
    "['s', None]",
  ],
  [
    'c = frappe.copy_doc(o)\nresult = [c.name, c.subject, c.docstatus, [l.name for l in c.lines], c.is_new()]',
    "[None, 's', 0, [None, None], 1]",
  ],
  ['n = frappe.new_doc("Order", subject="k", qty=4)\nresult = [n.subject, n.qty]', "['k', 4]"],
  ['result = frappe.get_last_doc("Order").name == o.name', 'True'],
  [
    'result = [frappe.get_doc("Order", {"name": o.name}).subject, frappe.get_doc(doctype="Order", subject="kw").subject, frappe.get_cached_doc("Order", o.name).qty]',
    "['s', 'kw', 2]",
  ],
  [
    'o.submit()\no.cancel()\na = frappe.copy_doc(o)\na.amended_from = o.name\na.insert()\nresult = a.name == o.name + "-1"',
    'True',
  ],
  [
    'n = o.name + "x"\no.rename(n)\nresult = [o.name == n, frappe.db.exists("Order", n) == n, [l.parent == n for l in o.lines]]',
    '[True, True, [True, True]]',
  ],
  ['result = o.precision("rate")', '2'],
  ['o.rate = 1.23456\no.round_floats_in(o, ["rate"])\nresult = o.rate', '1.23'],
  ['o.lock()\nresult = o.is_locked\no.unlock()\nresult = [result, o.is_locked]', '[True, False]'],
  [
    'e = o.log_error("T", "M")\nresult = [e.method, e.error, e.reference_doctype, e.reference_name == o.name]',
    "['T', 'M', 'Order', True]",
  ],
  ['o.subject = "changed"\nresult = [o.has_value_changed("subject"), o.get_doc_before_save()]', '[True, None]'],
  ['result = frappe.delete_doc("Order", "none")', 'False'],
  [
    'o.delete()\nresult = [frappe.db.exists("Order", o.name), frappe.db.get_value("Deleted Document", {"deleted_name": o.name}, "deleted_doctype"), frappe.db.count("Line", {"parent": o.name})]',
    "[None, 'Order', 0]",
  ],
  ['o.discard()\nresult = o.docstatus', '2'],
  ['o.run_method("validate")\nresult = o.run_method("nope")', 'None'],
  [
    'o.flags.ignore_permissions = True\nresult = [o.has_permission("write"), o.check_permission("write")]',
    '[True, None]',
  ],
];

for (const [text, result] of values) {
  test(text.replaceAll('\n', '; '), () => expect(run(world, order + text)).toBe(result));
}

const refused: readonly (readonly [script: string, error: string | RegExp])[] = [
  ['o.nope()', "TypeError: 'NoneType' object is not callable"],
  ['o["x"]', "TypeError: 'Document' object is not subscriptable"],
  ['"x" in o', "TypeError: argument of type 'Document' is not "],
  ['"t" in o.email', "TypeError: argument of type 'NoneType' is not "],
  ['o.append("nope", {})', 'AttributeError: nope'],
  ['o.extend("lines", 5)', 'ValueError'],
  ['o.getone("lines", {"item": "zz"})', 'IndexError: list index out of range'],
  ['frappe.get_doc({"subject": "x"})', 'ValueError: "doctype" is a required key'],
  ['frappe.get_doc("Order", "none")', 'DoesNotExistError: Order none not found'],
  ['o.email = "x"\no.save()', 'InvalidEmailAddressError: x is not a valid Email Address'],
  ['o.site = "x"\no.save()', "ValidationError: '<strong>x</strong>' is not a valid URL"],
  ['o.rate = -1\no.save()', 'NonNegativeError: Value cannot be negative for Order: <strong>Rate</strong>'],
  [
    'o.lines[1].qty = -1\no.save()',
    'NonNegativeError: <strong>Line</strong> Row #2: Value cannot be negative for <strong>Qty</strong>',
  ],
  ['o.lines[0].kind = "Z"\no.save()', 'ValidationError: Row #1: Kind cannot be "Z". It should be one of "A", "B"'],
  [
    'o.code = "12345678901"\no.save()',
    /CharacterLengthExceededError: Order \w+: '<strong>Code<\/strong>' \(12345678901\) will get truncated, as max characters allowed is 10/,
  ],
  ['o.qty = 3000000000\no.save()', 'will get truncated, as max characters allowed is 2147483647'],
  ['o.link = "none"\no.save()', 'LinkValidationError: Could not find Link: none'],
  ['o.target = "x"\no.save()', 'ValidationError: Kind must be set first'],
  ['o.code = "u"\no.save()\nfrappe.get_doc({"doctype": "Order", "code": "u"}).insert()', 'UniqueValidationError'],
  ['frappe.get_doc({"doctype": "Order"}).insert(set_name=o.name)', 'DuplicateEntryError'],
  [
    'o.fixed = "a"\no.save()\no.fixed = "b"\no.save()',
    'CannotChangeConstantError: Value cannot be changed for <strong>Fixed</strong>',
  ],
  ['o.cancel()', 'DocstatusTransitionError: Cannot change docstatus from 0 (Draft) to 2 (Cancelled)'],
  [
    'o.submit()\no.docstatus = 0\no.save()',
    'DocstatusTransitionError: Cannot change docstatus from 1 (Submitted) to 0 (Draft)',
  ],
  ['o.submit()\no.cancel()\no.save()', 'ValidationError: Cannot edit cancelled document'],
  ['o.docstatus = 5\no.save()', 'ValidationError: Invalid docstatus'],
  [
    'o.submit()\no.subject = "z"\no.save()',
    'UpdateAfterSubmitError:  Not allowed to change <strong>Subject</strong> after submission from <strong>s</strong> to <strong>z</strong>',
  ],
  [
    'o.submit()\no.lines[0].item = "z"\no.save()',
    'UpdateAfterSubmitError: Row #1: Not allowed to change <strong>Item</strong> after submission from <strong>a</strong> to <strong>z</strong>',
  ],
  ['o.submit()\no.delete()', 'Submitted Record cannot be deleted. You must <a'],
  ['o.submit()\no.discard()', 'ValidationError: Only draft documents can be discarded'],
  [
    'frappe.get_doc({"doctype": "Order", "link": o.name}).insert()\no.delete()',
    'LinkExistsError: Cannot delete or cancel because Order <a',
  ],
  ['o.submit()\nfrappe.get_doc({"doctype": "Order", "link": o.name}).insert().submit()\no.cancel()', 'LinkExistsError'],
  [
    'o.submit()\no.cancel()\nfrappe.get_doc({"doctype": "Order", "link": o.name}).insert()',
    'CancelledLinkError: Cannot link cancelled document: Link: ',
  ],
  ['frappe.rename_doc("Order", "none", "n2")', "ValidationError: Can't rename none to n2 because none doesn't exist."],
  [
    'frappe.rename_doc("Order", o.name, o.name)',
    'ValidationError: No changes made because old and new name are the same.',
  ],
  [
    'frappe.rename_doc("Order", o.name, "none", merge=True)',
    'ValidationError: Order none does not exist, select a new target to merge',
  ],
  ['o.lock()\no.lock()', 'DocumentLockedError'],
  [
    'o.lock()\no.save()',
    'DocumentLockedError: This document is currently locked and queued for execution. Please try again after some time.',
  ],
  [
    'o.day = "2024-02-02"\no.at = "2024-01-01"\no.validate_from_to_dates("day", "at")',
    'InvalidDates: <strong>At</strong> must be after <strong>Day</strong>',
  ],
  ['o.lines = []\no.validate_table_has_rows("lines")', 'EmptyTableError: Table Lines cannot be empty'],
  ['o.subject = ["x"]\no.save()', 'ValidationError: Value for Subject cannot be a list'],
  ['o.lines = [{"item": "x"}]\no.save()', "AttributeError: 'dict' object has no attribute"],
  ['o.get_password("secret")', 'AuthenticationError: Password not found for Order '],
  ['frappe.log_error(message="x")', "TypeError: argument of type 'NoneType' is not "],
];

for (const [text, error] of refused) {
  test(`refused: ${text.replaceAll('\n', '; ')}`, () => expect(() => run(world, order + text)).toThrow(error));
}

test('queue_action locks the document and runs the method after the commit', () => {
  run(world, `${order}o.db_set("subject", "queued")\no.queue_action("submit")`);
  const job = world.jobs.at(-1);
  expect(
    run(world, 'o = frappe.get_last_doc("Order", {"subject": "queued"})\nresult = [o.docstatus, o.is_locked]'),
  ).toBe('[0, True]');
  expect(world.site.call('job', JSON.stringify(job))).toBe('{"value":null}');
  expect(
    run(world, 'o = frappe.get_last_doc("Order", {"subject": "queued"})\nresult = [o.docstatus, o.is_locked]'),
  ).toBe('[1, False]');
});

const names: readonly (readonly [autoname: string, values: string, name: RegExp])[] = [
  ['hash', '', /^'[0-9a-v]{10}'$/],
  ['field:code', ', "code": " c1 "', /^'c1'$/],
  ['format:T-{code}-{YYYY}-{##}', ', "code": "x"', /^'T-x-2026-01'$/],
  ['N-.YY.-.###', '', /^'N-26-001'$/],
  ['N-.{code}.-.##', ', "code": "k"', /^'N-k-01'$/],
  ['autoincrement', '', /^1$/],
  ['Prompt', ', "name": "given"', /^'given'$/],
  ['UUID', '', /^'[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}'$/],
  ['UUID', ', "name": "01890a5d-ac96-774b-bcce-b302099a8057"', /^'01890a5d-ac96-774b-bcce-b302099a8057'$/],
  ['naming_series:', '', /^'AB-2600001'$/],
];

for (const [at, [autoname, given, name]] of names.entries()) {
  test(`autoname ${autoname} ${given}`, () => {
    const series = '{"fieldname": "naming_series", "fieldtype": "Select", "label": "Series", "options": "\\nAB-.YY."},';
    const text = `frappe.get_doc({"doctype": "DocType", "name": "Named ${at}", "module": "Core", "custom": 1, "autoname": "${autoname}", "fields": [${autoname.startsWith('naming') ? series : ''}{"fieldname": "code", "fieldtype": "Data", "label": "Code"}]}).insert()
result = frappe.get_doc({"doctype": "Named ${at}"${given}}).insert().name`;
    expect(run(world, text)).toMatch(name);
  });
}

test('a UUID that is none is refused', () => {
  const text = 'frappe.get_doc({"doctype": "Named 7", "name": "nope"}).insert()';
  expect(() => run(world, text)).toThrow('InvalidUUIDValue: Invalid value specified for UUID: nope');
});
