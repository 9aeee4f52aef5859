// Expressions of database.md §2 to §6 with their values, for every engine; and the documents that they are about.

/** Makes the DocTypes and their documents. */
export const setUp = `frappe.get_doc({"doctype": "DocType", "name": "Place", "module": "Core", "custom": 1, "autoname": "field:title", "fields": [
  {"fieldname": "title", "fieldtype": "Data", "label": "Title"},
  {"fieldname": "lft", "fieldtype": "Int", "label": "L"}, {"fieldname": "rgt", "fieldtype": "Int", "label": "R"}]}).insert()
for p in [("World", 1, 8), ("Asia", 2, 5), ("India", 3, 4), ("Europe", 6, 7)]:
  frappe.get_doc({"doctype": "Place", "title": p[0], "lft": p[1], "rgt": p[2]}).insert()
frappe.get_doc({"doctype": "DocType", "name": "Item Row", "module": "Core", "custom": 1, "istable": 1, "fields": [
  {"fieldname": "what", "fieldtype": "Data", "label": "What"}, {"fieldname": "n", "fieldtype": "Int", "label": "N"}]}).insert()
frappe.get_doc({"doctype": "DocType", "name": "Thing", "module": "Core", "custom": 1, "autoname": "field:code", "fields": [
  {"fieldname": "code", "fieldtype": "Data", "label": "Code"},
  {"fieldname": "txt", "fieldtype": "Data", "label": "Txt"},
  {"fieldname": "qty", "fieldtype": "Int", "label": "Qty"},
  {"fieldname": "rate", "fieldtype": "Float", "label": "Rate"},
  {"fieldname": "day", "fieldtype": "Date", "label": "Day"},
  {"fieldname": "at", "fieldtype": "Datetime", "label": "At"},
  {"fieldname": "place", "fieldtype": "Link", "label": "Place", "options": "Place"},
  {"fieldname": "rows", "fieldtype": "Table", "label": "Rows", "options": "Item Row"}]}).insert()
for t in [("a", "x", 1, 1.5, "2024-01-01", "2024-01-01 10:00:00", "India"), ("b", "", 0, 0, "2024-01-15", "2024-01-15 23:59:59", "Asia"), ("c", None, 3, 2.5, None, None, "Europe"), ("d", "xyz", 5, 10, "2024-02-29", "2024-02-29 00:00:00", None)]:
  frappe.get_doc({"doctype": "Thing", "code": t[0], "txt": t[1], "qty": t[2], "rate": t[3], "day": t[4], "at": t[5], "place": t[6], "rows": [{"what": t[0] + "1", "n": 1}, {"what": t[0] + "2", "n": 2}]}).insert()`;

/** Filters of the list engine, and the codes that they leave. */
export const filters: readonly (readonly [filters: string, codes: string])[] = [
  ['{"txt": "x"}', 'a'],
  ['{"txt": ""}', 'bc'],
  ['{"txt": None}', 'bc'],
  ['{"txt": ["!=", "x"]}', 'bcd'],
  ['{"txt": ["!=", ""]}', 'ad'],
  ['{"txt": ["not in", ["x"]]}', 'bcd'],
  ['{"txt": ["in", ["x"]]}', 'a'],
  ['{"txt": ["in", ["x", ""]]}', 'abc'],
  ['{"txt": ["in", "x, xyz"]}', 'ad'],
  ['{"txt": ["in", []]}', ''],
  ['{"txt": ["not in", []]}', 'abcd'],
  ['{"txt": ["like", "x%"]}', 'ad'],
  ['{"txt": ["LIKE", "X%"]}', 'ad'],
  ['{"txt": ["not like", "x%"]}', 'bc'],
  ['{"txt": ["is", "set"]}', 'ad'],
  ['{"txt": ["is", "not set"]}', 'bc'],
  ['{"qty": [">", 1]}', 'cd'],
  ['{"qty": [">=", 1]}', 'acd'],
  ['{"qty": ["<", 3]}', 'ab'],
  ['{"qty": ["<=", 3]}', 'abc'],
  ['{"qty": ["between", [1, 3]]}', 'ac'],
  ['{"qty": "3"}', 'c'],
  ['{"rate": 2.5}', 'c'],
  ['{"day": "2024-01-15"}', 'b'],
  ['{"day": [">", "2024-01-01"]}', 'bd'],
  ['{"day": ["<", "2024-01-15"]}', 'ac'],
  ['{"day": ["between", ["2024-01-01", "2024-01-31"]]}', 'ab'],
  ['{"day": ["is", "not set"]}', 'c'],
  ['{"at": ["between", ["2024-01-01", "2024-01-15"]]}', 'ab'],
  ['{"at": [">", frappe.utils.get_datetime("2024-01-15 00:00:00")]}', 'bd'],
  ['{"place": ["descendants of", "World"]}', 'abc'],
  ['{"place": ["descendants of", "Asia"]}', 'a'],
  ['{"place": ["descendants of (inclusive)", "Asia"]}', 'ab'],
  ['{"place": ["ancestors of", "India"]}', 'b'],
  ['{"place": ["not descendants of", "World"]}', 'd'],
  ['{"place.lft": [">", 2]}', 'ac'],
  ['{"rows.what": "a1"}', 'a'],
  ['[["Item Row", "what", "=", "b2"]]', 'b'],
  ['[["qty", ">", 0], ["txt", "like", "x%"]]', 'ad'],
  ['[["Thing", "qty", "=", 5]]', 'd'],
  ['[["Thing", "qty", "=", 5, False]]', 'd'],
  ['[["qty", 5]]', 'd'],
  ['[["qty", "=", 1], "or", ["qty", "=", 5]]', 'ad'],
  ['[["qty", "=", 1], "or", [["qty", "=", 5], "and", ["txt", "=", "q"]]]', 'a'],
  ['{"name": ["in", ("a", "b")]}', 'ab'],
  ['{"creation": ["timespan", "today"]}', 'abcd'],
  ['{"day": ["timespan", "last year"]}', ''],
];

/** The value engine knows no NULL rules. */
export const counts: readonly (readonly [filters: string, count: number])[] = [
  ['{"txt": ["!=", "x"]}', 2],
  ['{"txt": None}', 1],
  ['{"txt": ""}', 1],
  ['{"txt": ["not in", ["x"]]}', 2],
  ['{"txt": ["is", "set"]}', 2],
  ['{"txt": ["is", "not set"]}', 2],
  ['{"qty": ["is", "set"]}', 4],
  ['{"qty": ["in", [1, 3]]}', 2],
  ['{"day": ["<", "2024-01-15"]}', 1],
];

/** Expressions and the repr of what they give. */
export const values: readonly (readonly [expression: string, result: string])[] = [
  ['frappe.db.get_value("Thing", "a", "txt")', "'x'"],
  ['frappe.db.get_value("Thing", "", "txt")', 'None'],
  ['frappe.db.get_value("Thing", [], "txt")', 'None'],
  ['frappe.db.get_value("Thing", [["qty", "=", 5]], "name")', "'d'"],
  ['frappe.db.get_value("Thing", "a", ["txt"])', "'x'"],
  ['frappe.db.get_value("Thing", "a", "txt, qty")', "('x', 1)"],
  ['frappe.db.get_value("Thing", "a", ("txt", "qty"), as_dict=True)', "{'txt': 'x', 'qty': 1}"],
  ['frappe.db.get_value("Thing", "a", "txt as t", as_dict=1)', "{'t': 'x'}"],
  ['frappe.db.get_value("Thing", "a", "place.lft")', '3'],
  ['frappe.db.get_value("Thing", {"qty": [">", 0]}, "name", order_by="qty asc")', "'a'"],
  ['frappe.db.get_value("Thing", {"qty": [">", 0]}, "name", order_by="qty")', "'d'"],
  ['frappe.db.get_value("Thing", {"name": ["in", ["a", "b"]]})', "'b'"],
  ['frappe.db.get_value("Thing", "zz", ["txt", "qty"])', 'None'],
  ['frappe.db.get_value("Nope", "x")', 'None'],
  ['frappe.db.get_value("Thing", "a", "*").qty', '1'],
  ['repr(frappe.db.get_value("Thing", "a", "day"))', "'datetime.date(2024, 1, 1)'"],
  ['frappe.db.get_value("System Settings", None, "enable_scheduler")', '1'],
  ['frappe.db.exists("Thing", {"qty": 5})', "'d'"],
  ['frappe.db.exists("Thing", None)', 'None'],
  ['frappe.db.exists("System Settings", "System Settings")', "'System Settings'"],
  ['frappe.db.exists({"doctype": "Thing", "qty": 1})', "'a'"],
  ['frappe.db.exists("Thing", "A")', "'a'"],
  ['frappe.db.count("Thing")', '4'],
  ['frappe.db.get_default("nope")', 'None'],
  ['frappe.db.escape("50%", percent=False)', `"'50%'"`],
  ['frappe.db.escape(None)', `"''"`],
  ['frappe.get_all("Thing", {"qty": 5}, ["name"])', "[{'name': 'd'}]"],
  ['frappe.get_all("Thing", fields=["name", "place.lft as l"], filters={"name": "a"})', "[{'name': 'a', 'l': 3}]"],
  [
    'frappe.get_all("Thing", fields=["name", "rows.what"], filters={"name": "a"}, order_by="rows.n desc")',
    "[{'name': 'a', 'what': 'a2'}, {'name': 'a', 'what': 'a1'}]",
  ],
  [
    'frappe.get_all("Thing", fields=["name", {"rows": ["what"]}], filters={"name": "a"})',
    "[{'name': 'a', 'rows': [{'what': 'a1'}, {'what': 'a2'}]}]",
  ],
  [
    'frappe.get_all("Thing", fields=["`tabItem Row`.`what`"], filters={"name": "b"}, order_by="`tabItem Row`.`n` asc", pluck="what")',
    "['b1', 'b2']",
  ],
  ['frappe.get_all("Thing", fields=[{"SUM": "qty", "as": "s"}])', "[{'s': 9}]"],
  ['frappe.get_all("Thing", fields=[{"COUNT": "*", "as": "n"}], filters={"qty": [">", 0]})', "[{'n': 3}]"],
  [
    'frappe.get_all("Thing", fields=[{"MAX": "qty", "as": "m"}, {"MIN": "qty", "as": "k"}, {"AVG": "qty", "as": "v"}])',
    "[{'m': 5, 'k': 0, 'v': 2.25}]",
  ],
  ['frappe.get_all("Thing", order_by="qty", pluck="name")', "['b', 'a', 'c', 'd']"],
  ['frappe.get_all("Thing", order_by="qty desc, name asc", pluck="name", limit=2)', "['d', 'c']"],
  ['frappe.get_all("Thing", order_by="qty", pluck="name", limit_start=1, limit_page_length=2)', "['a', 'c']"],
  ['frappe.get_all("Thing", order_by="qty", pluck="name", page_length=1, start=3)', "['d']"],
  ['frappe.get_all("Thing", order_by="qty", pluck="name", limit=0)', "['b', 'a', 'c', 'd']"],
  [
    'frappe.get_all("Thing", filters={"name": "zz"}), frappe.get_all("Thing", filters={"name": "zz"}, as_list=True)',
    '([], ())',
  ],
  [
    'frappe.get_all("Thing", fields=["place"], group_by="place", order_by="place asc", as_list=1)',
    "((None,), ('Asia',), ('Europe',), ('India',))",
  ],
  ['frappe.get_all("Item Row", filters={"parent": "a"}, pluck="what", order_by="idx")', "['a1', 'a2']"],
  [
    'frappe.get_all("Item Row", fields=["parent"], distinct=True, order_by="parent asc", pluck="parent")',
    "['a', 'b', 'c', 'd']",
  ],
  ['frappe.db.sql("select name from tabThing where qty > %s order by name", 1)', "(('c',), ('d',))"],
  ['frappe.db.sql("select name from tabThing where qty > %s and txt = %s", (1, "xyz"), as_list=True)', "[['d']]"],
  [
    'frappe.db.sql("select name, qty from tabThing where name in %s order by name", [["a", "b"]], as_dict=1)',
    "[{'name': 'a', 'qty': 1}, {'name': 'b', 'qty': 0}]",
  ],
  ['frappe.db.sql("select name from tabThing where name = %(n)s", {"n": "a"}, pluck=True)', "['a']"],
  ['frappe.db.sql("select name from tabThing where name = \'zz\'")', '()'],
  ['frappe.db.sql("select name from tabThing where txt like \'x%\' order by name", pluck=1)', "['a', 'd']"],
  ['frappe.db.sql("select name from tabThing where txt like \'x%%\' and qty = %s", 5, pluck=1)', "['d']"],
  ['frappe.db.sql("select 1 as a", as_dict=True, update={"b": 2})', "[{'a': 1, 'b': 2}]"],
  ['frappe.db.sql("select name from tabThing where name = \'A\'", pluck=True)', "['a']"],
  ['frappe.db.sql("select sum(rate), avg(qty), count(*) from tabThing")', '((14.0, 2.25, 4),)'],
  ['frappe.db.sql("with t as (select 1 as a) select a from t")', '((1,),)'],
  ['frappe.db.sql("SELECT day FROM tabThing WHERE name = %s", "a")[0][0].year', '2024'],
];
